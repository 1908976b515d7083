//! Turns for work that takes a core: hashing passwords. Whoever is known waits for nobody else's crowd, and no network
//! for another one's (`docs/adr/0009-slowing-failed-sign-ins.md`).

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{
    sync::oneshot,
    time::{Instant, timeout},
};

use crate::domain::{Error, ids::UserId};

/// How long a turn is waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often it is looked whether a network may go on: each gets one more turn a second.
const TICK: Duration = Duration::from_millis(200);
/// How many turns a network has at once, beside those that it is given back.
const BURST: f64 = 20.0;
/// How many turns a network gets in a second.
const REFILL: f64 = 1.0;
/// For how long a network that has spent a turn comes after those that have not: whoever guesses from hundreds of networks
/// lets go before it who comes from elsewhere.
const REMEMBERED: Duration = Duration::from_mins(1);
/// How many may wait in all for one origin; how many origins are remembered before those at rest are forgotten.
const MOST_WAITING: usize = 128;
const MOST_REMEMBERED: usize = 10_000;

/// Where work comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    place: String,
    is_known: bool,
}

impl Origin {
    /// A network that nobody vouches for: its turns are counted.
    #[must_use]
    pub const fn network(place: String) -> Self {
        Self { place, is_known: false }
    }

    /// A browser that has signed in as the very person before.
    #[must_use]
    pub fn browser(mark: &str) -> Self {
        Self { place: format!("device {mark}"), is_known: true }
    }

    /// Somebody who is signed in.
    #[must_use]
    pub fn person(id: UserId) -> Self {
        Self { place: format!("person {id}"), is_known: true }
    }

    /// What tries are counted by.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }
}

/// A few turns at a time, fairly shared: between those who are known, strangers of networks that have spent nothing lately,
/// and other strangers; and among the origins of each.
#[derive(Clone)]
pub struct Lanes(Arc<Mutex<State>>);

struct State {
    free: usize,
    known: Line,
    strangers: Line,
    buckets: HashMap<String, Bucket>,
    next_share: usize,
}

/// Who get the same share of the turns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Share {
    Known,
    Newcomers,
    Strangers,
}

const SHARES: [Share; 3] = [Share::Known, Share::Newcomers, Share::Strangers];

/// Origins in the order in which their next turn comes, each with those who wait. Newcomers stand apart until their first.
#[derive(Default)]
struct Line {
    newcomers: VecDeque<String>,
    order: VecDeque<String>,
    waiting: HashMap<String, VecDeque<oneshot::Sender<Turn>>>,
}

struct Bucket {
    turns: f64,
    at: Instant,
    /// When a turn was spent, if none was given back since.
    spent_at: Option<Instant>,
}

/// A turn; it ends when it is dropped.
pub struct Turn {
    lanes: Lanes,
    /// The network that paid for it.
    paid_by: Option<String>,
}

