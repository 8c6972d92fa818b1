//! The papers that the chapter's advice is held against.

use leptos::prelude::*;

/// A paper.
#[derive(Debug, PartialEq)]
pub struct Reference {
    /// Its authors.
    pub who: &'static str,
    /// Its year; of a preprint, that of its first version.
    pub year: u16,
    /// Where it is.
    pub place: Place,
}

/// Where a paper is.
#[derive(Debug, PartialEq)]
pub enum Place {
    /// Its number at arXiv.
    Arxiv(&'static str),
    /// A journal, a conference or a report.
    Print(&'static str),
}

const fn arxiv(who: &'static str, year: u16, number: &'static str) -> Reference {
    Reference {
        who,
        year,
        place: Place::Arxiv(number),
    }
}

const fn print(who: &'static str, year: u16, place: &'static str) -> Reference {
    Reference {
        who,
        year,
        place: Place::Print(place),
    }
}

/// The LSTM: sigmoid gates, and squashing functions centred on 0.
pub const LSTM: Reference = print("Hochreiter and Schmidhuber", 1997, "Neural Computation 9");
/// Where ReLU is first cut off at 6.
pub const RELU6: Reference = print(
    "Krizhevsky",
    2010,
    "Convolutional deep belief networks on CIFAR-10",
);
/// AlexNet, and ReLU against tanh.
pub const ALEXNET: Reference = print("Krizhevsky, Sutskever and Hinton", 2012, "NIPS 2012");
/// PReLU, and start values for ReLU.
pub const PRELU: Reference = arxiv("He, Zhang, Ren and Sun", 2015, "1502.01852");
/// An adversarial network, with ReLU in one half and LeakyReLU in the other.
pub const DCGAN: Reference = arxiv("Radford, Metz and Chintala", 2015, "1511.06434");
/// GELU.
pub const GELU: Reference = arxiv("Hendrycks and Gimpel", 2016, "1606.08415");
/// SiLU.
pub const SILU: Reference = arxiv("Elfwing, Uchibe and Doya", 2017, "1702.03118");
/// The Transformer, with ReLU.
pub const TRANSFORMER: Reference = arxiv("Vaswani et al.", 2017, "1706.03762");
/// Swish, found by a search.
pub const SWISH: Reference = arxiv("Ramachandran, Zoph and Le", 2017, "1710.05941");
/// MobileNetV2, with ReLU6.
pub const MOBILENET_V2: Reference = arxiv("Sandler et al.", 2018, "1801.04381");
/// BERT, with GELU.
pub const BERT: Reference = arxiv("Devlin, Chang, Lee and Toutanova", 2018, "1810.04805");
/// MobileNetV3 and Hardswish.
pub const MOBILENET_V3: Reference = arxiv("Howard et al.", 2019, "1905.02244");
/// EfficientNet, with SiLU.
pub const EFFICIENTNET: Reference = arxiv("Tan and Le", 2019, "1905.11946");
/// SwiGLU and other gated layers.
pub const SWIGLU: Reference = arxiv("Shazeer", 2020, "2002.05202");
/// The Conformer, with Swish.
pub const CONFORMER: Reference = arxiv("Gulati et al.", 2020, "2005.08100");
/// Snake.
pub const SNAKE: Reference = arxiv("Ziyin, Hartwig and Ueda", 2020, "2006.08195");
/// A diffusion model, whose code has SiLU.
pub const DIFFUSION: Reference = arxiv("Ho, Jain and Abbeel", 2020, "2006.11239");
/// wav2vec 2.0, with GELU.
pub const WAV2VEC: Reference = arxiv("Baevski, Zhou, Mohamed and Auli", 2020, "2006.11477");
/// The Vision Transformer, with GELU.
pub const VIT: Reference = arxiv("Dosovitskiy et al.", 2020, "2010.11929");
/// ConvNeXt, on the way to which ReLU became GELU.
pub const CONVNEXT: Reference = arxiv("Liu et al.", 2022, "2201.03545");
/// BigVGAN, with Snake.
pub const BIGVGAN: Reference = arxiv(
    "Lee, Ping, Ginsburg, Catanzaro and Yoon",
    2022,
    "2206.04658",
);
/// Llama 2, with SwiGLU.
pub const LLAMA_2: Reference = arxiv("Touvron et al.", 2023, "2307.09288");
/// Llama 3, with SwiGLU.
pub const LLAMA_3: Reference = arxiv("Llama team", 2024, "2407.21783");

/// Papers, those at arXiv as links. The page itself asks no other site for anything; a reader may.
#[component]
pub fn References(
    /// The papers.
    of: &'static [Reference],
) -> impl IntoView {
    let items: Vec<_> = of
        .iter()
        .map(|paper| {
            let place = match paper.place {
                Place::Arxiv(number) => view! {
                    <a
                        href=format!("https://arxiv.org/abs/{number}")
                        target="_blank"
                        rel="noopener noreferrer"
                    >
                        {format!("arXiv {number}")}
                    </a>
                }
                .into_any(),
                Place::Print(place) => place.into_any(),
            };
            view! { <li>{paper.who} ", " {paper.year.to_string()} ", " {place}</li> }
        })
        .collect();
    view! {
        <ul class="references" role="list">
            {items}
        </ul>
    }
    .into_any()
}
