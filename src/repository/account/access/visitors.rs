//! Who is behind a session, found by every request.
//!
//! Needs no grant: whoever holds a session's key may know whose it is.

use std::mem;

use chrono_tz::Tz;
use diesel::{dsl::exists, prelude::*};

use super::sessions::SessionHash;
use crate::domain::{
    Actor, Error, Language, Moment,
    account::{AccountFacts, Standing},
    actor::{Person, Theme},
    ids::{AccountId, IdentityId, SessionId, UserId},
    list::PageSize,
    role::{Role, Roles},
    second_factor::ProofWays,
    session::{SessionFacts, SessionKind},
    waiting::Waiting,
};
use crate::repository::{
    db::{Db, on_backend},
    partner_counts::PartnerCounts,
    schema::{
        accounts, authenticators, memberships, partner_counts, passkeys, sessions, single_sign_on,
        single_sign_on_identities as identities, users,
    },
    suspensions::{self, Told},
    users::FactsRow,
};

/// A session that has not expired, and who is behind it.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The person.
    pub person: Person,
    /// The person in the account it chose; `None` until it has chosen one of several.
    pub actor: Option<Actor>,
    /// The accounts the person belongs to, by name.
    pub accounts: Vec<AccountFacts>,
    /// Those of its accounts that this session opens not: by a password, those whose people sign in through their provider.
    pub closed: Vec<AccountFacts>,
    /// Why the account it acts in is suspended, where it is.
    pub suspension: Option<Told>,
    /// The session.
    pub session: SessionFacts,
    /// What the person can show besides the password.
    pub ways: ProofWays,
    /// What is kept of the account that it acts in, where that is a partner's.
    pub counts: PartnerCounts,
    /// How much of what waits for the actor, where a page is to say so; [`resolve`] does not ask.
    pub waiting: Vec<(Waiting, i64)>,
}

/// The session and its person; they stand in each row that is found, one for each of the person's roles.
#[derive(Queryable)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column")]
struct SessionRow {
    account: Option<AccountId>,
    number: SessionId,
    kind: SessionKind,
    proved_at: Moment,
    renewed_at: Moment,
    ends_at: Moment,
    second_factor: bool,
    factor_due_at: Option<Moment>,
    identity: Option<IdentityId>,
    limited_to: Option<AccountId>,
    own_proof: bool,
    user: UserId,
    name: String,
    email: String,
    language: Option<Language>,
    time_zone: String,
    theme: Theme,
    page_size: PageSize,
    must_change_password: bool,
    has_app: bool,
    has_passkey: bool,
}

/// A role and the account it is held in.
struct Membership {
    role: Role,
    account: AccountFacts,
    /// Whether its people sign in through a provider (`docs/domain.md` §4.8).
    has_provider: bool,
    /// Whether a password does not open it to the user.
    closed_to_passwords: bool,
}

/// What a membership is read from: its role, its account, and whether and by whom that is opened with a password where its
/// people sign in through a provider.
type MembershipRow = (Option<Role>, Option<FactsRow>, Option<bool>, Option<UserId>);

/// Who is behind a session; `None` for one that is unknown or over. One query, three for a suspended partner.
pub fn resolve(db: &mut Db, session: &SessionHash, now: Moment) -> Result<Option<Visitor>, Error> {
    // On the connection itself: so diesel knows the statement by its type, and need not write it to find it.
    let found: Vec<(SessionRow, Option<PartnerCounts>, MembershipRow)> = on_backend!(db, |conn| {
        sessions::table
            .inner_join(users::table.on(users::id.eq(sessions::user_id)))
            .left_join(identities::table.on(identities::id.nullable().eq(sessions::identity_id)))
            .left_join(partner_counts::table.on(partner_counts::partner_id.nullable().eq(sessions::account_id)))
            .left_join(memberships::table.on(memberships::user_id.eq(users::id)))
            .left_join(accounts::table.on(accounts::id.nullable().eq(memberships::account_id.nullable())))
            .left_join(single_sign_on::table.on(
                single_sign_on::account_id.nullable().eq(accounts::id.nullable()).and(single_sign_on::is_on.eq(true)),
            ))
            .filter(sessions::id.eq(session.as_slice()).and(sessions::expires_at.gt(now)))
            .order((accounts::name_key, accounts::id))
            .select((
                (
                    sessions::account_id,
                    sessions::number,
                    sessions::kind,
                    sessions::proved_at,
                    sessions::renewed_at,
                    sessions::ends_at,
                    sessions::second_factor,
                    sessions::factor_due_at,
                    sessions::identity_id,
                    identities::account_id.nullable(),
                    sessions::own_proof,
                    users::id,
                    users::name,
                    users::email,
                    users::language,
                    users::time_zone,
                    users::theme,
                    users::page_size,
                    users::must_change_password,
                    exists(authenticators::table.filter(authenticators::user_id.eq(users::id))),
                    exists(passkeys::table.filter(passkeys::user_id.eq(users::id))),
                ),
                (partner_counts::customers, partner_counts::partners_version).nullable(),
                (
                    memberships::role.nullable(),
                    Option::<FactsRow>::as_select(),
                    single_sign_on::is_required.nullable(),
                    single_sign_on::break_glass_id.nullable(),
                ),
            ))
            .load(conn)
    })?;
    let mut first = None;
    let mut held = Vec::with_capacity(found.len());
    for (row, counts, membership) in found {
        held.extend(membership_of(row.user, membership));
        first.get_or_insert((row, counts.unwrap_or_default()));
    }
    let Some((row, counts)) = first else { return Ok(None) };
    let (memberships, closed) = opened(held, row.limited_to);
    // What it began by is there no longer, or off, or the person belongs to that account no longer.
    if row.identity.is_some() && (row.limited_to.is_none() || memberships.is_empty()) {
        return Ok(None);
    }
    visitor_of(db, row, memberships, closed).map(|visitor| Some(Visitor { counts, ..visitor }))
}

