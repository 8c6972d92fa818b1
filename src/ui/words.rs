//! Problems, messages and reasons as sentences that say what happened and what to do.

use super::device::{Decision, Quantity, Reason};
use super::state::{Message, RunRecord, Stage};
use super::{format, t};
use crate::activation::find;
use crate::experiment::{ActivationChoice, Experiment};
use crate::protocol::{DeviceKind, Part, Problem};

/// A problem and what to do about it.
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Download { file, detail } => {
            t!("problem-download", file = &**file, detail = &**detail)
        }
        Problem::Damaged { file, detail } => {
            t!("problem-damaged", file = &**file, detail = &**detail)
        }
        Problem::Storage { detail } => t!("problem-storage", detail = &**detail),
        Problem::Unsupported { detail } => t!("problem-unsupported", detail = &**detail),
        Problem::Diverged { epoch, step, .. } => {
            t!("problem-diverged", epoch = *epoch, step = *step)
        }
        Problem::NoGpu { detail } => t!("problem-no-gpu", detail = &**detail),
        Problem::GpuLost { detail } => t!("problem-gpu-lost", detail = &**detail),
        Problem::Checkpoint { detail } => t!("problem-checkpoint", detail = &**detail),
        Problem::Panic { detail } => t!("problem-panic", detail = &**detail),
    }
}

/// A problem of a network with so many hidden layers: where it began, as well.
pub fn trouble(what: &Problem, hidden: usize) -> String {
    let said = problem(what);
    let Problem::Diverged {
        blowup: Some(blowup),
        ..
    } = what
    else {
        return said;
    };
    let part = match blowup.part {
        Part::Weights => t!("blowup-weights"),
        Part::Parameters => t!("blowup-parameters"),
        Part::PreActivations => t!("blowup-pre"),
        Part::Activations => t!("blowup-post"),
    };
    let layer = match blowup.layer as usize {
        layer if layer >= hidden => t!("blowup-output"),
        layer => t!("blowup-layer", layer = layer + 1),
    };
    let place = t!("blowup", part = part, layer = layer);
    format!("{said} {place}")
}

/// Whether the synthetic garments would help.
pub fn wants_other_data(problem: &Problem) -> bool {
    matches!(problem, Problem::Download { .. } | Problem::Damaged { .. })
}

/// What a training has to say; the app says what is the matter with a link.
pub fn message(message: &Message) -> Option<String> {
    Some(match message {
        Message::Link(_) => return None,
        Message::Warning(why) => problem(why),
        Message::FellBack(why, epochs) => {
            t!("message-fell-back", why = problem(why), epochs = *epochs)
        }
        Message::Restarted(why, epochs) => {
            t!("message-restarted", why = problem(why), epochs = *epochs)
        }
        Message::Unresponsive(epochs) => t!("message-unresponsive", epochs = *epochs),
        Message::Versions { page, worker } => {
            t!("message-versions", page = *page, worker = *worker)
        }
    })
}

/// The name of a device.
pub fn device(kind: DeviceKind) -> String {
    match kind {
        DeviceKind::Cpu => t!("device-cpu"),
        DeviceKind::Webgpu => t!("device-webgpu"),
    }
}

