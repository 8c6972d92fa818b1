## The Neurons page
