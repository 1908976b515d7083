//! A customer's answer to a request for a reseller relationship: what stands in its way, and what it changes
//! (`docs/domain.md` §6.2).

use crate::domain::{
    Text,
    account::{AccountFacts, Standing},
    input::is_deceptive,
    policy,
};

/// Why an account can't answer a request, in the order in which a person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentObstacle {
    /// The reader's account is one of those that ask.
    OwnLink,
    /// The reader's account is a partner's, or the operator's.
    NotACustomer,
    /// The reader's account is in another cloud.
    OtherCloud,
    /// The reader's account is in another region.
    OtherRegion,
    /// The request was made out to another organisation.
    OtherRecipient,
    /// The reader's account may not do business now.
    NotInGoodStanding(Standing),
    /// Everything that is asked for is so already.
    NothingToDo,
}

impl ConsentObstacle {
    /// What the person is told, and what to do.
    #[must_use]
    pub fn text(self, partners: &str) -> Text {
        let key = match self {
            Self::OwnLink => "consent-own-link",
            Self::NotACustomer => "consent-not-a-customer",
            Self::OtherCloud => "consent-other-cloud",
            Self::OtherRegion => "consent-other-region",
            Self::OtherRecipient => "consent-other-recipient",
            Self::NotInGoodStanding(_) => "consent-not-in-good-standing",
            Self::NothingToDo => "consent-nothing-to-do",
        };
        Text::new(key).with("partners", partners)
    }
}

/// Whether `reader` may answer a request of `partners`. `addressed` says whether the request is for it, `missing` whether
/// anything that is asked for is not so yet.
///
/// # Errors
/// The first [`ConsentObstacle`] in the way.
pub fn check_guards(
    partners: &[AccountFacts],
    reader: &AccountFacts,
    addressed: bool,
    missing: bool,
) -> Result<(), ConsentObstacle> {
    let obstacle = if partners.iter().any(|partner| partner.id == reader.id) {
        ConsentObstacle::OwnLink
    } else if !policy::is_served(reader.kind) {
        ConsentObstacle::NotACustomer
    } else if partners.iter().any(|partner| partner.cloud != reader.cloud) {
        ConsentObstacle::OtherCloud
    } else if partners.iter().any(|partner| !partner.same_market(reader)) {
        ConsentObstacle::OtherRegion
    } else if !addressed {
        ConsentObstacle::OtherRecipient
    } else if reader.standing != Standing::Active {
        ConsentObstacle::NotInGoodStanding(reader.standing)
    } else if !missing {
        ConsentObstacle::NothingToDo
    } else {
        return Ok(());
    };
    Err(obstacle)
}

/// How the customer agreement stands with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementDue {
    /// It was accepted already.
    No,
    /// The customer accepts it together with the relationship.
    Accept,
    /// The customer bought before under another agreement: its seller must attest it (`docs/domain.md` §7.2).
    Attest,
}

impl AgreementDue {
    /// How it stands with a customer that has accepted already, or has bought before.
    #[must_use]
    pub const fn of(accepted: bool, has_bought: bool) -> Self {
        match (accepted, has_bought) {
            (true, _) => Self::No,
            (false, false) => Self::Accept,
            (false, true) => Self::Attest,
        }
    }
}

/// A name or a line that somebody else chose, with nothing in it that breaks a line, turns the writing around or
/// becomes a link in a mail program. Names are checked where they are typed; this is for what came in elsewhere.
#[must_use]
pub fn inert_line(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() || is_deceptive(c) { ' ' } else { c }).collect();
    let line = line.replace("://", " ").replace("www.", "www ").replace("WWW.", "WWW ");
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words that somebody else wrote, line by line, as plain as [`inert_line`] but with their lines.
#[must_use]
pub fn inert_lines(text: &str) -> String {
    let plain = |c: char| if c != '\n' && c != '\t' && (c.is_control() || is_deceptive(c)) { ' ' } else { c };
    text.chars().map(plain).collect()
}

