//! Which device trains, and why; plain logic without a browser.
//!
//! `auto` takes WebGPU only if a real adapter is there, its first step agrees
//! with the CPU's, and a short race says that it is faster. `webgpu` is taken at
//! the student's word, software adapters included, but its first step is still
//! checked: a shader that computes something else must not train.

use crate::experiment::DeviceChoice;
use crate::protocol::{DeviceKind, Probe, Problem};

/// Largest relative difference between the two devices' first-step loss and
/// gradient norms. Both compute in f32 but sum in different orders; a wrong kernel
/// is off by far more.
pub const TOLERANCE: f64 = 1e-3;

/// Gradient norms below this share of the largest one are compared with that share
/// instead of themselves: what is left of a sum that nearly cancels is rounding.
pub const NORM_FLOOR: f64 = 1e-6;

/// Steps of the race. The first of them compile shaders; the probe leaves them out of its time.
pub const RACE_STEPS: u32 = 24;

/// Steps when only agreement is asked.
pub const CHECK_STEPS: u32 = 2;

/// How long the WebGPU worker may take to load, compile its shaders and answer, in
/// milliseconds. Training starts on the CPU after that.
pub const PATIENCE_AUTO: u32 = 30_000;

/// The same where the student asked for WebGPU: a software adapter needs a minute or more.
pub const PATIENCE_CHOSEN: u32 = 300_000;

/// What the browser says about WebGPU.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adapter {
    /// The browser has no WebGPU.
    Unsupported,
    /// It has, but no adapter.
    Missing,
    /// Its adapter is a software renderer.
    Software,
    /// It has a GPU.
    Real,
}

/// Why a device was taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The student chose the CPU.
    ChosenCpu,
    /// The student chose WebGPU, and its first step agrees with the CPU's.
    ChosenWebgpu,
    /// The browser has no WebGPU.
    Unsupported,
    /// There is no adapter.
    NoAdapter,
    /// The only adapter is a software renderer.
    SoftwareAdapter,
    /// WebGPU computes something else.
    Disagrees {
        /// What was compared.
        quantity: Quantity,
        /// The CPU's value.
        cpu: f64,
        /// WebGPU's value.
        webgpu: f64,
    },
    /// Both agree; WebGPU won the race.
    WebgpuFaster,
    /// Both agree; the CPU won the race.
    CpuFaster,
    /// The WebGPU worker could not do it.
    WebgpuFailed(Problem),
    /// The WebGPU worker did not answer in time.
    WebgpuSilent,
}

/// What two probes are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// The loss before the first step.
    Loss,
    /// The norm of the first step's gradient of one parameter tensor, counted from 1.
    GradientNorm(usize),
    /// The number of parameter tensors.
    Tensors,
}

/// The outcome, for the page to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The device that trains.
    pub device: DeviceKind,
    /// Why.
    pub reason: Reason,
    /// The CPU's milliseconds per step in the race, if it ran.
    pub cpu_ms: Option<f64>,
    /// WebGPU's.
    pub webgpu_ms: Option<f64>,
}

impl Decision {
    fn without_race(device: DeviceKind, reason: Reason) -> Self {
        Self {
            device,
            reason,
            cpu_ms: None,
            webgpu_ms: None,
        }
    }
}

/// How the WebGPU worker's probe ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// It ran.
    Probe(Probe),
    /// It failed.
    Failed(Problem),
    /// It did not answer in time.
    Silent,
}

/// What is known so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Knowledge {
    /// What the browser says, once asked.
    pub adapter: Option<Adapter>,
    /// The CPU's probe.
    pub cpu: Option<Probe>,
    /// WebGPU's.
    pub webgpu: Option<Answer>,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// Ask the browser for its adapter.
    AskAdapter,
    /// Have both devices take this many steps on the same made-up batch.
    Race {
        /// Steps on each device.
        steps: u32,
        /// Milliseconds to wait for WebGPU.
        patience: u32,
    },
    /// Train.
    Decided(Decision),
}

