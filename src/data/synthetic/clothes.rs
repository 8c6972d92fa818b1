//! Drawings of dresses, trousers and bags.

use super::Dice;
use super::canvas::Canvas;
use super::cut::{SHOULDER, Top};

pub(super) fn dress(canvas: &mut Canvas, dice: &mut Dice, shade: f32) {
    let chest = dice.range(0.22, 0.34);
    let waist = chest * dice.range(0.72, 1.0);
    let hem = dice.range(0.28, 0.62).max(waist);
    let top = Top {
        chest,
        hem,
        shoulder: chest * dice.range(0.8, 1.1),
        bottom: dice.range(0.85, 1.04),
        neck: chest * dice.range(0.5, 0.75),
        depth: dice.range(0.1, 0.3),
        sleeve: 0.0,
        thickness: dice.range(0.12, 0.2),
        lean: 0.0,
    };
    let mut top = match dice.range(0.0, 1.0) {
        roll if roll < 0.6 => top,
        roll if roll < 0.82 => top.short_sleeves(dice),
        _ => top.long_sleeves(dice),
    };
    if top.sleeve > 0.8 {
        // The long sleeves of a dress are narrow and end above its skirt.
        (top.sleeve, top.lean) = (0.72 * top.sleeve, 0.6 * top.lean);
        top.thickness = 0.13;
    }
    if top.sleeve > 0.0 {
        // Sleeves alone: the body of a dress is cut otherwise.
        let body = Top {
            hem: waist,
            bottom: 0.0,
            ..top
        };
        body.draw(canvas, dice, shade);
    }
    let middle = dice.range(-0.25, 0.0);
    canvas.fill_symmetric(
        &[
            (-top.neck, SHOULDER - 0.08),
            (-top.shoulder, SHOULDER + 0.02),
            (-chest, -0.5),
            (-waist, middle),
            (-(waist + hem) * 0.52, (middle + top.bottom) / 2.0),
            (-hem, top.bottom),
        ],
        shade,
    );
    top.v_neck(canvas, top.depth, 0.0);
    if dice.chance(0.4) {
        let belt = shade * dice.range(0.3, 0.8);
        canvas.fill_symmetric(&[(-waist, middle - 0.04), (-waist, middle + 0.06)], belt);
    }
}

pub(super) fn trouser(canvas: &mut Canvas, dice: &mut Dice, shade: f32) {
    let waist = dice.range(0.26, 0.38);
    let hip = waist * dice.range(1.05, 1.25);
    let crotch = dice.range(-0.42, -0.1);
    let ankle = dice.range(0.16, 0.3);
    let inner = dice.range(0.03, 0.16);
    let bottom = dice.range(0.9, 1.04);
    let leg = [
        (0.0, -1.0),
        (-waist, -1.0),
        (-hip, crotch - 0.15),
        (-(inner + ankle), bottom),
        (-inner, bottom),
        (-0.015, crotch),
    ];
    canvas.fill_both(&leg, shade);
    canvas.fill_symmetric(
        &[(-waist, -1.0), (-waist, -0.89)],
        shade * dice.range(0.5, 1.0),
    );
    if dice.chance(0.5) {
        let crease = shade * dice.range(0.75, 1.15);
        let knee = -(inner + ankle / 2.0);
        canvas.fill_both(
            &[
                (-hip / 2.0, crotch),
                (knee - 0.03, bottom),
                (knee + 0.03, bottom),
            ],
            crease.min(1.0),
        );
    }
}

pub(super) fn bag(canvas: &mut Canvas, dice: &mut Dice, shade: f32) {
    let upper = dice.range(0.55, 0.92);
    let lower = upper * dice.range(0.9, 1.2);
    let height = dice.range(0.7, 1.2);
    let bottom = dice.range(0.66, 0.9);
    let top = bottom - height;
    // The handle: an arch that stands on the bag, unless it is a clutch.
    if dice.chance(0.85) {
        let half = upper * dice.range(0.35, 0.85);
        let rise = dice.range(0.3, 0.9).min(top + 1.02).max(0.15);
        let thick = dice.range(0.07, 0.13);
        let mut arch = [(0.0, 0.0); 18];
        for i in 0..9 {
            let angle = core::f32::consts::PI * i as f32 / 8.0;
            let (x, y) = (libm::cosf(angle), libm::sinf(angle));
            arch[i] = (x * half, top + 0.05 - y * rise);
            arch[17 - i] = (x * (half - thick), top + 0.05 - y * (rise - thick));
        }
        canvas.fill(&arch, shade * dice.range(0.6, 1.0));
    }
    let corner = dice.range(0.02, 0.14);
    canvas.fill_symmetric(
        &[
            (-upper + corner, top),
            (-upper, top + corner),
            (-lower, bottom - corner),
            (-lower + corner, bottom),
        ],
        shade,
    );
    let trim = shade * dice.range(0.45, 0.9);
    if dice.chance(0.5) {
        // A flap with a clasp.
        let flap = top + height * dice.range(0.3, 0.6);
        canvas.stroke((-upper * 0.95, flap), (upper * 0.95, flap), 0.07, trim);
        canvas.fill_symmetric(
            &[(-0.07, flap - 0.06), (-0.07, flap + 0.1)],
            (shade * 1.4).min(1.0),
        );
    } else if dice.chance(0.6) {
        // A zip and two seams.
        canvas.stroke((-upper, top + 0.14), (upper, top + 0.14), 0.06, trim);
        for side in [-0.5, 0.5] {
            canvas.stroke((side * upper, top), (side * lower, bottom), 0.05, trim);
        }
    }
}
