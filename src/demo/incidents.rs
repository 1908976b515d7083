//! What was tried in the demo world and did not work, and what changed of its people's ways in.

use chrono::TimeDelta;

use super::Builder;
use crate::{
    domain::{
        Action, Error, Moment,
        client::Client,
        security_event::{
            EventPerson, GatheredEvent, SecurityDetail, SecurityEvent,
            SecurityEventKind::{
                self, Denied, LinkTried, PasswordChanged, PasswordForgotten, ProofFailed, SignInFailed,
            },
        },
    },
    repository::db::Db,
    service::security_events,
};

/// A network and a browser.
type Somewhere = (&'static str, &'static str);
/// How many days ago what happened to whom, from where, how often.
type Incident = (i64, SecurityEventKind, &'static str, Somewhere, i64);

const OFFICE: Somewhere = ("203.0.113.9", "Edge · Windows");
const HOME: Somewhere = ("2001:db8:0:7::/64", "Safari · iPhone");
const ELSEWHERE: Somewhere = ("198.51.100.23", "");

const INCIDENTS: [Incident; 11] = [
    (1, SignInFailed, "global.admin@aurora.example", ELSEWHERE, 48),
    (1, SignInFailed, "admin@aurora.example", ELSEWHERE, 31),
    (2, Denied, "helpdesk.agent@aurora.example", OFFICE, 1),
    (3, PasswordForgotten, "sales.agent@aurora.example", HOME, 1),
    (3, SignInFailed, "sales.agent@birch.example", OFFICE, 2),
    (3, SignInFailed, "global.admin@ipe.example", OFFICE, 2),
    (4, PasswordChanged, "global.admin@ryabina.example", OFFICE, 1),
    (4, ProofFailed, "global.admin@birch.example", OFFICE, 1),
    (5, PasswordChanged, "admin@elmbakery.onmicrosoft.com", HOME, 1),
    (6, SignInFailed, "admin@elmbakery.onmicrosoft.com", HOME, 2),
    (7, LinkTried, "", ELSEWHERE, 5),
];

/// Keeps what happened.
pub(super) fn happen(db: &mut Db, builder: &Builder) -> Result<(), Error> {
    for (days, kind, email, place, times) in INCIDENTS {
        let event = described(incident(builder.days_ago(days), kind, email, place), builder)?;
        let last_at = event.at.plus(TimeDelta::seconds(times.saturating_sub(1)));
        security_events::note_many(db, &builder.call, GatheredEvent { last_at, times, ..GatheredEvent::alone(event) })?;
    }
    Ok(())
}

fn incident(at: Moment, kind: SecurityEventKind, email: &str, (network, browser): Somewhere) -> SecurityEvent {
    let client = Client { browser: browser.to_owned(), network: network.to_owned(), ..Client::default() };
    let event = SecurityEvent::new(kind, at, client);
    if email.is_empty() { event } else { event.by(EventPerson::Address(email.to_owned())) }
}

/// The event with what else is known of its kind.
fn described(event: SecurityEvent, builder: &Builder) -> Result<SecurityEvent, Error> {
    Ok(match event.kind {
        Denied => event
            .in_account(Some(builder.id("aurora")?))
            .of_action(Some(Action::ManagePartnerUsers))
            .at_route(Some("GET /settings/users/new".to_owned())),
        ProofFailed => event.detailed(SecurityDetail::Password),
        LinkTried => event.detailed(SecurityDetail::Invitation).at_route(Some("GET /i/{token}".to_owned())),
        _ => event,
    })
}
