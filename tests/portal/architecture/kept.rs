//! What is kept how long: every table is swept, archived, or named here with why it stays, and so is every table that
//! people stand in. A new table is on one of these lists, or this fails.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use tandem::repository::{sweeping::SWEEPS, whole::personal};

/// Tables that are never swept whole, and why.
const KEPT: [(&str, &str); 62] = [
    ("access_restorations", "who was let back in, and by whom, is asked for after years; there are few"),
    ("account_spans", "numbers over time: one row for a day and a month of each kind"),
    ("accounts", "organizations stay, with whatever they did"),
    ("admin_privileges", "a partner's rights, and when it had them"),
    ("audit_archives", "a row for each archive, by which the chain goes on"),
    ("audit_links", "goes into archives with its record, after TANDEM_AUDIT_DAYS"),
    ("audit_records", "goes into archives after TANDEM_AUDIT_DAYS"),
    ("audit_unlinked", "emptied within a second"),
    ("authenticators", "a person's own, who removes it"),
    ("business_logos", "one for an account"),
    ("business_profiles", "one for an account"),
    ("common_customers", "numbers kept by triggers"),
    (
        "contacted_addresses",
        "to whom an account has written before: it counts as new once, and mails are limited by that",
    ),
    ("customer_agreements", "who accepted an agreement, and when"),
    ("customer_qualifications", "what a customer was, and who said so"),
    ("customer_users", "a directory's users; deleted ones go after 30 days, each with a record"),
    ("customers", "organizations stay"),
    ("ended_support_contacts", "whom to ask about a relationship that ended"),
    ("excluded_plans", "part of a user's licenses"),
    ("imported_users", "goes with its file"),
    ("installation", "one row"),
    ("kept_licenses", "part of a deleted user; goes with it"),
    ("license_assignments", "part of a user"),
    ("mail_blocks", "who wants no more mails from an account: that holds for good"),
    ("memberships", "who belongs to an account; goes when somebody leaves"),
    ("offer_links", "part of the catalog"),
    ("offer_prices", "part of the catalog; replaced by each import"),
    ("offers", "the catalog: subscriptions hang on it"),
    ("order_lines", "orders are kept by law"),
    ("order_requests", "what orders came of"),
    ("orders", "orders are kept by law"),
    ("partner_agreements", "who signed an agreement, and when"),
    ("partner_counts", "numbers kept by triggers"),
    ("partner_locations", "an organization's places"),
    ("partner_profiles", "one for an account"),
    ("partner_spans", "numbers over time"),
    ("partnership_inquiries", "who asked whom, and what came of it"),
    ("partnerships", "who worked with whom, and when"),
    ("passkeys", "a person's own, who removes it"),
    ("provider_entries", "one for an account"),
    ("recovery_codes", "ten for a person"),
    ("referrals", "who handed whom to whom; the contact in it goes after 90 days"),
    ("relationships", "who served whom, and when"),
    ("sales_spans", "numbers over time"),
    ("security_event_accounts", "goes with its event"),
    ("served_customers", "whom resellers served before they enrolled"),
    ("service_plans", "part of the catalog"),
    ("service_request_entries", "what was said about a service request"),
    ("service_request_file_contents", "files of service requests"),
    ("service_request_files", "files of service requests"),
    ("service_request_parties", "kept by triggers beside a service request"),
    ("service_requests", "what was asked, and what came of it"),
    ("single_sign_on", "one for an account"),
    ("single_sign_on_identities", "a person's own; goes when it is disconnected, or somebody leaves"),
    ("subscriptions", "what statements are made of, which the law keeps"),
    ("support_profiles", "one for an account"),
    ("suspensions", "one for an account that is suspended"),
    ("tenant_owners", "who owned a tenant, and when"),
    ("users", "what people did names them; whoever is gone can be erased"),
    ("invitations", "swept of its sealed token alone: who invited whom stays"),
    ("enrolments", "swept where it was never verified: the others made an account"),
    ("user_imports", "swept whole; named here for its rows of users"),
];