/// The next thing to do for a choice, given what is known. `Race` is answered
/// while either probe is missing, so the caller starts it once.
pub fn next(choice: DeviceChoice, known: &Knowledge) -> Next {
    let on_cpu = |reason| Next::Decided(Decision::without_race(DeviceKind::Cpu, reason));
    if choice == DeviceChoice::Cpu {
        return on_cpu(Reason::ChosenCpu);
    }
    let auto = choice == DeviceChoice::Auto;
    match known.adapter {
        None => return Next::AskAdapter,
        Some(Adapter::Unsupported) => return on_cpu(Reason::Unsupported),
        Some(Adapter::Missing) => return on_cpu(Reason::NoAdapter),
        Some(Adapter::Software) if auto => return on_cpu(Reason::SoftwareAdapter),
        Some(Adapter::Software | Adapter::Real) => {}
    }
    match (&known.cpu, &known.webgpu) {
        (_, Some(Answer::Failed(problem))) => on_cpu(Reason::WebgpuFailed(problem.clone())),
        (_, Some(Answer::Silent)) => on_cpu(Reason::WebgpuSilent),
        (Some(cpu), Some(Answer::Probe(webgpu))) => Next::Decided(compare(cpu, webgpu, auto)),
        _ if auto => Next::Race {
            steps: RACE_STEPS,
            patience: PATIENCE_AUTO,
        },
        _ => Next::Race {
            steps: CHECK_STEPS,
            patience: PATIENCE_CHOSEN,
        },
    }
}

fn compare(cpu: &Probe, webgpu: &Probe, race: bool) -> Decision {
    let (device, reason) = match disagreement(cpu, webgpu) {
        Some(reason) => (DeviceKind::Cpu, reason),
        None if !race => (DeviceKind::Webgpu, Reason::ChosenWebgpu),
        None if webgpu.ms_per_step < cpu.ms_per_step => (DeviceKind::Webgpu, Reason::WebgpuFaster),
        None => (DeviceKind::Cpu, Reason::CpuFaster),
    };
    Decision {
        device,
        reason,
        cpu_ms: race.then_some(cpu.ms_per_step),
        webgpu_ms: race.then_some(webgpu.ms_per_step),
    }
}

/// The first quantity in which the probes differ by more than [`TOLERANCE`].
fn disagreement(cpu: &Probe, webgpu: &Probe) -> Option<Reason> {
    let differ = |quantity, cpu, webgpu| {
        Some(Reason::Disagrees {
            quantity,
            cpu,
            webgpu,
        })
    };
    let first = |probe: &Probe| probe.losses.first().copied().unwrap_or(f64::NAN);
    let (a, b) = (first(cpu), first(webgpu));
    if !agree(a, b, 0.0) {
        return differ(Quantity::Loss, a, b);
    }
    let (left, right) = (&cpu.gradient_norms, &webgpu.gradient_norms);
    if left.len() != right.len() {
        return differ(Quantity::Tensors, left.len() as f64, right.len() as f64);
    }
    let floor = NORM_FLOOR * left.iter().copied().fold(0.0, f64::max);
    let pairs = left.iter().zip(right).enumerate();
    for (index, (&a, &b)) in pairs {
        if !agree(a, b, floor) {
            return differ(Quantity::GradientNorm(index + 1), a, b);
        }
    }
    None
}

