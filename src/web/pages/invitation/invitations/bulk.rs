//! Sending the invitations again that were selected in the list, or taking them back.

use actix_web::web;

use crate::{
    domain::{Error, Text, ids::InvitationId},
    service::{
        InvitationQuery, UseCase,
        invitations::{
            self,
            bulk::{InvitationAct, PlannedInvitation, act, plan},
        },
    },
    web::{
        Answer, Posted, Request, Sent, View,
        lists::selection::{Bulk, BulkPage, Outlook, Selection, SelectionFields, carried},
        page, see_other_saying,
    },
};

/// `GET /invitations/selected/resend`
pub async fn confirm_resending(request: Request, query: web::Query<SelectionFields>) -> Answer {
    show(request, Selection::new(query.into_inner()), InvitationAct::Resend).await
}

/// `POST /invitations/selected/resend`
pub async fn resend(request: Request, posted: Posted<SelectionFields>) -> Answer {
    send(request, posted, InvitationAct::Resend).await
}

/// `GET /invitations/selected/revoke`
pub async fn confirm_revoking(request: Request, query: web::Query<SelectionFields>) -> Answer {
    show(request, Selection::new(query.into_inner()), InvitationAct::Revoke).await
}

/// `POST /invitations/selected/revoke`
pub async fn revoke(request: Request, posted: Posted<SelectionFields>) -> Answer {
    send(request, posted, InvitationAct::Revoke).await
}

async fn show(request: Request, selection: Selection, wanted: InvitationAct) -> Answer {
    let chosen = selection.clone();
    let (view, found) = request.read(move |cx| find(cx, &chosen, wanted)).await?;
    let bulk = bulk(&view, (request.now(), &found), &selection, wanted);
    page(&request, &BulkPage { view: &view, bulk })
}

async fn send(request: Request, posted: Posted<SelectionFields>, wanted: InvitationAct) -> Answer {
    let key = posted.key;
    let sent = request.submit(
        Selection::new(posted.form),
        move |cx, selection| act(cx, (&selection.ids(), wanted), &key).map(|done| (done, back(selection))),
        move |cx, selection| find(cx, selection, wanted),
    );
    match sent.await? {
        Sent::Done(_, (done, back)) => {
            let text = match wanted {
                InvitationAct::Resend => Text::new("flash-invitations-resent"),
                InvitationAct::Revoke => Text::new("flash-invitations-revoked"),
            };
            Ok(see_other_saying(&request, &back, "success", text.count("count", done)))
        }
        Sent::Back(back) => {
            let bulk = bulk(&back.view, (request.now(), &back.found), &back.form, wanted);
            back.page(&request, &BulkPage { view: &back.view, bulk })
        }
    }
}

/// The list as it was looked at.
fn back(selection: &Selection) -> String {
    let list: InvitationQuery = selection.list();
    list.address("/invitations")
}

fn find(cx: &mut UseCase<'_>, selection: &Selection, wanted: InvitationAct) -> Result<Vec<PlannedInvitation>, Error> {
    let ids: Vec<InvitationId> = if selection.is_whole_page() {
        let list: InvitationQuery = selection.list();
        invitations::list(cx, &list)?.rows.iter().map(|(one, _)| one.invitation.id).collect()
    } else {
        selection.ids()
    };
    plan(cx, &ids, wanted)
}

fn bulk<'a>(
    view: &'a View,
    (now, found): (crate::domain::Moment, &[PlannedInvitation]),
    selection: &Selection,
    wanted: InvitationAct,
) -> Bulk<'a> {
    let mut outlook = Outlook::default();
    for PlannedInvitation { invitation, verdict } in found {
        let name = invitation.recipient.clone().unwrap_or_else(|| view.t("invitations-no-address").to_owned());
        let state = view.t(invitation.progress().state(now).key()).to_owned();
        outlook.add((name, String::new()), state, verdict.as_ref().err().map(|why| view.text(why)));
    }
    let rows: Vec<InvitationId> = found.iter().map(|one| one.invitation.id).collect();
    let revokes = wanted == InvitationAct::Revoke;
    Bulk {
        view,
        title: view.t(if revokes { "bulk-revoke-title" } else { "bulk-resend-title" }),
        back: back(selection),
        list: view.t("menu-invitations"),
        heads: (view.t("column-to"), view.t("column-state")),
        chooser: None,
        chosen: String::new(),
        outlook,
        hidden: carried(selection, &rows, &[]),
        means: vec![view.t(if revokes { "bulk-revoke-means" } else { "bulk-resend-means" })],
        danger: revokes,
    }
}
