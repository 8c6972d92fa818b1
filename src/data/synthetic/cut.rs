//! How garments for the upper body are cut.

use super::Dice;
use super::canvas::{Canvas, Point};

/// The cut of a garment for the upper body.
pub(super) struct Top {
    /// Half the width at the chest and at the hem.
    pub(super) chest: f32,
    pub(super) hem: f32,
    /// Half the width of the shoulders.
    pub(super) shoulder: f32,
    /// Where the hem lies.
    pub(super) bottom: f32,
    /// Half the width and the depth of the neck opening.
    pub(super) neck: f32,
    pub(super) depth: f32,
    /// Length, thickness and outward lean of the sleeves.
    pub(super) sleeve: f32,
    pub(super) thickness: f32,
    pub(super) lean: f32,
}

/// Height of the shoulders at the neck.
pub(super) const SHOULDER: f32 = -0.9;

impl Top {
    /// What all tops have in common; sleeves are added by [`Top::sleeves`].
    pub(super) fn cut(dice: &mut Dice) -> Self {
        let chest = dice.range(0.40, 0.56);
        Self {
            chest,
            hem: chest * dice.range(0.92, 1.15),
            shoulder: chest * dice.range(0.92, 1.08),
            bottom: dice.range(0.72, 0.98),
            neck: dice.range(0.15, 0.27),
            depth: dice.range(0.06, 0.2),
            sleeve: 0.0,
            thickness: dice.range(0.2, 0.3),
            lean: 0.0,
        }
    }

    pub(super) fn short_sleeves(mut self, dice: &mut Dice) -> Self {
        self.sleeve = dice.range(0.34, 0.72);
        self.lean = dice.range(0.5, 1.1);
        self
    }

    pub(super) fn long_sleeves(mut self, dice: &mut Dice) -> Self {
        self.sleeve = dice.range(1.15, 1.6);
        self.lean = dice.range(0.12, 0.34);
        self
    }

    /// The direction of the left sleeve and its end at the middle of the cuff.
    fn arm(&self) -> (Point, Point) {
        let length = (1.0 + self.lean * self.lean).sqrt();
        let along = (-self.lean / length, 1.0 / length);
        let start = (-self.shoulder + 0.02, SHOULDER + 0.14);
        let end = (
            start.0 + along.0 * self.sleeve,
            start.1 + along.1 * self.sleeve,
        );
        (along, end)
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, dice: &mut Dice, shade: f32) {
        if self.sleeve > 0.0 {
            let (along, end) = self.arm();
            let half = self.thickness / 2.0;
            let (x, y) = (along.1 * half, -along.0 * half);
            let sleeve = [
                (-self.shoulder * 0.8, SHOULDER + 0.02),
                (-self.shoulder - 0.06, SHOULDER + 0.1),
                (end.0 - x, end.1 - y),
                (end.0 + x, end.1 + y),
                (-self.chest + 0.05, -0.28),
            ];
            canvas.fill_both(&sleeve, shade * dice.range(0.84, 0.99));
        }
        canvas.fill_symmetric(
            &[
                (-self.neck, SHOULDER - 0.06),
                (-self.shoulder, SHOULDER + 0.08),
                (-self.chest, -0.35),
                (-self.chest * 0.98, 0.1),
                (-self.hem, self.bottom),
            ],
            shade,
        );
        // The seam between sleeve and body, which a photograph shows as a thin shadow.
        let seam = shade * dice.range(0.6, 0.95);
        if self.sleeve > 0.8 {
            for side in [-1.0, 1.0] {
                let from = (side * self.chest, -0.4);
                canvas.stroke(from, (side * self.hem, self.bottom), 0.05, seam);
            }
        }
    }

    /// A round opening for the neck, with a rim.
    pub(super) fn round_neck(&self, canvas: &mut Canvas, dice: &mut Dice, shade: f32) {
        let opening = |wide: f32, deep: f32| {
            [
                (-wide, SHOULDER - 0.1),
                (-wide * 0.8, SHOULDER + deep * 0.6),
                (-wide * 0.4, SHOULDER + deep),
            ]
        };
        let rim = shade * dice.range(0.7, 1.1);
        canvas.fill_symmetric(&opening(self.neck, self.depth + 0.06), rim);
        canvas.fill_symmetric(&opening(self.neck * 0.82, self.depth), 0.12 * shade);
    }

    /// An opening to a point.
    pub(super) fn v_neck(&self, canvas: &mut Canvas, depth: f32, ink: f32) {
        canvas.fill_symmetric(
            &[
                (-self.neck * 0.85, SHOULDER - 0.1),
                (-0.01, SHOULDER + depth),
            ],
            ink,
        );
    }

    /// The two flaps of a collar.
    pub(super) fn collar(&self, canvas: &mut Canvas, size: f32, ink: f32) {
        canvas.fill_both(
            &[
                (-self.neck, SHOULDER - 0.1),
                (-self.neck - 0.08, SHOULDER + 0.5 * size),
                (-0.4 * self.neck, SHOULDER + size + 0.06),
                (-0.02, SHOULDER + 0.6 * size),
                (-self.neck * 0.6, SHOULDER - 0.06),
            ],
            ink,
        );
    }

    /// Bands at the ends of the sleeves.
    pub(super) fn cuffs(&self, canvas: &mut Canvas, ink: f32) {
        let ((x, y), end) = self.arm();
        let half = self.thickness / 2.0;
        for side in [-1.0, 1.0] {
            let at = |t: f32| (-side * (end.0 + x * t), end.1 + y * t);
            canvas.stroke(at(-0.14), at(0.0), 2.0 * half, ink);
        }
    }
}
