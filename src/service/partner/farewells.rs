//! What a provider may want to write when a partnership has ended (`docs/domain.md` §5.3): drafts to the reseller and to
//! the customers of both, each in its language. The portal sends none of them.

use crate::{
    domain::{Action, Country, Error, Language, Text, ids::PartnershipId},
    i18n::texts,
    repository::{
        contacts,
        farewells::{self, EndedPartnership},
    },
    service::UseCase,
};

/// How many customers are named.
pub const MOST_CUSTOMERS: usize = 100;

/// A letter that nobody has sent.
#[derive(Clone, Debug)]
pub struct Farewell {
    /// Whom it is for.
    pub name: String,
    /// The address; empty where none is known.
    pub to: String,
    /// The language it is written in.
    pub language: Language,
    /// The subject.
    pub subject: String,
    /// The text.
    pub message: String,
}

/// The letters of an ended partnership.
#[derive(Clone, Debug)]
pub struct Farewells {
    /// The partnership.
    pub partnership: EndedPartnership,
    /// To the reseller.
    pub reseller: Farewell,
    /// To the customers of both, by name.
    pub customers: Vec<Farewell>,
    /// Whether there are more customers than [`MOST_CUSTOMERS`].
    pub is_cut: bool,
}

/// The drafts for a partnership that the provider has ended. Five queries.
///
/// # Errors
/// [`Error::NotFound`] while it lasts.
pub fn open(cx: &mut UseCase<'_>, id: PartnershipId) -> Result<Farewells, Error> {
    let scope = cx.authorize(Action::RemovePartnership)?.scope();
    let partnership = farewells::find(cx.db, scope, id)?;
    let most = i64::try_from(MOST_CUSTOMERS).unwrap_or(i64::MAX).saturating_add(1);
    let mut shared = farewells::shared_customers(cx.db, scope, partnership.reseller, most)?;
    let is_cut = shared.len() > MOST_CUSTOMERS;
    shared.truncate(MOST_CUSTOMERS);
    let contact = contacts::contacts(cx.db, &[partnership.reseller])?.remove(&partnership.reseller);
    let write = |name: &str, to: String, language, subject, message| {
        let texts = texts(language);
        let zone = cx.actor.person.time_zone;
        let text = |key| {
            Text::new(key)
                .with("provider", &cx.actor.account.name)
                .with("reseller", &partnership.name)
                .with("reader", name)
                .with("person", &cx.actor.person.name)
                .with("link", cx.call.link("/partner-relationships"))
                .moment("on", partnership.removed_at.unwrap_or(cx.call.now))
        };
        Farewell {
            name: name.to_owned(),
            to,
            language,
            subject: texts.format(&text(subject), zone),
            message: texts.format(&text(message), zone),
        }
    };
    let reseller = write(
        &partnership.name,
        contact.and_then(|contact| contact.email).unwrap_or_default(),
        Country::language_of(&partnership.country),
        "farewell-reseller-subject",
        "farewell-reseller-message",
    );
    let customers = shared.into_iter().map(|customer| {
        let language = Language::negotiate(&customer.culture);
        write(&customer.name, customer.email, language, "farewell-customer-subject", "farewell-customer-message")
    });
    let customers = customers.collect();
    Ok(Farewells { partnership, reseller, customers, is_cut })
}
