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
        name: "elfwing2017",
        who: "Elfwing, Uchibe and Doya (2017)",
        title: "Sigmoid-Weighted Linear Units for Neural Network Function Approximation in Reinforcement Learning",
        place: Place::Arxiv("1702.03118"),
    },
    Source {
        name: "fukushima1969",
        who: "Fukushima (1969)",
        title: "Visual feature extraction by a multilayered network of analog threshold elements",
        place: Place::Doi("10.1109/TSSC.1969.300225"),
    },
    Source {
        name: "glorot2010",
        who: "Glorot and Bengio (2010)",
        title: "Understanding the difficulty of training deep feedforward neural networks",
        place: Place::Print("AISTATS 2010, PMLR 9, 249–256"),
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
        name: "vaswani2017",
        who: "Vaswani et al. (2017)",
        title: "Attention Is All You Need",
        place: Place::Arxiv("1706.03762"),
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
];
