//! The filter of a provider's lists by one of its resellers.

use std::borrow::Cow;

use askama::{Template, filters::HtmlSafe};

use crate::{
    domain::ids::AccountId,
    service::partner_names::{KnownPartner, KnownPartners},
    web::View,
};

/// How many resellers there are to choose from at most.
const CHOICES: usize = 500;

/// All of a provider's resellers, each of them, and what stands in the address where it is none of these.
#[derive(Template)]
#[template(path = "components/reseller_filter.html")]
pub struct ResellerFilter<'a> {
    view: &'a View,
    known: &'a KnownPartners,
    /// What stands in the address.
    chosen: &'a str,
    /// The reseller that is chosen.
    found: Option<&'a KnownPartner>,
    /// What is said where there are more than can be chosen from.
    hint: String,
}

// It escapes what it holds itself.
impl HtmlSafe for ResellerFilter<'_> {}

/// Resellers as they stand in a `<select>`.
#[derive(Template)]
#[template(
    source = r#"{% for one in resellers %}
    <option value="{{ one.id }}">{{ one.name }}</option>{% endfor %}"#,
    ext = "html"
)]
struct Options<'a> {
    resellers: Vec<&'a KnownPartner>,
}

fn write(resellers: Vec<&KnownPartner>) -> String {
    Options { resellers }.render().unwrap_or_default()
}

impl<'a> ResellerFilter<'a> {
    /// The filter, with the reseller chosen that the address names.
    #[must_use]
    pub fn new(view: &'a View, known: &'a KnownPartners, chosen: &'a str) -> Self {
        let found = chosen.parse::<AccountId>().ok().and_then(|id| known.find_active(id));
        let hint = if known.active().nth(CHOICES - 1).is_some() {
            view.count("customer-list-filter-hint", i64::try_from(CHOICES).unwrap_or(i64::MAX))
        } else {
            String::new()
        };
        Self { view, known, chosen, found, hint }
    }

    /// Whether the list is narrowed by it.
    #[must_use]
    pub const fn is_set(&self) -> bool {
        !self.chosen.is_empty()
    }

    /// The reseller that the list is narrowed to, by name, where it is.
    #[must_use]
    pub fn chosen_name(&self) -> Option<String> {
        let none = || self.view.t("customer-list-no-reseller");
        self.is_set().then(|| self.found.map_or_else(none, |reseller| &reseller.name).to_owned())
    }

    /// Each of them: the same for everybody but for the one that is chosen, so they are written once.
    fn options(&self) -> Cow<'_, str> {
        let all = self.known.options(|known| write(known.active().take(CHOICES).collect()));
        let Some(found) = self.found else { return Cow::Borrowed(all) };
        let value = format!("<option value=\"{}\"", found.id);
        let select = |options: &str| options.replacen(&value, &format!("{value} selected"), 1);
        if all.contains(&value) {
            return Cow::Owned(select(all));
        }
        Cow::Owned([all, &select(&write(vec![found]))].concat())
    }
}
