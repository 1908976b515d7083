//! Events gathered before they are kept: those of one minute that are the same are one with a count, and of those that
//! differ there are only so many. So a flood fills some hundred rows, whoever makes it (`docs/adr/0020-security-events.md`).

use std::collections::{HashMap, HashSet};

use super::{EventPerson, SecurityEvent, SecurityEventKind};
use crate::domain::{Moment, client::Client};

/// How many events of a kind that differ are kept for one network and minute; what goes beyond is one more, with a count.
pub const PER_PLACE: usize = 20;
/// How many are kept of a kind in a minute, whatever the networks; what goes beyond is one more, with a count.
pub const PER_KIND: usize = 100;
/// How many may wait to be kept, where the database does not answer; beyond that they are only counted.
const MOST_WAITING: usize = 10_000;

/// Events of one minute that are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatheredEvent {
    /// The first of them.
    pub first: SecurityEvent,
    /// When the last was.
    pub last_at: Moment,
    /// How many there were.
    pub times: i64,
    /// Whether they differ, and only their number is kept.
    pub is_sum: bool,
}

/// What waits to be kept.
#[derive(Debug, Default)]
pub struct Gathering {
    waiting: HashMap<String, GatheredEvent>,
    budget: Budget,
    /// How many found no room, and since when.
    lost: Option<(i64, Moment)>,
}

/// What has a row of its own in the minute that runs.
#[derive(Debug, Default)]
struct Budget {
    minute: i64,
    rows: HashSet<String>,
    by_kind: HashMap<SecurityEventKind, usize>,
    by_place: HashMap<(SecurityEventKind, String), usize>,
}

impl GatheredEvent {
    /// One alone.
    #[must_use]
    pub const fn alone(event: SecurityEvent) -> Self {
        Self { last_at: event.at, first: event, times: 1, is_sum: false }
    }

    /// The event with nothing but its kind and, where that is known, its network.
    fn sum(event: &SecurityEvent, network: &str) -> Self {
        let client = Client { network: network.to_owned(), ..Client::default() };
        Self { is_sum: true, ..Self::alone(SecurityEvent::new(event.kind, event.at, client)) }
    }

    /// What those have in common that are the same. The browser is none of it, for it is what anybody says of itself.
    #[must_use]
    pub fn sameness(&self) -> String {
        let one = &self.first;
        let person = match &one.person {
            EventPerson::Nobody => String::new(),
            EventPerson::User(id) => id.to_string(),
            EventPerson::Address(key) => format!("address {key}"),
        };
        [
            minute(one.at).to_string(),
            one.kind.to_string(),
            one.client.network.clone(),
            person,
            one.account.map(|id| id.to_string()).unwrap_or_default(),
            one.object.map(|(kind, id)| format!("{kind} {id}")).unwrap_or_default(),
            one.action.map(|action| action.to_string()).unwrap_or_default(),
            one.route.clone().unwrap_or_default(),
            one.detail.map(|detail| detail.to_string()).unwrap_or_default(),
            if self.is_sum { "sum".to_owned() } else { String::new() },
        ]
        .join("\u{1f}")
    }

    fn add(&mut self, other: &Self) {
        self.times = self.times.saturating_add(other.times);
        self.last_at = self.last_at.max(other.last_at);
    }
}

impl Gathering {
    /// Adds an event.
    pub fn add(&mut self, event: SecurityEvent) {
        let row = self.budget.row_for(event);
        self.keep(row);
    }

    /// Takes out what waits.
    pub fn take(&mut self) -> Vec<GatheredEvent> {
        let mut taken: Vec<GatheredEvent> = self.waiting.drain().map(|(_, event)| event).collect();
        if let Some((times, since)) = self.lost.take() {
            let event = SecurityEvent::new(SecurityEventKind::EventsLost, since, Client::default());
            taken.push(GatheredEvent { times, ..GatheredEvent::alone(event) });
        }
        taken
    }

    /// Puts back what could not be kept.
    pub fn put_back(&mut self, events: Vec<GatheredEvent>) {
        for event in events {
            self.keep(event);
        }
    }

    /// How many rows wait.
    #[must_use]
    pub fn len(&self) -> usize {
        self.waiting.len() + usize::from(self.lost.is_some())
    }

    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn keep(&mut self, event: GatheredEvent) {
        let key = event.sameness();
        if let Some(known) = self.waiting.get_mut(&key) {
            known.add(&event);
        } else if self.waiting.len() < MOST_WAITING {
            self.waiting.insert(key, event);
        } else {
            let (lost, since) = self.lost.unwrap_or((0, event.first.at));
            self.lost = Some((lost.saturating_add(event.times), since));
        }
    }
}

