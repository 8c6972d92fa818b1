//! Drawings of shoes, seen from the side with the toe to the left.

use super::Dice;
use super::canvas::Canvas;

pub(super) fn sandal(canvas: &mut Canvas, dice: &mut Dice, shade: f32) {
    let ground = dice.range(0.4, 0.62);
    let lift = if dice.chance(0.5) {
        dice.range(0.0, 0.15)
    } else {
        dice.range(0.2, 0.62)
    };
    let thick = dice.range(0.09, 0.2);
    let sole = shade * dice.range(0.5, 0.95);
    // The height of the footbed at x: level under the toes, rising to the heel.
    let bed = |x: f32| {
        let t = ((x + 0.35) / 1.1).clamp(0.0, 1.0);
        ground - thick - lift * t * t * (3.0 - 2.0 * t)
    };
    let wedge = dice.chance(0.4);
    let under = |x: f32| {
        if wedge {
            ground
        } else {
            (bed(x) + thick).min(ground)
        }
    };
    canvas.fill(
        &[
            (-0.98, bed(-0.98) + 0.02),
            (-0.5, bed(-0.5)),
            (-0.1, bed(-0.1)),
            (0.3, bed(0.3)),
            (0.6, bed(0.6)),
            (0.95, bed(0.95)),
            (0.95, under(0.95)),
            (0.6, under(0.6)),
            (0.3, under(0.3)),
            (-0.1, under(-0.1)),
            (-0.5, ground),
            (-0.9, ground),
        ],
        sole,
    );
    if !wedge && lift > 0.12 {
        let width = dice.range(0.05, 0.16);
        let (left, right) = (0.9 - 2.0 * width, 0.94);
        canvas.fill(
            &[
                (left, bed(0.8) + 0.04),
                (right, bed(0.95) + 0.04),
                (right - 0.04, ground),
                (right - 0.04 - width, ground),
            ],
            sole,
        );
    }
    // Straps over the toes, then one around the ankle.
    let width = dice.range(0.07, 0.16);
    let straps = 1 + (dice.bits() % 3) as usize;
    let step = dice.range(0.24, 0.34);
    for i in 0..straps {
        let x = -0.72 + step * i as f32;
        let rise = dice.range(0.22, 0.34) + 0.1 * i as f32;
        let peak = (x + 0.22, bed(x) - rise);
        canvas.stroke((x, bed(x) + 0.04), peak, width, shade);
        let down = (x + 0.4, bed(x + 0.4) + 0.04);
        if dice.chance(0.5) {
            canvas.stroke(peak, down, width, shade * 0.8);
        }
    }
    if dice.chance(0.8) {
        // A counter behind the heel, and a strap from it around the ankle.
        let top = bed(0.85) - dice.range(0.24, 0.46);
        let front = dice.range(0.32, 0.5);
        canvas.fill(
            &[
                (0.92 - width, top - 0.04),
                (0.95, top),
                (0.97, bed(0.95)),
                (0.6, bed(0.6)),
                (0.84 - width, 0.4 * top + 0.6 * bed(0.8)),
            ],
            shade,
        );
        let ankle = (front, top + dice.range(0.0, 0.14));
        canvas.stroke((0.9, top + 0.02), ankle, width, shade);
        if dice.chance(0.5) {
            canvas.stroke(ankle, (front - 0.3, bed(front - 0.3)), width, shade * 0.9);
        }
    }
}

/// The outline of a closed shoe above its sole, from the toe over the instep to the heel.
struct Upper {
    /// Where the sole begins.
    sole: f32,
    /// Height of the toe box.
    toe: f32,
    /// Where the shaft begins, and where it ends at the top.
    instep: f32,
    top: f32,
    /// How far the opening dips at the ankle.
    dip: f32,
}

impl Upper {
    fn draw(&self, canvas: &mut Canvas, ink: f32) {
        let Self {
            sole,
            toe,
            instep,
            top,
            dip,
        } = *self;
        canvas.fill(
            &[
                (-0.96, sole),
                (-0.95, sole - 0.5 * toe),
                (-0.82, sole - toe),
                (-0.5, sole - toe - 0.1),
                (0.5 * instep - 0.22, 0.55 * (sole - toe) + 0.45 * top + 0.06),
                (instep, top + 0.03),
                (instep + 0.12, top),
                (0.5 * (instep + 0.9), top + dip),
                (0.84, top - 0.01),
                (0.92, top + 0.06),
                (0.88, 0.5 * (top + sole)),
                (0.96, sole),
            ],
            ink,
        );
    }
}