impl Lanes {
    /// So many turns at once.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        Self(Arc::new(Mutex::new(State {
            free: at_once,
            known: Line::default(),
            strangers: Line::default(),
            buckets: HashMap::new(),
            next_share: 0,
        })))
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// [`Error::Throttled`] where too many of this origin wait, or it did not come in time.
    pub async fn take(&self, origin: &Origin) -> Result<Turn, Error> {
        let (sender, mut receiver) = oneshot::channel();
        if !self.state().join(origin, sender) {
            return Err(Error::Throttled(5));
        }
        let deadline = Instant::now() + PATIENCE;
        loop {
            self.hand_out();
            match timeout(TICK, &mut receiver).await {
                Ok(turn) => return turn.map_err(|lost| Error::Internal(lost.to_string())),
                Err(_) if Instant::now() >= deadline => return receiver.try_recv().map_err(|_| Error::Throttled(5)),
                Err(_) => {}
            }
        }
    }

    /// Gives free turns to those who are next. Whoever has left meanwhile gives its turn back.
    fn hand_out(&self) {
        loop {
            let Some((sender, paid_by)) = self.state().next() else { return };
            let refused = sender.send(Turn { lanes: self.clone(), paid_by });
            // It has taken no core: the network keeps what it would have paid.
            if let Err(mut turn) = refused {
                turn.give_back();
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Lets somebody wait; `false` where too many of the same origin do.
    fn join(&mut self, origin: &Origin, sender: oneshot::Sender<Turn>) -> bool {
        if origin.is_known {
            return self.known.join(&origin.place, sender, false);
        }
        let spent_at = self.buckets.get(&origin.place).and_then(|bucket| bucket.spent_at);
        let is_new = spent_at.is_none_or(|spent| spent.elapsed() >= REMEMBERED);
        self.strangers.join(&origin.place, sender, is_new)
    }

    /// Whose turn it is, if one is free; it is taken.
    fn next(&mut self) -> Option<(oneshot::Sender<Turn>, Option<String>)> {
        if self.free == 0 {
            return None;
        }
        for (share, later) in SHARES.iter().cycle().skip(self.next_share).zip(1..=SHARES.len()) {
            let found = match share {
                Share::Known => self.known.next(|_| true, false).map(|(_, sender)| (sender, None)),
                Share::Newcomers => self.next_stranger(true),
                Share::Strangers => self.next_stranger(false),
            };
            if found.is_some() {
                self.free -= 1;
                self.next_share = (self.next_share + later) % SHARES.len();
                return found;
            }
        }
        None
    }

    fn next_stranger(&mut self, is_new: bool) -> Option<(oneshot::Sender<Turn>, Option<String>)> {
        let now = Instant::now();
        if self.buckets.len() > MOST_REMEMBERED {
            self.buckets.retain(|_, bucket| bucket.at(now) < BURST);
        }
        let buckets = &mut self.buckets;
        let (place, sender) = self.strangers.next(
            |place| {
                let bucket =
                    buckets.entry(place.to_owned()).or_insert(Bucket { turns: BURST, at: now, spent_at: None });
                bucket.turns = bucket.at(now);
                bucket.at = now;
                let can = bucket.turns >= 1.0;
                if can {
                    bucket.turns -= 1.0;
                    bucket.spent_at = Some(now);
                }
                can
            },
            is_new,
        )?;
        Some((sender, Some(place)))
    }
}

impl Bucket {
    /// How many turns there are at a moment.
    fn at(&self, now: Instant) -> f64 {
        (now.duration_since(self.at).as_secs_f64().mul_add(REFILL, self.turns)).min(BURST)
    }
}

impl Line {
    /// Lets somebody wait, apart where the origin `is_new`; `false` where too many of the same origin do.
    fn join(&mut self, place: &str, sender: oneshot::Sender<Turn>, is_new: bool) -> bool {
        let waiting = self.waiting.entry(place.to_owned()).or_default();
        waiting.retain(|one| !one.is_closed());
        if waiting.len() >= MOST_WAITING {
            return false;
        }
        if waiting.is_empty() && !self.order.iter().chain(&self.newcomers).any(|one| one == place) {
            let queue = if is_new { &mut self.newcomers } else { &mut self.order };
            queue.push_back(place.to_owned());
        }
        waiting.push_back(sender);
        true
    }

    /// The first who waits of the first origin that may go on, among newcomers or the others; that origin comes last of
    /// the others then.
    fn next(&mut self, mut may: impl FnMut(&str) -> bool, new: bool) -> Option<(String, oneshot::Sender<Turn>)> {
        let rounds = if new { self.newcomers.len() } else { self.order.len() };
        for _ in 0..rounds {
            let queue = if new { &mut self.newcomers } else { &mut self.order };
            let place = queue.pop_front()?;
            let waiting = self.waiting.entry(place.clone()).or_default();
            waiting.retain(|one| !one.is_closed());
            if waiting.is_empty() {
                self.waiting.remove(&place);
                continue;
            }
            self.order.push_back(place.clone());
            if may(&place)
                && let Some(sender) = self.waiting.get_mut(&place).and_then(VecDeque::pop_front)
            {
                return Some((place, sender));
            }
        }
        None
    }
}

impl Turn {
    /// Gives the turn back to the network that paid for it: what was right counts for nothing.
    pub fn give_back(&mut self) {
        if let Some(place) = self.paid_by.take()
            && let Some(bucket) = self.lanes.state().buckets.get_mut(&place)
        {
            bucket.turns = (bucket.turns + 1.0).min(BURST);
            bucket.spent_at = None;
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.lanes.state().free += 1;
        self.lanes.hand_out();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(name: &str) -> Origin {
        Origin::network(name.to_owned())
    }

    #[tokio::test(start_paused = true)]
    async fn a_crowd_of_one_network_lets_others_go_between() {
        let lanes = Lanes::new(1);
        let first = lanes.take(&network("crowd")).await.unwrap();
        let crowd: Vec<_> = (0..100)
            .map(|_| {
                let lanes = lanes.clone();
                tokio::spawn(async move {
                    let turn = lanes.take(&network("crowd")).await;
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    turn.is_ok()
                })
            })
            .collect();
        tokio::task::yield_now().await;
        let began = Instant::now();
        let other = {
            let lanes = lanes.clone();
            tokio::spawn(async move { lanes.take(&network("home")).await.map(|_| began.elapsed()) })
        };
        tokio::task::yield_now().await;
        drop(first);
        assert!(other.await.unwrap().unwrap() < Duration::from_millis(200), "one of the crowd goes before it at most");
        let mut served = 0;
        for one in crowd {
            served += usize::from(one.await.unwrap());
        }
        assert!((19..=26).contains(&served), "twenty, and one a second while they wait: {served}");
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_comes_from_elsewhere_goes_before_hundreds_of_networks_that_have_had_turns() {
        let lanes = Lanes::new(1);
        let guess = |name: String| {
            let lanes = lanes.clone();
            tokio::spawn(async move {
                loop {
                    let turn = lanes.take(&network(&name)).await;
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    drop(turn);
                }
            })
        };
        let crowd: Vec<_> = (0..200).map(|number| guess(format!("crowd {number}"))).collect();
        // Each of them has had a turn by now.
        tokio::time::sleep(Duration::from_secs(10)).await;
        for number in 0..20 {
            let began = Instant::now();
            lanes.take(&network(&format!("home {number}"))).await.unwrap().give_back();
            assert!(began.elapsed() < Duration::from_millis(200), "{:?}", began.elapsed());
        }
        for one in crowd {
            one.abort();
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_given_back_is_not_counted_and_what_is_not_runs_out() {
        let lanes = Lanes::new(2);
        for _ in 0..100 {
            lanes.take(&network("office")).await.unwrap().give_back();
        }
        for _ in 0..20 {
            drop(lanes.take(&network("office")).await.unwrap());
        }
        let began = Instant::now();
        drop(lanes.take(&network("office")).await.unwrap());
        assert!((Duration::from_millis(600)..Duration::from_secs(2)).contains(&began.elapsed()), "one a second");
        drop(lanes.take(&Origin::browser("mark")).await.unwrap());
        assert!(began.elapsed() < Duration::from_secs(2), "a browser that is known waits for nobody");
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_leaves_takes_no_turn_and_waits_no_longer_than_it_is_patient() {
        let lanes = Lanes::new(1);
        let held = lanes.take(&network("a")).await.unwrap();
        assert!(timeout(Duration::from_millis(10), lanes.take(&network("b"))).await.is_err(), "it left");
        let began = Instant::now();
        assert!(matches!(lanes.take(&network("b")).await, Err(Error::Throttled(5))));
        assert!(began.elapsed() >= PATIENCE);
        drop(held);
        lanes.take(&network("c")).await.unwrap();
        lanes.take(&network("b")).await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn more_of_one_network_than_can_wait_are_turned_away_at_once() {
        let lanes = Lanes::new(1);
        let _held = lanes.take(&network("a")).await.unwrap();
        let waiting: Vec<_> = (0..MOST_WAITING)
            .map(|_| {
                let lanes = lanes.clone();
                tokio::spawn(async move { lanes.take(&network("b")).await.is_ok() })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(10)).await;
        let began = Instant::now();
        assert!(lanes.take(&network("b")).await.is_err());
        assert_eq!(began.elapsed(), Duration::ZERO);
        drop(waiting);
    }
}
