//! Adding a passkey, calling it otherwise, removing it.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{PATH, authenticator::CodesOncePage};
use crate::{
    auth::session,
    domain::{Text, ids::PasskeyId},
    service::{
        passkeys::{self, NewPasskeyForm},
        second_factors,
    },
    web::{
        Answer, EmptyForm, Posted, Request, Sent, View, page, pages::account_settings::Frame, respond::page_once,
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "account/security/passkey.html")]
struct AddPage<'a> {
    view: &'a View,
    frame: Frame,
    passkey_name: &'a str,
    /// Whether nothing else can be done before.
    due: bool,
}

#[derive(Template)]
#[template(path = "account/security/rename_passkey.html")]
struct RenamePage<'a> {
    view: &'a View,
    frame: Frame,
    id: PasskeyId,
    passkey_name: &'a str,
}

#[derive(Template)]
#[template(path = "account/security/remove_passkey.html")]
struct RemovePage<'a> {
    view: &'a View,
    frame: Frame,
    id: PasskeyId,
    passkey_name: &'a str,
    /// Whether the recovery codes go with it.
    last: bool,
    /// Whether its holder must have one and has no other.
    needed: bool,
}

/// What the page of a name sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct PasskeyNameForm {
    name: String,
}

/// `GET /settings/security/passkey`: asks for a proof first, for the device keeps what it makes whatever the portal says.
pub async fn get(request: Request) -> Answer {
    let (view, (name, due)) = request
        .read_person(|db, call, visitor| {
            let due = visitor.session.factor_due_at.is_some_and(|due| due <= call.now);
            Ok((passkeys::propose(db, call, visitor)?, due))
        })
        .await?;
    page(&request, &AddPage { frame: Frame::new(&view, PATH), passkey_name: &name, due, view: &view })
}

/// `POST /settings/security/passkey`
pub async fn post(request: Request, posted: Posted<NewPasskeyForm>) -> Answer {
    let browser = request.browser();
    let adding = passkeys::add(request.caller(), &browser, posted.form.clone());
    match request.sent(posted.form, adding).await? {
        Sent::Done(view, turned_on) => {
            session::hand_over(request.session(), turned_on.session);
            if turned_on.codes.is_empty() {
                return Ok(see_other_saying(&request, PATH, "success", Text::new("flash-passkey-added")));
            }
            let frame = Frame::new(&view, PATH);
            page_once(&request, &CodesOncePage { frame, codes: &turned_on.codes, view: &view })
        }
        Sent::Back(back) => {
            let frame = Frame::new(&back.view, PATH);
            back.page(&request, &AddPage { frame, passkey_name: &back.form.name, due: false, view: &back.view })
        }
    }
}

/// `GET /settings/security/passkeys/{passkey}/rename`
pub async fn name(request: Request, id: web::Path<String>) -> Answer {
    let id: PasskeyId = request.named(id.parse()).await?;
    let (view, passkey) = request.read_person(move |db, _, visitor| passkeys::find(db, &visitor.person, id)).await?;
    page(&request, &RenamePage { frame: Frame::new(&view, PATH), id, passkey_name: &passkey.name, view: &view })
}

/// `POST /settings/security/passkeys/{passkey}/rename`
pub async fn rename(request: Request, id: web::Path<String>, posted: Posted<PasskeyNameForm>) -> Answer {
    let id: PasskeyId = request.named(id.parse()).await?;
    let typed = posted.form.name.clone();
    let renaming =
        request.caller().write_person(move |db, call, visitor| passkeys::rename(db, call, &visitor.person, id, &typed));
    match request.sent(posted.form, renaming).await? {
        Sent::Done(_, name) => {
            Ok(see_other_saying(&request, PATH, "success", Text::new("flash-passkey-renamed").with("name", name)))
        }
        Sent::Back(back) => {
            let frame = Frame::new(&back.view, PATH);
            back.page(&request, &RenamePage { frame, id, passkey_name: &back.form.name, view: &back.view })
        }
    }
}

/// `GET /settings/security/passkeys/{passkey}/remove`
pub async fn confirm_removal(request: Request, id: web::Path<String>) -> Answer {
    let id: PasskeyId = request.named(id.parse()).await?;
    let (view, (passkey, last, needed)) = request
        .read_person(move |db, call, visitor| {
            let passkey = passkeys::find(db, &visitor.person, id)?;
            let last = second_factors::list(db, &visitor.person)?.count() == 1;
            Ok((passkey, last, second_factors::is_needed(db, call, &visitor.person)?))
        })
        .await?;
    let frame = Frame::new(&view, PATH);
    page(&request, &RemovePage { frame, id, passkey_name: &passkey.name, last, needed, view: &view })
}

/// `POST /settings/security/passkeys/{passkey}/remove`
pub async fn remove(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let id: PasskeyId = request.named(id.parse()).await?;
    let (_, name) = request.write_person(move |db, call, visitor| passkeys::remove(db, call, visitor, id)).await?;
    Ok(see_other_saying(&request, PATH, "success", Text::new("flash-passkey-removed").with("name", name)))
}
