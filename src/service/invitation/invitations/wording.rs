//! The standard subject and message of each kind of invitation.

use super::comparison_code;
use crate::{
    domain::{
        Actor, Language, Text,
        invitation::{InvitationKind, LINK_MARK},
    },
    i18n::texts,
    repository::invitations::Invitation,
    service::Call,
};

/// What a standard text depends on, besides its language.
pub(super) struct Wording<'a> {
    /// Who writes.
    pub(super) actor: &'a Actor,
    /// What it asks for.
    pub(super) kind: InvitationKind,
    /// Whether it asks for privileges.
    pub(super) with_privileges: bool,
    /// The provider that is asked for as well.
    pub(super) provider: Option<&'a str>,
    /// What is compared on the phone.
    pub(super) code: String,
}

impl<'a> Wording<'a> {
    /// That of an invitation which was made already.
    pub(super) fn of(call: &Call, actor: &'a Actor, invitation: &Invitation, provider: Option<&'a str>) -> Self {
        let Invitation { id, kind, with_privileges, .. } = *invitation;
        Self { actor, kind, with_privileges, provider, code: comparison_code(call, id) }
    }

    /// The standard subject and message, with a mark where the link stands.
    pub(super) fn standard(&self, language: Language) -> (String, String) {
        let text = |key| {
            let text = Text::new(key)
                .with("partner", &self.actor.account.name)
                .with("provider", self.provider.unwrap_or(&self.actor.account.name))
                .with("inviter", &self.actor.person.name)
                .with("code", &self.code)
                .with("link", LINK_MARK);
            texts(language).format(&text, self.actor.person.time_zone)
        };
        match (self.kind, self.with_privileges) {
            (InvitationKind::Partnership, _) => {
                (text("partnership-request-subject"), text("partnership-request-message"))
            }
            (InvitationKind::Reseller, true) => {
                (text("relationship-request-subject"), text("relationship-request-message"))
            }
            (InvitationKind::Reseller, false) => {
                (text("relationship-request-subject"), text("relationship-request-message-plain"))
            }
            (InvitationKind::Joint, _) => (text("joint-request-subject"), text("joint-request-message")),
        }
    }

    /// Whether this is the standard text, which may be replaced by another standard text.
    pub(super) fn is_standard(&self, language: Language, subject: &str, message: &str) -> bool {
        let standard = self.standard(language);
        (subject, message.trim_end()) == (standard.0.as_str(), standard.1.trim_end())
    }
}
