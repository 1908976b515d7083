//! Names of organizations and people that are no addresses and no masks (`docs/domain.md` §2.6): they stand in mails and
//! headings that people trust.

use unicode_script::{Script, UnicodeScript};

use crate::domain::Text;

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// An organization; some are called after their address.
    Organization,
    /// A person.
    Person,
}

/// Why a name is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamingFault {
    /// Something in it is a web or mail address.
    Address,
    /// A word in it has letters of two alphabets that look alike.
    MixedAlphabets,
}

impl NamingFault {
    /// What the person is told.
    #[must_use]
    pub fn text(self) -> Text {
        Text::new(match self {
            Self::Address => "input-name-address",
            Self::MixedAlphabets => "input-name-alphabets",
        })
    }
}

/// Characters that mail programs and browsers take for the dot of an address.
const DOTS: [char; 5] = ['.', '\u{2024}', '\u{3002}', '\u{FF0E}', '\u{FF61}'];

/// Endings that make an address of a single letter, which before any other word is an initial: `t.me`, but `P.Morgan`.
const SHORT_ENDINGS: &[&str] = &[
    "ai", "app", "biz", "br", "cc", "cloud", "co", "com", "de", "dev", "eu", "gd", "gg", "gl", "info", "io", "is",
    "link", "ly", "me", "mn", "net", "online", "org", "page", "ru", "shop", "site", "so", "store", "to", "top", "tv",
    "uk", "us", "ws", "xyz", "рф",
];

/// What stands before and after the name proper of a company: legal forms, in lower case without their dots.
const LEGAL_FORMS: &[&str] = &[
    "ab",
    "ag",
    "aps",
    "as",
    "bv",
    "co",
    "corp",
    "corporation",
    "company",
    "eireli",
    "gmbh",
    "inc",
    "incorporated",
    "kft",
    "kg",
    "kk",
    "lda",
    "limited",
    "llc",
    "llp",
    "ltd",
    "ltda",
    "me",
    "mbh",
    "nv",
    "oao",
    "ooo",
    "oy",
    "oyj",
    "plc",
    "pte",
    "pty",
    "pvt",
    "sa",
    "sarl",
    "sas",
    "se",
    "sl",
    "spa",
    "srl",
    "zao",
    "ао",
    "зао",
    "ип",
    "оао",
    "ооо",
    "пао",
];

/// What else stands after the name of a company that is called after its address.
const GENERIC_WORDS: &[&str] = &[
    "brasil",
    "brazil",
    "canada",
    "europe",
    "foundation",
    "global",
    "group",
    "holding",
    "holdings",
    "international",
    "services",
    "technologies",
    "uk",
    "us",
    "usa",
];

/// Pairs of abbreviations that people write without a blank: `Co.Ltd`.
const PAIRS: &[(&str, &str)] =
    &[("co", "ltd"), ("co", "kg"), ("pvt", "ltd"), ("pte", "ltd"), ("pty", "ltd"), ("cia", "ltda"), ("co", "inc")];

/// Whether a character is taken for the dot of an address.
#[must_use]
pub fn is_dot(c: char) -> bool {
    DOTS.contains(&c)
}

/// Whether a word without blanks is shaped like a host: `label.tld`. Initials (`J.R.R.`, `S.A.`), numbers and versions
/// are not.
#[must_use]
pub fn is_host(word: &str) -> bool {
    let word = word.trim_matches(|c: char| is_dot(c) || c == '-' || c == '_').to_lowercase();
    let labels: Vec<&str> = word.split(is_dot).collect();
    let [before @ .., last] = labels.as_slice() else { return false };
    let (Some(first), false) = (before.last(), labels.iter().any(|label| label.is_empty())) else { return false };
    if labels.len() == 4 && labels.iter().all(|label| label.parse::<u8>().is_ok()) {
        return true;
    }
    let is_ending = last.chars().count() > 1 && last.chars().all(char::is_alphabetic) || last.starts_with("xn--");
    if !is_ending || PAIRS.contains(&(first, last)) {
        return false;
    }
    SHORT_ENDINGS.contains(last) || before.iter().any(|label| label.chars().count() > 1)
}

/// What is wrong with a name, if anything is.
///
/// # Errors
/// The first [`NamingFault`].
pub fn check(name: &str, named: Named) -> Result<(), NamingFault> {
    let lower = name.to_lowercase();
    if ["://", "//", "www.", "@", "mailto:"].iter().any(|sign| lower.contains(sign)) {
        return Err(NamingFault::Address);
    }
    let addresses = || name.split_whitespace().filter(|word| holds_host(word));
    if addresses().next().is_some() && (named == Named::Person || !is_called_after_its_address(name)) {
        return Err(NamingFault::Address);
    }
    if name.split(|c: char| !c.is_alphanumeric()).any(mixes_alphabets) {
        return Err(NamingFault::MixedAlphabets);
    }
    Ok(())
}

fn holds_host(word: &str) -> bool {
    word.split(|c: char| !is_in_host(c)).any(is_host)
}

/// Whether a character can stand in a host.
#[must_use]
pub fn is_in_host(c: char) -> bool {
    c.is_alphanumeric() || is_dot(c) || c == '-' || c == '_'
}

