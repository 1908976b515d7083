//! The slow-down after failed sign-ins.
//!
//! It delays and never refuses: whoever has the right password gets in, a little later. What is counted is failures
//! of one address *from one place*; a browser that has signed in as that user before is a place of its own. So nobody
//! can slow another down from elsewhere (OWASP's device cookies).

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::TimeDelta;
use tokio::sync::Semaphore;

use super::token;
use crate::{clock::Clock, domain::Moment};

/// After how long without a failure a count is forgotten.
const MEMORY: TimeDelta = TimeDelta::minutes(15);
/// How many counts are kept at most; beyond that the oldest go.
const CAPACITY: usize = 50_000;
/// How many failures one place may have, whatever the addresses, before each of its tries waits.
const SPRAY: u32 = 500;
/// How many may wait for one address from one place; more are answered *too many tries*.
const WAITING: usize = 16;

/// Counts failures in memory and says how long the next try waits.
#[derive(Clone)]
pub struct Throttle {
    clock: Clock,
    counts: Arc<Mutex<HashMap<Key, Count>>>,
}

/// What is counted by: a digest, so that nothing typed is kept and every key is as long.
type Key = [u8; 32];

#[derive(Clone)]
struct Count {
    failures: u32,
    last: Moment,
    turn: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
}

/// A try that has its turn. Tries for the same address from the same place go one after the other.
pub struct Turn {
    key: Key,
    place: Key,
    _turn: tokio::sync::OwnedSemaphorePermit,
    _waiting: tokio::sync::OwnedSemaphorePermit,
}

impl Throttle {
    /// Counts by this clock.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        Self { clock, counts: Arc::default() }
    }

    /// Waits until `address` may be tried from `place`; `None` where too many are waiting already.
    pub async fn take_turn(&self, address: &str, place: &str) -> Option<Turn> {
        let (key, place) = (digest(&[address, "\n", place]), digest(&["\n", place]));
        let count = self.count(&key);
        let waiting = count.waiting.try_acquire_owned().ok()?;
        let turn = count.turn.acquire_owned().await.ok()?;
        let sprayed = if self.count(&place).failures >= SPRAY { Duration::from_secs(1) } else { Duration::ZERO };
        tokio::time::sleep(delay(self.count(&key).failures).max(sprayed)).await;
        Some(Turn { key, place, _turn: turn, _waiting: waiting })
    }

    /// Notes that the try failed.
    pub fn failed(&self, turn: &Turn) {
        let now = self.clock.now();
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        for key in [&turn.key, &turn.place] {
            if let Some(count) = counts.get_mut(key) {
                count.failures = count.failures.saturating_add(1);
                count.last = now;
            }
        }
    }

    /// Notes that the try succeeded: earlier failures no longer count.
    pub fn succeeded(&self, turn: &Turn) {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).remove(&turn.key);
    }

    fn count(&self, key: &Key) -> Count {
        let now = self.clock.now();
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= CAPACITY {
            counts.retain(|_, count| now.since(count.last).abs() < MEMORY);
        }
        if counts.len() >= CAPACITY {
            let mut ages: Vec<Moment> = counts.values().map(|count| count.last).collect();
            let (_, median, _) = ages.select_nth_unstable(CAPACITY / 2);
            let median = *median;
            counts.retain(|_, count| count.last > median || count.failures >= 5);
        }
        let count = counts.entry(*key).or_insert_with(|| Count {
            failures: 0,
            last: now,
            turn: Arc::new(Semaphore::new(1)),
            waiting: Arc::new(Semaphore::new(WAITING)),
        });
        // Also where a clock was wrong: what lies far ahead is as far away.
        if now.since(count.last).abs() >= MEMORY {
            count.failures = 0;
        }
        count.clone()
    }
}

fn digest(parts: &[&str]) -> Key {
    token::hash(parts.concat().as_bytes())
}

/// How long a try waits after so many failures in a row.
fn delay(failures: u32) -> Duration {
    match failures {
        0..=4 => Duration::ZERO,
        5..=9 => Duration::from_millis(250),
        10..=99 => Duration::from_secs(1),
        _ => Duration::from_secs(5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn throttle() -> Throttle {
        Throttle::new(Clock::manual(Moment::from_naive_utc(chrono::NaiveDateTime::default())))
    }

    async fn fail(throttle: &Throttle, place: &str, times: usize) {
        for _ in 0..times {
            let turn = throttle.take_turn("a@b.example", place).await.unwrap();
            throttle.failed(&turn);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn failures_slow_down_only_the_place_they_came_from() {
        let throttle = throttle();
        fail(&throttle, "attacker", 12).await;
        let before = tokio::time::Instant::now();
        let _turn = throttle.take_turn("a@b.example", "home").await.unwrap();
        assert_eq!(before.elapsed(), Duration::ZERO);
        let _turn = throttle.take_turn("a@b.example", "attacker").await.unwrap();
        assert_eq!(before.elapsed().as_secs(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn failures_counted_by_a_clock_that_was_ahead_slow_nobody_down_for_a_day() {
        let throttle = throttle();
        throttle.clock.advance(TimeDelta::days(1));
        fail(&throttle, "home", 12).await;
        throttle.clock.advance(-TimeDelta::days(1));
        let before = tokio::time::Instant::now();
        let _turn = throttle.take_turn("a@b.example", "home").await.unwrap();
        assert_eq!(before.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn a_success_and_a_quiet_quarter_of_an_hour_wipe_the_slate() {
        let throttle = throttle();
        fail(&throttle, "home", 12).await;
        throttle.clock.advance(TimeDelta::minutes(16));
        let before = tokio::time::Instant::now();
        let turn = throttle.take_turn("a@b.example", "home").await.unwrap();
        throttle.succeeded(&turn);
        drop(turn);
        let _turn = throttle.take_turn("a@b.example", "home").await.unwrap();
        assert_eq!(before.elapsed(), Duration::ZERO);
    }
}
