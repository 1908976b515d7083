//! The buttons for language and look on the page of a form: they send the form along, so that without script too what was
//! typed outlives the change. The address then says what was chosen after the form's own, and the form is shown again
//! instead of done.

use std::borrow::Cow;

use super::request::Request;
use crate::{
    domain::{Language, actor::Theme},
    service::settings,
    web::error::WebError,
};

/// What stands before the choice in such an address.
const NAME: &str = "display=";

/// How a form asks to be shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Display {
    /// In another language.
    Language(Language),
    /// In another look.
    Theme(Theme),
}

impl Display {
    fn parse(text: &str) -> Option<Self> {
        Language::parse(text).map(Self::Language).or_else(|| Theme::parse(text).map(Self::Theme))
    }

    /// What its button is called.
    const fn button(self) -> &'static str {
        match self {
            Self::Language(_) => "language",
            Self::Theme(_) => "theme",
        }
    }

    /// Takes its button away from what was typed: it comes last, and forms have fields of its name.
    pub fn take_button<N: AsRef<str>, V>(self, fields: &mut Vec<(N, V)>) {
        if let Some(at) = fields.iter().rposition(|(name, _)| name.as_ref() == self.button()) {
            fields.remove(at);
        }
    }

    /// What was typed, without its button.
    #[must_use]
    pub fn without_button(self, body: &[u8]) -> Cow<'_, [u8]> {
        let mut fields: Vec<_> = form_urlencoded::parse(body).collect();
        let all = fields.len();
        self.take_button(&mut fields);
        if fields.len() == all {
            return Cow::Borrowed(body);
        }
        Cow::Owned(form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish().into_bytes())
    }
}

impl Request {
    /// Remembers the language or the look that a form asks for.
    ///
    /// # Errors
    /// As [`Request::write_anyone`].
    pub async fn choose_display(&self, display: Display) -> Result<(), WebError> {
        match display {
            Display::Language(language) => self.choose_language(language).await,
            Display::Theme(theme) => self.choose_theme(theme).await,
        }
    }

    /// Remembers a language in this browser, and for the person where somebody is signed in.
    ///
    /// # Errors
    /// As [`Request::write_anyone`].
    pub async fn choose_language(&self, chosen: Language) -> Result<(), WebError> {
        self.cookies().remember_language(chosen);
        if self.session_hash().is_some() {
            self.write_anyone(move |db, call, visitor| match visitor {
                Some(visitor) => settings::choose_language(db, call, &visitor.person, chosen),
                None => Ok(()),
            })
            .await?;
        }
        Ok(())
    }

    /// Remembers a look for whoever is signed in.
    ///
    /// # Errors
    /// As [`Request::write_person`].
    pub async fn choose_theme(&self, chosen: Theme) -> Result<(), WebError> {
        self.write_person(move |db, call, visitor| settings::choose_theme(db, call, &visitor.person, chosen)).await?;
        Ok(())
    }
}

/// The address to which the form of `action` is sent to be shown in this language or look.
#[must_use]
pub fn address(action: &str, chosen: &str) -> String {
    let joint = if action.contains('?') { '&' } else { '?' };
    format!("{action}{joint}{NAME}{chosen}")
}

/// The form's own address, and what such an address asks for.
#[must_use]
pub fn split(address: &str) -> (&str, Option<Display>) {
    let parts = address.rsplit_once(['?', '&']);
    let asked = parts.and_then(|(own, last)| Some((own, Display::parse(last.strip_prefix(NAME)?)?)));
    asked.map_or((address, None), |(own, display)| (own, Some(display)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_the_choice_after_the_forms_own() {
        let portuguese = Language::parse("pt-BR").map(Display::Language);
        for own in ["/customers/new", "/company/update?then=remove"] {
            assert_eq!(split(&address(own, "pt-BR")), (own, portuguese));
            assert_eq!(split(&address(own, "dark")), (own, Some(Display::Theme(Theme::Dark))));
            assert_eq!(split(own), (own, None));
        }
        for other in ["/list?display=xx", "/list?display=", "/display=ru", "/list?display=ru&find=a"] {
            assert_eq!(split(other), (other, None), "{other}");
        }
    }

    #[test]
    fn the_button_is_no_part_of_what_was_typed() {
        let russian = Language::parse("ru").map(Display::Language).unwrap();
        let typed = russian.without_button(b"csrf=a&language=ru&note=%26&language=en");
        assert_eq!(&*typed, b"csrf=a&language=ru&note=%26");
        assert_eq!(&*russian.without_button(b"csrf=a"), b"csrf=a");
        let typed = Display::Theme(Theme::Dark).without_button(b"theme=light&language=ru&theme=dark");
        assert_eq!(&*typed, b"theme=light&language=ru");
    }
}