impl Budget {
    /// The row that an event goes into: its own, or one that only counts.
    fn row_for(&mut self, event: SecurityEvent) -> GatheredEvent {
        if minute(event.at) > self.minute {
            *self = Self { minute: minute(event.at), ..Self::default() };
        }
        let (kind, place) = (event.kind, (event.kind, event.client.network.clone()));
        let of_place = GatheredEvent::sum(&event, &event.client.network);
        let of_kind = GatheredEvent::sum(&event, "");
        let own = GatheredEvent::alone(event);
        if self.rows.contains(&own.sameness()) {
            return own;
        }
        let is_full = self.by_kind.get(&kind).is_some_and(|many| *many >= PER_KIND);
        let is_place_full = self.by_place.get(&place).is_some_and(|many| *many >= PER_PLACE);
        if is_full && self.rows.contains(&of_place.sameness()) {
            return of_place;
        }
        if is_full {
            return of_kind;
        }
        let row = if is_place_full { of_place } else { own };
        if self.rows.insert(row.sameness()) {
            *self.by_kind.entry(kind).or_default() += 1;
            *self.by_place.entry(place).or_default() += 1;
        }
        row
    }
}

/// The minute of a moment.
fn minute(at: Moment) -> i64 {
    at.utc().timestamp().div_euclid(60)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn failed(second: i64, network: &str, address: usize) -> SecurityEvent {
        let at = Moment::from_utc("2030-01-15T12:00:00Z".parse().unwrap()).plus(TimeDelta::seconds(second));
        let client = Client { browser: format!("Browser {address}"), network: network.to_owned(), ..Client::default() };
        SecurityEvent::new(SecurityEventKind::SignInFailed, at, client)
            .by(EventPerson::Address(format!("user{address}@x.example")))
    }

    fn all(events: &[GatheredEvent]) -> i64 {
        events.iter().map(|one| one.times).sum()
    }

    #[test]
    fn the_same_within_a_minute_is_one_with_a_count() {
        let mut gathering = Gathering::default();
        for second in [0, 10, 59, 60] {
            gathering.add(failed(second, "203.0.113.9", 1));
        }
        let mut taken = gathering.take();
        taken.sort_by_key(|one| one.last_at);
        assert_eq!(taken.iter().map(|one| one.times).collect::<Vec<_>>(), [3, 1]);
        assert_eq!(taken[0].last_at.since(taken[0].first.at), TimeDelta::seconds(59));
        assert!(gathering.is_empty());
    }

    #[test]
    fn a_flood_from_one_network_fills_some_rows_and_others_keep_theirs() {
        let mut gathering = Gathering::default();
        for address in 0..10_000 {
            gathering.add(failed(1, "203.0.113.9", address));
        }
        gathering.add(failed(2, "198.51.100.7", 1));
        let taken = gathering.take();
        assert_eq!(all(&taken), 10_001);
        assert_eq!(taken.len(), PER_PLACE + 2);
        let sums: Vec<_> = taken.iter().filter(|one| one.is_sum).collect();
        assert_eq!((sums.len(), sums[0].first.client.network.as_str()), (1, "203.0.113.9"));
        assert!(taken.iter().any(|one| !one.is_sum && one.first.client.network == "198.51.100.7"));
    }

    #[test]
    fn a_flood_from_everywhere_fills_some_rows() {
        let mut gathering = Gathering::default();
        for n in 0..10_000 {
            gathering.add(failed(1, &format!("203.0.{}.{}", n / 250, n % 250), n));
        }
        let taken = gathering.take();
        assert_eq!((all(&taken), taken.len()), (10_000, PER_KIND + 1));
        // What is written meanwhile still counts towards the same minute.
        gathering.add(failed(3, "192.0.2.1", 1));
        assert!(gathering.take().iter().all(|one| one.is_sum));
        gathering.add(failed(61, "192.0.2.1", 1));
        assert!(gathering.take().iter().all(|one| !one.is_sum));
    }

    #[test]
    fn another_kind_has_rows_of_its_own() {
        let mut gathering = Gathering::default();
        for n in 0..1_000 {
            gathering.add(failed(1, &format!("203.0.{}.{}", n / 250, n % 250), n));
        }
        let denied = SecurityEvent { kind: SecurityEventKind::Denied, ..failed(1, "203.0.0.1", 1) };
        gathering.add(denied.clone());
        assert!(gathering.take().iter().any(|one| one.first == denied));
    }

    #[test]
    fn what_finds_no_room_is_counted_and_told() {
        let mut gathering = Gathering::default();
        let many = (0..MOST_WAITING + 5).map(|n| GatheredEvent::alone(failed(1, "203.0.113.9", n)));
        gathering.put_back(many.collect());
        let taken = gathering.take();
        assert_eq!(all(&taken), i64::try_from(MOST_WAITING).unwrap() + 5);
        let lost: Vec<_> = taken.iter().filter(|one| one.first.kind == SecurityEventKind::EventsLost).collect();
        assert_eq!((lost.len(), lost[0].times), (1, 5));
    }
}