/// Why a device trains, with both times of the race if there was one.
pub fn reason(decision: &Decision) -> String {
    let why = match &decision.reason {
        Reason::ChosenCpu => t!("reason-chosen-cpu"),
        Reason::ChosenWebgpu => t!("reason-chosen-webgpu", tolerance = tolerance()),
        Reason::Unsupported => t!("reason-unsupported"),
        Reason::NoAdapter => t!("reason-no-adapter"),
        Reason::SoftwareAdapter => t!("reason-software"),
        Reason::Disagrees {
            quantity,
            cpu,
            webgpu,
        } => {
            let quantity = match quantity {
                Quantity::Loss => t!("quantity-loss"),
                Quantity::GradientNorm(tensor) => t!("quantity-gradient", tensor = *tensor),
                Quantity::Tensors => t!("quantity-tensors"),
            };
            t!(
                "reason-disagrees",
                quantity = quantity,
                cpu = format::plain(*cpu),
                webgpu = format::plain(*webgpu),
                tolerance = tolerance()
            )
        }
        Reason::WebgpuFaster => t!("reason-webgpu-faster", tolerance = tolerance()),
        Reason::CpuFaster => t!("reason-cpu-faster", tolerance = tolerance()),
        Reason::WebgpuFailed(why) => t!("reason-webgpu-failed", why = problem(why)),
        Reason::WebgpuSilent => t!("reason-webgpu-silent"),
    };
    match (decision.cpu_ms, decision.webgpu_ms) {
        (Some(cpu), Some(webgpu)) => {
            let race = t!(
                "reason-race",
                cpu = format::measured(cpu),
                webgpu = format::measured(webgpu)
            );
            format!("{why} {race}")
        }
        _ => why,
    }
}

/// The tolerance of the first step's comparison, as the page states it.
fn tolerance() -> String {
    format::plain(super::device::TOLERANCE * 100.0)
}

/// Where a run stands.
pub fn stage(stage: Stage) -> String {
    match stage {
        Stage::Waiting => t!("stage-waiting"),
        Stage::Opening => t!("stage-opening"),
        Stage::Paused => t!("stage-paused"),
        Stage::Running => t!("stage-running"),
        Stage::Finished => t!("stage-finished"),
        Stage::Stopped => t!("stage-stopped"),
        Stage::Diverged => t!("stage-diverged"),
        Stage::Failed => t!("stage-failed"),
    }
}

/// The name of an activation with the parameters that were set: `PReLU (a = 0.1)`.
pub fn activation(choice: &ActivationChoice) -> String {
    let name = find(&choice.key).map_or(&*choice.key, |entry| entry.name);
    if choice.parameters.is_empty() {
        return name.to_owned();
    }
    let set: Vec<_> = choice
        .parameters
        .iter()
        .map(|(name, value)| format!("{name} = {}", format::plain(*value)))
        .collect();
    format!("{name} ({})", set.join(", "))
}

/// The name of what a run trains: its activation, or that it has none.
pub fn trained(experiment: &Experiment) -> String {
    if experiment.noact {
        t!("activation-none")
    } else {
        activation(experiment.activation())
    }
}

/// The name of a run among the others of its experiment.
pub fn run(record: &RunRecord, seeds: usize) -> String {
    let name = trained(&record.experiment);
    if seeds > 1 {
        t!(
            "run-seed",
            name = name,
            seed = record.experiment.seed.to_string()
        )
    } else {
        name
    }
}

/// The name of a class in the reader's language, if it is one of the ten kinds of clothing.
pub fn class(name: &str) -> String {
    match name {
        "T-shirt/top" => t!("class-t-shirt"),
        "Trouser" => t!("class-trouser"),
        "Pullover" => t!("class-pullover"),
        "Dress" => t!("class-dress"),
        "Coat" => t!("class-coat"),
        "Sandal" => t!("class-sandal"),
        "Shirt" => t!("class-shirt"),
        "Sneaker" => t!("class-sneaker"),
        "Bag" => t!("class-bag"),
        "Ankle boot" => t!("class-ankle-boot"),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Blowup;

    #[test]
    fn where_a_run_left_the_finite_range_is_told_in_layers_counted_from_one() {
        let said = |blowup| {
            let problem = Problem::Diverged {
                epoch: 3,
                step: 40,
                blowup,
            };
            trouble(&problem, 4)
        };
        let at = |layer, part| said(Some(Blowup { layer, part }));
        assert!(said(None).contains("step 40 of epoch 3"));
        assert!(!said(None).contains("layer"));
        assert!(at(0, Part::PreActivations).contains("pre-activations (z) of hidden layer 1."));
        assert!(at(3, Part::Activations).contains("activations f(z) of hidden layer 4."));
        assert!(at(4, Part::Weights).contains("weights or biases of the output layer."));
    }
}
