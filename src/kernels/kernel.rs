//! A formula made ready for training: both passes, for the CPU and for the GPU.

use crate::activation::Instance;
use crate::formula::block::BlockProgram;
use crate::formula::program::Source;

/// A formula made ready for training.
#[derive(Debug)]
pub struct Kernel {
    pub(super) evaluation: BlockProgram,
    /// As `evaluation`, with random draws.
    pub(super) evaluation_drawn: BlockProgram,
    pub(super) sloping: BlockProgram,
    /// As `sloping`, with random draws.
    pub(super) sloping_drawn: BlockProgram,
    #[cfg(feature = "gpu")]
    pub(super) shaders: super::gpu::Shaders,
    pub(super) maps: usize,
    pub(super) per_neuron: bool,
    /// For each number of the formula's parameters its row of the trained ones, or its value.
    pub(super) sources: Vec<Source>,
    pub(super) trained: usize,
}

impl Kernel {
    /// The kernel of an activation; `per_neuron` if each neuron has its own trained parameters.
    pub fn new(instance: &Instance, per_neuron: bool) -> Self {
        let sources = instance.sources();
        let is_trained = |source: &&Source| matches!(source, Source::Trained(_));
        let trained = sources.iter().filter(is_trained).count();
        let own = sources.clone();
        let per_column =
            move |place: usize| per_neuron && matches!(own.get(place), Some(Source::Trained(_)));
        let evaluation = instance.compiled().evaluation();
        let sloping = instance.compiled().sloping();
        Self {
            evaluation: BlockProgram::new(evaluation, &per_column, false),
            evaluation_drawn: BlockProgram::new(evaluation, &per_column, true),
            sloping: BlockProgram::new(sloping, &per_column, false),
            sloping_drawn: BlockProgram::new(sloping, &per_column, true),
            #[cfg(feature = "gpu")]
            shaders: super::gpu::Shaders::new(instance, &sources, per_neuron),
            maps: instance.inputs(),
            per_neuron,
            sources,
            trained,
        }
    }
}