fn membership_of(user: UserId, (role, account, required, keeps): MembershipRow) -> Option<Membership> {
    Some(Membership {
        role: role?,
        account: account?.into(),
        has_provider: required.is_some(),
        closed_to_passwords: required == Some(true) && keeps != Some(user),
    })
}

fn visitor_of(
    db: &mut Db,
    mut row: SessionRow,
    memberships: Vec<(Role, AccountFacts)>,
    closed: Vec<AccountFacts>,
) -> Result<Visitor, Error> {
    let roles_in = |account| memberships.iter().filter(move |(_, one)| one.id == account).map(|(role, _)| *role);
    let chosen = row.account.map(|account| (account, Roles::new(roles_in(account))));
    let mut accounts: Vec<AccountFacts> = memberships.into_iter().map(|(_, account)| account).collect();
    accounts.dedup_by_key(|account| account.id);
    let person = Person {
        id: row.user,
        name: mem::take(&mut row.name),
        email: mem::take(&mut row.email),
        language: row.language,
        time_zone: row.time_zone.parse().unwrap_or(Tz::UTC),
        theme: row.theme,
        page_size: row.page_size,
        // Whoever comes from a provider has shown no password.
        must_change_password: row.must_change_password && row.identity.is_none(),
        accounts: i64::try_from(accounts.len()).unwrap_or(i64::MAX),
    };
    let actor = chosen.and_then(|(id, roles)| {
        let account = accounts.iter().find(|account| account.id == id)?.clone();
        Some(Actor { roles, person: person.clone(), account })
    });
    let suspension = match &actor {
        Some(actor) if actor.account.standing == Standing::Suspended => suspensions::told(db, actor.account.id)?,
        _ => None,
    };
    let session = SessionFacts {
        number: row.number,
        kind: row.kind,
        proved_at: row.proved_at,
        renewed_at: row.renewed_at,
        ends_at: row.ends_at,
        second_factor: row.second_factor,
        factor_due_at: row.factor_due_at,
        limited_to: row.limited_to,
        own_proof: row.own_proof,
    };
    let ways = ProofWays { code: row.has_app, passkey: row.has_passkey };
    let (counts, waiting) = (PartnerCounts::default(), Vec::new());
    Ok(Visitor { person, actor, accounts, closed, suspension, session, ways, counts, waiting })
}

/// The memberships that a session opens, and the accounts that it opens not: by a provider's word that provider's account
/// alone, by a password all but those whose people sign in through their provider (`docs/domain.md` §4.8).
fn opened(
    memberships: Vec<Membership>,
    limited_to: Option<AccountId>,
) -> (Vec<(Role, AccountFacts)>, Vec<AccountFacts>) {
    let is_open = |one: &Membership| match limited_to {
        Some(limit) => one.account.id == limit && one.has_provider,
        None => !one.closed_to_passwords,
    };
    let (open, closed): (Vec<_>, Vec<_>) = memberships.into_iter().partition(is_open);
    let mut closed: Vec<AccountFacts> = closed.into_iter().map(|one| one.account).collect();
    closed.dedup_by_key(|account| account.id);
    (open.into_iter().map(|one| (one.role, one.account)).collect(), closed)
}
