//! x
#[derive(clap::Args)]
pub struct Options {}
pub fn bench(_: &crate::project::Project, _: &Options) -> anyhow::Result<()> {
    Ok(())
}
