//! Drawings of garments for the upper body; their likeness is what makes the task hard.

use super::Dice;
use super::canvas::Canvas;
use super::cut::{SHOULDER, Top};

/// A word or a picture on the chest.
fn print(canvas: &mut Canvas, dice: &mut Dice, shade: f32) {
    let ink = if shade > 0.6 {
        shade * dice.range(0.15, 0.7)
    } else {
        shade + dice.range(0.15, 0.4)
    };
    let (width, top) = (dice.range(0.12, 0.3), dice.range(-0.5, -0.25));
    let bottom = top + dice.range(0.12, 0.55);
    canvas.fill_symmetric(&[(-width, top), (-width, bottom)], ink);
}

pub(super) fn t_shirt(canvas: &mut Canvas, dice: &mut Dice, shade: f32) {
    let top = Top::cut(dice);
    let top = if dice.chance(0.93) {
        top.short_sleeves(dice)
    } else {
        top.long_sleeves(dice)
    };
    top.draw(canvas, dice, shade);
    if dice.chance(0.12) {
        // A polo shirt.
        top.collar(canvas, dice.range(0.08, 0.18), (1.1 * shade).min(1.0));
        canvas.stroke((0.0, SHOULDER + 0.14), (0.0, -0.35), 0.07, 0.7 * shade);
    } else if dice.chance(0.75) {
        top.round_neck(canvas, dice, shade);
    } else {
        top.v_neck(canvas, dice.range(0.2, 0.4), 0.1 * shade);
    }
    if dice.chance(0.35) {
        print(canvas, dice, shade);
    }
}

pub(super) fn pullover(canvas: &mut Canvas, dice: &mut Dice, shade: f32) {
    let mut top = Top::cut(dice).long_sleeves(dice);
    top.thickness += 0.03;
    top.draw(canvas, dice, shade);
    match dice.range(0.0, 1.0) {
        roll if roll < 0.6 => top.round_neck(canvas, dice, shade),
        roll if roll < 0.8 => top.v_neck(canvas, dice.range(0.18, 0.4), 0.15 * shade),
        // A turtleneck.
        _ => canvas.fill_symmetric(
            &[(-top.neck * 0.8, -1.05), (-top.neck, SHOULDER + 0.05)],
            shade * dice.range(0.7, 1.0),
        ),
    }
    if dice.chance(0.15) {
        // A zip at the neck, or all the way down.
        let end = if dice.chance(0.6) { -0.3 } else { top.bottom };
        canvas.stroke(
            (0.0, SHOULDER),
            (0.0, end),
            0.06,
            shade * dice.range(0.5, 0.9),
        );
    }
    let rib = shade * dice.range(0.6, 1.05).min(1.0);
    top.cuffs(canvas, rib);
    canvas.fill_symmetric(
        &[(-top.hem, top.bottom - 0.12), (-top.hem * 0.97, top.bottom)],
        rib,
    );
    if dice.chance(0.25) {
        print(canvas, dice, shade);
    }
}

pub(super) fn shirt(canvas: &mut Canvas, dice: &mut Dice, shade: f32) {
    let top = Top::cut(dice);
    let top = if dice.chance(0.65) {
        top.long_sleeves(dice)
    } else {
        top.short_sleeves(dice)
    };
    top.draw(canvas, dice, shade);
    if dice.chance(0.8) {
        top.v_neck(canvas, dice.range(0.08, 0.26), 0.2 * shade);
    } else {
        top.round_neck(canvas, dice, shade);
    }
    if dice.chance(0.7) {
        let collar = (shade * dice.range(0.85, 1.2)).min(1.0);
        top.collar(canvas, dice.range(0.06, 0.2), collar);
    }
    // The button placket: often plain to see, sometimes hardly, and a blouse has none.
    if dice.chance(0.88) {
        let placket = shade * dice.range(0.4, 0.92);
        let end = if dice.chance(0.15) { -0.2 } else { top.bottom };
        canvas.stroke((0.0, SHOULDER + 0.14), (0.0, end), 0.07, placket);
    }
    if dice.chance(0.3) {
        let (x, y, ink) = (0.42 * top.chest, -0.32, shade * dice.range(0.6, 0.9));
        canvas.fill(
            &[(x, y), (x + 0.2, y), (x + 0.2, y + 0.22), (x, y + 0.22)],
            ink,
        );
    }
    if top.sleeve > 0.8 && dice.chance(0.5) {
        top.cuffs(canvas, shade * dice.range(0.7, 1.1).min(1.0));
    }
}

pub(super) fn coat(canvas: &mut Canvas, dice: &mut Dice, shade: f32) {
    let mut top = Top::cut(dice).long_sleeves(dice);
    top.bottom = dice.range(0.8, 1.04);
    top.thickness += 0.03;
    top.hem *= dice.range(1.0, 1.15);
    top.draw(canvas, dice, shade);
    // Lapels and an opening from top to bottom.
    let dark = shade * dice.range(0.15, 0.85);
    top.v_neck(canvas, dice.range(0.14, 0.6), dark);
    if dice.chance(0.75) {
        let lapel = (shade * dice.range(0.75, 1.2)).min(1.0);
        top.collar(canvas, dice.range(0.1, 0.36), lapel);
    }
    let shift = dice.range(-0.05, 0.05);
    let width = dice.range(0.05, 0.12);
    canvas.stroke((shift, SHOULDER + 0.2), (shift, top.bottom), width, dark);
    if dice.chance(0.5) {
        let ink = shade * dice.range(0.4, 0.8);
        for side in [-1.0, 1.0] {
            let from = (side * 0.6 * top.chest, 0.3);
            canvas.stroke(from, (side * 0.8 * top.chest, 0.42), 0.07, ink);
        }
    }
    if dice.chance(0.2) {
        // A hood.
        canvas.fill_symmetric(
            &[(-0.12, -1.08), (-0.24, -0.98), (-0.2, -0.84)],
            shade * 0.85,
        );
    }
}
