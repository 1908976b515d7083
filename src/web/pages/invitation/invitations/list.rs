//! The list of invitations.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{
        Action, Moment, Text,
        ids::InvitationId,
        invitation::{InvitationKind, InvitationState},
        mail::MailState,
    },
    paths,
    service::{
        InvitationFilter, InvitationQuery, ListedInvitation,
        invitations::{self, Renewal},
    },
    web::{Answer, Choice, EmptyForm, Pager, Posted, Request, View, When, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "invitation/invitations/list.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page shows or does not")]
struct ListPage<'a> {
    view: &'a View,
    states: Vec<Choice>,
    filtered: bool,
    rows: Vec<Row>,
    may_request: bool,
    may_invite: bool,
    /// Whether something can be done with many of them at once.
    selects: bool,
    pager: Pager,
}

#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the row shows or does not")]
struct Row {
    id: String,
    kind: String,
    privileges: Option<&'static str>,
    code: String,
    to: Option<String>,
    by: String,
    at: When,
    /// Until when the link works, where it still does.
    until: Option<When>,
    state: String,
    badge: &'static str,
    answered_by: Option<String>,
    reason: Option<String>,
    /// Whether a later one to the same address took its place.
    replaced: bool,
    mail: String,
    mail_error: Option<String>,
    draft: bool,
    resend: bool,
    revoke: bool,
}

/// `GET /invitations`
pub async fn get(request: Request, query: web::Query<InvitationQuery>) -> Answer {
    let wanted = query.clone();
    let now = request.now();
    let (view, found) = request.read(move |cx| invitations::list(cx, &wanted)).await?;
    let InvitationFilter { state } = query.filter;
    let states = view.choices("invitations-all", InvitationState::ALL, state, InvitationState::key);
    let pager = Pager::filtered(
        "/invitations",
        &query,
        &found,
        [(state.map(|state| view.t(state.key()).to_owned()), |filter| filter.state = None)],
    );
    let may_request = view.may(Action::RequestPartnership);
    let may_invite = view.may(Action::RequestRelationship);
    let rows = found.rows.into_iter().map(|one| row(&view, one, now)).collect();
    let selects = view.may(Action::WriteInvitations) || view.may(Action::RevokeInvitation);
    let filtered = state.is_some();
    page(&request, &ListPage { view: &view, states, filtered, rows, may_request, may_invite, selects, pager })
}

/// `POST /invitations/{id}/resend`
pub async fn resend(request: Request, id: web::Path<String>, posted: Posted<EmptyForm>) -> Answer {
    let (id, key): (InvitationId, _) = (request.named(id.parse()).await?, posted.key);
    let (_, renewal) = request.write(move |cx| invitations::resend(cx, id, &key)).await?;
    Ok(match renewal {
        Renewal::Sent(to) => {
            let text = Text::new("flash-invitation-resent").with("to", to);
            see_other_saying(&request, "/invitations", "success", text)
        }
        Renewal::Draft => {
            let draft = paths::invitation_draft(id);
            see_other_saying(&request, &draft, "success", Text::new("flash-invitation-renewed"))
        }
    })
}

/// `POST /invitations/{id}/revoke`
pub async fn revoke(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let (_, to) = request.write(move |cx| invitations::revoke(cx, id.parse()?)).await?;
    let text = Text::new("flash-invitation-revoked").with("to", to.unwrap_or_else(|| "none".to_owned()));
    Ok(see_other_saying(&request, "/invitations", "success", text))
}

fn row(view: &View, (listed, code): (ListedInvitation, String), now: Moment) -> Row {
    let kind = listed.invitation.kind;
    let may = view.may(kind.action());
    let state = listed.invitation.progress().state(now);
    let badge = match state {
        InvitationState::Accepted => "success",
        InvitationState::Declined => "danger",
        InvitationState::Expired => "warning",
        InvitationState::Draft | InvitationState::Revoked => "neutral",
        InvitationState::Sent | InvitationState::Issued | InvitationState::SignedIn => "info",
    };
    let (mail, mail_error) = match &listed.last_mail {
        None => ("mail-state-none", None),
        Some((state, error)) => match (*state, error.as_deref()) {
            (MailState::Sent, _) => ("mail-state-sent", None),
            (MailState::Waiting, None) => ("mail-state-waiting", None),
            (MailState::Waiting, error) => ("mail-state-retrying", error),
            (MailState::Failed, Some("superseded")) => ("mail-state-superseded", None),
            (MailState::Failed, error) => ("mail-state-failed", error),
        },
    };
    Row {
        id: listed.invitation.id.to_string(),
        kind: view.with(kind.key(), "provider", listed.provider.as_deref().unwrap_or_default()),
        privileges: match (kind, listed.invitation.with_privileges) {
            (InvitationKind::Partnership, _) => None,
            (_, true) => Some("invitation-with-privileges"),
            (_, false) => Some("invitation-without-privileges"),
        },
        code,
        by: listed.inviter,
        at: view.when(listed.invitation.created_at),
        until: state.is_live().then(|| view.when(listed.invitation.expires_at)),
        state: view.t(state.key()).to_owned(),
        badge,
        answered_by: listed.answered_by.filter(|_| !matches!(state, InvitationState::Revoked)),
        reason: listed.decline_reason,
        replaced: listed.invitation.replaced_at.is_some(),
        mail: view.t(mail).to_owned(),
        mail_error: mail_error.map(str::to_owned),
        draft: may && state == InvitationState::Draft,
        resend: may && state.can_resend(),
        revoke: view.may(Action::RevokeInvitation) && state.can_revoke(),
        to: listed.invitation.recipient,
    }
}
