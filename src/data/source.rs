//! A training and a test set that may still be arriving.

use sha2::Digest;

use super::arrival::{Arrival, damaged, hexadecimal};
use super::error::{DataError, Fault};
use super::fashion::{self, Content, FashionFile, Split};
use super::{Dataset, Features, Targets, synthetic, toy};
use crate::experiment::{DataSource, limits};
use crate::protocol::DataProgress;

/// Bytes given to a decoder at a time, so that what it holds back stays small.
const PIECE: usize = 64 << 10;

/// A data set, complete or arriving.
///
/// Sets that are drawn are complete at once. Fashion-MNIST is pushed in, file by
/// file in the order of [`Source::files_wanted`], in pieces of any size; samples
/// can be used as soon as image and label are there. A file may be begun anew
/// with [`Source::reset_file`]; samples that were ready stay ready, and should
/// the second delivery differ from the first, [`Source::revision`] says so.
pub struct Source {
    files: &'static [FashionFile],
    arrivals: Vec<Arrival>,
    train: Dataset,
    test: Dataset,
    train_len: usize,
    test_len: usize,
    revision: u32,
}

impl Source {
    /// The data set `data`, with the first `n` training samples (at most what there are).
    ///
    /// What is drawn is the same every time: it depends on neither an experiment's
    /// seed nor `n`.
    pub fn open(data: DataSource, n: usize) -> Self {
        let n = n.min(limits::SAMPLES);
        let (train, test) = match data {
            DataSource::Fashion => return Self::arriving(&fashion::FILES, n),
            DataSource::Synthetic => synthetic::garments(n),
            DataSource::Xor => toy::xor(n),
            DataSource::Circles => toy::circles(n),
            DataSource::Spiral => toy::spiral(n),
            DataSource::Moons => toy::moons(n),
            DataSource::Fit1d => toy::fit1d(n),
        };
        Self {
            files: &[],
            arrivals: Vec::new(),
            train_len: train.len(),
            test_len: test.len(),
            train,
            test,
            revision: 0,
        }
    }

    /// A set whose files are still to come, with at most `n` training samples.
    pub(super) fn arriving(files: &'static [FashionFile], n: usize) -> Self {
        let half = |split: Split, most: usize| {
            let mut len = 0;
            let (mut rows, mut columns) = (0, 0);
            for file in files.iter().filter(|file| file.split == split) {
                len = file.items.min(most);
                if let Content::Images {
                    rows: height,
                    columns: width,
                } = file.content
                {
                    (rows, columns) = (height, width);
                }
            }
            let dataset = Dataset {
                features: Features::Images {
                    rows,
                    columns,
                    pixels: Vec::with_capacity(len * rows * columns),
                },
                targets: Targets::Classes {
                    names: fashion::CLASSES.map(str::to_owned).to_vec(),
                    labels: Vec::with_capacity(len),
                },
            };
            (dataset, len)
        };
        let (train, train_len) = half(Split::Train, n);
        let (test, test_len) = half(Split::Test, usize::MAX);
        Self {
            files,
            arrivals: files.iter().map(Arrival::new).collect(),
            train,
            test,
            train_len,
            test_len,
            revision: 0,
        }
    }

