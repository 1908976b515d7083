//! The fields of the values that records keep, before and after: what each is called, and how it is told.

use super::AuditEvent;

/// How the value of a field is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// As it is; several, one after another.
    Text,
    /// A number that is none to reckon with.
    Plain,
    /// A number; of several things, how many there are.
    Number,
    /// Yes or no.
    Flag,
    /// A day of the calendar.
    Day,
    /// A point in time.
    Moment,
    /// An amount, in the currency beside it.
    Money,
    /// A country, by its code.
    Country,
    /// A language, by its code.
    Language,
    /// One of a few words that the portal has.
    Word,
    /// Several of them.
    Words,
    /// An account: its id, or its name.
    Account,
    /// A person, by its id.
    Person,
    /// Which side did it, or the name of whoever did.
    Side,
    /// Fields of its own.
    Nested,
    /// Nobody's business but the portal's.
    Hidden,
}

/// A field of what was before or after.
#[derive(Debug)]
pub struct AuditField {
    /// Its name in records, which keep it for ever.
    pub name: &'static str,
    /// The key of what it is called.
    pub label: &'static str,
    /// How its value is told.
    pub telling: Telling,
}

const fn field(name: &'static str, telling: Telling, label: &'static str) -> AuditField {
    AuditField { name, label, telling }
}