/// Not-a-number agrees with nothing.
fn agree(a: f64, b: f64, floor: f64) -> bool {
    (a - b).abs() <= TOLERANCE * a.abs().max(b.abs()).max(floor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn probe(loss: f64, norms: &[f64], ms: f64) -> Probe {
        Probe {
            losses: vec![loss, loss * 0.9],
            gradient_norms: norms.to_vec(),
            ms_per_step: ms,
        }
    }

    fn known(adapter: Adapter, cpu: Probe, webgpu: Probe) -> Knowledge {
        Knowledge {
            adapter: Some(adapter),
            cpu: Some(cpu),
            webgpu: Some(Answer::Probe(webgpu)),
        }
    }

    fn decided(choice: DeviceChoice, known: &Knowledge) -> (DeviceKind, Reason) {
        match next(choice, known) {
            Next::Decided(decision) => (decision.device, decision.reason),
            other => panic!("expected a decision, got {other:?}"),
        }
    }

    #[test]
    fn the_cpu_needs_no_questions() {
        let nothing = Knowledge::default();
        let answer = decided(DeviceChoice::Cpu, &nothing);
        assert_eq!(answer, (DeviceKind::Cpu, Reason::ChosenCpu));
        assert_eq!(next(DeviceChoice::Auto, &nothing), Next::AskAdapter);
        assert_eq!(next(DeviceChoice::Webgpu, &nothing), Next::AskAdapter);
    }

    #[test]
    fn only_a_real_adapter_races_but_a_chosen_one_is_checked() {
        let with = |adapter| Knowledge {
            adapter: Some(adapter),
            ..Knowledge::default()
        };
        for (adapter, reason) in [
            (Adapter::Unsupported, Reason::Unsupported),
            (Adapter::Missing, Reason::NoAdapter),
            (Adapter::Software, Reason::SoftwareAdapter),
        ] {
            let answer = decided(DeviceChoice::Auto, &with(adapter));
            assert_eq!(answer, (DeviceKind::Cpu, reason));
        }
        let race = |steps, patience| Next::Race { steps, patience };
        assert_eq!(
            next(DeviceChoice::Auto, &with(Adapter::Real)),
            race(RACE_STEPS, PATIENCE_AUTO)
        );
        assert_eq!(
            next(DeviceChoice::Webgpu, &with(Adapter::Software)),
            race(CHECK_STEPS, PATIENCE_CHOSEN)
        );
        let answer = decided(DeviceChoice::Webgpu, &with(Adapter::Missing));
        assert_eq!(answer, (DeviceKind::Cpu, Reason::NoAdapter));
    }

    #[test]
    fn the_faster_of_two_that_agree_wins_and_both_times_are_kept() {
        let slow = probe(2.3, &[1.0, 0.1], 20.0);
        let fast = probe(2.3004, &[1.0003, 0.1], 2.0);
        let won = known(Adapter::Real, slow.clone(), fast.clone());
        let Next::Decided(decision) = next(DeviceChoice::Auto, &won) else {
            panic!("both probes are there");
        };
        assert_eq!(decision.device, DeviceKind::Webgpu);
        assert_eq!(decision.reason, Reason::WebgpuFaster);
        assert_eq!(
            (decision.cpu_ms, decision.webgpu_ms),
            (Some(20.0), Some(2.0))
        );

        let lost = known(Adapter::Real, fast, slow);
        let answer = decided(DeviceChoice::Auto, &lost);
        assert_eq!(answer, (DeviceKind::Cpu, Reason::CpuFaster));
        // The student's choice is not a race.
        let answer = decided(DeviceChoice::Webgpu, &lost);
        assert_eq!(answer, (DeviceKind::Webgpu, Reason::ChosenWebgpu));
    }

    #[test]
    fn a_device_that_computes_something_else_never_trains() {
        let right = probe(2.3, &[1.0, 0.1], 20.0);
        for (wrong, quantity) in [
            (probe(2.31, &[1.0, 0.1], 1.0), Quantity::Loss),
            (probe(f64::NAN, &[1.0, 0.1], 1.0), Quantity::Loss),
            (probe(2.3, &[1.0, 0.1002], 1.0), Quantity::GradientNorm(2)),
            (probe(2.3, &[1.0], 1.0), Quantity::Tensors),
        ] {
            for choice in [DeviceChoice::Auto, DeviceChoice::Webgpu] {
                let state = known(Adapter::Real, right.clone(), wrong.clone());
                let (device, reason) = decided(choice, &state);
                assert_eq!(device, DeviceKind::Cpu);
                assert!(
                    matches!(reason, Reason::Disagrees { quantity: found, .. } if found == quantity),
                    "{reason:?}"
                );
            }
        }
    }

    #[test]
    fn rounding_in_a_vanishing_gradient_is_no_disagreement() {
        let cpu = probe(2.3, &[1.0, 1e-12], 20.0);
        let webgpu = probe(2.3, &[1.0, 3e-12], 2.0);
        let answer = decided(DeviceChoice::Auto, &known(Adapter::Real, cpu, webgpu));
        assert_eq!(answer, (DeviceKind::Webgpu, Reason::WebgpuFaster));
    }

    #[test]
    fn a_failed_or_silent_webgpu_leaves_the_cpu_without_waiting_for_it() {
        let problem = Problem::NoGpu {
            detail: "lost".into(),
        };
        for (answer, reason) in [
            (
                Answer::Failed(problem.clone()),
                Reason::WebgpuFailed(problem),
            ),
            (Answer::Silent, Reason::WebgpuSilent),
        ] {
            let state = Knowledge {
                adapter: Some(Adapter::Real),
                cpu: None,
                webgpu: Some(answer),
            };
            assert_eq!(
                decided(DeviceChoice::Auto, &state),
                (DeviceKind::Cpu, reason)
            );
        }
    }
}
