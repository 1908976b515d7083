//! Users of a customer as a file: *Upload users* (`docs/domain.md` §10.3).

use std::collections::HashMap;

use crate::domain::{
    Checks, Text,
    customer_user::NAME_LENGTH,
    email::EmailAddress,
    sheet::{self, Columns, MOST_FAULTS, RowFault},
};

text_enum! {
    /// A column of the file, in the file's order.
    UserColumn {
        /// First name; may be empty.
        FirstName => "First name",
        /// Last name; may be empty.
        LastName => "Last name",
        /// The name that is shown.
        DisplayName => "Display name",
        /// The address to sign in with, on the customer's domain.
        Email => "Email",
        /// Room for the result, which the portal tells on its own pages; may be missing.
        StatusUpdate => "Status update",
    }
}

impl Columns for UserColumn {
    const COLUMNS: &'static [Self] = Self::ALL;
    const OPTIONAL: usize = 1;
    const MOST_ROWS: usize = 20_000;

    fn name(self) -> &'static str {
        self.as_str()
    }
}

/// The most bytes of a file.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;

/// A row of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetUser {
    /// The line on which it stands.
    pub line: u64,
    /// First name; may be empty.
    pub first_name: String,
    /// Last name; may be empty.
    pub last_name: String,
    /// The name that is shown.
    pub display_name: String,
    /// The address.
    pub email: EmailAddress,
}

/// Reads a file for a customer with this domain: the rows in which nothing is wrong by itself, and all faults of the
/// others.
#[must_use]
pub fn read(bytes: &[u8], domain: &str) -> (Vec<SheetUser>, Vec<RowFault<UserColumn>>) {
    let sheet = match sheet::read::<UserColumn>(bytes) {
        Ok(sheet) => sheet,
        Err(faults) => return (Vec::new(), faults),
    };
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    let mut lines: HashMap<String, u64> = HashMap::new();
    for row in &sheet.rows {
        if faults.len() > MOST_FAULTS {
            break;
        }
        let cell = |column| row.cell(column);
        let mut checks = Checks::new();
        let first_name =
            checks.optional_person(UserColumn::FirstName.as_str(), cell(UserColumn::FirstName), NAME_LENGTH);
        let last_name = checks.optional_person(UserColumn::LastName.as_str(), cell(UserColumn::LastName), NAME_LENGTH);
        let display_name = checks.person(UserColumn::DisplayName.as_str(), cell(UserColumn::DisplayName), NAME_LENGTH);
        let email = checks.email(UserColumn::Email.as_str(), cell(UserColumn::Email));
        if let Some(email) = &email {
            if email.domain() != domain {
                checks.refuse(UserColumn::Email.as_str(), Text::new("user-import-domain").with("domain", domain));
            } else if let Some(first) = lines.insert(email.key(), row.line) {
                checks
                    .refuse(UserColumn::Email.as_str(), Text::new("user-import-twice").with("line", first.to_string()));
            }
        }
        if let Err(refusals) = checks.finish() {
            let fault =
                |(field, text): (&str, Text)| RowFault { line: row.line, column: UserColumn::parse(field), text };
            faults.extend(refusals.fields.into_iter().map(fault));
        } else if let Some(email) = email {
            rows.push(SheetUser { line: row.line, first_name, last_name, display_name, email });
        }
    }
    faults.extend(sheet.faults);
    (rows, sheet::in_order(faults))
}

/// A file to begin with: the header and two people.
#[must_use]
pub fn sample(domain: &str) -> String {
    format!(
        "{}\r\nOlivia,Bennett,Olivia Bennett,olivia.bennett@{domain}\r\n,,Front desk,front.desk@{domain}\r\n",
        UserColumn::header()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOMAIN: &str = "elm.example";

    fn read_rows(rows: &str) -> (Vec<SheetUser>, Vec<(u64, &'static str)>) {
        let file = format!("First name,Last name,Display name,Email\n{rows}");
        let (rows, faults) = read(file.as_bytes(), DOMAIN);
        (rows, faults.into_iter().map(|fault| (fault.line, fault.column.map_or("", UserColumn::as_str))).collect())
    }

    #[test]
    fn the_sample_is_read_without_a_fault_and_so_is_a_file_with_room_for_results() {
        let (rows, faults) = read(sample(DOMAIN).as_bytes(), DOMAIN);
        assert_eq!((rows.len(), faults), (2, Vec::new()));
        let file = "First name,Last name,Display name,Email,Status update\nA,B,A B,ab@elm.example,\n";
        let (rows, faults) = read(file.as_bytes(), DOMAIN);
        assert_eq!((rows.len(), faults), (1, Vec::new()));
    }

    #[test]
    fn each_fault_is_named_by_its_line_and_column() {
        let long = "x".repeat(51);
        let (rows, faults) = read_rows(&format!(
            "Ana,Souza,Ana Souza,Ana@Elm.example\n,,,b@elm.example\n,,B,b@birch.example\n,,C,nothing\n\
             {long},{long},D,d@elm.example\n,,E,ana@elm.example\n,,F,f@elm.example,more,\n,,G,\n"
        ));
        assert_eq!(rows.len(), 1);
        assert_eq!(
            faults,
            [
                (3, "Display name"),
                (4, "Email"),
                (5, "Email"),
                (6, "First name"),
                (6, "Last name"),
                (7, "Email"),
                (8, ""),
                (9, "Email"),
            ]
        );
    }

    #[test]
    fn a_file_beyond_the_most_rows_is_refused_as_a_whole() {
        let rows: Vec<_> =
            (0..=UserColumn::MOST_ROWS).map(|number| format!(",,N{number},n{number}@elm.example")).collect();
        let (rows, faults) = read_rows(&rows.join("\n"));
        assert_eq!((rows.len(), faults), (0, vec![(20_002, "")]));
    }

    #[test]
    fn of_a_file_of_faults_the_first_are_told_and_that_there_are_more() {
        // Rows without their cells above, rows with wrong cells below.
        let (rows, faults) = read_rows(&format!("{}{}", ",,,\nx\n".repeat(700), "a,b,,nobody\n".repeat(9_000)));
        assert_eq!((rows.len(), faults.len()), (0, MOST_FAULTS + 1));
        assert_eq!((faults[0], faults[699], faults[700]), ((3, ""), (1401, ""), (1402, "Display name")));
        let (_, faults) = read_rows(&"x\n".repeat(2_000_000));
        assert_eq!(faults.len(), MOST_FAULTS + 1);
        let (_, faults) = read_rows(&format!("{}{}", "x\n".repeat(900), ",,N,n@elm.example\n".repeat(19_101)));
        assert_eq!(faults, [(20_002, "")], "rows with faults are rows too");
    }
}
