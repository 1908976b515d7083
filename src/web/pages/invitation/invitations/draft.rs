//! The draft of an invitation: write it, send it, or take it elsewhere.

use actix_web::{HttpResponse, http::header, web};
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{Error, Language, Text, ids::InvitationId, invitation::InvitationKind},
    paths,
    service::{
        UseCase,
        activity_log::HistoryOf,
        invitations::{self, DraftForm, InvitationDraft},
    },
    web::{
        Answer, Choice, Posted, Request, Sent, View, When,
        mailto::{LONGEST, mailto_with},
        page, see_other_leading, see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "invitation/invitations/draft.html")]
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
    /// How many new addresses may be written to today, where these are few.
    left: Option<String>,
    /// What becomes of an earlier invitation to the address.
    replaces: &'a str,
    /// What will be no links in the portal's mail.
    inert: Vec<String>,
    /// What the invitation answers: where that is, and whose it is.
    answers: Option<(String, &'a str)>,
}

/// From how many on it is said how many new addresses may be written to.
const FEW: i64 = 10;

/// What the page sends, and by which button.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    to: String,
    language: String,
    subject: String,
    message: String,
    shown: String,
    #[serde(rename = "do")]
    button: String,
}

/// `GET /invitations/{id}/draft`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, draft) = request
        .read_with_history(
            move |cx| invitations::open_draft(cx, id.parse()?),
            |draft| HistoryOf::Object(*draft.invitation.id.uuid()),
        )
        .await?;
    let form = DraftForm {
        to: draft.invitation.recipient.clone().unwrap_or_default(),
        language: draft.invitation.language.as_str().to_owned(),
        subject: draft.invitation.subject.clone(),
        message: draft.message.clone(),
        shown: String::new(),
    };
    page(&request, &draft_page(&view, &draft, &form))
}

/// `POST /invitations/{id}/draft`: *Send*, *Done*, or keep what was written.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let Form { to, language, subject, message, shown, button } = posted.form;
    let sent = request.submit(
        (id.into_inner(), DraftForm { to, language, subject, message, shown }),
        move |cx, (id, draft)| press(cx, &button, id.parse()?, draft),
        |cx, (id, _)| invitations::open_draft(cx, id.parse()?),
    );
    match sent.await? {
        Sent::Done(_, (path, text, None)) => Ok(see_other_saying(&request, &path, "success", text)),
        Sent::Done(_, (path, text, Some(link))) => Ok(see_other_leading(&request, &path, "success", text, link)),
        Sent::Back(back) => back.page(&request, &draft_page(&back.view, &back.found, &back.form.1)),
    }
}

/// Where a button leads, what is said there, and the way on: the key of its words, and its address.
type Pressed = (String, Text, Option<(&'static str, String)>);

/// Does what the button says.
fn press(cx: &mut UseCase<'_>, button: &str, id: InvitationId, draft: &DraftForm) -> Result<Pressed, Error> {
    match button {
        "send" => {
            let to = invitations::send(cx, id, draft)?;
            Ok(("/invitations".to_owned(), Text::new("flash-invitation-sent").with("to", to), None))
        }
        "done" => {
            let kind = invitations::finish(cx, id, draft)?;
            let link = ("flash-link-invitations", "/invitations".to_owned());
            Ok((origin(kind).0.to_owned(), Text::new("flash-invitation-issued"), Some(link)))
        }
        "with-privileges" | "without-privileges" => {
            invitations::save_draft(cx, id, draft)?;
            invitations::change_privileges(cx, id, button == "with-privileges")?;
            Ok((paths::invitation_draft(id), Text::new("flash-draft-privileges"), None))
        }
        _ => {
            invitations::save_draft(cx, id, draft)?;
            Ok((paths::invitation_draft(id), Text::new("flash-draft-saved"), None))
        }
    }
}

/// `GET /invitations/{id}/draft/download`: a file that mail programs open for writing.
pub async fn download(request: Request, id: web::Path<String>) -> Answer {
    let (_, file) = request.read(move |cx| invitations::download(cx, id.parse()?)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "message/rfc822"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"invitation.eml\""))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(file))
}

fn draft_page<'a>(view: &'a View, draft: &'a InvitationDraft, form: &'a DraftForm) -> DraftPage<'a> {
    let mailto = mailto_with(&form.to, &form.subject, &with_link(&form.message, &draft.link));
    let languages = Language::ALL.iter().map(|one| Choice::new(one.as_str(), one.name(), &form.language));
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
        left: (draft.left <= FEW).then(|| view.count("draft-left", draft.left)),
        replaces: view.t(if draft.replaces { "draft-replaces-one" } else { "draft-replaces" }),
        inert: invitations::links_elsewhere(&form.subject, &form.message, &draft.portal).into_iter().collect(),
        mailto_too_long: mailto.len() > LONGEST,
        mailto,
        answers: draft.inquiry.as_ref().map(|(id, reseller)| (paths::received_inquiry(*id), reseller.as_str())),
        until: view.exactly(draft.invitation.expires_at),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_lost_its_link_gets_it_back() {
        let link = "http://127.0.0.1:8080/i/a-b_c";
        assert!(with_link("gone", link).contains(link));
    }
}
