//! Customers that resellers served before they enrolled, as a file: MPN ID, tenant, privileges, since when.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::{
    Text,
    ids::AccountId,
    mpn::parse_mpn_id,
    sheet::{self, Columns, MOST_FAULTS, RowFault},
};

text_enum! {
    /// A column of the file, in the file's order.
    ServedColumn {
        /// The reseller's partner number: its location's or its global one.
        MpnId => "mpn_id",
        /// The customer: its first domain, or its Microsoft ID.
        Tenant => "tenant",
        /// Whether it granted the reseller delegated administration privileges: `yes` or `no`.
        Privileges => "privileges",
        /// Since which day the reseller serves it: `2024-05-31`.
        Since => "since",
    }
}

/// Nobody served customers of cloud services before.
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(2000, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

impl Columns for ServedColumn {
    const COLUMNS: &'static [Self] = Self::ALL;
    const MOST_ROWS: usize = 20_000;

    fn name(self) -> &'static str {
        self.as_str()
    }
}

/// How a row names a customer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Tenant {
    /// By its Microsoft ID.
    Id(AccountId),
    /// By its first domain, in small letters.
    Domain(String),
}

/// A row of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// The line on which it stands.
    pub line: u64,
    /// The reseller.
    pub mpn_id: i64,
    /// The customer.
    pub tenant: Tenant,
    /// Whether privileges were granted.
    pub with_privileges: bool,
    /// Since when.
    pub since: NaiveDate,
}

/// Reads a file: the rows in which nothing is wrong by itself, and all faults of the others. `today` is the last day that
/// *since* may be.
#[must_use]
pub fn read(bytes: &[u8], today: NaiveDate) -> (Vec<Served>, Vec<RowFault<ServedColumn>>) {
    let sheet = match sheet::read::<ServedColumn>(bytes) {
        Ok(sheet) => sheet,
        Err(faults) => return (Vec::new(), faults),
    };
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    let mut lines: HashMap<(i64, Tenant), u64> = HashMap::new();
    for row in &sheet.rows {
        if faults.len() > MOST_FAULTS {
            break;
        }
        let mut refuse = |column, text| faults.push(RowFault { line: row.line, column: Some(column), text });
        let mpn_id = parse_mpn_id(row.cell(ServedColumn::MpnId));
        if mpn_id.is_none() {
            refuse(ServedColumn::MpnId, Text::new("input-mpn"));
        }
        let tenant = read_tenant(row.cell(ServedColumn::Tenant));
        if tenant.is_none() {
            refuse(ServedColumn::Tenant, Text::new("served-fault-tenant"));
        }
        let with_privileges = match row.cell(ServedColumn::Privileges) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        if with_privileges.is_none() {
            refuse(ServedColumn::Privileges, Text::new("served-fault-privileges"));
        }
        let since =
            row.cell(ServedColumn::Since).parse::<NaiveDate>().ok().filter(|day| *day >= FIRST_DAY && *day <= today);
        if since.is_none() {
            refuse(ServedColumn::Since, Text::new("served-fault-since"));
        }
        let (Some(mpn_id), Some(tenant), Some(with_privileges), Some(since)) = (mpn_id, tenant, with_privileges, since)
        else {
            continue;
        };
        if let Some(first) = lines.insert((mpn_id, tenant.clone()), row.line) {
            refuse(ServedColumn::Tenant, Text::new("served-fault-twice").with("line", first.to_string()));
            continue;
        }
        rows.push(Served { line: row.line, mpn_id, tenant, with_privileges, since });
    }
    faults.extend(sheet.faults);
    (rows, sheet::in_order(faults))
}

fn read_tenant(cell: &str) -> Option<Tenant> {
    if let Ok(id) = cell.parse::<AccountId>() {
        return Some(Tenant::Id(id));
    }
    let domain = cell.to_lowercase();
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    (domain.contains('.') && domain.len() <= 253 && domain.chars().all(sign)).then_some(Tenant::Domain(domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_rows(rows: &str) -> (Vec<Served>, Vec<(u64, &'static str)>) {
        let file = format!("mpn_id,tenant,privileges,since\n{rows}");
        let (rows, faults) = read(file.as_bytes(), NaiveDate::from_ymd_opt(2030, 1, 15).unwrap());
        (rows, faults.into_iter().map(|fault| (fault.line, fault.column.map_or("", ServedColumn::as_str))).collect())
    }

    #[test]
    fn customers_are_named_by_domain_or_id() {
        let id = "0190f3c2-7a4e-7000-8000-000000000001";
        let (rows, faults) =
            read_rows(&format!("4100009,Elm.OnMicrosoft.com,yes,2029-05-31\n4100009,{id},no,2030-01-15\n"));
        assert_eq!(faults, []);
        let named = [Tenant::Domain("elm.onmicrosoft.com".into()), Tenant::Id(id.parse().unwrap())];
        assert_eq!([rows[0].tenant.clone(), rows[1].tenant.clone()], named);
        assert!(rows[0].with_privileges && !rows[1].with_privileges);
    }

    #[test]
    fn each_fault_is_named_by_its_line_and_column() {
        let (rows, faults) = read_rows(
            "x,a.example,yes,2029-05-31\n4100009,nowhere,yes,2029-05-31\n4100009,a.example,maybe,2029-05-31\n\
             4100009,a.example,no,2030-01-16\n4100009,a.example,no,31.05.2029\n4100009,b.example,no,2029-01-01\n\
             4100009,B.example,yes,2029-01-01\n4100009\n",
        );
        assert_eq!(rows.len(), 1);
        assert_eq!(
            faults,
            [(2, "mpn_id"), (3, "tenant"), (4, "privileges"), (5, "since"), (6, "since"), (8, "tenant"), (9, "")]
        );
    }
}
