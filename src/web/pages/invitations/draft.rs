//! The draft of an invitation: write it, send it, or take it elsewhere.

use actix_web::{HttpResponse, http::header, web};
use askama::Template;
use percent_encoding::{AsciiSet, utf8_percent_encode};
use serde::Deserialize;

use crate::{
    domain::{invitation::InvitationKind, language::Language, text::Text},
    service::invitations::{self, Draft, DraftForm},
    web::{
        extract::{form::Posted, request::Request},
        mailto::{ADDRESS, mailto},
        respond::{Answer, page, refused, see_other_saying},
        view::{Choice, Refused, View, When},
    },
};

/// Longer addresses are cut by some mail programs and browsers.
const LONGEST_MAILTO: usize = 2000;

#[derive(Template)]
#[template(path = "invitations/draft.html")]
struct DraftPage<'a> {
    view: &'a View,
    id: String,
    kind: InvitationKind,
    title: String,
    /// Where the inviter came from: its address and its name.
    origin: (&'static str, &'a str),
    provider: &'a str,
    code: &'a str,
    with_privileges: bool,
    may_choose_privileges: bool,
    to: &'a str,
    subject: &'a str,
    message: &'a str,
    languages: Vec<Choice>,
    link: &'a str,
    mailto: String,
    mailto_too_long: bool,
    until: When,
    refused: Refused,
}

/// What the page sends, and by which button.
#[derive(Clone, Deserialize)]
pub struct Form {
    #[serde(default)]
    to: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    message: String,
    #[serde(default, rename = "do")]
    button: String,
}

impl Form {
    fn draft(&self) -> DraftForm {
        let Self { to, language, subject, message, .. } = self.clone();
        DraftForm { to, language, subject, message }
    }
}

/// `GET /invitations/{id}/draft`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, draft) =
        request.read(move |db, call, actor| invitations::open_draft(db, call, actor, id.parse()?)).await?;
    let form = DraftForm {
        to: draft.invitation.recipient.clone().unwrap_or_default(),
        language: draft.invitation.language.as_str().to_owned(),
        subject: draft.invitation.subject.clone(),
        message: draft.message.clone(),
    };
    page(&request, &draft_page(&view, &draft, &form, Refused::default()))
}

/// `POST /invitations/{id}/draft`: *Send*, *Done*, or keep what was written.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let (form, wanted) = (posted.form, id.clone());
    let (button, draft) = (form.button.clone(), form.draft());
    let done = request
        .write(move |db, call, actor| {
            let id = wanted.parse()?;
            match button.as_str() {
                "send" => {
                    let to = invitations::send(db, call, actor, id, &draft)?;
                    Ok(("/invitations".to_owned(), Text::new("flash-invitation-sent").with("to", to)))
                }
                "done" => {
                    let kind = invitations::finish(db, call, actor, id, &draft)?;
                    Ok((origin(kind).0.to_owned(), Text::new("flash-invitation-issued")))
                }
                "with-privileges" | "without-privileges" => {
                    invitations::save_draft(db, call, actor, id, &draft)?;
                    invitations::change_privileges(db, call, actor, id, button == "with-privileges")?;
                    Ok((format!("/invitations/{id}/draft"), Text::new("flash-draft-privileges")))
                }
                _ => {
                    invitations::save_draft(db, call, actor, id, &draft)?;
                    Ok((format!("/invitations/{id}/draft"), Text::new("flash-draft-saved")))
                }
            }
        })
        .await;
    match done {
        Ok((_, (path, text))) => Ok(see_other_saying(&request, &path, "success", text)),
        Err(error) => {
            let (_, refusals) = error.into_refusals()?;
            let (view, draft) =
                request.read(move |db, call, actor| invitations::open_draft(db, call, actor, id.parse()?)).await?;
            let refusal = view.refused(&refusals);
            refused(&request, &draft_page(&view, &draft, &form.draft(), refusal))
        }
    }
}

/// `GET /invitations/{id}/draft/download`: a file that mail programs open for writing.
pub async fn download(request: Request, id: web::Path<String>) -> Answer {
    let (_, file) = request.read(move |db, call, actor| invitations::download(db, call, actor, id.parse()?)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "message/rfc822"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"invitation.eml\""))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(file))
}

fn draft_page<'a>(view: &'a View, draft: &'a Draft, form: &'a DraftForm, refused: Refused) -> DraftPage<'a> {
    let mailto = draft_mailto(&form.to, &form.subject, &with_link(&form.message, &draft.link));
    let languages = Language::ALL.iter().map(|one| Choice {
        value: one.as_str().to_owned(),
        text: one.name().to_owned(),
        selected: one.as_str() == form.language,
    });
    let kind = draft.invitation.kind;
    let provider = draft.provider.as_deref().unwrap_or_default();
    let (path, name) = origin(kind);
    DraftPage {
        view,
        id: draft.invitation.id.to_string(),
        kind,
        title: match kind {
            InvitationKind::Partnership => view.t("draft-title-partnership").to_owned(),
            InvitationKind::Reseller => view.t("draft-title-reseller").to_owned(),
            InvitationKind::Joint => view.with("draft-title-joint", "provider", provider),
        },
        origin: (path, view.t(name)),
        provider,
        code: &draft.code,
        with_privileges: draft.invitation.with_privileges,
        may_choose_privileges: kind == InvitationKind::Reseller
            && view.actor().is_some_and(|actor| actor.account.cloud.leaves_choice_of_privileges()),
        to: &form.to,
        subject: &form.subject,
        message: &form.message,
        languages: languages.collect(),
        link: &draft.link,
        mailto_too_long: mailto.len() > LONGEST_MAILTO,
        mailto,
        until: view.when(draft.invitation.expires_at),
        refused,
    }
}

/// The page on which an invitation of this kind is begun, and the key of its name.
const fn origin(kind: InvitationKind) -> (&'static str, &'static str) {
    match kind {
        InvitationKind::Partnership => ("/indirect-resellers", "menu-indirect-resellers"),
        InvitationKind::Reseller => ("/customers", "menu-customers"),
        InvitationKind::Joint => ("/indirect-providers", "menu-indirect-providers"),
    }
}

/// A refused message may have lost its link; what is opened in a mail program never does.
fn with_link(message: &str, link: &str) -> String {
    if message.contains(link) { message.to_owned() } else { format!("{}\n\n{link}\n", message.trim_end()) }
}

/// What stands as it is in the text of a `mailto:`; `:` and `/` too, so that the link stays readable.
const TEXT: &AsciiSet = &ADDRESS.remove(b':').remove(b'/');

fn draft_mailto(to: &str, subject: &str, message: &str) -> String {
    let encode = |text: &str| utf8_percent_encode(text, TEXT).to_string();
    let body = message.replace("\r\n", "\n").replace('\n', "\r\n");
    format!("{}?subject={}&body={}", mailto(to), encode(subject), encode(&body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_stands_readable_in_the_mailto() {
        let link = "http://127.0.0.1:8080/i/a-b_c";
        let address = draft_mailto("a@b.example", "Olá & tchau", &format!("Hi\nSee {link}"));
        assert!(address.starts_with("mailto:a@b.example?subject=Ol%C3%A1%20%26%20tchau&body=Hi%0D%0ASee%20"));
        assert!(address.ends_with(link));
        assert!(with_link("gone", link).contains(link));
    }
}
