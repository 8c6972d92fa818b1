//! What the course cites. Every entry was looked up; a chapter of a book is no proof that a paper
//! says what it is cited for.

/// A source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name in the texts.
    pub name: &'static str,
    /// Its authors, and its year.
    pub who: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Where it is.
    pub place: Place,
}

/// Where a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Its number at arXiv.
    Arxiv(&'static str),
    /// Its digital object identifier.
    Doi(&'static str),
    /// A book, a journal, a conference.
    Print(&'static str),
}

/// The source of that name.
pub fn find(name: &str) -> Option<&'static Source> {
    ALL.iter().find(|source| source.name == name)
}

impl Source {
    /// Its address, if it has one.
    pub fn address(&self) -> Option<String> {
        match self.place {
            Place::Arxiv(number) => Some(format!("https://arxiv.org/abs/{number}")),
            Place::Doi(doi) => Some(format!("https://doi.org/{doi}")),
            Place::Print(_) => None,
        }
    }
}

/// All sources, by their names.
pub const ALL: &[Source] = &[
    Source {
        name: "bengio1994",
        who: "Bengio, Simard and Frasconi (1994)",
        title: "Learning long-term dependencies with gradient descent is difficult",
        place: Place::Doi("10.1109/72.279181"),
    },
    Source {
        name: "book",
        who: "The book that this lab follows",
        title: "DLDNA, a deep-learning book, chapter 4: activation functions",
        place: Place::Print("with a Python package"),
    },
    Source {
        name: "bouthillier2021",
        who: "Bouthillier et al. (2021)",
        title: "Accounting for Variance in Machine Learning Benchmarks",
        place: Place::Arxiv("2103.03098"),
    },
    Source {
        name: "clevert2015",
        who: "Clevert, Unterthiner and Hochreiter (2015)",
        title: "Fast and Accurate Deep Network Learning by Exponential Linear Units (ELUs)",
        place: Place::Arxiv("1511.07289"),
    },
    Source {
        name: "cybenko1989",
        who: "Cybenko (1989)",
        title: "Approximation by superpositions of a sigmoidal function",
        place: Place::Doi("10.1007/BF02551274"),
    },
    Source {
        name: "dauphin2016",
        who: "Dauphin, Fan, Auli and Grangier (2016)",
        title: "Language Modeling with Gated Convolutional Networks",
        place: Place::Arxiv("1612.08083"),
    },
    Source {
        name: "eger2018",
        who: "Eger, Youssef and Gurevych (2018)",
        title: "Is it Time to Swish? Comparing Deep Learning Activation Functions Across NLP tasks",
        place: Place::Arxiv("1901.02671"),
    },
    Source {
        name: "elfwing2017",
        who: "Elfwing, Uchibe and Doya (2017)",
        title: "Sigmoid-Weighted Linear Units for Neural Network Function Approximation in Reinforcement Learning",
        place: Place::Arxiv("1702.03118"),
    },
    Source {
        name: "fernandez2024",
        who: "Fernandez and Mali (2024)",
        title: "TeLU Activation Function for Fast and Stable Deep Learning",
        place: Place::Arxiv("2412.20269"),
    },
    Source {
        name: "fukushima1969",
        who: "Fukushima (1969)",
        title: "Visual feature extraction by a multilayered network of analog threshold elements",
        place: Place::Doi("10.1109/TSSC.1969.300225"),
    },
    Source {
        name: "ghorbani2019",
        who: "Ghorbani, Krishnan and Xiao (2019)",
        title: "An Investigation into Neural Net Optimization via Hessian Eigenvalue Density",
        place: Place::Arxiv("1901.10159"),
    },
    Source {
        name: "glorot2010",
        who: "Glorot and Bengio (2010)",
        title: "Understanding the difficulty of training deep feedforward neural networks",
        place: Place::Print("AISTATS 2010, PMLR 9, 249–256"),
    },
    Source {
        name: "grattafiori2024",
        who: "Grattafiori and others (2024)",
        title: "The Llama 3 Herd of Models",
        place: Place::Arxiv("2407.21783"),
    },
    Source {
        name: "he2015",
        who: "He, Zhang, Ren and Sun (2015)",
        title: "Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification",
        place: Place::Arxiv("1502.01852"),
    },
    Source {
        name: "hendrycks2016",
        who: "Hendrycks and Gimpel (2016)",
        title: "Gaussian Error Linear Units (GELUs)",
        place: Place::Arxiv("1606.08415"),
    },
    Source {
        name: "hochreiter1997",
        who: "Hochreiter and Schmidhuber (1997)",
        title: "Long Short-Term Memory",
        place: Place::Print("Neural Computation 9, 1735–1780"),
    },
    Source {
        name: "hornik1989",
        who: "Hornik, Stinchcombe and White (1989)",
        title: "Multilayer feedforward networks are universal approximators",
        place: Place::Doi("10.1016/0893-6080(89)90020-8"),
    },
    Source {
        name: "howard2019",
        who: "Howard et al. (2019)",
        title: "Searching for MobileNetV3",
        place: Place::Arxiv("1905.02244"),
    },
    Source {
        name: "jacobs1991",
        who: "Jacobs, Jordan, Nowlan and Hinton (1991)",
        title: "Adaptive Mixtures of Local Experts",
        place: Place::Print("Neural Computation 3, 79–87"),
    },
    Source {
        name: "jacot2018",
        who: "Jacot, Gabriel and Hongler (2018)",
        title: "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
        place: Place::Arxiv("1806.07572"),
    },
    Source {
        name: "klambauer2017",
        who: "Klambauer, Unterthiner, Mayr and Hochreiter (2017)",
        title: "Self-Normalizing Neural Networks",
        place: Place::Arxiv("1706.02515"),
    },
    Source {
        name: "krizhevsky2012",
        who: "Krizhevsky, Sutskever and Hinton (2012)",
        title: "ImageNet Classification with Deep Convolutional Neural Networks",
        place: Place::Print("NIPS 2012"),
    },
    Source {
        name: "kunc2024",
        who: "Kunc and Kléma (2024)",
        title: "Three Decades of Activations: A Comprehensive Survey of 400 Activation Functions for Neural Networks",
        place: Place::Arxiv("2402.09092"),
    },
    Source {
        name: "lecun1998",
        who: "LeCun, Bottou, Orr and Müller (1998)",
        title: "Efficient BackProp",
        place: Place::Doi("10.1007/3-540-49430-8_2"),
    },
    Source {
        name: "leshno1993",
        who: "Leshno, Lin, Pinkus and Schocken (1993)",
        title: "Multilayer feedforward networks with a nonpolynomial activation function can approximate any function",
        place: Place::Print("Neural Networks 6, 861–867"),
    },
    Source {
        name: "li2018",
        who: "Li, Xu, Taylor, Studer and Goldstein (2018)",
        title: "Visualizing the Loss Landscape of Neural Nets",
        place: Place::Arxiv("1712.09913"),
    },
    Source {
        name: "liu2022",
        who: "Liu et al. (2022)",
        title: "A ConvNet for the 2020s",
        place: Place::Arxiv("2201.03545"),
    },
    Source {
        name: "liu2024",
        who: "Liu et al. (2024)",
        title: "KAN: Kolmogorov–Arnold Networks",
        place: Place::Arxiv("2404.19756"),
    },
    Source {
        name: "lu2019",
        who: "Lu, Shin, Su and Karniadakis (2019)",
        title: "Dying ReLU and Initialization: Theory and Numerical Examples",
        place: Place::Arxiv("1903.06733"),
    },
    Source {
        name: "maas2013",
        who: "Maas, Hannun and Ng (2013)",
        title: "Rectifier Nonlinearities Improve Neural Network Acoustic Models",
        place: Place::Print(
            "ICML 2013 Workshop on Deep Learning for Audio, Speech and Language Processing",
        ),
    },
    Source {
        name: "mcculloch1943",
        who: "McCulloch and Pitts (1943)",
        title: "A logical calculus of the ideas immanent in nervous activity",
        place: Place::Doi("10.1007/BF02478259"),
    },
    Source {
        name: "mirzadeh2023",
        who: "Mirzadeh et al. (2023)",
        title: "ReLU Strikes Back: Exploiting Activation Sparsity in Large Language Models",
        place: Place::Arxiv("2310.04564"),
    },
    Source {
        name: "molina2019",
        who: "Molina, Schramowski and Kersting (2019)",
        title: "Padé Activation Units: End-to-end Learning of Flexible Activation Functions in Deep Networks",
        place: Place::Arxiv("1907.06732"),
    },
    Source {
        name: "morsali2025",
        who: "Morsali et al. (2025)",
        title: "STAF: Sinusoidal Trainable Activation Functions for Implicit Neural Representation",
        place: Place::Arxiv("2502.00869"),
    },
    Source {
        name: "nair2010",
        who: "Nair and Hinton (2010)",
        title: "Rectified Linear Units Improve Restricted Boltzmann Machines",
        place: Place::Print("ICML 2010, 807–814"),
    },
    Source {
        name: "narang2021",
        who: "Narang et al. (2021)",
        title: "Do Transformer Modifications Transfer Across Implementations and Applications?",
        place: Place::Arxiv("2102.11972"),
    },
    Source {
        name: "polyak1964",
        who: "Polyak (1964)",
        title: "Some methods of speeding up the convergence of iteration methods",
        place: Place::Doi("10.1016/0041-5553(64)90137-5"),
    },
    Source {
        name: "pytorch",
        who: "The PyTorch developers (2024)",
        title: "torch.nn.Linear, in the documentation of PyTorch 2.5",
        place: Place::Print("docs.pytorch.org"),
    },
    Source {
        name: "ramachandran2017",
        who: "Ramachandran, Zoph and Le (2017)",
        title: "Searching for Activation Functions",
        place: Place::Arxiv("1710.05941"),
    },
    Source {
        name: "rosenblatt1958",
        who: "Rosenblatt (1958)",
        title: "The perceptron: A probabilistic model for information storage and organization in the brain",
        place: Place::Doi("10.1037/h0042519"),
    },
    Source {
        name: "rumelhart1986",
        who: "Rumelhart, Hinton and Williams (1986)",
        title: "Learning representations by back-propagating errors",
        place: Place::Doi("10.1038/323533a0"),
    },
    Source {
        name: "saxe2013",
        who: "Saxe, McClelland and Ganguli (2013)",
        title: "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
        place: Place::Arxiv("1312.6120"),
    },
    Source {
        name: "shazeer2017",
        who: "Shazeer et al. (2017)",
        title: "Outrageously Large Neural Networks: The Sparsely-Gated Mixture-of-Experts Layer",
        place: Place::Arxiv("1701.06538"),
    },
    Source {
        name: "shazeer2020",
        who: "Shazeer (2020)",
        title: "GLU Variants Improve Transformer",
        place: Place::Arxiv("2002.05202"),
    },
    Source {
        name: "sitzmann2020",
        who: "Sitzmann, Martel, Bergman, Lindell and Wetzstein (2020)",
        title: "Implicit Neural Representations with Periodic Activation Functions",
        place: Place::Arxiv("2006.09661"),
    },
    Source {
        name: "so2021",
        who: "So et al. (2021)",
        title: "Primer: Searching for Efficient Transformers for Language Modeling",
        place: Place::Arxiv("2109.08668"),
    },
    Source {
        name: "touvron2023",
        who: "Touvron and others (2023)",
        title: "LLaMA: Open and Efficient Foundation Language Models",
        place: Place::Arxiv("2302.13971"),
    },
    Source {
        name: "vaswani2017",
        who: "Vaswani et al. (2017)",
        title: "Attention Is All You Need",
        place: Place::Arxiv("1706.03762"),
    },
    Source {
        name: "welling2011",
        who: "Welling and Teh (2011)",
        title: "Bayesian Learning via Stochastic Gradient Langevin Dynamics",
        place: Place::Print("ICML 2011"),
    },
    Source {
        name: "xiao2017",
        who: "Xiao, Rasul and Vollgraf (2017)",
        title: "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning Algorithms",
        place: Place::Arxiv("1708.07747"),
    },
    Source {
        name: "xu2015",
        who: "Xu, Wang, Chen and Li (2015)",
        title: "Empirical Evaluation of Rectified Activations in Convolutional Network",
        place: Place::Arxiv("1505.00853"),
    },
    Source {
        name: "yu2024",
        who: "Yu, Yu and Wang (2024)",
        title: "KAN or MLP: A Fairer Comparison",
        place: Place::Arxiv("2407.16674"),
    },
    Source {
        name: "ziyin2020",
        who: "Ziyin, Hartwig and Ueda (2020)",
        title: "Neural Networks Fail to Learn Periodic Functions and How to Fix It",
        place: Place::Arxiv("2006.08195"),
    },
];
