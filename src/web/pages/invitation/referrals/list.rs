//! The list of the referrals that a provider sent or a reseller received.

use actix_web::web;
use askama::Template;

use super::badge;
use crate::{
    domain::{Action, referral::ReferralState},
    service::referrals::{self, ReferralQuery, Referred},
    web::{Answer, Choice, Pager, Request, View, When, page},
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
    pager: Pager,
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

/// `GET /referrals`
pub async fn get(request: Request, query: web::Query<ReferralQuery>) -> Answer {
    let wanted = query.clone();
    let (view, (found, now)) = request.read(move |cx| Ok((referrals::list(cx, &wanted)?, cx.call.now))).await?;
    let is_provider = found.is_provider;
    let row = |one: Referred| {
        let referral = one.referral;
        let waits = referral.state.at(referral.expires_at, now) == ReferralState::Received;
        Row {
            id: referral.id.to_string(),
            country: view.country(&referral.country),
            partner: if is_provider { one.reseller } else { one.provider },
            sent: view.when(referral.created_at),
            state: badge(&view, &referral, now),
            until: waits.then(|| view.day(referral.expires_at)),
            company: referral.company,
        }
    };
    let list = ListPage {
        is_provider,
        offered: found.offered,
        states: view.choices("referrals-all", ReferralState::ALL, query.filter.state, ReferralState::key),
        filtered: query.filter.state.is_some(),
        pager: Pager::filtered(
            "/referrals",
            &query,
            &found.page,
            [(query.filter.state.map(|state| view.t(state.key()).to_owned()), |filter| filter.state = None)],
        ),
        rows: found.page.rows.into_iter().map(row).collect(),
        view: &view,
    };
    page(&request, &list)
}