/// A person's name as first and last name: the last word is the last name.
#[must_use]
pub fn first_and_last(name: &str) -> (String, String) {
    let (first, last) = name.trim().rsplit_once(' ').unwrap_or((name.trim(), ""));
    (first.trim().to_owned(), last.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Moment,
        account::{AccountKind, Cloud},
        ids::AccountId,
    };

    fn account(kind: AccountKind, country: &str, cloud: Cloud) -> AccountFacts {
        let now = Moment::from_naive_utc(chrono::NaiveDateTime::default());
        let standing = Standing::Active;
        AccountFacts { id: AccountId::at(now), kind, name: "A".into(), country: country.into(), cloud, standing }
    }

    #[test]
    fn a_customer_answers_whoever_is_in_its_region_and_cloud_and_asks_it() {
        let partners = [
            account(AccountKind::IndirectReseller, "FR", Cloud::Public),
            account(AccountKind::IndirectProvider, "DE", Cloud::Public),
        ];
        let customer = account(AccountKind::Customer, "PL", Cloud::Public);
        assert_eq!(check_guards(&partners, &customer, true, true), Ok(()));
        assert_eq!(check_guards(&partners, &customer, false, true), Err(ConsentObstacle::OtherRecipient));
        assert_eq!(check_guards(&partners, &customer, true, false), Err(ConsentObstacle::NothingToDo));
        let american = account(AccountKind::Customer, "US", Cloud::Public);
        assert_eq!(check_guards(&partners, &american, true, true), Err(ConsentObstacle::OtherRegion));
        let elsewhere = account(AccountKind::Customer, "DE", Cloud::Germany);
        assert_eq!(check_guards(&partners, &elsewhere, true, true), Err(ConsentObstacle::OtherCloud));
    }

    #[test]
    fn neither_those_who_ask_nor_other_partners_nor_who_stands_badly_can_answer() {
        let partners = [
            account(AccountKind::IndirectReseller, "US", Cloud::Public),
            account(AccountKind::IndirectProvider, "US", Cloud::Public),
        ];
        for partner in &partners {
            assert_eq!(check_guards(&partners, partner, true, true), Err(ConsentObstacle::OwnLink));
        }
        for kind in [AccountKind::IndirectReseller, AccountKind::DirectBill, AccountKind::Operator] {
            let other = account(kind, "US", Cloud::Public);
            assert_eq!(check_guards(&partners, &other, true, true), Err(ConsentObstacle::NotACustomer));
        }
        for standing in [Standing::PendingApproval, Standing::Refused, Standing::Suspended] {
            let customer = AccountFacts { standing, ..account(AccountKind::Customer, "US", Cloud::Public) };
            let obstacle = ConsentObstacle::NotInGoodStanding(standing);
            assert_eq!(check_guards(&partners, &customer, true, true), Err(obstacle));
        }
    }

    #[test]
    fn an_agreement_is_due_once_and_older_purchases_need_the_partners_word() {
        assert_eq!(AgreementDue::of(true, true), AgreementDue::No);
        assert_eq!(AgreementDue::of(false, false), AgreementDue::Accept);
        assert_eq!(AgreementDue::of(false, true), AgreementDue::Attest);
    }

    #[test]
    fn what_others_wrote_breaks_no_line_turns_no_writing_and_makes_no_link() {
        assert_eq!(inert_line("Evil\r\nBcc: a@b.example \u{202E}Ltd"), "Evil Bcc: a@b.example Ltd");
        assert_eq!(
            inert_line("Visit https://evil.example or www.evil.example"),
            "Visit https evil.example or www evil.example"
        );
        assert_eq!(inert_lines("One\nTwo\u{0}\u{202E}"), "One\nTwo  ");
    }

    #[test]
    fn the_last_word_of_a_name_is_the_last_name() {
        assert_eq!(first_and_last(" Ana Maria Souza "), ("Ana Maria".to_owned(), "Souza".to_owned()));
        assert_eq!(first_and_last("Plato"), ("Plato".to_owned(), String::new()));
    }
}
