## The Gradients and Outputs pages