/// Tables that are on both lists: something of them is swept.
const SWEPT_IN_PART: [&str; 3] = ["enrolments", "invitations", "user_imports"];

/// The tables, with their columns.
fn tables() -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::<String, BTreeSet<String>>::new();
    for file in fs::read_dir("src/repository/schema").unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let mut table = String::new();
        for line in text.lines().map(str::trim) {
            if let Some((name, _)) = line.strip_suffix(") {").and_then(|line| line.split_once(" (")) {
                name.clone_into(&mut table);
            } else if let Some((column, _)) = line.strip_suffix(',').and_then(|line| line.split_once(" -> ")) {
                found.entry(table.clone()).or_default().insert(column.to_owned());
            }
        }
    }
    assert!(found.len() > 60, "{}", found.len());
    found
}

#[test]
fn every_table_is_swept_or_named_with_why_it_stays() {
    let tables = tables();
    let swept: BTreeSet<&str> = SWEEPS.iter().map(|sweep| sweep.table).collect();
    let kept: BTreeSet<&str> = KEPT.iter().map(|(table, _)| *table).collect();
    assert_eq!(kept.len(), KEPT.len(), "each stands once");
    let missing: Vec<&String> =
        tables.keys().filter(|table| !swept.contains(table.as_str()) && !kept.contains(table.as_str())).collect();
    assert!(missing.is_empty(), "say how long these are kept, in SWEEPS or in KEPT: {missing:?}");
    for table in swept.iter().chain(&kept) {
        assert!(tables.contains_key(*table), "there is no {table}");
    }
    let both: Vec<&str> = swept.intersection(&kept).copied().collect();
    assert_eq!(both, SWEPT_IN_PART);
}

#[test]
fn every_table_that_is_swept_stands_in_the_table_of_housekeeping() {
    let text = fs::read_to_string("docs/operations.md").unwrap();
    let chapter = text.split("\n## Housekeeping\n").nth(1).expect("the chapter");
    let chapter = chapter.split("\n## ").next().unwrap();
    for sweep in &SWEEPS {
        assert!(chapter.contains(&format!("`{}`", sweep.table)), "docs/operations.md: {}", sweep.table);
    }
}

/// Columns that tell of people.
const PERSONAL: [&str; 19] = [
    "address_digest",
    "address_key",
    "admin_name",
    "asker_email",
    "asker_id",
    "asker_name",
    "browser",
    "contact_email",
    "contact_name",
    "email",
    "email_key",
    "first_name",
    "new_email",
    "opened_by_user",
    "phone",
    "recipient",
    "signed_by",
    "user_id",
    "user_name",
];

/// Tables that have such columns and are no person's, and why.
const NOBODYS: [(&str, &str); 11] = [
    ("audit_records", "goes by the chain: erasures"),
    ("excluded_plans", "an id; goes with the user of the directory"),
    ("imported_users", "an id; goes with its file"),
    ("kept_licenses", "an id; goes with the user of the directory"),
    ("license_assignments", "an id; goes with the user of the directory"),
    ("mail_blocks", "a keyed digest, so that whoever wants no mails gets none after being erased"),
    ("provider_entries", "an organization's address for everybody"),
    ("support_profiles", "an organization's address for its customers"),
    ("uploads", "an id; goes after a day"),
    ("user_imports", "an id; goes after a day"),
    ("single_sign_on_logouts", "no person at all"),
];

#[test]
fn every_table_that_people_stand_in_is_exported_and_erased_or_named() {
    let held: BTreeSet<&str> = personal::tables().into_iter().map(|(table, _)| table).collect();
    let nobodys: BTreeSet<&str> = NOBODYS.iter().map(|(table, _)| *table).collect();
    let missing: Vec<String> = tables()
        .into_iter()
        .filter(|(_, columns)| PERSONAL.iter().any(|column| columns.contains(*column)))
        .map(|(table, _)| table)
        .filter(|table| !held.contains(table.as_str()) && !nobodys.contains(table.as_str()))
        .collect();
    assert!(missing.is_empty(), "name these in repository/whole/personal.rs, or here with why not: {missing:?}");
}
