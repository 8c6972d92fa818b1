//! The curves of the page's first minute, computed beforehand from the catalogue's formulas.

use activation_lab::activation::samples;
use anyhow::{Context, Result};

use crate::project::Project;
use crate::steps::say;

/// Writes them anew; a test compares the file with the formulas.
pub fn write(project: &Project) -> Result<()> {
    let numbers = samples::compute();
    let file = project.root.join(samples::FILE);
    std::fs::write(&file, &numbers).with_context(|| format!("writing {}", file.display()))?;
    say(&format!(
        "{}: {} functions at {} points, {} bytes",
        samples::FILE,
        samples::KEYS.len(),
        samples::POINTS,
        numbers.len()
    ));
    Ok(())
}
