//! How far the history is told, and how it goes on: pure data.

use std::time::Duration;

/// While it plays, on a year in which something happened: long enough to read it.
const READ: Duration = Duration::from_millis(3_000);

/// On a year in which nothing happened.
const PASS: Duration = Duration::from_millis(60);

/// A history in which something happened in some years, and the year up to which it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The years in which something happened, ascending.
    moments: Vec<u16>,
    /// The year up to which it is told.
    pub year: u16,
    /// It goes on by itself.
    pub playing: bool,
    /// Whoever asks for less motion is taken from one year in which something happened to the next.
    calm: bool,
}

impl Told {
    /// A history of which the first year is told.
    pub fn new(moments: Vec<u16>, calm: bool) -> Self {
        Self {
            year: moments.first().copied().unwrap_or(0),
            moments,
            playing: false,
            calm,
        }
    }

    /// Its first and its last year.
    pub fn ends(&self) -> (u16, u16) {
        let end = |year: Option<&u16>| year.copied().unwrap_or(self.year);
        (end(self.moments.first()), end(self.moments.last()))
    }

    /// The last year up to now in which something happened.
    pub fn moment(&self) -> usize {
        let passed = self.moments.partition_point(|year| *year <= self.year);
        passed.saturating_sub(1)
    }

    /// Whether it is told to its end.
    pub fn is_over(&self) -> bool {
        self.year >= self.ends().1
    }

    /// Goes to a year, and rests there.
    pub fn go(&mut self, year: u16) {
        let (first, last) = self.ends();
        (self.year, self.playing) = (year.clamp(first, last), false);
    }

    /// Goes to the next year in which something happened, and rests there.
    pub fn forward(&mut self) {
        self.go(self.next());
    }

    /// Goes to the one before.
    pub fn back(&mut self) {
        let before = self.moments.partition_point(|year| *year < self.year);
        let before = before.checked_sub(1).map(|place| self.moments[place]);
        self.go(before.unwrap_or(self.year));
    }

    /// Plays on, from the start if it is over; or rests.
    pub fn toggle(&mut self) {
        if self.is_over() && !self.playing {
            self.year = self.ends().0;
        }
        self.playing = !self.playing && !self.is_over();
    }

    /// Goes on by a bit while it plays.
    pub fn tick(&mut self) {
        if self.playing {
            self.year = match self.calm {
                true => self.next(),
                false => (self.year + 1).min(self.ends().1),
            };
            self.playing = !self.is_over();
        }
    }

    /// How long it stays where it is while it plays; none while it rests.
    pub fn wait(&self) -> Option<Duration> {
        let happened = self.moments.contains(&self.year);
        self.playing.then_some(if happened { READ } else { PASS })
    }

    fn next(&self) -> u16 {
        let next = self.moments.iter().find(|year| **year > self.year);
        next.copied().unwrap_or(self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(calm: bool) -> Told {
        Told::new(vec![1943, 1960, 1986], calm)
    }

    #[test]
    fn years_pass_and_those_with_something_in_them_can_be_read() {
        let mut told = told(false);
        assert_eq!((told.year, told.wait()), (1943, None));
        told.toggle();
        assert_eq!(told.wait(), Some(READ));
        let mut stops = vec![told.year];
        let mut ticks = 0;
        while told.playing {
            told.tick();
            ticks += 1;
            if told.wait() == Some(READ) {
                stops.push(told.year);
            }
        }
        assert_eq!(
            (ticks, told.year, &*stops),
            (1986 - 1943, 1986, &[1943, 1960][..])
        );
        assert_eq!(told.wait(), None, "it ends by itself");
        told.tick();
        assert_eq!(told.year, 1986);
        // Played again it begins anew.
        told.toggle();
        assert_eq!((told.year, told.playing), (1943, true));
        told.toggle();
        assert!(!told.playing);
    }

    #[test]
    fn with_less_motion_it_goes_from_event_to_event() {
        let mut told = told(true);
        told.toggle();
        told.tick();
        assert_eq!((told.year, told.wait()), (1960, Some(READ)));
        told.tick();
        assert_eq!((told.year, told.playing), (1986, false));
    }

    #[test]
    fn steps_lead_from_event_to_event_and_end_at_the_ends() {
        let mut told = told(false);
        told.back();
        assert_eq!(told.year, 1943);
        told.forward();
        assert_eq!((told.year, told.moment()), (1960, 1));
        told.go(1970);
        assert_eq!((told.year, told.moment()), (1970, 1));
        told.back();
        assert_eq!(told.year, 1960);
        told.toggle();
        told.go(3000);
        assert!(told.is_over() && !told.playing);
        told.forward();
        assert_eq!((told.year, told.moment()), (1986, 2));
        told.go(0);
        assert_eq!(told.year, 1943);
    }
}
