//! The language buttons on the page of a form: they send the form along, so that without script too what was typed
//! outlives the change. The address then says the language after the form's own, and the form is shown again instead of
//! done.

use std::borrow::Cow;

use crate::domain::Language;

/// What stands before the language in such an address.
const NAME: &str = "display=";

/// The address to which the form of `action` is sent to be shown in this language.
#[must_use]
pub fn address(action: &str, language: &str) -> String {
    let joint = if action.contains('?') { '&' } else { '?' };
    format!("{action}{joint}{NAME}{language}")
}

/// The form's own address, and the language that such an address asks for.
#[must_use]
pub fn split(address: &str) -> (&str, Option<Language>) {
    let parts = address.rsplit_once(['?', '&']);
    let asked = parts.and_then(|(own, last)| Some((own, Language::parse(last.strip_prefix(NAME)?)?)));
    asked.map_or((address, None), |(own, language)| (own, Some(language)))
}

/// What was typed, without the button: it comes last, and forms have fields of its name.
#[must_use]
pub fn without_button(body: &[u8]) -> Cow<'_, [u8]> {
    let fields: Vec<_> = form_urlencoded::parse(body).collect();
    let Some(button) = fields.iter().rposition(|(name, _)| name == "language") else { return Cow::Borrowed(body) };
    let typed = fields.iter().enumerate().filter(|(at, _)| *at != button).map(|(_, field)| field);
    Cow::Owned(form_urlencoded::Serializer::new(String::new()).extend_pairs(typed).finish().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_the_language_after_the_forms_own() {
        for own in ["/customers/new", "/company/update?then=remove"] {
            assert_eq!(split(&address(own, "pt-BR")), (own, Language::parse("pt-BR")));
            assert_eq!(split(own), (own, None));
        }
        for other in ["/list?display=xx", "/list?display=", "/display=ru", "/list?display=ru&find=a"] {
            assert_eq!(split(other), (other, None), "{other}");
        }
    }

    #[test]
    fn the_button_is_no_part_of_what_was_typed() {
        let typed = without_button(b"csrf=a&language=ru&note=%26&language=en");
        assert_eq!(&*typed, b"csrf=a&language=ru&note=%26");
        assert_eq!(&*without_button(b"csrf=a"), b"csrf=a");
    }
}
