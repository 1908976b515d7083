//! What resellers ask of a provider.

use actix_web::web;
use askama::Template;

use super::badge;
use crate::{
    domain::{Moment, partnership_inquiry::InquiryState},
    paths,
    service::partnership_inquiries::{self, Inquirer, InquiryQuery, PartnershipInquiry},
    web::{Answer, Choice, Pager, Request, View, When, page},
};

/// Where the list is.
const LIST: &str = "/indirect-resellers/inquiries";

#[derive(Template)]
#[template(path = "partner/partnership_inquiries/list.html")]
struct ListPage<'a> {
    view: &'a View,
    states: Vec<Choice>,
    filtered: bool,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    href: String,
    name: String,
    country: String,
    mpn: String,
    person: String,
    asked: When,
    state: (&'static str, &'static str),
}

/// `GET /indirect-resellers/inquiries`
pub async fn get(request: Request, query: web::Query<InquiryQuery>) -> Answer {
    let wanted = query.clone();
    let work = move |cx: &mut crate::service::UseCase<'_>| Ok((partnership_inquiries::list(cx, &wanted)?, cx.call.now));
    let (view, (found, now)) = request.read(work).await?;
    let state = query.filter.state;
    let list = ListPage {
        states: view.choices("inquiries-all", InquiryState::ALL, state, InquiryState::key),
        filtered: state.is_some(),
        pager: Pager::filtered(
            LIST,
            &query,
            &found,
            [(state.map(|state| view.t(state.key()).to_owned()), |filter| filter.state = None)],
        ),
        rows: found.rows.iter().map(|one| row(&view, one, now)).collect(),
        view: &view,
    };
    page(&request, &list)
}

fn row(view: &View, (inquiry, reseller): &(PartnershipInquiry, Inquirer), now: Moment) -> Row {
    Row {
        href: paths::received_inquiry(inquiry.id),
        name: reseller.name.clone(),
        country: view.country(&reseller.country),
        mpn: reseller.mpn_location_id.map(|id| id.to_string()).unwrap_or_default(),
        person: inquiry.asker_name.clone(),
        asked: view.when(inquiry.created_at),
        state: badge(view, inquiry, now),
    }
}
