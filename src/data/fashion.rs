//! Fashion-MNIST: its four files, their checksums and their public homes.
//!
//! Han Xiao, Kashif Rasul and Roland Vollgraf, "Fashion-MNIST: a novel image
//! dataset for benchmarking machine learning algorithms", arXiv:1708.07747;
//! MIT licence, © 2017 Zalando SE.

/// The ten classes, in the order of their labels.
pub const CLASSES: [&str; 10] = [
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
];

/// Height and width of an image, in pixels.
pub const SIDE: usize = 28;

/// Where the files are kept by their authors: each address is followed by a file's name.
pub const HOMES: [&str; 2] = [
    "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
    "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
];

/// Which half of the data a file belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// The training samples.
    Train,
    /// The test samples.
    Test,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// One class per sample.
    Labels,
    /// One image per sample.
    Images {
        /// Height in pixels.
        rows: usize,
        /// Width in pixels.
        columns: usize,
    },
}

/// One file of an image data set in gzip-compressed IDX, as its manifest has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FashionFile {
    /// The file's name at each of its homes.
    pub name: &'static str,
    /// Which samples it holds.
    pub split: Split,
    /// What it holds of them.
    pub content: Content,
    /// How many samples.
    pub items: usize,
    /// Compressed size in bytes.
    pub size: u64,
    /// SHA-256 of the compressed file, in hexadecimal.
    pub sha256: &'static str,
    /// SHA-256 of what it unpacks to, for servers through which it arrives unpacked.
    pub plain_sha256: &'static str,
}

impl FashionFile {
    /// Size after unpacking, in bytes: the IDX header and the items.
    pub fn plain_size(&self) -> u64 {
        (match self.content {
            Content::Labels => 8 + self.items,
            Content::Images { rows, columns } => 16 + self.items * rows * columns,
        }) as u64
    }
}

const IMAGES: Content = Content::Images {
    rows: SIDE,
    columns: SIDE,
};

/// The four files in the order in which they are fetched: the small label files
/// before the images they belong to, so that images can be used as they arrive.
pub const FILES: [FashionFile; 4] = [
    FashionFile {
        name: "train-labels-idx1-ubyte.gz",
        split: Split::Train,
        content: Content::Labels,
        items: 60_000,
        size: 29_515,
        sha256: "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
        plain_sha256: "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
    },
    FashionFile {
        name: "train-images-idx3-ubyte.gz",
        split: Split::Train,
        content: IMAGES,
        items: 60_000,
        size: 26_421_880,
        sha256: "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
        plain_sha256: "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
    },
    FashionFile {
        name: "t10k-labels-idx1-ubyte.gz",
        split: Split::Test,
        content: Content::Labels,
        items: 10_000,
        size: 5_148,
        sha256: "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
        plain_sha256: "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
    },
    FashionFile {
        name: "t10k-images-idx3-ubyte.gz",
        split: Split::Test,
        content: IMAGES,
        items: 10_000,
        size: 4_422_102,
        sha256: "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
        plain_sha256: "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
    },
];
