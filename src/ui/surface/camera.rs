//! Where the reader looks from, and where that puts each point on the screen.
//!
//! Angles, box and distance are matplotlib's (`Axes3D`): the box measures 4 : 4 : 3, the
//! eye is ten units away, so that the perspective is mild, and the vertical axis stays
//! vertical on the screen.

/// Half the box's extent along x, y and z, in matplotlib's units: (4, 4, 3) × 1.8295 × 25/24
/// over the length of (4, 4, 3), halved.
pub const HALF: [f64; 3] = [0.5953, 0.5953, 0.4464];

/// From the eye to the middle of the box, in the same units.
const DISTANCE: f64 = 10.0;

/// Degrees that an arrow key turns.
const STEP: f64 = 5.0;

/// Degrees that a drag across the whole stage turns.
const ACROSS: f64 = 180.0;

/// The direction from the middle of the box to the eye, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Above the plane of x and y; in −90…90.
    pub elevation: f64,
    /// Around the vertical axis, from x towards y; above −180, at most 180.
    pub azimuth: f64,
}

impl Default for Camera {
    /// As the chapter's figures start.
    fn default() -> Self {
        Self {
            elevation: 30.0,
            azimuth: 120.0,
        }
    }
}

impl Camera {
    /// A direction from any two numbers: the elevation is clamped, the azimuth wrapped,
    /// both are rounded to tenths. `None` if a number is not finite.
    pub fn new(elevation: f64, azimuth: f64) -> Option<Self> {
        if !elevation.is_finite() || !azimuth.is_finite() {
            return None;
        }
        let tenths = |degrees: f64| (degrees * 10.0).round() / 10.0 + 0.0;
        let turned = tenths(azimuth.rem_euclid(360.0));
        Some(Self {
            elevation: tenths(elevation.clamp(-90.0, 90.0)),
            azimuth: tenths(if turned > 180.0 {
                turned - 360.0
            } else {
                turned
            }),
        })
    }

    /// Turned further; where it was if that is not a direction.
    pub fn turned(self, up: f64, around: f64) -> Self {
        Self::new(self.elevation + up, self.azimuth + around).unwrap_or(self)
    }

    /// Turned by a drag of the pointer over a stage of a given size: the near side of the
    /// surface follows the pointer.
    pub fn dragged(self, (right, down): (f64, f64), (width, height): (f64, f64)) -> Self {
        let degrees = |way: f64, across: f64| way / across.max(1.0) * ACROSS;
        self.turned(degrees(down, height), -degrees(right, width))
    }

    /// Where a key turns it; `None` for keys that mean nothing here.
    pub fn pressed(self, key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" => self.turned(0.0, STEP),
            "ArrowRight" => self.turned(0.0, -STEP),
            "ArrowUp" => self.turned(STEP, 0.0),
            "ArrowDown" => self.turned(-STEP, 0.0),
            "Home" => Self::default(),
            _ => return None,
        })
    }

    /// As the key `cam` of a link: elevation and azimuth, such as `30,120`.
    pub fn text(self) -> String {
        format!("{},{}", self.elevation, self.azimuth)
    }

    /// Reads the key `cam` of a link; `None` for anything but two numbers.
    pub fn parse(text: &str) -> Option<Self> {
        let (elevation, azimuth) = text.split_once(',')?;
        Self::new(elevation.parse().ok()?, azimuth.parse().ok()?)
    }

    /// From the middle of the box to the eye, of length 1.
    pub fn toward(self) -> [f64; 3] {
        let (sin_e, cos_e) = self.elevation.to_radians().sin_cos();
        let (sin_a, cos_a) = self.azimuth.to_radians().sin_cos();
        [cos_a * cos_e, sin_a * cos_e, sin_e]
    }
}

/// A point on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right, in pixels.
    pub x: f64,
    /// Downwards, in pixels.
    pub y: f64,
    /// Away from the eye, in pixels; 0 in the middle of the box.
    pub depth: f64,
}

/// From the box to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    right: [f64; 3],
    up: [f64; 3],
    toward: [f64; 3],
    middle: (f64, f64),
    scale: f64,
}

impl Projection {
    /// The view of a camera with the middle of the box at `middle`, and `scale` pixels to
    /// a unit there.
    pub fn new(camera: Camera, middle: (f64, f64), scale: f64) -> Self {
        let (sin_e, cos_e) = camera.elevation.to_radians().sin_cos();
        let (sin_a, cos_a) = camera.azimuth.to_radians().sin_cos();
        // Written out rather than by cross products, which vanish when looking straight down.
        Self {
            right: [-sin_a, cos_a, 0.0],
            up: [-cos_a * sin_e, -sin_a * sin_e, cos_e],
            toward: camera.toward(),
            middle,
            scale,
        }
    }

    /// The same view on a canvas with `density` times as many pixels.
    pub fn magnified(self, density: f64) -> Self {
        Self {
            middle: (self.middle.0 * density, self.middle.1 * density),
            scale: self.scale * density,
            ..self
        }
    }

    /// Where a point of the box lies on the screen.
    pub fn project(&self, point: [f64; 3]) -> Point {
        let along = |axis: &[f64; 3]| axis[0] * point[0] + axis[1] * point[1] + axis[2] * point[2];
        let near = along(&self.toward);
        let scale = self.scale * DISTANCE / (DISTANCE - near);
        Point {
            x: self.middle.0 + along(&self.right) * scale,
            y: self.middle.1 - along(&self.up) * scale,
            depth: -near * self.scale,
        }
    }

