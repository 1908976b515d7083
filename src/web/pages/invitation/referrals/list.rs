//! The list of the referrals that a provider sent or a reseller received.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::badge;
use crate::{
    domain::{policy::Action, referral::ReferralState},
    service::{
        Cursor,
        referrals::{self, Referred},
    },
    web::{
        extract::request::Request,
        respond::{Answer, page},
        view::{Choice, View, When},
    },
};

#[derive(Template)]
#[template(path = "invitation/referrals/list.html")]
struct ListPage<'a> {
    view: &'a View,
    is_provider: bool,
    offered: bool,
    states: Vec<Choice>,
    filtered: bool,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
}

struct Row {
    id: String,
    company: String,
    country: String,
    /// The name of the other side.
    partner: String,
    sent: When,
    state: (&'static str, &'static str),
    /// Until when the reseller may answer, while it may.
    until: Option<When>,
}

/// What the address says: which referrals, and which part of the list.
#[derive(Deserialize)]
pub struct ReferralsQuery {
    #[serde(default)]
    state: String,
    #[serde(default)]
    at: String,
}

/// `GET /referrals`
pub async fn get(request: Request, query: web::Query<ReferralsQuery>) -> Answer {
    let (state, cursor) = (ReferralState::parse(&query.state), Cursor::parse(&query.at));
    let (view, (found, now)) =
        request.read(move |cx| Ok((referrals::list(cx, state, cursor.as_ref())?, cx.call.now))).await?;
    let way = |cursor: Option<String>| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(state) = state {
            query.append_pair("state", state.as_str());
        }
        cursor.map(|at| format!("/referrals?{}", query.append_pair("at", &at).finish()))
    };
    let is_provider = found.is_provider;
    let row = |one: Referred| {
        let referral = one.referral;
        let waits = referral.state.at(referral.expires_at, now) == ReferralState::Received;
        Row {
            id: referral.id.to_string(),
            country: view.country(&referral.country),
            partner: if is_provider { one.reseller } else { one.provider },
            sent: view.day(referral.created_at),
            state: badge(&view, &referral, now),
            until: waits.then(|| view.when(referral.expires_at)),
            company: referral.company,
        }
    };
    let list = ListPage {
        is_provider,
        offered: found.offered,
        states: states(&view, state),
        filtered: state.is_some(),
        previous: way(found.page.previous),
        next: way(found.page.next),
        rows: found.page.rows.into_iter().map(row).collect(),
        view: &view,
    };
    page(&request, &list)
}

fn states(view: &View, chosen: Option<ReferralState>) -> Vec<Choice> {
    let all = Choice { value: String::new(), text: view.t("referrals-all").to_owned(), selected: chosen.is_none() };
    let each = ReferralState::ALL.iter().map(|state| Choice {
        value: state.as_str().to_owned(),
        text: view.t(state.key()).to_owned(),
        selected: chosen == Some(*state),
    });
    std::iter::once(all).chain(each).collect()
}
