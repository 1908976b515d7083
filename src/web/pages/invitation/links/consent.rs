//! The customer's page of a request for reseller relationships, behind its link or found without it: who asks for what,
//! and the answer. Looking changes nothing.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::partnership::{Stand, address_check, checks, parse};
use crate::{
    domain::{
        Actor, Error, Text, agreement_text,
        consent::{AgreementDue, inert_lines},
        invitation::{InvitationKind, unseal_message},
    },
    paths,
    service::{
        Call, Db, UseCase,
        consent::{self, Arrival, Asking, ConsentForm, ConsentRequest, RelationshipRequest, Standpoint},
    },
    web::{Answer, Posted, Request, Sent, View, When, forms::Returned, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "invitation/links/consent.html")]
struct ConsentPage<'a> {
    view: &'a View,
    /// Where this page is; its forms go to addresses under it.
    base: &'a str,
    area: &'a str,
    title: String,
    lead: String,
    partners: Vec<Partner<'a>>,
    inviter: &'a str,
    /// Whether the inviter's address was confirmed, and when.
    inviter_check: String,
    until: When,
    code: &'a str,
    mark: &'a str,
    message: String,
    standpoint: Stand,
    /// Whether a new tenant could answer; not where the request names one that there is.
    may_enrol: bool,
    /// Where whoever got the mail takes no more from the partner.
    way_out: Option<String>,
    agreement: AgreementDue,
    agreement_text: &'static str,
    form: &'a AnswerForm,
}

impl ConsentPage<'_> {
    const fn may_answer(&self) -> bool {
        matches!(self.standpoint, Stand::MayAnswer)
    }

    /// Whom the one box for a relationship stands for, where several ask.
    fn each(&self) -> String {
        let names: Vec<&str> = self.partners.iter().map(|partner| partner.asking.name.as_str()).collect();
        if names.len() < 2 {
            return String::new();
        }
        self.view.with("consent-relationship-each", "names", &names.join(", "))
    }
}

/// One of those who ask, in the reader's language.
struct Partner<'a> {
    asking: &'a Asking,
    id: String,
    kind: &'static str,
    country: String,
    member_since: When,
    /// What the portal knows of it.
    checked: String,
    /// What it does not.
    unchecked: String,
    /// That it can be taken for another partner.
    lookalike: Option<String>,
}

/// What the answers send.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    asked: String,
    relationship: String,
    privileges: String,
    agreement: String,
    reason: String,
}

impl AnswerForm {
    fn consent(&self) -> ConsentForm {
        ConsentForm {
            asked: self.asked.clone(),
            relationship: self.relationship == "yes",
            privileges: self.privileges.clone(),
            agreement: self.agreement == "yes",
        }
    }
}

/// What was ticked and typed, about which request; `None` where the address names none.
type Typed = (Option<Arrival>, AnswerForm);
/// The request, and the address of its page.
type Seen = (ConsentRequest, String);

/// `GET /partner-relationships/requests/{id}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let way = inbox(&id);
    let (view, (shown, base)) = request.visit(move |db, call, actor| see(db, call, actor, way.as_ref())).await?;
    show(&request, &view, &base, shown)
}

/// `POST /partner-relationships/requests/{id}/consent`
pub async fn accept(request: Request, id: web::Path<String>, posted: Posted<AnswerForm>) -> Answer {
    accept_by(&request, inbox(&id), posted.form).await
}

/// `POST /partner-relationships/requests/{id}/refusal`
pub async fn decline(request: Request, id: web::Path<String>, posted: Posted<AnswerForm>) -> Answer {
    decline_by(&request, inbox(&id), posted.form).await
}

/// `POST /i/{token}/consent`
pub async fn accept_link(request: Request, token: web::Path<String>, posted: Posted<AnswerForm>) -> Answer {
    accept_by(&request, link(&token), posted.form).await
}

/// `POST /i/{token}/refusal`
pub async fn decline_link(request: Request, token: web::Path<String>, posted: Posted<AnswerForm>) -> Answer {
    decline_by(&request, link(&token), posted.form).await
}

/// The page of a request, for whoever looks at it.
pub(super) fn show(request: &Request, view: &View, base: &str, shown: ConsentRequest) -> Answer {
    page(request, &consent_page(view, base, &shown, &AnswerForm::default()))
}

async fn accept_by(request: &Request, way: Option<Arrival>, form: AnswerForm) -> Answer {
    let sent =
        request.submit((way, form), |cx, (way, form)| consent::accept(cx, named(way.as_ref())?, &form.consent()), load);
    match sent.await? {
        Sent::Done(_, names) => {
            let text = Text::new("flash-relationship-accepted").with("names", names);
            Ok(see_other_saying(request, "/partner-relationships", "success", text))
        }
        Sent::Back(back) => again(request, &back),
    }
}

