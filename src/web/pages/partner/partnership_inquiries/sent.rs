//! What a reseller has asked of a provider, for the reseller.

use actix_web::web;
use askama::Template;

use super::badge;
use crate::{
    domain::{
        Error, Moment, Text,
        ids::InquiryId,
        partnership_inquiry::{InquiryState, InquiryStep},
    },
    paths,
    service::{
        UseCase,
        partnership_inquiries::{self, SentInquiry},
    },
    web::{Answer, EmptyForm, Posted, Request, Sent, View, When, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "partner/partnership_inquiries/sent.html")]
struct SentPage<'a> {
    view: &'a View,
    found: &'a SentInquiry,
    id: String,
    stands: (&'static str, &'static str),
    asked: When,
    /// Until when the provider can decide, while it can.
    until: Option<When>,
    ended: Option<When>,
    /// What has come of it, and what the reseller does now.
    outcome: Option<String>,
    withdraws: bool,
}

/// `GET /indirect-providers/inquiries/{inquiry}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, found) = request.read(move |cx| find(cx, id.parse()?)).await?;
    page(&request, &sent_page(&view, &found))
}

/// `POST /indirect-providers/inquiries/{inquiry}/withdraw`
pub async fn withdraw(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let id: InquiryId = request.named(id.parse()).await?;
    let sent = request.submit(
        (),
        move |cx, ()| partnership_inquiries::answer(cx, id, (InquiryStep::Withdraw, "")).map_err(Error::in_place),
        move |cx, ()| find(cx, id),
    );
    match sent.await? {
        Sent::Done(..) => {
            let text = Text::new("flash-inquiry-withdrawn");
            Ok(see_other_saying(&request, &paths::sent_inquiry(id), "success", text))
        }
        Sent::Back(back) => back.page(&request, &sent_page(&back.view, &back.found)),
    }
}

/// The inquiry, and the time by which its page says how it stands.
fn find(cx: &mut UseCase<'_>, id: InquiryId) -> Result<(SentInquiry, Moment), Error> {
    Ok((partnership_inquiries::find_sent(cx, id)?, cx.call.now))
}

fn sent_page<'a>(view: &'a View, (found, now): &'a (SentInquiry, Moment)) -> SentPage<'a> {
    let inquiry = &found.inquiry;
    let outcome = match found.state {
        InquiryState::Invited => Some(Text::new("inquiry-invited-means").with("email", &inquiry.asker_email)),
        InquiryState::Settled => Some(Text::new("inquiry-settled-means")),
        InquiryState::Expired => Some(Text::new("inquiry-expired-means")),
        InquiryState::Asked | InquiryState::Declined | InquiryState::Withdrawn => None,
    };
    SentPage {
        id: inquiry.id.to_string(),
        stands: badge(view, inquiry, *now),
        asked: view.when(inquiry.created_at),
        until: (found.state == InquiryState::Asked).then(|| view.exactly(inquiry.expires_at)),
        ended: inquiry.ended_at.map(|at| view.when(at)),
        outcome: outcome.map(|text| view.text(&text.with("provider", &found.provider))),
        withdraws: found.steps.contains(&InquiryStep::Withdraw),
        found,
        view,
    }
}