/// Whether the name is one host with legal forms around it, and nothing that makes a sentence or a path of it:
/// `Booking.com B.V.`, `ООО «Яндекс.Такси»`.
fn is_called_after_its_address(name: &str) -> bool {
    let bare = |word: &str| -> String {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .chars()
            .filter(|c| !is_dot(*c))
            .collect::<String>()
            .to_lowercase()
    };
    let is_form = |word: &str| LEGAL_FORMS.contains(&bare(word).as_str());
    let mut words = name.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).peekable();
    while words.next_if(|word| is_form(word) && !holds_host(word)).is_some() {}
    let quoted = |c: char| matches!(c, '«' | '»' | '"' | '“' | '”' | '„' | '\'' | '’' | ',' | '(' | ')');
    let called = words.next().map(|word| word.trim_matches(quoted));
    called.is_some_and(|word| word.chars().all(is_in_host) && is_host(word))
        && words.all(|word| !holds_host(word) && (is_form(word) || GENERIC_WORDS.contains(&bare(word).as_str())))
}

/// What a name looks like: two names with the same skeleton can be taken for each other. Signs, spaces and legal forms count
/// for nothing, and letters that look alike are one.
#[must_use]
pub fn skeleton(name: &str) -> String {
    let is_form = |word: &&str| {
        let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        LEGAL_FORMS.contains(&bare.as_str())
    };
    let lower = name.to_lowercase();
    let proper: String = lower.split_whitespace().filter(|word| !is_form(word)).collect();
    let alike: String = if proper.is_empty() { lower } else { proper };
    let letters: String = alike.chars().filter(|c| c.is_alphanumeric()).collect();
    unicode_security::skeleton(&letters).flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a word has letters of two of the alphabets whose letters look alike. Other scripts stand side by side in
/// honest words (`Tシャツ`).
fn mixes_alphabets(word: &str) -> bool {
    let mut seen: Option<Script> = None;
    for script in word.chars().map(|c| c.script()) {
        if !matches!(script, Script::Latin | Script::Cyrillic | Script::Greek) {
            continue;
        }
        if seen.is_some_and(|before| before != script) {
            return true;
        }
        seen = Some(script);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_names_of_companies_are_taken() {
        for name in [
            "Amazon.com, Inc.",
            "Booking.com",
            "Booking.com B.V.",
            "Booking.com International B.V.",
            "Yandex.Cloud",
            "ООО «Яндекс.Такси»",
            "1-800-Flowers.com, Inc.",
            "T.J. Maxx",
            "J.P.Morgan",
            "P.Morgan",
            "S.A.",
            "Petróleo S.A.",
            "Ipê Soluções Ltda.",
            "АО «Ромашка»",
            "1С:Бухгалтерия",
            "IT-Компания",
            "Huawei Technologies Co.Ltd.",
            "Acme s.r.o.",
            "Škoda d.o.o.",
            "St.-Pauli Verein e.V.",
            "A/B Café 7 (Ltd.)",
            "トヨタ",
            "Tシャツ株式会社",
            "Web 2.0 GmbH",
            "H&M",
            "Ernst & Young",
            "Ελληνικά Πετρέλαια A.E.",
            "X5 Retail",
        ] {
            assert_eq!(check(name, Named::Organization), Ok(()), "{name}");
        }
    }

    #[test]
    fn what_is_shaped_like_an_address_is_no_name() {
        for name in [
            "Account blocked: sign in at evil.example/login",
            "evil.example/login",
            "evil.example urgent",
            "Sign in at evil.example",
            "Pay at t.me",
            "Support <x@y.example>",
            "x@y",
            "https://evil.example",
            "WWW.evil",
            "Booking.com evil.example",
            "Booking.com:8080",
            "Evil．example now",
            "evil。example now",
            "10.0.0.1/login",
            "зайдите на сайт.рф",
        ] {
            assert_eq!(check(name, Named::Organization), Err(NamingFault::Address), "{name}");
        }
    }

    #[test]
    fn people_have_initials_and_no_addresses() {
        for name in ["J.R.R. Tolkien", "А.С. Пушкин", "J.Smith", "Jean-Luc St. Clair", "O’Neill", "Anna-Мария"]
        {
            assert_eq!(check(name, Named::Person), Ok(()), "{name}");
        }
        for name in ["Booking.com", "Anna evil.example", "anna@evil.example"] {
            assert_eq!(check(name, Named::Person), Err(NamingFault::Address), "{name}");
        }
    }

    #[test]
    fn names_that_look_alike_have_one_skeleton() {
        for (one, other) in [
            ("Aurora Distribution", "Аurora Distributiоn"),
            ("Aurora Distribution", "AURORA-Distribution, Inc."),
            ("Aurora", "АURОRА ООО"),
            ("Micros0ft", "Microsoft"),
            ("GmbH", "GmbH"),
        ] {
            assert_eq!(skeleton(one), skeleton(other), "{one} {other}");
        }
        assert_ne!(skeleton("Aurora Distribution"), skeleton("Aurora Direct"));
        assert!(!skeleton("GmbH").is_empty() && !skeleton("トヨタ").is_empty());
    }

    #[test]
    fn a_word_has_letters_of_one_alphabet() {
        for name in ["Аurora Distribution", "Micrоsoft Security", "Αcme", "Ромaшка"] {
            assert_eq!(check(name, Named::Organization), Err(NamingFault::MixedAlphabets), "{name}");
            assert_eq!(check(name, Named::Person), Err(NamingFault::MixedAlphabets), "{name}");
        }
    }
}
