//! What a reseller asks of a provider, and what the provider's people can do about it.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::badge;
use crate::{
    domain::{
        Error, Moment, Text,
        ids::InquiryId,
        invitation::InvitationState,
        partnership_inquiry::{InquiryState, InquiryStep},
    },
    paths,
    service::{
        UseCase,
        partnership_inquiries::{self, ReceivedInquiry},
    },
    web::{Answer, EmptyForm, Posted, Request, Sent, View, When, page, see_other, see_other_saying},
};

#[derive(Template)]
#[template(path = "partner/partnership_inquiries/received.html")]
struct ReceivedPage<'a> {
    view: &'a View,
    found: &'a ReceivedInquiry,
    id: String,
    stands: (&'static str, &'static str),
    country: String,
    mpn: String,
    asked: When,
    /// Until when it can be decided on, while it can.
    until: Option<When>,
    ended: Option<When>,
    obstacle: Option<String>,
    /// Where the invitation is that was made of it, and how it stands.
    invitation: Option<(String, &'static str)>,
    /// What was typed as the reason.
    reason: &'a str,
}

impl ReceivedPage<'_> {
    fn can(&self, step: InquiryStep) -> bool {
        self.found.steps.contains(&step)
    }
}

/// What *Decline* sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    reason: String,
}

/// `GET /indirect-resellers/inquiries/{inquiry}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, found) = request.read(move |cx| find(cx, id.parse()?)).await?;
    page(&request, &received_page(&view, &found, ""))
}

/// `POST /indirect-resellers/inquiries/{inquiry}/invite`: leads to the draft of the invitation.
pub async fn invite(request: Request, id: web::Path<String>, posted: Posted<EmptyForm>) -> Answer {
    let key = posted.key;
    let id: InquiryId = request.named(id.parse()).await?;
    let sent = request.submit(
        (),
        move |cx, ()| partnership_inquiries::invite(cx, id, &key).map_err(Error::in_place),
        move |cx, ()| find(cx, id),
    );
    match sent.await? {
        Sent::Done(_, invitation) => Ok(see_other(&paths::invitation_draft(invitation))),
        Sent::Back(back) => back.page(&request, &received_page(&back.view, &back.found, "")),
    }
}

/// `POST /indirect-resellers/inquiries/{inquiry}/decline`
pub async fn decline(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let id: InquiryId = request.named(id.parse()).await?;
    let sent = request.submit(
        posted.form,
        move |cx, form| {
            partnership_inquiries::answer(cx, id, (InquiryStep::Decline, &form.reason)).map_err(Error::in_place)
        },
        move |cx, _| find(cx, id),
    );
    match sent.await? {
        Sent::Done(_, after) => {
            let text = Text::new("flash-inquiry-declined").with("name", after.asker_name);
            Ok(see_other_saying(&request, &paths::received_inquiry(after.id), "success", text))
        }
        Sent::Back(back) => back.page(&request, &received_page(&back.view, &back.found, &back.form.reason)),
    }
}

/// The inquiry, and the time by which its page says how it stands.
fn find(cx: &mut UseCase<'_>, id: InquiryId) -> Result<(ReceivedInquiry, Moment), Error> {
    Ok((partnership_inquiries::find_received(cx, id)?, cx.call.now))
}

fn received_page<'a>(view: &'a View, (found, now): &'a (ReceivedInquiry, Moment), reason: &'a str) -> ReceivedPage<'a> {
    let (inquiry, reseller) = (&found.inquiry, &found.reseller);
    let waits = found.state == InquiryState::Asked;
    let way = |(id, state, is_draft): (_, InvitationState, bool)| {
        let path = if is_draft { paths::invitation_draft(id) } else { "/invitations".to_owned() };
        (path, view.t(state.key()))
    };
    ReceivedPage {
        id: inquiry.id.to_string(),
        stands: badge(view, inquiry, *now),
        country: view.country(&reseller.country),
        mpn: reseller.mpn_location_id.map(|id| id.to_string()).unwrap_or_default(),
        asked: view.when(inquiry.created_at),
        until: waits.then(|| view.exactly(inquiry.expires_at)),
        ended: inquiry.ended_at.map(|at| view.when(at)),
        obstacle: found.obstacle.as_ref().map(|why| view.text(why)),
        invitation: found.invitation.map(way),
        reason,
        found,
        view,
    }
}
