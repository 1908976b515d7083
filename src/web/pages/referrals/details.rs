//! A referral, and what its reader can do with it.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::badge;
use crate::{
    domain::{
        moment::Moment,
        referral::{ReferralState, ReferralStep},
        text::Text,
    },
    service::referrals::{self, Seen},
    web::{
        error::WebError,
        extract::{form::Posted, request::Request},
        respond::{Answer, page, refused, see_other, see_other_saying},
        view::{Refused, View, When},
    },
};

#[derive(Template)]
#[template(path = "referrals/details.html")]
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
    refused: Refused,
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
        if self.tried == Some(step) { self.refused.of("reason") } else { "" }
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
    let (view, (seen, now)) =
        request.read(move |db, call, actor| Ok((referrals::find(db, call, actor, id.parse()?)?, call.now))).await?;
    page(&request, &details_page(&view, &seen, now, (None, "", Refused::default())))
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
    let (wanted, typed) = (id.clone(), reason.clone());
    let failed = match request
        .write(move |db, call, actor| referrals::answer(db, call, actor, wanted.parse()?, (step, &typed)))
        .await
    {
        Ok((_, referred)) => {
            let key = match step {
                ReferralStep::Accept => "flash-referral-accepted",
                ReferralStep::Decline => "flash-referral-declined",
                ReferralStep::Win => "flash-referral-won",
                ReferralStep::Lose => "flash-referral-lost",
                ReferralStep::Withdraw => "flash-referral-withdrawn",
            };
            let other = if step == ReferralStep::Withdraw { referred.reseller } else { referred.provider };
            let text = Text::new(key).with("name", other);
            return Ok(see_other_saying(&request, &format!("/referrals/{id}"), "success", text));
        }
        Err(error) => error,
    };
    refuse(request, id, failed, (Some(step), &reason)).await
}

/// The referral's page again, with what was typed: also where it has moved on meanwhile.
async fn refuse(
    request: Request,
    id: web::Path<String>,
    failed: WebError,
    (tried, reason): (Option<ReferralStep>, &str),
) -> Answer {
    let (view, refusals) = failed.conflict_as_refusal().into_refusals()?;
    let (_, (seen, now)) =
        request.read(move |db, call, actor| Ok((referrals::find(db, call, actor, id.parse()?)?, call.now))).await?;
    refused(&request, &details_page(&view, &seen, now, (tried, reason, view.refused(&refusals))))
}

/// `POST /referrals/{referral}/invitations`: begins an invitation and leads to its draft.
pub async fn invite(request: Request, id: web::Path<String>, posted: Posted<InviteForm>) -> Answer {
    let (key, with_provider, wanted) = (posted.key, posted.form.with == "provider", id.clone());
    match request
        .write(move |db, call, actor| referrals::invite(db, call, actor, (wanted.parse()?, with_provider), &key))
        .await
    {
        Ok((_, made)) => Ok(see_other(&format!("/invitations/{made}/draft"))),
        Err(failed) => refuse(request, id, failed, (None, "")).await,
    }
}

fn details_page<'a>(
    view: &'a View,
    seen: &'a Seen,
    now: Moment,
    (tried, reason, refused): (Option<ReferralStep>, &'a str, Refused),
) -> DetailsPage<'a> {
    let referral = &seen.referred.referral;
    DetailsPage {
        id: referral.id.to_string(),
        country: view.country(&referral.country),
        badge: badge(view, referral, now),
        sent: view.when(referral.created_at),
        until: (seen.state == ReferralState::Received).then(|| view.when(referral.expires_at)),
        answered: referral.answered_at.map(|at| view.when(at)),
        ended: referral.ended_at.filter(|at| Some(*at) != referral.answered_at).map(|at| view.when(at)),
        erased: referral.erased_at.map(|at| view.day(at)),
        seen,
        tried,
        reason,
        refused,
        view,
    }
}
