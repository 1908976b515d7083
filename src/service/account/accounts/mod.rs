//! Accounts, for the operator: the list, one account with what hangs on it, its name.

mod create;
mod password;
mod sign_out;
mod suspension;

use serde_json::json;

use crate::service::{AuditEntry, UseCase};
use crate::{
    domain::{
        Action, Actor, AuditEvent, Checks, Error, Grant, Moment, Text,
        actor::{Person, Theme},
        company_name::parse_company_name,
        ids::AccountId,
        list::Page,
        policy,
    },
    repository::{
        account_details,
        account_list::{self, AccountQuery},
        accounts::{self, Account},
        db::Db,
        lookalikes,
        mail_blocks::{self, Stranger},
        suspensions, users,
    },
};

pub use crate::repository::{
    account_details::{Administrator, Counts},
    suspensions::{Suspension, Told},
};
pub use create::{Created, NewAccountForm, create, create_once};
pub use password::reset_password;
pub use sign_out::{open_sign_out, sign_out_everybody};
pub use suspension::{open_suspension, reactivate, suspend};

/// An account, and what the operator wants to know of it.
#[derive(Clone, Debug)]
pub struct AccountDetails {
    /// The account.
    pub account: Account,
    /// Since when it has stood as it does.
    pub standing_since: Moment,
    /// Why it is suspended, where it is.
    pub suspension: Option<Suspension>,
    /// How much hangs on it.
    pub counts: Counts,
    /// Its global admins.
    pub administrators: Vec<Administrator>,
    /// A partner that was here before and that it can be taken for.
    pub lookalike: Option<String>,
    /// How many recipients of its mails did not know it, and the newest of them.
    pub strangers: (i64, Vec<Stranger>),
}

/// How many recipients that did not know an account are shown.
const STRANGERS: i64 = 20;

/// The organisations that wait, and a page of all accounts by name.
pub fn list(cx: &mut UseCase<'_>, wanted: &AccountQuery) -> Result<(Vec<Account>, Page<Account>), Error> {
    let wanted = &cx.paged(wanted);
    let grant = cx.authorize(Action::ManageAccounts)?;
    Ok((accounts::pending_approval(cx.db, &grant)?, account_list::page(cx.db, &grant, wanted)?))
}

/// A page of all accounts by name.
pub fn page(cx: &mut UseCase<'_>, wanted: &AccountQuery) -> Result<Page<Account>, Error> {
    let grant = cx.authorize(Action::ManageAccounts)?;
    account_list::page(cx.db, &grant, wanted)
}

/// An account with what hangs on it. The number of queries is the same for each.
pub fn open(cx: &mut UseCase<'_>, id: AccountId) -> Result<AccountDetails, Error> {
    let (grant, account) = find(cx, id)?;
    Ok(AccountDetails {
        standing_since: account_details::standing_since(cx.db, &grant, id)?,
        suspension: suspensions::find(cx.db, id)?,
        counts: account_details::counts(cx.db, &grant, (id, account.kind))?,
        administrators: account_details::administrators(cx.db, &grant, id)?,
        lookalike: lookalikes::find(cx.db, &account)?,
        strangers: mail_blocks::of_account(cx.db, id, STRANGERS)?,
        account,
    })
}

/// Changes an account's name. `known` is the name that the page showed: of two at a time one changes it.
pub fn rename(cx: &mut UseCase<'_>, id: AccountId, (known, typed): (&str, &str)) -> Result<Account, Error> {
    let (grant, account) = find(cx, id)?;
    let mut checks = Checks::new();
    let name = checks.organization("name", typed, 255);
    if policy::is_served(account.kind)
        && let Err(fault) = parse_company_name(&name)
    {
        checks.refuse("name", fault.text());
    }
    checks.finish()?;
    if account.name == name {
        return Ok(account);
    }
    if account.name != known {
        return Err(Error::Stale(Text::new("account-renamed-meanwhile").with("name", &account.name)));
    }
    account_details::rename(cx.db, &grant, id, (known, &name))?;
    let mut audit_entry = AuditEntry::new(AuditEvent::AccountRenamed, "account", *id.uuid())
        .from(json!({ "name": account.name }))
        .to(json!({ "name": name }));
    if policy::is_served(account.kind) {
        audit_entry = audit_entry.of(id);
    }
    cx.audit(audit_entry)?;
    accounts::find(cx.db, id)
}

/// The operator as it acts by a command on its machine: its first global admin. The audit records have `command line`
/// for their request.
pub fn operator(db: &mut Db) -> Result<Actor, Error> {
    let account = accounts::operator(db)?;
    let first = accounts::administrators(db, account.id)?.into_iter().next();
    let user = users::find(db, first.ok_or(Error::NotFound)?)?;
    let roles = users::roles_in(db, user.id, account.id)?;
    let person = Person {
        id: user.id,
        name: user.name,
        email: user.email,
        language: user.language,
        time_zone: user.time_zone.parse().unwrap_or(chrono_tz::Tz::UTC),
        theme: Theme::Auto,
        page_size: crate::domain::list::PageSize::default(),
        must_change_password: false,
        accounts: 1,
    };
    Ok(Actor { person, account: account.facts(), roles })
}

/// The account that somebody names by its id or its mail domain.
pub fn named(cx: &mut UseCase<'_>, name: &str) -> Result<AccountId, Error> {
    cx.authorize(Action::ManageAccounts)?;
    match name.parse::<AccountId>() {
        Ok(id) => accounts::find(cx.db, id).map(|account| account.id),
        Err(_) => accounts::find_by_domain(cx.db, &name.to_lowercase()),
    }
}

fn find(cx: &mut UseCase<'_>, id: AccountId) -> Result<(Grant, Account), Error> {
    let grant = cx.authorize(Action::ManageAccounts)?;
    Ok((grant, accounts::find(cx.db, id)?))
}
