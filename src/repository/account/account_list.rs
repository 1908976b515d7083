//! The operator's list of accounts: by name, searched, narrowed to kinds and a standing.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Action, Error, Grant, TextEnum,
    account::{AccountKind, Standing},
    fold::like_pattern,
    ids::AccountId,
    list::{ByName, ListQuery, Page},
    policy, text_field,
};
use crate::repository::{accounts::Account, db::Db, keyset::load_page, schema::accounts};

/// What is wanted of the list. It is searched for a piece of the name or of the mail domain, a whole partner number, or a
/// whole id.
pub type AccountQuery = ListQuery<ByName, AccountFilter>;

/// What the list is seen by.
const SEEN_BY: &[Action] = &[Action::ManageAccounts];

/// Which kinds of accounts the list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinds {
    /// Partners of every kind.
    Partners,
    /// All.
    All,
    /// One kind.
    One(AccountKind),
}

impl TextEnum for Kinds {
    const ALL: &'static [Self] = &[Self::Partners, Self::All];

    fn as_str(self) -> &'static str {
        match self {
            Self::Partners => "partners",
            Self::All => "all",
            Self::One(kind) => kind.as_str(),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let group = Self::ALL.iter().copied().find(|group| group.as_str() == text);
        group.or_else(|| AccountKind::parse(text).map(Self::One))
    }
}

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AccountFilter {
    /// The kinds of accounts, where somebody chose.
    #[serde(with = "text_field", skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kinds>,
    /// One standing.
    #[serde(with = "text_field", skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
}

/// The kinds that the list shows. It opens with partners, whom customers outnumber by far; what is searched for is looked
/// for among all, unless somebody chose.
#[must_use]
pub fn kinds(wanted: &AccountQuery) -> Kinds {
    wanted.filter.kind.unwrap_or(if wanted.search().is_empty() { Kinds::Partners } else { Kinds::All })
}

/// A page of accounts by name. One query.
pub fn page(db: &mut Db, grant: &Grant, wanted: &AccountQuery) -> Result<Page<Account>, Error> {
    grant.proves(SEEN_BY)?;
    let search = wanted.search();
    let rows = || {
        let mut query = accounts::table.select(Account::as_select()).into_boxed();
        match kinds(wanted) {
            Kinds::Partners => {
                let [one, another, third] = policy::PARTNERS.map(|kind| accounts::kind.eq(kind));
                query = query.filter(one.or(another).or(third));
            }
            Kinds::All => {}
            Kinds::One(kind) => query = query.filter(accounts::kind.eq(kind)),
        }
        if let Some(standing) = wanted.filter.standing {
            query = query.filter(accounts::standing.eq(standing));
        }
        if let Ok(id) = search.parse::<AccountId>() {
            query = query.filter(accounts::id.eq(id));
        } else if let Some(number) = whole_number(search) {
            let pattern = like_pattern(search);
            query = query.filter(
                accounts::mpn_location_id
                    .eq(number)
                    .or(accounts::mpn_global_id.eq(number))
                    .or(accounts::name_key.like(pattern.clone()).escape('\\'))
                    .or(accounts::mail_domain.like(pattern).escape('\\')),
            );
        } else if !search.is_empty() {
            let pattern = like_pattern(search);
            query = query.filter(
                accounts::name_key
                    .like(pattern.clone())
                    .escape('\\')
                    .or(accounts::mail_domain.like(pattern).escape('\\')),
            );
        }
        query
    };
    Ok(load_page!(db, rows(), wanted, Account, (accounts::id, AccountId, |account| account.id), {
        ByName::Name => (accounts::name_key, |account| account.name_key.clone()),
    }))
}

/// A search that is nothing but digits may be a partner number.
fn whole_number(search: &str) -> Option<i64> {
    search.bytes().all(|byte| byte.is_ascii_digit()).then(|| search.parse().ok()).flatten()
}