    /// The most pixels to a unit at which the box stays inside a room of this size,
    /// however it is turned.
    pub fn fitting(width: f64, height: f64) -> f64 {
        let [x, y, z] = HALF;
        // Sideways a corner is farthest out seen from straight above, where it is nearer by z;
        // up and down where its whole diagonal lies about in the plane of the screen.
        let flat = x.hypot(y) * DISTANCE / (DISTANCE - z);
        let tall = x.hypot(y).hypot(z);
        let tall = tall * DISTANCE / (DISTANCE * DISTANCE - tall * tall).sqrt();
        (width / (2.0 * flat)).min(height / (2.0 * tall)).max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camera(elevation: f64, azimuth: f64) -> Camera {
        Camera::new(elevation, azimuth).expect("finite angles")
    }

    #[test]
    fn the_first_view_is_matplotlibs() {
        // proj3d.proj_transform of matplotlib 3.10 at elev=30, azim=120, to the scale of its x.
        let view = Projection::new(Camera::default(), (0.0, 0.0), 100.0);
        let x = view.project([0.5, 0.0, 0.0]);
        let y = view.project([0.0, 0.5, 0.0]);
        let z = view.project([0.0, 0.0, 0.5]);
        // x runs to the left and away a little, y to the left and towards the reader.
        assert!(x.x < -40.0 && x.y < -10.0 && x.depth > 0.0, "{x:?}");
        assert!(y.x < -20.0 && y.y > 10.0 && y.depth < 0.0, "{y:?}");
        assert!(z.x.abs() < 1e-9 && z.y < -40.0, "{z:?}");
        // By hand: y = 0.5 is 0.375 nearer; −0.25 right, 0.2165 down, enlarged by 10 ⁄ 9.625.
        assert!((y.x - -25.974).abs() < 1e-3 && (y.y - 22.494).abs() < 1e-3);
    }

    #[test]
    fn the_box_fits_however_it_is_turned() {
        for (width, height) in [(240.0, 240.0), (600.0, 300.0), (200.0, 900.0)] {
            let scale = Projection::fitting(width, height);
            for elevation in (-90..=90).step_by(15) {
                for azimuth in (0..360).step_by(15) {
                    let camera = camera(elevation.into(), azimuth.into());
                    let view = Projection::new(camera, (0.0, 0.0), scale);
                    for corner in 0..8 {
                        let sign = |bit: u32| if corner >> bit & 1 == 0 { -1.0 } else { 1.0 };
                        let at = [0, 1, 2].map(|axis| HALF[axis as usize] * sign(axis));
                        let Point { x, y, .. } = view.project(at);
                        let inside = x.abs() < width / 2.0 + 1e-6 && y.abs() < height / 2.0 + 1e-6;
                        assert!(inside, "{camera:?} {x} {y}");
                    }
                }
            }
        }
    }

    #[test]
    fn angles_are_clamped_wrapped_and_rounded() {
        for (given, kept) in [
            ((30.0, 120.0), (30.0, 120.0)),
            ((95.0, 190.0), (90.0, -170.0)),
            ((-200.0, -180.0), (-90.0, 180.0)),
            ((12.345, 539.96), (12.3, 180.0)),
            ((0.0, 359.99), (0.0, 0.0)),
            ((-0.01, 1e9), (0.0, -80.0)),
        ] {
            assert_eq!(
                camera(given.0, given.1),
                Camera {
                    elevation: kept.0,
                    azimuth: kept.1
                },
                "{given:?}"
            );
        }
        assert_eq!(Camera::new(f64::NAN, 0.0), None);
        let start = Camera::default();
        assert_eq!(start.turned(f64::INFINITY, 0.0), start);
    }

    #[test]
    fn keys_and_drags_turn() {
        let start = Camera::default();
        assert_eq!(start.pressed("ArrowRight"), Some(camera(30.0, 115.0)));
        assert_eq!(start.pressed("ArrowUp"), Some(camera(35.0, 120.0)));
        assert_eq!(camera(-90.0, 7.0).pressed("Home"), Some(start));
        assert_eq!(
            camera(90.0, 0.0).pressed("ArrowUp"),
            Some(camera(90.0, 0.0))
        );
        assert_eq!(start.pressed("a"), None);
        // The near side follows the pointer: to the right, the azimuth falls; down, the eye rises.
        let size = (360.0, 180.0);
        assert_eq!(start.dragged((20.0, 0.0), size), camera(30.0, 110.0));
        assert_eq!(start.dragged((0.0, 20.0), size), camera(50.0, 120.0));
        assert_eq!(
            start.dragged((1.0, 1.0), (0.0, 0.0)).azimuth,
            camera(0.0, -60.0).azimuth
        );
    }

    #[test]
    fn a_link_keeps_the_angle() {
        for camera in [
            Camera::default(),
            camera(-12.5, 179.9),
            camera(0.0, -90.0),
            camera(90.0, 0.1),
        ] {
            assert_eq!(Camera::parse(&camera.text()), Some(camera));
        }
        assert_eq!(Camera::default().text(), "30,120");
        assert_eq!(Camera::parse("200,-190"), Some(camera(90.0, 170.0)));
        for bad in ["", "30", "30;120", "a,b", "30,120,1", "inf,0", "NaN,1"] {
            assert_eq!(Camera::parse(bad), None, "{bad}");
        }
    }
}
