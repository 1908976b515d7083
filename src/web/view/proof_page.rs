//! The page on which somebody proves once more who it is; a form that needed it is kept on it.

use askama::Template;

use super::View;
use crate::domain::Text;
use crate::service::{
    Visitor, passkeys,
    proof::{CODE_FIELD, PASSKEY_FIELD, is_by_code, is_by_password},
};

/// A form that was sent and not done yet.
#[derive(Clone, Debug)]
pub struct KeptForm {
    /// Where it goes.
    pub action: String,
    /// What was typed; no password is among it.
    pub fields: Vec<(String, String)>,
}

impl KeptForm {
    /// The form with this body, as it would be sent again.
    #[must_use]
    pub fn of(action: &str, body: &[u8]) -> Self {
        let fields = form_urlencoded::parse(body).into_owned();
        let is_kept =
            |name: &str| name != "csrf" && name != CODE_FIELD && name != PASSKEY_FIELD && !name.contains("password");
        Self { action: action.to_owned(), fields: fields.filter(|(name, _)| is_kept(name)).collect() }
    }
}

impl View {
    /// Who is signed in, and how.
    #[must_use]
    pub const fn visitor(&self) -> Option<&Visitor> {
        self.visitor.as_ref()
    }

    /// Until when the reader must add a second factor, in a sentence, where it must and has none.
    #[must_use]
    pub fn factor_due(&self) -> Option<String> {
        let due = self.visitor.as_ref()?.session.factor_due_at?;
        let days = due.since(self.context.now).num_days().max(0);
        Some(self.text(&Text::new("security-factor-until").moment("at", due).count("days", days)))
    }

    /// Whether the reader must choose another password first.
    #[must_use]
    pub fn must_change_password(&self) -> bool {
        self.visitor.as_ref().is_some_and(|visitor| visitor.person.must_change_password)
    }

    /// Whether there can be passkeys under the portal's address.
    #[must_use]
    pub fn passkeys_are_possible(&self) -> bool {
        passkeys::are_possible(&self.context.public_url)
    }

    /// Whether the reader's provider may be asked once more who it is, for this form: not where its own ways in change.
    #[must_use]
    pub fn proves_by_provider(&self, action: &str) -> bool {
        let limited = self.visitor.as_ref().is_some_and(|visitor| visitor.session.limited_to.is_some());
        limited && !action.starts_with("/settings/security")
    }
}

/// The page.
#[derive(Template)]
#[template(path = "account/confirm.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page asks for or does not")]
pub struct ProofPage<'a> {
    view: &'a View,
    by_password: bool,
    by_code: bool,
    by_passkey: bool,
    action: &'a str,
    kept: Vec<(&'a str, &'a str)>,
    /// Whether it keeps what somebody typed.
    keeps: bool,
    back: &'a str,
    /// Where the provider leads back to, where it may be asked.
    by_provider: Option<&'a str>,
}

impl<'a> ProofPage<'a> {
    /// Before a page that needs it.
    #[must_use]
    pub fn before(view: &'a View, return_to: &'a str) -> Self {
        let by_provider = view.proves_by_provider(return_to).then_some(return_to);
        Self { by_provider, ..Self::new(view, "/confirm", vec![("return_to", return_to)]) }
    }

    /// In the way of a form that needs it.
    #[must_use]
    pub fn for_form(view: &'a View, form: &'a KeptForm) -> Self {
        let kept: Vec<(&str, &str)> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        // `/confirm` itself keeps where it leads, which nobody typed.
        let keeps = form.action != "/confirm" && kept.iter().any(|(name, _)| *name != "form_key");
        let by_provider = view.proves_by_provider(&form.action).then_some(view.here());
        Self { keeps, back: view.here(), by_provider, ..Self::new(view, &form.action, kept) }
    }

    fn new(view: &'a View, action: &'a str, kept: Vec<(&'a str, &'a str)>) -> Self {
        let visitor = view.visitor.as_ref();
        Self {
            by_password: visitor.is_none_or(is_by_password),
            by_code: visitor.is_some_and(is_by_code),
            by_passkey: visitor.is_some_and(|visitor| visitor.ways.passkey),
            action,
            kept,
            keeps: false,
            back: "/",
            by_provider: None,
            view,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::proof::PASSWORD_FIELD;

    #[test]
    fn a_kept_form_holds_what_was_typed_and_no_secret() {
        let body = format!(
            "csrf=t&form_key=k&name=Ip%C3%AA&name=2&new_password=x&{PASSWORD_FIELD}=y&{CODE_FIELD}=1&{PASSKEY_FIELD}=p"
        );
        let kept = KeptForm::of("/there", body.as_bytes());
        let fields: Vec<_> = kept.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(fields, [("form_key", "k"), ("name", "Ipê"), ("name", "2")]);
    }
}
