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

/// All sources, by the authors' names.
pub const ALL: &[Source] = &[
    Source {
        name: "fernandez2024",
        who: "Fernandez and Mali (2024)",
        title: "TeLU Activation Function for Fast and Stable Deep Learning",
        place: Place::Arxiv("2412.20269"),
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
        name: "touvron2023",
        who: "Touvron and others (2023)",
        title: "LLaMA: Open and Efficient Foundation Language Models",
        place: Place::Arxiv("2302.13971"),
    },
];
