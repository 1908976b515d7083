//! The public list of indirect providers: what an entry holds, and entries as a file.

use std::collections::HashMap;

use crate::domain::{
    Country, Text,
    email::EmailAddress,
    ids::AccountId,
    input::is_deceptive,
    sheet::{self, Columns, MOST_FAULTS, RowFault},
    web_address,
};

/// The longest description.
pub const MAX_DESCRIPTION: usize = 2500;
/// How many languages an entry names at most.
pub const MOST_LANGUAGES: usize = 3;

text_enum! {
    /// A column of the file, in the file's order.
    ProviderColumn {
        /// The provider: the domain of its mail addresses, or its account's id.
        Provider => "provider",
        /// Whether the public sees the entry: `yes` or `no`.
        Listed => "listed",
        /// What the provider offers to resellers.
        Description => "description",
        /// Its site.
        Website => "website",
        /// Its phone number.
        Phone => "phone",
        /// Its address for resellers.
        Email => "email",
        /// The languages that it speaks, with blanks between them: `en es`.
        Languages => "languages",
    }
}

impl Columns for ProviderColumn {
    const COLUMNS: &'static [Self] = Self::ALL;
    const MOST_ROWS: usize = 20_000;

    fn name(self) -> &'static str {
        self.as_str()
    }
}

/// How a row names a provider.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ProviderRef {
    /// By its account's id.
    Id(AccountId),
    /// By the domain of its mail addresses, in small letters.
    Domain(String),
}

/// A row of the file; its phone number is checked once the provider's country is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderRow {
    /// The line on which it stands.
    pub line: u64,
    /// The provider.
    pub provider: ProviderRef,
    /// Whether the public sees it.
    pub listed: bool,
    /// What the provider offers.
    pub description: String,
    /// Its site; may be empty.
    pub website: String,
    /// Its phone number as it stands in the file; may be empty.
    pub phone: String,
    /// Its address; may be empty.
    pub email: String,
    /// The tags of its languages.
    pub languages: Vec<String>,
}

/// The tags of the languages that some country of the program speaks.
#[must_use]
pub fn spoken() -> Vec<&'static str> {
    let mut tags: Vec<&'static str> =
        Country::all().iter().flat_map(|country| country.rules().languages().iter().copied()).collect();
    tags.sort_unstable();
    tags.dedup();
    tags
}

/// Reads a file: the rows in which nothing is wrong by itself, and all faults of the others.
#[must_use]
pub fn read(bytes: &[u8]) -> (Vec<ProviderRow>, Vec<RowFault<ProviderColumn>>) {
    let sheet = match sheet::read::<ProviderColumn>(bytes) {
        Ok(sheet) => sheet,
        Err(faults) => return (Vec::new(), faults),
    };
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    let (known, mut lines) = (spoken(), HashMap::<ProviderRef, u64>::new());
    for row in &sheet.rows {
        if faults.len() > MOST_FAULTS {
            break;
        }
        let before = faults.len();
        let mut refuse = |column, text| faults.push(RowFault { line: row.line, column: Some(column), text });
        let provider = read_named(row.cell(ProviderColumn::Provider));
        if provider.is_none() {
            refuse(ProviderColumn::Provider, Text::new("provider-fault-provider"));
        }
        let listed = match row.cell(ProviderColumn::Listed) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        if listed.is_none() {
            refuse(ProviderColumn::Listed, Text::new("served-fault-privileges"));
        }
        let description = row.cell(ProviderColumn::Description).to_owned();
        if description.chars().count() > MAX_DESCRIPTION {
            let max = i64::try_from(MAX_DESCRIPTION).unwrap_or(i64::MAX);
            refuse(ProviderColumn::Description, Text::new("input-too-long").count("max", max));
        } else if description.chars().any(|c| is_deceptive(c) || c.is_control() && !matches!(c, '\n' | '\t')) {
            refuse(ProviderColumn::Description, Text::new("input-forbidden-characters"));
        } else if description.is_empty() && listed == Some(true) {
            refuse(ProviderColumn::Description, Text::new("input-required"));
        }
        let website = row.cell(ProviderColumn::Website);
        let site = web_address::parse(website);
        if !website.is_empty() && site.is_none() {
            refuse(ProviderColumn::Website, Text::new("input-web-address"));
        }
        let email = row.cell(ProviderColumn::Email);
        let address = EmailAddress::parse(email);
        if !email.is_empty() && address.is_none() {
            refuse(ProviderColumn::Email, Text::new("input-email"));
        }
        let languages: Vec<String> =
            row.cell(ProviderColumn::Languages).split_whitespace().map(str::to_owned).collect();
        if languages.len() > MOST_LANGUAGES || languages.iter().any(|tag| !known.contains(&tag.as_str())) {
            refuse(ProviderColumn::Languages, Text::new("provider-fault-languages"));
        }
        let first = provider.clone().and_then(|provider| lines.insert(provider, row.line));
        if let Some(first) = first {
            refuse(ProviderColumn::Provider, Text::new("provider-fault-twice").with("line", first.to_string()));
        }
        let (Some(provider), Some(listed), true) = (provider, listed, faults.len() == before) else { continue };
        rows.push(ProviderRow {
            line: row.line,
            provider,
            listed,
            description,
            website: site.unwrap_or_default(),
            phone: row.cell(ProviderColumn::Phone).to_owned(),
            email: address.map(|one| one.as_str().to_owned()).unwrap_or_default(),
            languages,
        });
    }
    faults.extend(sheet.faults);
    (rows, sheet::in_order(faults))
}

fn read_named(cell: &str) -> Option<ProviderRef> {
    if let Ok(id) = cell.parse::<AccountId>() {
        return Some(ProviderRef::Id(id));
    }
    let domain = cell.to_lowercase();
    let sign = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    (domain.contains('.') && domain.len() <= 253 && domain.chars().all(sign)).then_some(ProviderRef::Domain(domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_is_named_by_its_line_and_column() {
        let file = "provider,listed,description,website,phone,email,languages\n\
            aurora.example,yes,We deliver.,https://aurora.example,+1 212 555 0100,hello@aurora.example,en es\n\
            nowhere,maybe,,http://x.example,,nobody,tlh\n\
            aurora.example,no,,,,,\n\
            zenith.example,yes,,,,,\n\
            boreal.example,no,,,,,en es pt fr\n\
            polaris.example,no,,,,,\n";
        let (rows, faults) = read(file.as_bytes());
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0].line, rows[0].website.as_str()), (2, "https://aurora.example/"));
        let places: Vec<(u64, &str)> =
            faults.iter().map(|fault| (fault.line, fault.column.map_or("", ProviderColumn::as_str))).collect();
        assert_eq!(
            places,
            [
                (3, "provider"),
                (3, "listed"),
                (3, "website"),
                (3, "email"),
                (3, "languages"),
                (4, "provider"),
                (5, "description"),
                (6, "languages"),
            ]
        );
    }

    #[test]
    fn the_languages_of_the_portal_are_spoken_somewhere() {
        let spoken = spoken();
        assert!(["en", "pt", "ru"].iter().all(|tag| spoken.contains(tag)) && spoken.is_sorted());
    }
}
