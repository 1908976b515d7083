//! What every page knows: its language, its reader, the menu, the tokens of its forms.

mod choices;
mod context;
mod dated;
mod history;
mod kept;
pub mod proof_page;
mod times;

pub use choices::Choice;
pub use context::PageContext;
pub use dated::Dated;
pub use times::When;

use std::cell::{Cell, OnceCell};

use chrono_tz::Tz;

pub use super::forms::refused::Refused;
use crate::{
    auth::token,
    domain::{
        Action, Actor, Country, Language, Text, account::AccountKind, actor::Theme, list::Count, money::Money, policy,
        refusals::Refusals, waiting::MOST_COUNTED,
    },
    i18n::{LocalTime, Texts, texts},
    service::{Visitor, accounts::Told, activity_log::ObjectHistory},
    web::{assets, extract::query::SearchQuery, mailto::mailto, menu},
};

/// The chrome of a page and its way to texts.
pub struct View {
    texts: &'static Texts,
    visitor: Option<Visitor>,
    context: PageContext,
    menu: OnceCell<Vec<MenuItem>>,
    csrf: OnceCell<String>,
    refused: Refused,
    shows_times: Cell<bool>,
    kept_form: OnceCell<String>,
    today: OnceCell<LocalTime>,
    history: Option<ObjectHistory>,
}

/// Who is signed in, as the bar shows it.
pub struct SignedIn<'a> {
    /// The person's name.
    pub name: &'a str,
    /// The person's address.
    pub email: &'a str,
    /// The account's name; empty until one is chosen.
    pub account: &'a str,
    /// What the account is.
    pub account_kind: &'static str,
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
    /// How much waits behind it, where something does.
    pub waiting: Option<WaitingCount>,
}

/// How much waits behind an entry of the menu.
pub struct WaitingCount {
    /// The id of the element that says so.
    pub id: String,
    /// How much.
    pub number: String,
    /// The same in words.
    pub words: String,
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
    /// The words of a way on, and where it leads.
    pub link: Option<(&'static str, String)>,
}

impl View {
    /// The chrome in this language for this reader. What it shows is made when a page shows it.
    #[must_use]
    pub fn new(language: Language, visitor: Option<Visitor>, context: PageContext) -> Self {
        let (menu, csrf) = (OnceCell::new(), OnceCell::new());
        let (refused, shows_times) = (Refused::default(), Cell::new(false));
        let (kept_form, today) = (OnceCell::new(), OnceCell::new());
        let (texts, history) = (texts(language), None);
        Self { texts, visitor, context, menu, csrf, refused, shows_times, kept_form, today, history }
    }

    /// The same for a form that comes back.
    #[must_use]
    pub fn refusing(mut self, refusals: &Refusals) -> Self {
        let form = refusals.form.as_ref().map(|text| self.text(text)).unwrap_or_default();
        let fields = refusals.fields.iter().map(|(name, text)| (*name, self.text(text))).collect();
        self.refused = Refused::new(form, fields);
        self
    }

    /// The same for a form that is refused as a whole, in these words.
    #[must_use]
    pub fn refusing_all(mut self, words: String) -> Self {
        self.refused = Refused::new(words, Vec::new());
        self
    }

    /// What was refused of the form that the page shows.
    #[must_use]
    pub const fn refused(&self) -> &Refused {
        &self.refused
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
    pub fn theme(&self) -> &'static str {
        self.visitor.as_ref().map_or(Theme::Auto, |visitor| visitor.person.theme).as_str()
    }

    /// The zone dates are shown in.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.visitor.as_ref().map_or(Tz::UTC, |visitor| visitor.person.time_zone)
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
        self.texts.format(text, self.zone())
    }

    /// A text with one value.
    #[must_use]
    pub fn with(&self, key: &'static str, name: &'static str, value: &str) -> String {
        self.text(&Text::new(key).with(name, value))
    }

    /// A text with a count.
    #[must_use]
    pub fn count(&self, key: &'static str, count: impl Into<Count>) -> String {
        let (text, count) = (Text::new(key), count.into());
        self.text(&match count.exactly() {
            Some(count) => text.count("count", count),
            None => text.with("count", self.up_to(count)),
        })
    }

    /// How many there are, or of how many there are more: `302`, `10,000+`.
    #[must_use]
    pub fn up_to(&self, count: Count) -> String {
        count.exactly().map_or_else(|| format!("{}+", self.number(Count::MOST)), |count| self.number(count))
    }

    /// A whole number, grouped.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        self.texts.number(number)
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

    /// The link that writes to an address.
    #[must_use]
    pub fn mailto(&self, address: &str) -> String {
        mailto(address)
    }