/// Every field that there is, by its name. What is recorded has no others: see [`AuditField::find`].
const FIELDS: &[AuditField] = &[
    field("accepted_on", Telling::Day, "activity-field-accepted-on"),
    field("account", Telling::Account, "activity-field-account"),
    field("added", Telling::Number, "activity-field-added"),
    field("address_line1", Telling::Text, "activity-field-address-line1"),
    field("address_line2", Telling::Text, "activity-field-address-line2"),
    field("administers", Telling::Flag, "activity-field-administers"),
    field("administrator", Telling::Text, "activity-field-administrator"),
    field("alias", Telling::Text, "activity-field-alias"),
    field("anonymous", Telling::Flag, "activity-field-anonymous"),
    field("answer", Telling::Text, "activity-field-answer"),
    field("archives", Telling::Hidden, "activity-field-archives"),
    field("asked_by", Telling::Text, "activity-field-asked-by"),
    field("authenticator", Telling::Text, "activity-field-authenticator"),
    field("auto_renew", Telling::Flag, "activity-field-auto-renew"),
    field("begun", Telling::Number, "activity-field-begun"),
    field("break_glass", Telling::Person, "activity-field-break-glass"),
    field("browser", Telling::Text, "activity-field-browser"),
    field("by", Telling::Side, "activity-field-by"),
    field("city", Telling::Text, "activity-field-city"),
    field("client_id", Telling::Text, "activity-field-client-id"),
    field("cloud", Telling::Word, "activity-field-cloud"),
    field("company", Telling::Text, "activity-field-company"),
    field("company_name", Telling::Text, "activity-field-company-name"),
    field("confirmed_by_email", Telling::Flag, "activity-field-confirmed-by-email"),
    field("contact", Telling::Word, "activity-field-contact"),
    field("country", Telling::Country, "activity-field-country"),
    field("culture", Telling::Text, "activity-field-culture"),
    field("currency", Telling::Text, "activity-field-currency"),
    field("customer", Telling::Account, "activity-field-customer"),
    field("description", Telling::Text, "activity-field-description"),
    field("display_name", Telling::Text, "activity-field-display-name"),
    field("document", Telling::Text, "activity-field-document"),
    field("domain", Telling::Text, "activity-field-domain"),
    field("earliest", Telling::Moment, "activity-field-earliest"),
    field("email", Telling::Text, "activity-field-email"),
    field("end_reason", Telling::Word, "activity-field-end-reason"),
    field("ended_at", Telling::Moment, "activity-field-ended-at"),
    field("expires_at", Telling::Moment, "activity-field-expires-at"),
    field("fault", Telling::Word, "activity-field-fault"),
    field("file", Telling::Text, "activity-field-file"),
    field("files", Telling::Number, "activity-field-files"),
    field("first_name", Telling::Text, "activity-field-first-name"),
    field("first_number", Telling::Number, "activity-field-first-number"),
    field("frequency", Telling::Word, "activity-field-frequency"),
    field("from", Telling::Word, "activity-field-from"),
    field("given", Telling::Text, "activity-field-given"),
    field("height", Telling::Number, "activity-field-height"),
    field("held_back", Telling::Nested, "activity-field-held-back"),
    field("identity", Telling::Text, "sso-result-subject"),
    field("industries", Telling::Words, "activity-field-industries"),
    field("invitation", Telling::Text, "activity-field-invitation"),
    field("is_on", Telling::Flag, "activity-field-is-on"),
    field("is_required", Telling::Flag, "activity-field-is-required"),
    field("issuer", Telling::Text, "activity-field-issuer"),
    field("kind", Telling::Word, "activity-field-kind"),
    field("language", Telling::Language, "activity-field-language"),
    field("languages", Telling::Text, "activity-field-languages"),
    field("last_name", Telling::Text, "activity-field-last-name"),
    field("last_number", Telling::Number, "activity-field-last-number"),
    field("latest", Telling::Moment, "activity-field-latest"),
    field("left", Telling::Number, "activity-field-left"),
    field("licenses", Telling::Text, "activity-field-licenses"),
    field("licenses_not_free", Telling::Text, "activity-field-licenses-not-free"),
    field("lines", Telling::Number, "activity-field-lines"),
    field("link", Telling::Text, "activity-field-link"),
    field("linkedin", Telling::Text, "activity-field-linkedin"),
    field("listed", Telling::Flag, "activity-field-listed"),
    field("location", Telling::Country, "activity-field-location"),
    field("logo", Telling::Text, "activity-field-logo"),
    field("mail_domain", Telling::Text, "activity-field-mail-domain"),
    field("may_purchase", Telling::Flag, "activity-field-may-purchase"),
    field("middle_name", Telling::Text, "activity-field-middle-name"),
    field("mpn_global_id", Telling::Plain, "activity-field-mpn-global-id"),
    field("mpn_id", Telling::Plain, "column-mpn"),
    field("mpn_location_id", Telling::Plain, "activity-field-mpn-location-id"),
    field("must_change_password", Telling::Flag, "activity-field-must-change-password"),
    field("muted_mails", Telling::Words, "activity-field-muted-mails"),
    field("name", Telling::Text, "activity-field-name"),
    field("network", Telling::Text, "activity-field-network"),
    field("new_address", Telling::Text, "activity-field-new-address"),
    field("next_frequency", Telling::Word, "activity-field-next-frequency"),
    field("next_quantity", Telling::Number, "activity-field-next-quantity"),
    field("next_term", Telling::Word, "activity-field-next-term"),
    field("nickname", Telling::Text, "activity-field-nickname"),
    field("number", Telling::Text, "activity-field-number"),
    field("numbers", Telling::Hidden, "activity-field-numbers"),
    field("offer", Telling::Text, "activity-field-offer"),
    field("operator", Telling::Text, "activity-field-operator"),
    field("order", Telling::Text, "activity-field-order"),
    field("page_size", Telling::Plain, "activity-field-page-size"),
    field("partner", Telling::Account, "activity-field-partner"),
    field("passkey", Telling::Text, "activity-field-passkey"),
    field("phone", Telling::Text, "activity-field-phone"),
    field("plans_off", Telling::Text, "activity-field-plans-off"),
    field("plans_on", Telling::Text, "activity-field-plans-on"),
    field("postal_code", Telling::Text, "activity-field-postal-code"),
    field("prices", Telling::Number, "activity-field-prices"),
    field("privileges", Telling::Flag, "activity-field-privileges"),
    field("provider", Telling::Account, "activity-field-provider"),
    field("province", Telling::Text, "new-customer-state"),
    field("purpose", Telling::Word, "activity-field-purpose"),
    field("qualification", Telling::Word, "activity-field-qualification"),
    field("quantity", Telling::Number, "activity-field-quantity"),
    field("reason", Telling::Text, "activity-field-reason"),
    field("records", Telling::Number, "activity-field-records"),
    field("recovery_codes", Telling::Number, "activity-field-recovery-codes"),
    field("registration_number", Telling::Text, "activity-field-registration-number"),
    field("replaced_by", Telling::Text, "activity-field-replaced-by"),
    field("reseller", Telling::Account, "activity-field-reseller"),
    field("reseller_mpn_id", Telling::Plain, "activity-field-reseller-mpn-id"),
    field("restores", Telling::Text, "activity-field-restores"),
    field("roles", Telling::Words, "activity-field-roles"),
    field("rows", Telling::Number, "activity-field-rows"),
    field("second_factor", Telling::Word, "activity-field-second-factor"),
    field("second_factor_values", Telling::Text, "activity-field-second-factor-values"),
    field("services", Telling::Words, "activity-field-services"),
    field("sessions", Telling::Number, "activity-field-sessions"),
    field("severity", Telling::Word, "activity-field-severity"),
    field("sha256", Telling::Text, "activity-field-sha256"),
    field("short_name", Telling::Text, "activity-field-short-name"),
    field("standing", Telling::Word, "column-standing"),
    field("state", Telling::Word, "column-state"),
    field("subject", Telling::Text, "activity-field-subject"),
    field("subscription", Telling::Text, "activity-field-subscription"),
    field("support_contact", Telling::Account, "activity-field-support-contact"),
    field("support_contacts_changed", Telling::Number, "activity-field-support-contacts-changed"),
    field("suspended_at", Telling::Moment, "activity-field-suspended-at"),
    field("taken", Telling::Text, "activity-field-taken"),
    field("target_size", Telling::Words, "activity-field-target-size"),
    field("tenant_owner", Telling::Flag, "activity-field-tenant-owner"),
    field("term", Telling::Word, "activity-field-term"),
    field("term_ends_at", Telling::Moment, "activity-field-term-ends-at"),
    field("term_started_at", Telling::Moment, "activity-field-term-started-at"),
    field("theme", Telling::Word, "activity-field-theme"),
    field("time_zone", Telling::Text, "activity-field-time-zone"),
    field("to", Telling::Text, "activity-field-to"),
    field("topic", Telling::Word, "activity-field-topic"),
    field("total", Telling::Text, "cart-total"),
    field("unchanged", Telling::Number, "activity-field-unchanged"),
    field("unit_price", Telling::Money, "activity-field-unit-price"),
    field("updated", Telling::Number, "activity-field-updated"),
    field("user_name", Telling::Text, "activity-field-user-name"),
    field("users", Telling::Number, "activity-field-users"),
    field("version", Telling::Hidden, "activity-field-version"),
    field("way", Telling::Word, "activity-field-way"),
    field("website", Telling::Text, "activity-field-website"),
    field("why", Telling::Word, "activity-field-why"),
    field("width", Telling::Number, "activity-field-width"),
    field("with", Telling::Account, "activity-field-with"),
    field("with_privileges", Telling::Flag, "activity-field-with-privileges"),
];

