//! Every random draw of an experiment, as a pure function of where it is used.
//!
//! A draw is a hash of (seed, purpose, step, layer, row, column). Nothing is
//! consumed in order, so any step can be repeated, resumed or split among
//! workers and still see the same numbers, and the CPU, WebGPU and the f64
//! reference network start from the same bits.
//!
//! Knows neither Burn nor the browser.

/// What a draw is for; part of the hash, so that two uses never share numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// A weight's start value.
    Weight = 1,
    /// A bias's start value.
    Bias = 2,
    /// An activation parameter's start value (STAF).
    ActivationParameter = 3,
    /// The order of the training samples in an epoch.
    Order = 4,
    /// RReLU's slope for one element in one training step.
    Slope = 5,
    /// The drawings of the synthetic garments and the toy data.
    Data = 6,
    /// The batch on which devices are compared.
    Probe = 7,
}

/// The stream of draws for one seed and one purpose.
#[derive(Clone, Copy, Debug)]
pub struct Draws {
    key: u64,
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014): a bijection of 64 bits in
/// which every input bit changes every output bit with probability near ½.
const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// 2⁶⁴ divided by the golden ratio, SplitMix64's increment.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

impl Draws {
    /// The draws for `purpose` under `seed`.
    pub const fn new(seed: u64, purpose: Purpose) -> Self {
        let key = mix(seed.wrapping_add(GOLDEN));
        Self {
            key: mix(key ^ (purpose as u64).wrapping_mul(GOLDEN)),
        }
    }

    /// The draws of one step and layer, with the two slowest coordinates hashed once.
    pub const fn at(self, step: u64, layer: u64) -> Plane {
        let key = mix(self.key.wrapping_add(step.wrapping_mul(GOLDEN)));
        Plane {
            key: mix(key.wrapping_add(layer.wrapping_mul(GOLDEN)).wrapping_add(1)),
        }
    }
}

/// Draws indexed by row and column.
#[derive(Clone, Copy, Debug)]
pub struct Plane {
    key: u64,
}

impl Plane {
    /// 64 uniform bits for (row, column).
    pub const fn bits(self, row: u64, column: u64) -> u64 {
        let index = (row << 32) | (column & 0xffff_ffff);
        mix(self
            .key
            .wrapping_add(index.wrapping_add(1).wrapping_mul(GOLDEN)))
    }

    /// Uniform in [0, 1), with 53 random bits.
    pub const fn unit(self, row: u64, column: u64) -> f64 {
        (self.bits(row, column) >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// Uniform in [low, high).
    pub const fn uniform(self, row: u64, column: u64, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit(row, column)
    }

    /// Standard normal, by the Box–Muller transform. `libm` rather than the
    /// platform's functions, so that every machine draws the same bits.
    pub fn normal(self, row: u64, column: u64) -> f64 {
        let bits = self.bits(row, column);
        // 1 − u lies in (0, 1], where the logarithm is finite.
        let u = 1.0 - (bits >> 11) as f64 * (1.0 / (1u64 << 53) as f64);
        let angle =
            (mix(bits ^ GOLDEN) >> 11) as f64 * (core::f64::consts::TAU / (1u64 << 53) as f64);
        libm::sqrt(-2.0 * libm::log(u)) * libm::cos(angle)
    }

    /// Uniform integer in 0..bound, by multiplication (Lemire 2019); the bias is
    /// below bound/2⁶⁴.
    pub const fn below(self, row: u64, column: u64, bound: u64) -> u64 {
        ((self.bits(row, column) as u128 * bound as u128) >> 64) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_depends_on_each_coordinate_and_on_nothing_else() {
        let base = Draws::new(7, Purpose::Weight).at(3, 1).bits(10, 20);
        assert_eq!(base, Draws::new(7, Purpose::Weight).at(3, 1).bits(10, 20));
        for other in [
            Draws::new(8, Purpose::Weight).at(3, 1).bits(10, 20),
            Draws::new(7, Purpose::Bias).at(3, 1).bits(10, 20),
            Draws::new(7, Purpose::Weight).at(4, 1).bits(10, 20),
            Draws::new(7, Purpose::Weight).at(3, 2).bits(10, 20),
            Draws::new(7, Purpose::Weight).at(3, 1).bits(11, 20),
            Draws::new(7, Purpose::Weight).at(3, 1).bits(10, 21),
        ] {
            assert_ne!(base, other);
        }
    }

    #[test]
    fn uniform_and_normal_have_their_moments() {
        let plane = Draws::new(1, Purpose::Data).at(0, 0);
        let n = 200_000u64;
        let (mut mean, mut square) = (0.0, 0.0);
        let (mut normal_mean, mut normal_square, mut normal_fourth) = (0.0, 0.0, 0.0);
        for i in 0..n {
            let u = plane.unit(i, 0);
            assert!((0.0..1.0).contains(&u));
            mean += u;
            square += u * u;
            let z = plane.normal(i, 1);
            normal_mean += z;
            normal_square += z * z;
            normal_fourth += z * z * z * z;
        }
        let n = n as f64;
        // Five standard errors of each estimate.
        assert!((mean / n - 0.5).abs() < 5.0 * (1.0f64 / 12.0 / n).sqrt());
        assert!((square / n - 1.0 / 3.0).abs() < 5.0 * (4.0f64 / 45.0 / n).sqrt());
        assert!((normal_mean / n).abs() < 5.0 / n.sqrt());
        assert!((normal_square / n - 1.0).abs() < 5.0 * (2.0 / n).sqrt());
        assert!((normal_fourth / n - 3.0).abs() < 5.0 * (96.0 / n).sqrt());
    }

    #[test]
    fn neighbouring_draws_are_uncorrelated() {
        let plane = Draws::new(1, Purpose::Weight).at(0, 0);
        let n = 100_000u64;
        let sum: f64 = (0..n)
            .map(|i| (plane.unit(i, 0) - 0.5) * (plane.unit(i + 1, 0) - 0.5))
            .sum();
        assert!((sum / n as f64).abs() < 5.0 / 12.0 / (n as f64).sqrt());
    }
}