pub(super) fn sneaker(canvas: &mut Canvas, dice: &mut Dice, shade: f32) {
    let ground = dice.range(0.38, 0.6);
    let thick = dice.range(0.1, 0.22);
    // Mostly low; a few reach over the ankle and are close to boots.
    let height = if dice.chance(0.72) {
        dice.range(0.5, 0.78)
    } else {
        dice.range(0.78, 1.15)
    };
    let upper = Upper {
        sole: ground - thick,
        toe: dice.range(0.16, 0.28),
        instep: dice.range(0.05, 0.3),
        top: ground - thick - height,
        dip: dice.range(0.02, 0.16),
    };
    upper.draw(canvas, shade);
    let sole = if dice.chance(0.6) {
        (shade * dice.range(1.1, 1.6)).min(1.0)
    } else {
        shade * dice.range(0.4, 0.8)
    };
    canvas.fill(
        &[
            (-0.98, upper.sole - 0.03),
            (0.98, upper.sole - 0.03),
            (0.95, ground),
            (-0.92, ground),
        ],
        sole,
    );
    // Laces on the slope of the instep.
    let lace = if dice.chance(0.5) {
        shade * 0.35
    } else {
        (shade * 1.5).min(1.0)
    };
    for i in 0..3 {
        let t = 0.2 + 0.28 * i as f32;
        let x = -0.45 + t * (upper.instep + 0.4);
        let y = upper.sole - upper.toe - 0.06 + t * (upper.top - upper.sole + upper.toe + 0.12);
        canvas.stroke((x - 0.03, y), (x + 0.14, y + 0.1), 0.06, lace);
    }
    if dice.chance(0.6) {
        // Stripes or a swoosh on the side.
        let ink = if dice.chance(0.5) {
            shade * 0.4
        } else {
            (shade * 1.4).min(1.0)
        };
        let y = upper.sole - 0.06;
        for i in 0..1 + (dice.bits() % 3) as usize {
            let x = -0.05 + 0.18 * i as f32;
            canvas.stroke((x, y), (x + 0.22, y - 0.3), 0.07, ink);
        }
    }
}

pub(super) fn ankle_boot(canvas: &mut Canvas, dice: &mut Dice, shade: f32) {
    let ground = dice.range(0.72, 0.95);
    let heel = if dice.chance(0.45) {
        dice.range(0.05, 0.16)
    } else {
        dice.range(0.16, 0.42)
    };
    let low = dice.chance(0.3);
    let height = if low {
        dice.range(0.72, 1.1)
    } else {
        dice.range(1.1, 1.5)
    };
    let sole = ground - 0.1;
    let upper = Upper {
        sole,
        toe: dice.range(0.16, 0.3),
        instep: dice.range(-0.05, 0.25),
        top: sole - height,
        dip: dice.range(-0.03, 0.08),
    };
    upper.draw(canvas, shade);
    // The arch between ball and heel stays open under a raised heel.
    let dark = shade * dice.range(0.3, 0.9);
    canvas.fill(
        &[
            (-0.97, sole - 0.04),
            (0.0, sole - 0.04),
            (0.0, ground),
            (-0.92, ground),
        ],
        dark,
    );
    let back = dice.range(0.3, 0.55);
    canvas.fill(
        &[
            (back, sole - heel * 0.4),
            (0.95, sole - heel * 0.4),
            (0.93, ground),
            (back + 0.4 * heel, ground),
        ],
        dark,
    );
    if heel > 0.16 {
        canvas.fill(
            &[
                (-0.2, ground + 0.02),
                (0.1, sole - 0.12),
                (back, sole - 0.12),
                (back + 0.1, ground + 0.02),
            ],
            0.0,
        );
    } else {
        canvas.fill(
            &[
                (-0.1, sole - 0.02),
                (back + 0.1, sole - 0.02),
                (back + 0.1, ground),
                (-0.1, ground),
            ],
            dark,
        );
    }
    if dice.chance(0.5) {
        // Laces, or an elastic inset.
        let ink = shade * dice.range(0.35, 0.8);
        if dice.chance(0.5) {
            let x = 0.5 * (upper.instep + 0.9);
            canvas.fill(
                &[
                    (x - 0.15, upper.top + upper.dip + 0.06),
                    (x + 0.15, upper.top + upper.dip + 0.06),
                    (x + 0.06, upper.top + 0.6),
                    (x - 0.06, upper.top + 0.6),
                ],
                ink,
            );
        } else {
            for i in 0..4 {
                let y = upper.top + 0.15 + 0.16 * i as f32;
                let x = upper.instep - 0.08 * i as f32;
                canvas.stroke((x, y), (x + 0.24, y + 0.05), 0.06, ink);
            }
        }
    }
    if dice.chance(0.3) {
        let y = upper.top + 0.12;
        canvas.stroke(
            (upper.instep, y),
            (0.9, y),
            0.1,
            shade * dice.range(0.5, 0.9),
        );
    }
}
