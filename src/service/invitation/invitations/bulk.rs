//! Sending many invitations again, and taking many back: what it means for each, and the act (`docs/domain.md` §5.4).

use std::collections::{HashMap, HashSet};

use super::send::{key_of, renew, take_back};
use crate::{
    domain::{
        Action, Error, Grant, Moment, Text,
        ids::{AccountId, InvitationId},
        invitation::{InvitationKind, InvitationStage},
        mail_quota::window,
        policy::may,
    },
    repository::invitations::{self, Invitation},
    service::{FormKey, UseCase, mail_guard},
};

/// What is done to invitations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationAct {
    /// Each is mailed again with a new link.
    Resend,
    /// Each is taken back.
    Revoke,
}

/// What an act means for an invitation.
#[derive(Clone, Debug)]
pub struct PlannedInvitation {
    /// The invitation.
    pub invitation: Invitation,
    /// Whether it is done; else why the invitation stays as it is.
    pub verdict: Result<(), Text>,
}

/// Which address is asked for what, and for which provider.
type Asked = (String, InvitationKind, Option<AccountId>);

/// What the page before the act shows, the newest invitation first.
pub fn plan(cx: &mut UseCase<'_>, ids: &[InvitationId], act: InvitationAct) -> Result<Vec<PlannedInvitation>, Error> {
    let grant = authorize(cx, act)?;
    plan_for(cx, &grant, ids, act)
}

/// Does to these invitations what can be done; the rest stays as it is. Sent twice, the form counts once. Gives how many
/// it was done to.
///
/// # Errors
/// [`Error::Invalid`] where it can be done to none of them.
pub fn act(cx: &mut UseCase<'_>, (ids, act): (&[InvitationId], InvitationAct), key: &FormKey) -> Result<i64, Error> {
    let grant = authorize(cx, act)?;
    let mut planned = plan_for(cx, &grant, ids, act)?;
    planned.retain(|one| one.verdict.is_ok());
    let purpose = format!("{act:?} many invitations");
    let done = cx.once(key, &purpose, &planned.len().to_string(), |cx| {
        if planned.is_empty() {
            return Err(Error::refused(Text::new("bulk-nothing-changes")));
        }
        planned.into_iter().try_for_each(|PlannedInvitation { invitation, .. }| match act {
            InvitationAct::Resend => {
                let grant = cx.authorize(invitation.kind.action())?;
                renew(cx, &grant, invitation)
            }
            InvitationAct::Revoke => take_back(cx, &grant, &invitation),
        })
    })?;
    Ok(done.parse().unwrap_or_default())
}

fn authorize(cx: &UseCase<'_>, act: InvitationAct) -> Result<Grant, Error> {
    cx.authorize(match act {
        InvitationAct::Resend => Action::WriteInvitations,
        InvitationAct::Revoke => Action::RevokeInvitation,
    })
}

fn plan_for(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    ids: &[InvitationId],
    act: InvitationAct,
) -> Result<Vec<PlannedInvitation>, Error> {
    let found = invitations::these(cx.db, grant.scope(), ids)?;
    let recipients: Vec<String> = found.iter().filter_map(|one| one.recipient.as_deref()).map(key_of).collect();
    let mut mailed = match act {
        InvitationAct::Resend => mail_guard::recipients(cx.db, cx.call, &recipients)?,
        InvitationAct::Revoke => HashMap::new(),
    };
    let mut asked = HashSet::new();
    let judge = |invitation: Invitation| {
        let verdict = match act {
            InvitationAct::Resend => resendable(cx, &invitation, (&mut mailed, &mut asked)),
            InvitationAct::Revoke => revocable(cx, &invitation),
        };
        PlannedInvitation { invitation, verdict }
    };
    Ok(found.into_iter().map(judge).collect())
}

/// Whether an invitation can be mailed again; what is mailed counts against what its address may be sent in a day.
/// Of several that ask an address for the same, the newest is: it would end the others.
fn resendable(
    cx: &UseCase<'_>,
    one: &Invitation,
    (mailed, asked): (&mut HashMap<String, (i64, Moment)>, &mut HashSet<Asked>),
) -> Result<(), Text> {
    if !may(cx.actor, one.kind.action()) {
        return Err(Text::new("bulk-invitation-not-yours"));
    }
    let state = one.progress().state(cx.call.now);
    if !state.can_resend() {
        return Err(Text::new("invitation-cannot-resend").text("state", state.key()));
    }
    let (Some(recipient), InvitationStage::Sent) = (&one.recipient, one.stage) else {
        return Err(Text::new("bulk-invitation-not-mailed"));
    };
    let key = key_of(recipient);
    if !asked.insert((key.clone(), one.kind, one.provider_id)) {
        return Err(Text::new("bulk-invitation-twice"));
    }
    let (count, until) = mailed.entry(key).or_insert_with(|| (0, cx.call.now.plus(window())));
    if *count >= cx.call.quotas.recipient {
        return Err(mail_guard::recipient_full(*until));
    }
    *count += 1;
    Ok(())
}

fn revocable(cx: &UseCase<'_>, one: &Invitation) -> Result<(), Text> {
    let state = one.progress().state(cx.call.now);
    if state.can_revoke() { Ok(()) } else { Err(Text::new("invitation-cannot-revoke").text("state", state.key())) }
}
