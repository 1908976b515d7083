//! The operator's list of accounts, with those that wait for approval on top.

use actix_web::web;
use askama::Template;

use super::badge;
use crate::{
    domain::{
        TextEnum,
        account::{AccountKind, Standing},
    },
    service::{Account, AccountFilter, AccountKinds, AccountQuery, account_kinds, accounts},
    web::{Answer, Choice, Pager, Request, View, When, page},
};

#[derive(Template)]
#[template(path = "account/accounts/list.html")]
struct ListPage<'a> {
    view: &'a View,
    search: &'a str,
    kinds: Vec<Choice>,
    standings: Vec<Choice>,
    waiting: Vec<Row>,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    name: String,
    kind: String,
    country: String,
    cloud: String,
    mpn: String,
    standing: String,
    badge: &'static str,
    since: When,
}

/// `GET /accounts`
pub async fn get(request: Request, query: web::Query<AccountQuery>) -> Answer {
    let wanted = query.clone();
    let (view, (waiting, found)) = request.read(move |cx| accounts::list(cx, &wanted)).await?;
    let AccountFilter { kind, standing } = query.filter;
    let list = ListPage {
        search: query.search(),
        kinds: kind_choices(&view, &query),
        standings: view.choices("accounts-all-standings", Standing::ALL, standing, Standing::key),
        waiting: waiting.into_iter().map(|account| row(&view, account)).collect(),
        pager: Pager::filtered(
            "/accounts",
            &query,
            &found,
            [
                (kind.map(|kind| view.t(key(kind)).to_owned()), |filter| filter.kind = None),
                (standing.map(|standing| view.t(standing.key()).to_owned()), |filter| filter.standing = None),
            ],
        ),
        rows: found.rows.into_iter().map(|account| row(&view, account)).collect(),
        view: &view,
    };
    page(&request, &list)
}

/// What the list shows of all kinds is chosen. As long as nobody chose, the group that it opens with stands for no choice:
/// a search from there looks among all.
fn kind_choices(view: &View, query: &AccountQuery) -> Vec<Choice> {
    let shown = account_kinds(query);
    let groups = AccountKinds::ALL.iter().copied();
    let each = groups.chain(AccountKind::ALL.iter().copied().map(AccountKinds::One));
    let choice = |kinds: AccountKinds| {
        let untouched = kinds == shown && query.filter.kind.is_none();
        Choice {
            value: if untouched { "" } else { kinds.as_str() }.to_owned(),
            text: view.t(key(kinds)).to_owned(),
            selected: kinds == shown,
        }
    };
    each.map(choice).collect()
}

const fn key(kinds: AccountKinds) -> &'static str {
    match kinds {
        AccountKinds::Partners => "accounts-partners",
        AccountKinds::All => "accounts-all-kinds",
        AccountKinds::One(kind) => kind.key(),
    }
}

fn row(view: &View, account: Account) -> Row {
    Row {
        id: account.id.to_string(),
        kind: view.t(account.kind.key()).to_owned(),
        country: view.country(&account.country),
        cloud: view.t(account.cloud.key()).to_owned(),
        mpn: account.mpn_location_id.map(|id| id.to_string()).unwrap_or_default(),
        standing: view.t(account.standing.key()).to_owned(),
        badge: badge(account.standing),
        since: view.when(account.created_at),
        name: account.name,
    }
}