    /// The files that must be pushed, in the order in which they are best fetched;
    /// none for a set that is drawn.
    pub fn files_wanted(&self) -> &'static [FashionFile] {
        self.files
    }

    /// The training set, as far as it is there.
    pub fn train(&self) -> &Dataset {
        &self.train
    }

    /// The test set, as far as it is there.
    pub fn test(&self) -> &Dataset {
        &self.test
    }

    /// Training samples there will be; known before anything has arrived.
    pub fn train_len(&self) -> usize {
        self.train_len
    }

    /// Training samples that can be used, counted from the first. Never falls.
    pub fn train_ready(&self) -> usize {
        self.train.len()
    }

    /// Test samples there will be; known before anything has arrived.
    pub fn test_len(&self) -> usize {
        self.test_len
    }

    /// Whether the whole test set can be used.
    pub fn test_ready(&self) -> bool {
        self.test.len() == self.test_len
    }

    /// Whether everything has arrived and its SHA-256 is right.
    pub fn verified(&self) -> bool {
        self.arrivals.iter().all(|arrival| arrival.verified)
    }

    /// Rises when samples that were ready turn out to differ from a later delivery of
    /// the same file. If it has risen between a run's first step and the moment at
    /// which [`Source::verified`] holds, the run has seen damaged samples and must
    /// start again.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// How far the data has come, in compressed bytes.
    pub fn progress(&self) -> DataProgress {
        let received = |(file, arrival): (&FashionFile, &Arrival)| {
            if arrival.decoder.is_plain() {
                // An unpacked delivery counts as the part of the packed file it stands for.
                arrival.received.min(file.plain_size()) * file.size / file.plain_size()
            } else {
                arrival.received.min(file.size)
            }
        };
        DataProgress {
            received: self.files.iter().zip(&self.arrivals).map(received).sum(),
            total: self.files.iter().map(|file| file.size).sum(),
            train_ready: self.train_ready() as u32,
            verified: self.verified(),
            from_cache: !self.arrivals.is_empty()
                && self.arrivals.iter().all(|arrival| arrival.from_cache),
        }
    }

    /// Notes where `file` comes from, for [`Source::progress`].
    ///
    /// # Errors
    /// If the file is not of this set.
    pub fn set_from_cache(&mut self, file: &FashionFile, cached: bool) -> Result<(), DataError> {
        let index = self.index(file)?;
        self.arrivals[index].from_cache = cached;
        Ok(())
    }

    fn index(&self, file: &FashionFile) -> Result<usize, DataError> {
        self.files
            .iter()
            .position(|known| known.name == file.name)
            .ok_or_else(|| DataError::Unknown {
                file: file.name.to_owned(),
            })
    }

    /// Takes the next bytes of `file`.
    ///
    /// # Errors
    /// The first fault found; the file must then be begun anew with [`Source::reset_file`].
    pub fn push(&mut self, file: &FashionFile, bytes: &[u8]) -> Result<(), DataError> {
        let index = self.index(file)?;
        for piece in bytes.chunks(PIECE) {
            let arrival = &mut self.arrivals[index];
            arrival.received += piece.len() as u64;
            arrival.digest.update(piece);
            let outcome = arrival.decoder.push(piece);
            // What came before a fault is as good as what comes before a dropped connection.
            self.check_header(index)?;
            self.keep(index);
            outcome.map_err(|fault| damaged(file, fault))?;
        }
        Ok(())
    }

    /// Says that `file` has ended, and checks its SHA-256.
    ///
    /// # Errors
    /// If it is not complete or not the file of the manifest.
    pub fn finish(&mut self, file: &FashionFile) -> Result<(), DataError> {
        let index = self.index(file)?;
        let outcome = self.arrivals[index].decoder.finish();
        self.check_header(index)?;
        self.keep(index);
        outcome.map_err(|fault| damaged(file, fault))?;
        let arrival = &mut self.arrivals[index];
        let expected = if arrival.decoder.is_plain() {
            file.plain_sha256
        } else {
            file.sha256
        };
        let found = hexadecimal(&arrival.digest.finalize_reset());
        if found != expected {
            let expected = expected.to_owned();
            return Err(damaged(file, Fault::Checksum { found, expected }));
        }
        arrival.verified = true;
        Ok(())
    }

    /// Begins `file` anew, so that it can be pushed again from its first byte.
    ///
    /// # Errors
    /// If the file is not of this set.
    pub fn reset_file(&mut self, file: &FashionFile) -> Result<(), DataError> {
        let index = self.index(file)?;
        self.arrivals[index] = Arrival::new(&self.files[index]);
        Ok(())
    }

    /// Compares a header that has just come with the manifest and with the other file of its half.
    fn check_header(&mut self, index: usize) -> Result<(), DataError> {
        let file = &self.files[index];
        let (None, Some(header)) = (
            self.arrivals[index].header,
            self.arrivals[index].decoder.header(),
        ) else {
            return Ok(());
        };
        for (other, arrival) in self.files.iter().zip(&self.arrivals) {
            if let Some(known) = arrival.header
                && other.split == file.split
                && known.items != header.items
            {
                return Err(DataError::CountsDisagree {
                    file: file.name.to_owned(),
                    found: header.items,
                    partner: other.name.to_owned(),
                    expected: known.items,
                });
            }
        }
        if header.items != file.items {
            let (found, expected) = (header.items, file.items);
            return Err(damaged(file, Fault::Items { found, expected }));
        }
        if let Content::Images { rows, columns } = file.content
            && (header.rows, header.columns) != (rows, columns)
        {
            return Err(damaged(
                file,
                Fault::Shape {
                    rows: header.rows,
                    columns: header.columns,
                    expected_rows: rows,
                    expected_columns: columns,
                },
            ));
        }
        self.arrivals[index].header = Some(header);
        Ok(())
    }

    /// Moves decoded content to its data set.
    fn keep(&mut self, index: usize) {
        let (file, arrival) = (&self.files[index], &mut self.arrivals[index]);
        if arrival.header.is_none() {
            return;
        }
        let (dataset, len) = match file.split {
            Split::Train => (&mut self.train, self.train_len),
            Split::Test => (&mut self.test, self.test_len),
        };
        let ready = dataset.len();
        let (kept, width) = match (&mut dataset.features, &mut dataset.targets, file.content) {
            (Features::Images { pixels, .. }, _, Content::Images { rows, columns }) => {
                (pixels, rows * columns)
            }
            (_, Targets::Classes { labels, .. }, Content::Labels) => (labels, 1),
            _ => return,
        };
        let content = arrival.decoder.content();
        // Whatever an earlier delivery has left is compared, the rest is new.
        let wanted = content
            .len()
            .min((len * width).saturating_sub(arrival.position));
        let known = wanted.min(kept.len().saturating_sub(arrival.position));
        let start = arrival.position.min(kept.len());
        let old = &mut kept[start..start + known];
        if let Some(first) = (0..known).find(|&i| old[i] != content[i]) {
            if (arrival.position + first) / width < ready {
                self.revision += 1;
            }
            old.copy_from_slice(&content[..known]);
        }
        kept.extend_from_slice(&content[known..wanted]);
        arrival.position += content.len();
        arrival.decoder.clear_content();
    }
}