/// The fields that say what an act was about, the most telling first.
const NAMING: [&str; 12] = [
    "offer",
    "company",
    "user_name",
    "name",
    "email",
    "to",
    "file",
    "number",
    "subject",
    "passkey",
    "authenticator",
    "domain",
];

/// What partners record of a customer and keep to themselves.
const PARTNERS_OWN: [&str; 13] = [
    "alias",
    "asked_by",
    "currency",
    "held_back",
    "lines",
    "mpn_id",
    "reason",
    "reseller_mpn_id",
    "restores",
    "support_contacts_changed",
    "total",
    "unit_price",
    "with",
];

impl AuditField {
    /// The field with this name in records of an event; `None` for one that nobody has put on the list.
    #[must_use]
    pub fn find(event: AuditEvent, name: &str) -> Option<&'static Self> {
        use AuditEvent::{CustomerUpdated, IdentityConnected, IdentityDisconnected, PartnerProfileUpdated};
        let name = match (event, name) {
            // In an address it is another state.
            (CustomerUpdated | PartnerProfileUpdated, "state") => "province",
            // Whom an identity provider means, not what something is about.
            (IdentityConnected | IdentityDisconnected, "subject") => "identity",
            _ => name,
        };
        FIELDS.iter().find(|field| field.name == name)
    }

    /// Whether it is the business of the partner that did it, and not of the customer that it was done for.
    #[must_use]
    pub fn is_partners_own(&self) -> bool {
        PARTNERS_OWN.contains(&self.name)
    }

    /// Whether it says what something costs.
    #[must_use]
    pub fn is_price(&self) -> bool {
        self.telling == Telling::Money || self.name == "total"
    }

    /// The names of the fields that say what an act was about, the most telling first.
    pub fn naming() -> impl Iterator<Item = &'static str> {
        NAMING.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_stands_once_and_in_its_place() {
        let names: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
        assert!(names.is_sorted() && names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
        for name in NAMING.iter().chain(&PARTNERS_OWN) {
            assert!(names.contains(name), "{name}");
        }
    }

    #[test]
    fn a_name_of_two_meanings_is_told_by_its_event() {
        let label = |event| AuditField::find(event, "state").unwrap().label;
        assert_ne!(label(AuditEvent::CustomerUpdated), label(AuditEvent::SubscriptionUpdated));
        let subject = |event| AuditField::find(event, "subject").unwrap().label;
        assert_ne!(subject(AuditEvent::IdentityConnected), subject(AuditEvent::ServiceRequestOpened));
    }
}
