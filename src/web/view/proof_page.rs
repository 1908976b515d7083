//! The page on which somebody proves once more who it is; a form that needed it is kept on it.

use askama::Template;

use super::View;
use crate::domain::Text;
use crate::service::proof::{CODE_FIELD, is_by_code};

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
        let is_kept = |name: &str| name != "csrf" && name != CODE_FIELD && !name.contains("password");
        Self { action: action.to_owned(), fields: fields.filter(|(name, _)| is_kept(name)).collect() }
    }
}

impl View {
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

    /// Whether the reader proves who it is by a code.
    #[must_use]
    pub fn proves_by_code(&self) -> bool {
        self.visitor.as_ref().is_some_and(is_by_code)
    }
}

/// The page.
#[derive(Template)]
#[template(path = "account/confirm.html")]
pub struct ProofPage<'a> {
    view: &'a View,
    by_code: bool,
    action: &'a str,
    kept: Vec<(&'a str, &'a str)>,
    /// Whether it keeps what somebody typed.
    keeps: bool,
    back: &'a str,
}

impl<'a> ProofPage<'a> {
    /// Before a page that needs it.
    #[must_use]
    pub fn before(view: &'a View, by_code: bool, return_to: &'a str) -> Self {
        let kept = vec![("return_to", return_to)];
        Self { view, by_code, action: "/confirm", kept, keeps: false, back: "/" }
    }

    /// In the way of a form that needs it.
    #[must_use]
    pub fn for_form(view: &'a View, by_code: bool, form: &'a KeptForm) -> Self {
        let kept: Vec<(&str, &str)> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        // `/confirm` itself keeps where it leads, which nobody typed.
        let keeps = form.action != "/confirm" && kept.iter().any(|(name, _)| *name != "form_key");
        Self { view, by_code, action: &form.action, kept, keeps, back: view.here() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::proof::PASSWORD_FIELD;

    #[test]
    fn a_kept_form_holds_what_was_typed_and_no_secret() {
        let body = format!("csrf=t&form_key=k&name=Ip%C3%AA&name=2&new_password=x&{PASSWORD_FIELD}=y&{CODE_FIELD}=1");
        let kept = KeptForm::of("/there", body.as_bytes());
        let fields: Vec<_> = kept.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(fields, [("form_key", "k"), ("name", "Ipê"), ("name", "2")]);
    }
}
