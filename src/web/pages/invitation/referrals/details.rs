//! A referral, and what its reader can do with it.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::badge;
use crate::{
    domain::{
        Error, Moment, Text,
        referral::{ReferralState, ReferralStep},
    },
    paths,
    service::{
        UseCase,
        activity_log::HistoryOf,
        referrals::{self, Seen},
    },
    web::{Answer, Posted, Request, Sent, View, When, page, see_other, see_other_saying},
};

#[derive(Template)]
#[template(path = "invitation/referrals/details.html")]
struct DetailsPage<'a> {
    view: &'a View,
    seen: &'a Seen,
    id: String,
    country: String,
    badge: (&'static str, &'static str),
    sent: When,
    /// Until when the reseller may answer, while it may.
    until: Option<When>,
    answered: Option<When>,
    ended: Option<When>,
    erased: Option<When>,
    /// The step whose form was refused, and what was typed as its reason.
    tried: Option<ReferralStep>,
    reason: &'a str,
}

impl DetailsPage<'_> {
    fn can(&self, step: ReferralStep) -> bool {
        self.seen.steps.contains(&step)
    }

    /// What was typed as the reason of this step.
    fn reason_of(&self, step: ReferralStep) -> &str {
        if self.tried == Some(step) { self.reason } else { "" }
    }

    /// Whether what was typed has no form to stand in any more.
    fn is_unsent(&self) -> bool {
        self.tried.is_some_and(|step| step.needs_reason() && !self.can(step))
    }

    /// What was refused of the reason of this step.
    fn refusal_of(&self, step: ReferralStep) -> &str {
        if self.tried == Some(step) { self.view.refused().of("reason") } else { "" }
    }
}

/// What the forms send.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    reason: String,
}

/// What the buttons to invite send.
#[derive(Deserialize)]
pub struct InviteForm {
    #[serde(default)]
    with: String,
}

/// `GET /referrals/{referral}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, found) = request
        .read_with_history(move |cx| find(cx, &id), |(seen, _)| HistoryOf::Object(*seen.referred.referral.id.uuid()))
        .await?;
    page(&request, &details_page(&view, &found, (None, "")))
}

/// `POST /referrals/{referral}/accept`
pub async fn accept(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    take(request, id, ReferralStep::Accept, posted.form.reason).await
}

/// `POST /referrals/{referral}/decline`
pub async fn decline(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    take(request, id, ReferralStep::Decline, posted.form.reason).await
}

/// `POST /referrals/{referral}/won`
pub async fn win(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    take(request, id, ReferralStep::Win, posted.form.reason).await
}

/// `POST /referrals/{referral}/lost`
pub async fn lose(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    take(request, id, ReferralStep::Lose, posted.form.reason).await
}

/// `POST /referrals/{referral}/withdraw`
pub async fn withdraw(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    take(request, id, ReferralStep::Withdraw, posted.form.reason).await
}

async fn take(request: Request, id: web::Path<String>, step: ReferralStep, reason: String) -> Answer {
    let sent = request.submit(
        (id.into_inner(), reason),
        move |cx, (id, reason)| referrals::answer(cx, id.parse()?, (step, reason)).map_err(Error::in_place),
        |cx, (id, _)| find(cx, id),
    );
    match sent.await? {
        Sent::Done(_, referred) => {
            let path = paths::referral(referred.referral.id);
            let other = if step == ReferralStep::Withdraw { referred.reseller } else { referred.provider };
            Ok(see_other_saying(&request, &path, "success", Text::new(flash(step)).with("name", other)))
        }
        // Also where it has moved on meanwhile.
        Sent::Back(back) => back.page(&request, &details_page(&back.view, &back.found, (Some(step), &back.form.1))),
    }
}

const fn flash(step: ReferralStep) -> &'static str {
    match step {
        ReferralStep::Accept => "flash-referral-accepted",
        ReferralStep::Decline => "flash-referral-declined",
        ReferralStep::Win => "flash-referral-won",
        ReferralStep::Lose => "flash-referral-lost",
        ReferralStep::Withdraw => "flash-referral-withdrawn",
    }
}

/// `POST /referrals/{referral}/invitations`: begins an invitation and leads to its draft.
pub async fn invite(request: Request, id: web::Path<String>, posted: Posted<InviteForm>) -> Answer {
    let (key, with_provider) = (posted.key, posted.form.with == "provider");
    let sent = request.submit(
        id.into_inner(),
        move |cx, id| referrals::invite(cx, (id.parse()?, with_provider), &key).map_err(Error::in_place),
        |cx, id| find(cx, id),
    );
    match sent.await? {
        Sent::Done(_, made) => Ok(see_other(&paths::invitation_draft(made))),
        Sent::Back(back) => back.page(&request, &details_page(&back.view, &back.found, (None, ""))),
    }
}

/// The referral, and the time by which its page says how it stands.
fn find(cx: &mut UseCase<'_>, id: &str) -> Result<(Seen, Moment), Error> {
    Ok((referrals::find(cx, id.parse()?)?, cx.call.now))
}

fn details_page<'a>(
    view: &'a View,
    (seen, now): &'a (Seen, Moment),
    (tried, reason): (Option<ReferralStep>, &'a str),
) -> DetailsPage<'a> {
    let referral = &seen.referred.referral;
    DetailsPage {
        id: referral.id.to_string(),
        country: view.country(&referral.country),
        badge: badge(view, referral, *now),
        sent: view.when(referral.created_at),
        until: (seen.state == ReferralState::Received).then(|| view.exactly(referral.expires_at)),
        answered: referral.answered_at.map(|at| view.when(at)),
        ended: referral.ended_at.filter(|at| Some(*at) != referral.answered_at).map(|at| view.when(at)),
        erased: referral.erased_at.map(|at| view.day(at)),
        seen,
        tried,
        reason,
        view,
    }
}
