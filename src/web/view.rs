//! What every page knows: its language, its reader, the menu, the tokens of its forms.

use std::fmt;

use chrono::NaiveDate;
use chrono_tz::Tz;

pub use super::refused::Refused;
use crate::{
    auth::token,
    domain::{
        actor::{Actor, Theme},
        country::Country,
        language::Language,
        moment::Moment,
        money::Money,
        policy::{self, Action},
        refusals::Refusals,
        text::Text,
    },
    i18n::{Texts, texts},
    service::{Visitor, accounts::Told},
    web::{assets, flash, mailto::mailto, menu},
};

/// The chrome of a page and its way to texts.
pub struct View {
    texts: &'static Texts,
    zone: Tz,
    theme: Theme,
    actor: Option<Actor>,
    person: Option<Person>,
    menu: Vec<MenuItem>,
    languages: [LanguageItem; 3],
    flash: Option<Flash>,
    suspension: Option<Told>,
    csrf: String,
    here: String,
    request_id: String,
}

/// What a page takes from the request that it answers.
pub struct PageContext {
    /// The address to come back to.
    pub here: String,
    /// What the last form left to say.
    pub flash: Option<flash::Flash>,
    /// The token that forms must carry.
    pub form_token: String,
    /// The id under which the request is logged.
    pub request_id: String,
}

/// Who is signed in, as the bar shows it.
pub struct Person {
    /// The person's name.
    pub name: String,
    /// The person's address.
    pub email: String,
    /// The account's name; empty until one is chosen.
    pub account: String,
    /// What the account is.
    pub account_kind: String,
    /// Whether there is another account to switch to.
    pub several_accounts: bool,
}

/// An entry of the menu, in the reader's language.
pub struct MenuItem {
    /// Where it leads.
    pub href: &'static str,
    /// Its words.
    pub text: &'static str,
    /// Its picture.
    pub icon: &'static str,
    /// Whether the page belongs to it.
    pub current: bool,
}

/// A language to choose.
pub struct LanguageItem {
    /// Its tag.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Whether the page is in it.
    pub current: bool,
}

/// What the last form left to say.
pub struct Flash {
    /// `success`, `info`, `warning` or `danger`.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// An item of a `<select>`.
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub text: String,
    /// Whether it is chosen.
    pub selected: bool,
}

impl View {
    /// The chrome in this language for this reader.
    #[must_use]
    pub fn new(language: Language, visitor: Option<&Visitor>, context: PageContext) -> Self {
        let texts = texts(language);
        let actor = visitor.filter(|visitor| !visitor.person.must_change_password).and_then(|v| v.actor.clone());
        let zone = visitor.map_or(Tz::UTC, |visitor| visitor.person.time_zone);
        let menu = actor.as_ref().map_or_else(Vec::new, |actor| menu_for(actor, texts, &context.here));
        let person = visitor.map(|visitor| Person {
            name: visitor.person.name.clone(),
            email: visitor.person.email.clone(),
            account: actor.as_ref().map(|actor| actor.account.name.clone()).unwrap_or_default(),
            account_kind: actor
                .as_ref()
                .map(|actor| texts.get(actor.account.kind.key()).to_owned())
                .unwrap_or_default(),
            several_accounts: visitor.person.accounts > 1,
        });
        let item = |one: Language| LanguageItem { tag: one.as_str(), name: one.name(), current: one == language };
        let flash = context.flash.map(|flash| Flash { kind: flash.kind, text: texts.format(&flash.text, zone) });
        Self {
            texts,
            zone,
            theme: visitor.map_or(Theme::Auto, |visitor| visitor.person.theme),
            actor,
            person,
            menu,
            languages: [Language::English, Language::Portuguese, Language::Russian].map(item),
            flash,
            suspension: visitor.and_then(|visitor| visitor.suspension.clone()),
            csrf: context.form_token,
            here: context.here,
            request_id: context.request_id,
        }
    }