    /// The address that was asked for: where a form goes that its own page takes. Said outright, it leaves out the place
    /// on the page (`#main`) that a browser may have gone to, which would have the focus on the next page as well.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.context.address
    }

    /// Where a file of `static/` is served.
    #[must_use]
    pub fn asset(&self, name: &str) -> &'static str {
        assets::path(name)
    }

    /// Whether the reader may do something: for buttons.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.actor().is_some_and(|actor| policy::may(actor, action))
    }

    /// Who reads, in which account.
    #[must_use]
    pub fn actor(&self) -> Option<&Actor> {
        self.visitor.as_ref().filter(|visitor| !visitor.person.must_change_password)?.actor.as_ref()
    }

    /// What the reader's account is, for questions to the policy.
    #[must_use]
    pub fn kind(&self) -> Option<AccountKind> {
        self.actor().map(|actor| actor.account.kind)
    }

    /// The menu; empty for strangers.
    #[must_use]
    pub fn menu(&self) -> &[MenuItem] {
        let here = self.context.here.as_str();
        self.menu.get_or_init(|| self.actor().map_or_else(Vec::new, |actor| self.menu_for(actor, here)))
    }

    /// The entry of the menu that this page belongs to; the menu's own name where there is none.
    #[must_use]
    pub fn place(&self) -> &str {
        self.menu().iter().find(|entry| entry.current).map_or_else(|| self.t("chrome-menu"), |entry| entry.text)
    }

    /// Who is signed in.
    #[must_use]
    pub fn person(&self) -> Option<SignedIn<'_>> {
        let (person, account) = (&self.visitor.as_ref()?.person, self.actor().map(|actor| &actor.account));
        Some(SignedIn {
            name: &person.name,
            email: &person.email,
            account: account.map_or("", |account| &account.name),
            account_kind: account.map_or("", |account| self.texts.get(account.kind.key())),
            several_accounts: person.accounts > 1,
        })
    }

    /// The languages to choose from.
    #[must_use]
    pub fn languages(&self) -> [LanguageItem; 3] {
        let item =
            |one: Language| LanguageItem { tag: one.as_str(), name: one.name(), current: one == self.texts.language() };
        [Language::English, Language::Portuguese, Language::Russian].map(item)
    }

    /// What the last form left to say.
    #[must_use]
    pub fn flash(&self) -> Option<Flash> {
        let flash = self.context.flash.as_ref()?;
        let link = flash.link.as_ref().map(|link| (self.texts.get(link.key), link.path.clone()));
        Some(Flash { kind: flash.kind, text: self.text(&flash.text), link })
    }

    /// Why the reader's account is suspended, where it is.
    #[must_use]
    pub fn suspension(&self) -> Option<&Told> {
        self.visitor.as_ref()?.suspension.as_ref()
    }

    /// The token that forms carry: one mask for the whole page.
    #[must_use]
    pub fn csrf(&self) -> &str {
        self.csrf.get_or_init(|| self.context.keys.form_token(&self.context.browser))
    }

    /// A new key for a form that creates something.
    #[must_use]
    pub fn form_key(&self) -> String {
        token::encode(&rand::random::<[u8; 16]>())
    }

    /// The address of this page.
    #[must_use]
    pub fn here(&self) -> &str {
        &self.context.here
    }

    /// What the field of the bar holds: what was looked for on the page of what was found.
    #[must_use]
    pub fn sought(&self) -> String {
        let query = self.here().strip_prefix("/search?").unwrap_or_default();
        serde_urlencoded::from_str::<SearchQuery>(query).unwrap_or_default().q
    }

    /// Where the portal is, for those who will come to it.
    #[must_use]
    pub fn portal(&self) -> &str {
        &self.context.public_url
    }

    /// The id under which this request is logged.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.context.request_id
    }

    fn menu_for(&self, actor: &Actor, here: &str) -> Vec<MenuItem> {
        let path = here.split('?').next().unwrap_or_default();
        let within = |part: &str| path == part || part != "/" && path.starts_with(&format!("{part}/"));
        let belongs =
            |href: &str| within(href) || menu::PARTS.iter().any(|(whole, part)| *whole == href && within(part));
        menu::entries(actor.account.kind)
            .filter(|entry| policy::may(actor, entry.action))
            .map(|entry| MenuItem {
                href: entry.href,
                text: self.texts.get(entry.key),
                icon: entry.icon,
                current: belongs(entry.href),
                waiting: self.waiting_behind(entry.href),
            })
            .collect()
    }

    /// How much waits behind an entry of the menu, where something does.
    #[must_use]
    pub fn waiting_behind(&self, href: &str) -> Option<WaitingCount> {
        let (key, what) = menu::waiting_behind(href)?;
        let counts = &self.visitor.as_ref()?.waiting;
        let count: i64 = counts.iter().filter(|(one, _)| what.contains(one)).map(|(_, count)| count).sum();
        let text = Text::new(key);
        let (number, text) = match count {
            ..=0 => return None,
            1..=MOST_COUNTED => (count.to_string(), text.count("count", count)),
            _ => (format!("{MOST_COUNTED}+"), text.with("count", format!("{MOST_COUNTED}+"))),
        };
        Some(WaitingCount {
            id: format!("menu-waiting-{}", href.trim_start_matches('/')),
            number,
            words: self.text(&text),
        })
    }
}
