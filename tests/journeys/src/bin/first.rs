//! Times the first minute: how long after the first byte was asked for the curves of the bare
//! address stand, and how long until they have moved. Each round is a first visit, by a new browser
//! with nothing in its cache.
//!
//! Started by `cargo xtask bench first`, which names the built site in `ACTIVATION_LAB_SITE`.

use std::process::ExitCode;
use std::time::Duration;

use activation_lab_journeys::timing::median;
use activation_lab_journeys::{Page, Slow, Visit};

const ROUNDS: usize = 5;

/// What is promised, in milliseconds, of a phone: the curves stand.
const PROMISED: f64 = 1000.0;

/// A screen of a phone.
const PHONE: (u32, u32) = (390, 844);

/// Notes, in milliseconds since the visit began, when the curve is first on the screen, and when
/// its point is somewhere else.
const WATCH: &str = "
    window.firstMinute = {};
    delete Navigator.prototype.gpu;
    (function look() {
        const point = document.querySelector('.alive-dot.on-curve')?.getAttribute('cx');
        if (point && document.querySelector('.alive-curve')?.getAttribute('d')) {
            const noted = window.firstMinute;
            noted.stands ??= performance.now();
            noted.began ??= point;
            if (point !== noted.began) {
                noted.moved = performance.now();
                return;
            }
        }
        requestAnimationFrame(look);
    })();";

fn main() -> ExitCode {
    // Four times slower than a laptop is how Lighthouse imitates a phone of the middle class:
    // https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md, whose "slow 4G" the
    // last network is, too.
    let phone = |megabits, latency| Slow {
        times: 4.0,
        megabits: Some(megabits),
        latency,
    };
    let visitors = [
        ("this machine", None, false),
        ("a phone, 9 Mbit/s, 85 ms", Some(phone(9.0, 85.0)), true),
        (
            "a phone, 1.6 Mbit/s, 150 ms",
            Some(phone(1.6, 150.0)),
            false,
        ),
    ];
    println!("{:<30} {:>12} {:>12}", "", "stand, ms", "moved, ms");
    let mut kept = true;
    for (name, slow, promised) in visitors {
        let mut rounds: Vec<[f64; 2]> = (0..ROUNDS).map(|_| visit(slow)).collect();
        let [stand, moved] = [0, 1].map(|which| {
            let mut times: Vec<_> = rounds.iter_mut().map(|round| round[which]).collect();
            median(&mut times)
        });
        println!("{name:<30} {stand:>12.0} {moved:>12.0}");
        kept &= !promised || stand <= PROMISED;
    }
    println!("promised: {PROMISED:.0} ms until they stand, on a phone with 9 Mbit/s");
    match kept {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// One first visit.
fn visit(slow: Option<Slow>) -> [f64; 2] {
    let page = Page::open(Visit {
        size: PHONE,
        slow,
        watch: WATCH,
        ..Visit::new("")
    });
    page.wait("the point has moved", Duration::from_secs(60), || {
        !page
            .string("return window.firstMinute?.moved ?? ''")
            .is_empty()
    });
    ["stands", "moved"].map(|what| page.number(&format!("return window.firstMinute.{what}")))
}