    /// The language's tag.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.texts.language().as_str()
    }

    /// The language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.texts.language()
    }

    /// The look: `auto`, `light` or `dark`.
    #[must_use]
    pub const fn theme(&self) -> &'static str {
        self.theme.as_str()
    }

    /// The zone dates are shown in.
    #[must_use]
    pub const fn zone(&self) -> Tz {
        self.zone
    }

    /// A text without values.
    #[must_use]
    pub fn t<'a>(&self, key: &'a str) -> &'a str
    where
        Self: 'a,
    {
        let texts: &'a Texts = self.texts;
        texts.get(key)
    }

    /// A text with its values.
    #[must_use]
    pub fn text(&self, text: &Text) -> String {
        self.texts.format(text, self.zone)
    }

    /// A text with one value.
    #[must_use]
    pub fn with(&self, key: &'static str, name: &'static str, value: &str) -> String {
        self.text(&Text::new(key).with(name, value))
    }

    /// A text with a count.
    #[must_use]
    pub fn count(&self, key: &'static str, count: i64) -> String {
        self.text(&Text::new(key).count("count", count))
    }

    /// A date and time in the reader's zone.
    #[must_use]
    pub fn when(&self, moment: Moment) -> When {
        When { moment, text: self.texts.date_time(moment, self.zone) }
    }

    /// A date in the reader's zone.
    #[must_use]
    pub fn day(&self, moment: Moment) -> When {
        When { moment, text: self.texts.date(moment, self.zone) }
    }

    /// A day of the calendar, which is the same day in every zone.
    #[must_use]
    pub fn calendar_day(&self, day: NaiveDate) -> String {
        self.texts.calendar_day(day)
    }

    /// An amount of money.
    #[must_use]
    pub fn money(&self, money: &Money) -> String {
        self.texts.money(money)
    }

    /// How large a file is.
    #[must_use]
    pub fn size(&self, bytes: i64) -> String {
        self.texts.size(bytes)
    }

    /// A country's name.
    #[must_use]
    pub fn country(&self, code: &str) -> String {
        Country::find(code).map_or_else(|| code.to_owned(), |country| country.name(self.lang()).to_owned())
    }

    /// Countries to choose from, by name; one of them chosen.
    #[must_use]
    pub fn country_choices(&self, allowed: &[&'static Country], chosen: &str) -> Vec<Choice> {
        let mut choices = Vec::new();
        for country in Country::sorted_by_name(self.lang()) {
            if allowed.iter().any(|one| one.code == country.code) {
                let (value, text) = (country.code.to_owned(), country.name(self.lang()).to_owned());
                choices.push(Choice { selected: value == chosen, value, text });
            }
        }
        choices
    }

    /// Refusals in the reader's language.
    #[must_use]
    pub fn refused(&self, refusals: &Refusals) -> Refused {
        Refused {
            form: refusals.form.as_ref().map(|text| self.text(text)).unwrap_or_default(),
            fields: refusals.fields.iter().map(|(name, text)| (*name, self.text(text))).collect(),
        }
    }

    /// The link that writes to an address.
    #[must_use]
    pub fn mailto(&self, address: &str) -> String {
        mailto(address)
    }

    /// Where a file of `static/` is served.
    #[must_use]
    pub fn asset(&self, name: &str) -> &'static str {
        assets::path(name)
    }

    /// Whether the reader may do something: for buttons.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.actor.as_ref().is_some_and(|actor| policy::may(actor, action))
    }

    /// Who reads, in which account.
    #[must_use]
    pub const fn actor(&self) -> Option<&Actor> {
        self.actor.as_ref()
    }

    /// The menu; empty for strangers.
    #[must_use]
    pub fn menu(&self) -> &[MenuItem] {
        &self.menu
    }

    /// Who is signed in.
    #[must_use]
    pub const fn person(&self) -> Option<&Person> {
        self.person.as_ref()
    }

    /// The languages to choose from.
    #[must_use]
    pub const fn languages(&self) -> &[LanguageItem] {
        &self.languages
    }

    /// What the last form left to say.
    #[must_use]
    pub const fn flash(&self) -> Option<&Flash> {
        self.flash.as_ref()
    }

    /// Why the reader's account is suspended, where it is.
    #[must_use]
    pub const fn suspension(&self) -> Option<&Told> {
        self.suspension.as_ref()
    }

    /// Since when the reader's account is suspended.
    #[must_use]
    pub fn suspended_since(&self, told: &Told) -> When {
        self.when(told.suspension.since)
    }

    /// The token that forms carry.
    #[must_use]
    pub fn csrf(&self) -> &str {
        &self.csrf
    }

    /// A new key for a form that creates something.
    #[must_use]
    pub fn form_key(&self) -> String {
        token::encode(&rand::random::<[u8; 16]>())
    }

    /// The address of this page.
    #[must_use]
    pub fn here(&self) -> &str {
        &self.here
    }

    /// The id under which this request is logged.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.request_id
    }
}

fn menu_for(actor: &Actor, texts: &'static Texts, here: &str) -> Vec<MenuItem> {
    let path = here.split('?').next().unwrap_or_default();
    let belongs = |href: &str| path == href || href != "/" && path.starts_with(&format!("{href}/"));
    menu::entries(actor.account.kind)
        .iter()
        .filter(|entry| policy::may(actor, entry.action))
        .map(|entry| MenuItem {
            href: entry.href,
            text: texts.get(entry.key),
            icon: entry.icon,
            current: belongs(entry.href),
        })
        .collect()
}

/// A point in time on a page: readable, exact for machines, with UTC beside it.
pub struct When {
    moment: Moment,
    text: String,
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let utc = self.moment.utc();
        let (exact, beside) = (utc.format("%Y-%m-%dT%H:%M:%SZ"), utc.format("%Y-%m-%d %H:%M UTC"));
        // The text is a date of ours: nothing in it needs escaping.
        write!(f, "<time datetime=\"{exact}\" title=\"{beside}\">{}</time>", self.text)
    }
}

impl askama::filters::HtmlSafe for When {}

impl askama::FastWritable for When {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(write!(dest, "{self}")?)
    }
}
