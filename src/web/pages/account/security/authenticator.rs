//! Adding an app that makes codes, and removing it.

use actix_web::web;
use askama::Template;

use super::{PATH, qr_code::QrCode};
use crate::{
    auth::session,
    domain::{Error, Text, ids::AuthenticatorId, second_factor::RecoveryCode},
    service::second_factors::{self, AppForm, AppProposal},
    web::{
        Answer, EmptyForm, Posted, Request, Sent, View, page, pages::account_settings::Frame, respond::page_once,
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "account/security/authenticator.html")]
struct AddPage<'a> {
    view: &'a View,
    frame: Frame,
    proposal: &'a AppProposal,
    picture: QrCode,
    app_name: &'a str,
    /// Whether nothing else can be done before.
    due: bool,
}

impl<'a> AddPage<'a> {
    fn new(view: &'a View, proposal: &'a AppProposal, app_name: &'a str, due: bool) -> Result<Self, Error> {
        let picture = QrCode::of(&proposal.address)?;
        Ok(Self { frame: Frame::new(view, PATH), view, proposal, picture, app_name, due })
    }
}

#[derive(Template)]
#[template(path = "account/security/recovery_codes_once.html")]
pub(super) struct CodesOncePage<'a> {
    pub(super) view: &'a View,
    pub(super) frame: Frame,
    pub(super) codes: &'a [RecoveryCode],
}

#[derive(Template)]
#[template(path = "account/security/remove_authenticator.html")]
struct RemovePage<'a> {
    view: &'a View,
    frame: Frame,
    id: AuthenticatorId,
    name: &'a str,
    /// Whether the recovery codes go with it.
    last: bool,
    /// Whether its holder must have one and has no other.
    needed: bool,
}

/// `GET /settings/security/authenticator`
pub async fn get(request: Request) -> Answer {
    let (view, (proposal, due)) = request
        .read_person(|_, call, visitor| {
            let due = visitor.session.factor_due_at.is_some_and(|due| due <= call.now);
            Ok((second_factors::propose(call, &visitor.person)?, due))
        })
        .await?;
    let shown = AddPage::new(&view, &proposal, "", due);
    match shown {
        Ok(shown) => page_once(&request, &shown),
        Err(error) => Err(request.error(error)),
    }
}

/// `POST /settings/security/authenticator`
pub async fn post(request: Request, posted: Posted<AppForm>) -> Answer {
    let (form, session) = (posted.form.clone(), request.session_hash());
    let turning_on = request.caller().write_person(move |db, call, visitor| {
        let session = session.ok_or(Error::SignInNeeded)?;
        second_factors::turn_on(db, call, visitor, &session, &form)
    });
    match request.sent(posted.form, turning_on).await? {
        Sent::Done(view, turned_on) => {
            session::hand_over(request.session(), turned_on.session);
            if turned_on.codes.is_empty() {
                return Ok(see_other_saying(&request, PATH, "success", Text::new("flash-factor-added")));
            }
            let frame = Frame::new(&view, PATH);
            page_once(&request, &CodesOncePage { frame, codes: &turned_on.codes, view: &view })
        }
        Sent::Back(back) => {
            let sealed = back.form.proposal.clone();
            let (_, proposal) = request
                .read_person(move |_, call, visitor| second_factors::propose_again(call, &visitor.person, &sealed))
                .await?;
            match AddPage::new(&back.view, &proposal, &back.form.name, false) {
                Ok(shown) => back.page(&request, &shown),
                Err(error) => Err(request.error(error)),
            }
        }
    }
}

/// `GET /settings/security/authenticators/{authenticator}/remove`
pub async fn confirm_removal(request: Request, id: web::Path<String>) -> Answer {
    let id: AuthenticatorId = request.named(id.parse()).await?;
    let (view, (app, last, needed)) = request
        .read_person(move |db, call, visitor| {
            let app = second_factors::find(db, &visitor.person, id)?;
            let last = second_factors::list(db, &visitor.person)?.count() == 1;
            Ok((app, last, second_factors::is_needed(db, call, &visitor.person)?))
        })
        .await?;
    let frame = Frame::new(&view, PATH);
    page(&request, &RemovePage { frame, id, name: &app.name, last, needed, view: &view })
}

/// `POST /settings/security/authenticators/{authenticator}/remove`
pub async fn remove(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let id: AuthenticatorId = request.named(id.parse()).await?;
    let (_, name) =
        request.write_person(move |db, call, visitor| second_factors::remove(db, call, visitor, id)).await?;
    Ok(see_other_saying(&request, PATH, "success", Text::new("flash-factor-removed").with("name", name)))
}