async fn decline_by(request: &Request, way: Option<Arrival>, form: AnswerForm) -> Answer {
    let sent =
        request.submit((way, form), |cx, (way, form)| consent::decline(cx, named(way.as_ref())?, &form.reason), load);
    match sent.await? {
        Sent::Done(_, names) => {
            let text = Text::new("flash-relationship-declined").with("names", names);
            Ok(see_other_saying(request, "/partner-relationships", "success", text))
        }
        Sent::Back(back) => again(request, &back),
    }
}

/// The page once more, with what was refused and what was ticked and typed. Where other terms were shown than hold now,
/// the boxes are empty again.
fn again(request: &Request, back: &Returned<Typed, Seen>) -> Answer {
    let ((_, typed), (shown, base)) = (&*back.form, &back.found);
    let emptied = AnswerForm { reason: typed.reason.clone(), ..AnswerForm::default() };
    let form = if back.stale { &emptied } else { typed };
    back.page(request, &consent_page(&back.view, base, shown, form))
}

/// What the page shows besides what was ticked and typed.
fn load(cx: &mut UseCase<'_>, (way, _): &Typed) -> Result<Seen, Error> {
    see(cx.db, cx.call, Some(cx.actor), way.as_ref())
}

fn see(db: &mut Db, call: &Call, actor: Option<&Actor>, way: Option<&Arrival>) -> Result<Seen, Error> {
    let way = named(way)?;
    let base = match way {
        Arrival::Link(token) => paths::link(token),
        Arrival::Inbox(invitation) => paths::relationship_request(*invitation),
    };
    Ok((consent::show(db, call, actor, way)?, base))
}

/// The way to a request that an address names; none leads to nothing.
fn named(way: Option<&Arrival>) -> Result<&Arrival, Error> {
    way.ok_or(Error::NotFound)
}

fn link(token: &str) -> Option<Arrival> {
    parse(token).ok().map(Arrival::Link)
}

fn inbox(id: &str) -> Option<Arrival> {
    id.parse().ok().map(Arrival::Inbox)
}

fn consent_page<'a>(view: &'a View, base: &'a str, look: &'a ConsentRequest, form: &'a AnswerForm) -> ConsentPage<'a> {
    let request = &look.request;
    let invitation = &request.invitation;
    let name = |at: usize| request.partners.get(at).map_or("", |asking| asking.name.as_str());
    let of_joint = invitation.kind == InvitationKind::Joint;
    let title = Text::new(if of_joint { "consent-title-joint" } else { "consent-title" });
    let area = request.partners.first().map_or("", |asking| asking.account.cloud.acceptance_area_key());
    let message = match look.standpoint {
        // Who is not meant reads no letter to somebody else.
        Standpoint::Blocked(_) => String::new(),
        _ => inert_lines(&unseal_message(&invitation.message, view.t("consent-link-mark"))),
    };
    let lead = match look.standpoint {
        // There is nothing to answer.
        Standpoint::Blocked(_) => view.t("consent-lead").to_owned(),
        _ => format!("{} {}", summary(view, request), view.t("consent-lead")),
    };
    ConsentPage {
        base,
        area: view.t(area),
        title: view.text(&title.with("partner", name(0)).with("provider", name(1))),
        lead,
        partners: request.partners.iter().map(|asking| partner(view, asking)).collect(),
        inviter: &request.inviter,
        inviter_check: address_check(view, request.inviter_confirmed_at),
        until: view.exactly(invitation.expires_at),
        code: &request.code,
        mark: &request.mark,
        message,
        standpoint: Stand::of(&look.standpoint, view),
        may_enrol: invitation.customer_id.is_none(),
        way_out: (invitation.was_addressed() && base.starts_with("/i/")).then(|| format!("{base}/unknown")),
        agreement: look.agreement,
        agreement_text: agreement_text::customer(view.language()),
        form,
        view,
    }
}

/// What is asked, in a sentence or two.
fn summary(view: &View, request: &RelationshipRequest) -> String {
    let first = request.partners.first().map_or("", |asking| asking.name.as_str());
    let new = request.partners.iter().filter(|asking| !asking.is_related).count();
    let new = i64::try_from(new).unwrap_or(i64::MAX);
    let wanting = request.partners.iter().filter(|asking| asking.lacks_privileges());
    let names: Vec<&str> = wanting.map(|asking| asking.name.as_str()).collect();
    let relationships = view.text(&Text::new("consent-summary").count("count", new).with("partner", first));
    let privileges = if names.is_empty() {
        view.t("consent-summary-no-privileges").to_owned()
    } else {
        view.with("consent-summary-privileges", "names", &names.join(", "))
    };
    format!("{relationships} {privileges}")
}

fn partner<'a>(view: &View, asking: &'a Asking) -> Partner<'a> {
    let account = &asking.account;
    let signed = ("consent-checked-agreement", "consent-unchecked-agreement", account.mpa_signed_at);
    let (checked, unchecked) = checks(view, account, &[signed]);
    Partner {
        asking,
        id: account.id.to_string(),
        kind: view.t(account.kind.key()),
        country: view.country(&account.country),
        member_since: view.day(account.created_at),
        checked,
        unchecked,
        lookalike: asking.lookalike.as_deref().map(|name| view.with("look-alike", "name", name)),
    }
}
