//! Which device trains, and what becomes of a run when it is lost.

use super::*;
use crate::protocol::Probe;
use crate::ui::device::{Adapter, Reason};

fn probe(ms_per_step: f64) -> Probe {
    Probe {
        losses: vec![2.3],
        gradient_norms: vec![1.0],
        ms_per_step,
    }
}

/// Plays the race of `auto` on a real adapter; the effects of its last answer.
fn race(lab: &mut LabState, webgpu_ms: f64) -> Vec<Effect> {
    assert!(lab.start().contains(&Effect::AskAdapter));
    let effects = lab.adapter(Adapter::Real);
    assert!(effects.contains(&Effect::Spawn(Cpu)) && effects.contains(&Effect::Spawn(Webgpu)));
    assert!(lab.devices.comparing());
    lab.apply(Webgpu, hello(Webgpu));
    let effects = lab.apply(Cpu, hello(Cpu));
    let [(Cpu, Command::Probe { run, .. })] = sent(&effects)[..] else {
        panic!("the CPU runs first: {effects:?}");
    };
    let effects = lab.apply(
        Cpu,
        Event::Probed {
            run: *run,
            probe: probe(10.0),
        },
    );
    let [(Webgpu, Command::Probe { run, .. })] = sent(&effects)[..] else {
        panic!("then WebGPU: {effects:?}");
    };
    let probe = probe(webgpu_ms);
    lab.apply(Webgpu, Event::Probed { run: *run, probe })
}

#[test]
fn auto_races_and_trains_on_the_winner() {
    for (ms, winner) in [(2.0, Webgpu), (40.0, Cpu)] {
        let mut lab = lab(|e| e.device = DeviceChoice::Auto);
        let effects = race(&mut lab, ms);
        assert_eq!(opened(&effects).0, winner);
        let decision = lab.devices.decision.clone().unwrap();
        assert_eq!(decision.webgpu_ms, Some(ms));
        assert!(!lab.devices.comparing());
        // The same work again needs no second race.
        lab.stop();
        let effects = lab.start();
        assert_eq!(opened(&effects).0, winner);
    }
}

#[test]
fn without_a_real_adapter_auto_never_loads_the_large_worker() {
    let mut lab = lab(|e| e.device = DeviceChoice::Auto);
    lab.start();
    let effects = lab.adapter(Adapter::Software);
    assert!(!effects.contains(&Effect::Spawn(Webgpu)));
    let decision = lab.devices.decision.as_ref().unwrap();
    assert_eq!(decision.reason, Reason::SoftwareAdapter);
}

#[test]
fn a_lost_gpu_goes_on_on_the_cpu_from_the_last_epoch() {
    let mut lab = lab(|e| e.device = DeviceChoice::Auto);
    let (_, run, _) = opened(&race(&mut lab, 2.0));
    lab.apply(
        Webgpu,
        Event::Opened {
            run,
            opened: answer(0),
        },
    );
    lab.apply(Webgpu, state(run, RunState::Running));
    lab.apply(Webgpu, epoch(run, 1));
    let bytes = Bytes::from(vec![9]);
    lab.apply(
        Webgpu,
        Event::Checkpoint {
            run,
            epoch: 1,
            bytes: bytes.clone(),
        },
    );
    let problem = Problem::GpuLost {
        detail: "reset".into(),
    };
    let effects = lab.apply(
        Webgpu,
        Event::Failed {
            run,
            problem: problem.clone(),
        },
    );
    assert!(effects.contains(&Effect::Terminate(Webgpu)));
    let (kind, again, checkpoint) = opened(&effects);
    assert_eq!((kind, checkpoint), (Cpu, Some(bytes)));
    assert!(
        matches!(&lab.messages[0].message, Message::FellBack(why, 1) if *why == problem),
        "{:?}",
        lab.messages
    );
    let opened = answer(1);
    let effects = lab.apply(Cpu, Event::Opened { run: again, opened });
    assert_eq!(sent(&effects), [(Cpu, &Command::Resume { run: again })]);
    assert_eq!(lab.current().unwrap().device, Some(Cpu));
}

#[test]
fn a_webgpu_worker_that_is_silent_or_fails_leaves_the_cpu() {
    let started = || {
        let mut lab = lab(|e| e.device = DeviceChoice::Webgpu);
        lab.start();
        let effects = lab.adapter(Adapter::Software);
        lab.apply(Cpu, hello(Cpu));
        (lab, effects)
    };
    let (mut silent, effects) = started();
    let timer = effects.iter().find_map(|effect| match effect {
        Effect::Wait(_, timer @ Timer::Race(_)) => Some(*timer),
        _ => None,
    });
    let effects = silent.timer(timer.unwrap());
    assert!(effects.contains(&Effect::Terminate(Webgpu)));
    assert_eq!(opened(&effects).0, Cpu);

    let (mut failed, _) = started();
    let problem = Problem::NoGpu {
        detail: "none".into(),
    };
    let effects = failed.apply(Webgpu, Event::Died { problem });
    assert_eq!(opened(&effects).0, Cpu);
    let reason = &failed.devices.decision.as_ref().unwrap().reason;
    assert!(matches!(reason, Reason::WebgpuFailed(_)));
}
