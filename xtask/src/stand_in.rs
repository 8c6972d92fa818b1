#![allow(missing_docs)]
pub struct FashionFile {
    pub name: &'static str,
    pub size: u64,
    pub sha256: &'static str,
}
pub const FILES: [FashionFile; 4] = [
    FashionFile {
        name: "train-labels-idx1-ubyte.gz",
        size: 29515,
        sha256: "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
    },
    FashionFile {
        name: "train-images-idx3-ubyte.gz",
        size: 26421880,
        sha256: "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
    },
    FashionFile {
        name: "t10k-labels-idx1-ubyte.gz",
        size: 5148,
        sha256: "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
    },
    FashionFile {
        name: "t10k-images-idx3-ubyte.gz",
        size: 4422102,
        sha256: "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
    },
];
pub const HOMES: [&str; 2] = [
    "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
    "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
];
pub fn cache_folder() -> std::path::PathBuf {
    std::env::temp_dir().join("fm-cache")
}
