use super::*;

const HEADER: &str = "sku,name,publisher,segment,billing_type,category,min_quantity,max_quantity,limit,parents,upgrades,\
    paid_offer,market,currency,term,billing_frequency,unit_price,sold_from,sold_until";
const BASIC: &str =
    "basic,Office Basic,Vendor,commercial,license,small_business,1,299,,,plus,,US,USD,P1M,monthly,6.00,,";
const PLUS: &str = "plus,Office Plus,Vendor,commercial,license,small_business,1,299,,,,,US,USD,P1M,monthly,12.5,,";
const PHONE: &str =
    "phone,Phone,Vendor,commercial,license,add_on,1,1000,,basic plus,,,US,USD,P1Y,annual,96,2020-01-01,";
const TRIAL: &str =
    "try,Try it,Vendor,commercial,license,trial,25,25,lifetime:1,,,plus,US,USD,P30D,monthly,0,,2040-12-31";
const CLOUD: &str = "cloud,Cloud,Vendor,commercial,usage,enterprise,1,1,concurrent:1,,,,JP,JPY,open,monthly,0,,";

fn read_rows(rows: &[&str]) -> Result<Catalog, Vec<RowFault<CatalogColumn>>> {
    let text = [&[HEADER], rows].concat().join("\n");
    read(text.as_bytes()).finish(&Known::default())
}

/// What is said of a row: column and key.
fn faults(rows: &[&str]) -> Vec<(u64, &'static str, &'static str)> {
    let name =
        |fault: RowFault<CatalogColumn>| (fault.line, fault.column.map_or("", CatalogColumn::as_str), fault.text.key);
    read_rows(rows).err().unwrap_or_default().into_iter().map(name).collect()
}

/// `BASIC` with a cell replaced.
fn with(row: &str, column: CatalogColumn, cell: &str) -> String {
    let place = CatalogColumn::ALL.iter().position(|one| *one == column).unwrap();
    let mut cells: Vec<&str> = row.split(',').collect();
    cells[place] = cell;
    cells.join(",")
}

#[test]
fn the_sample_is_a_file_with_nothing_wrong() {
    let catalog = read(sample().as_bytes()).finish(&Known::default()).unwrap();
    assert_eq!(catalog.offers.iter().map(|offer| offer.prices.len()).collect::<Vec<_>>(), [2]);
}

#[test]
fn offers_are_read_with_their_prices_and_what_they_lead_to() {
    let german = with(&with(BASIC, CatalogColumn::Market, "DE"), CatalogColumn::Currency, "EUR");
    let catalog = read_rows(&[BASIC, &german, PLUS, PHONE, TRIAL, CLOUD]).unwrap();
    let skus: Vec<&str> = catalog.offers.iter().map(|offer| offer.sku.as_str()).collect();
    assert_eq!(skus, ["basic", "plus", "phone", "try", "cloud"]);
    let basic = &catalog.offers[0];
    let prices: Vec<_> = basic.prices.iter().map(|price| (price.market.as_str(), price.unit_price)).collect();
    assert_eq!(prices, [("US", 600), ("DE", 600)]);
    assert_eq!(basic.links, BTreeSet::from([(LinkKind::Upgrade, "plus".to_owned())]));
    assert_eq!(catalog.offers[1].prices[0].unit_price, 1250);
    assert_eq!(catalog.offers[2].links.len(), 2);
    assert_eq!((catalog.offers[3].limit_kind, catalog.offers[3].limit_count), (LimitKind::Lifetime, 1));
    assert_eq!(catalog.price_count(), 6);
}

#[test]
fn a_mark_at_the_start_other_line_ends_quotes_and_empty_lines_are_no_faults() {
    let quoted = with(BASIC, CatalogColumn::Name, "\"Office, \"\"Basic\"\"\"");
    let text = format!("\u{FEFF}{HEADER}\r\n\r\n{quoted}\r\n  \r\n{PLUS}\r\n");
    let catalog = read(text.as_bytes()).finish(&Known::default()).unwrap();
    assert_eq!(catalog.offers[0].name, "Office, \"Basic\"");
    let lines: Vec<u64> = catalog.offers.iter().map(|offer| offer.line).collect();
    assert_eq!(lines, [3, 5]);
}

#[test]
fn a_file_that_is_no_catalogue_is_refused_as_a_whole() {
    let keys = |bytes: &[u8]| {
        let faults = read(bytes).finish(&Known::default()).unwrap_err();
        faults.into_iter().map(|fault| (fault.line, fault.text.key)).collect::<Vec<_>>()
    };
    assert_eq!(keys(b""), [(1, "sheet-fault-empty")]);
    assert_eq!(keys(b"\n \n"), [(1, "sheet-fault-empty")]);
    assert_eq!(keys(HEADER.as_bytes()), [(2, "sheet-fault-no-rows")]);
    assert_eq!(keys(b"sku;name\nx;y"), [(1, "sheet-fault-header")]);
    assert_eq!(keys(BASIC.as_bytes()), [(1, "sheet-fault-header")]);
    assert_eq!(keys(b"\x89PNG\r\n"), [(1, "sheet-fault-encoding")]);
    assert_eq!(keys(&[HEADER.as_bytes(), b"\r\nbasic,Caf\xE9"].concat()), [(2, "sheet-fault-encoding")]);
}

#[test]
fn every_cell_has_its_rule() {
    let long = "x".repeat(300);
    for (column, cells, key) in [
        (CatalogColumn::Sku, vec!["="], "catalog-fault-sku"),
        (CatalogColumn::Sku, vec!["a b", "a;b", "-a", "@a", &long, "имя"], "catalog-fault-sku"),
        (CatalogColumn::Sku, vec![""], "input-required"),
        (CatalogColumn::Name, vec!["=1+1", "+1", "-1", "@SUM(A1)", " =1"], "catalog-fault-formula"),
        (CatalogColumn::Name, vec!["", "  "], "input-required"),
        (CatalogColumn::Name, vec![&long], "input-too-long"),
        (CatalogColumn::Name, vec!["a\u{0}b", "\"a\nb\"", "a\u{202E}b"], "input-forbidden-characters"),
        (CatalogColumn::Name, vec!["…", "http://evil.example"], "input-name"),
        (CatalogColumn::Publisher, vec!["=cmd"], "catalog-fault-formula"),
        (CatalogColumn::Publisher, vec![&long], "input-too-long"),
        (CatalogColumn::Segment, vec!["", "Commercial", "school"], "catalog-fault-choice"),
        (CatalogColumn::BillingType, vec!["", "licence"], "catalog-fault-choice"),
        (CatalogColumn::Category, vec!["", "addon"], "catalog-fault-choice"),
        (
            CatalogColumn::MinQuantity,
            vec!["0", "-1", "", "x", "1.5", "+1", "99999999999999999999"],
            "catalog-fault-quantity",
        ),
        (CatalogColumn::MaxQuantity, vec!["0", "-5", "", "٣", "1e3", "10000001"], "catalog-fault-quantity"),
        (CatalogColumn::MaxQuantity, vec!["300", "1000"], "catalog-fault-small-business"),
        (
            CatalogColumn::Limit,
            vec!["1", "none:1", "lifetime", "lifetime:0", "lifetime:-1", "once:1"],
            "catalog-fault-limit",
        ),
        (CatalogColumn::Parents, vec!["plus"], "catalog-fault-parents"),
        (CatalogColumn::Parents, vec!["=x"], "catalog-fault-skus"),
        (CatalogColumn::Upgrades, vec!["basic"], "catalog-fault-itself"),
        (CatalogColumn::Upgrades, vec!["nothing"], "catalog-fault-unknown-sku"),
        (CatalogColumn::PaidOffer, vec!["plus"], "catalog-fault-paid"),
        (CatalogColumn::Market, vec!["", "XX", "CN", "USA"], "catalog-fault-market"),
        (CatalogColumn::Currency, vec!["", "usd", "EUR"], "catalog-fault-currency"),
        (CatalogColumn::Term, vec!["", "P2Y"], "catalog-fault-choice"),
        (CatalogColumn::Term, vec!["open", "P30D"], "catalog-fault-term-license"),
        (CatalogColumn::BillingFrequency, vec!["", "weekly"], "catalog-fault-choice"),
        (CatalogColumn::BillingFrequency, vec!["annual"], "catalog-fault-frequency"),
        (
            CatalogColumn::UnitPrice,
            vec!["", "-1", "-0.01", "1.", ".5", "1.234", "1e3", "NaN", "=6", "100000001", "6 USD"],
            "catalog-fault-price",
        ),
        (
            CatalogColumn::SoldFrom,
            vec!["2020-1-1", "2020-02-30", "01.02.2020", "today", "+2020-01-1"],
            "catalog-fault-date",
        ),
        (CatalogColumn::SoldUntil, vec!["x"], "catalog-fault-date"),
    ] {
        for cell in cells {
            let row = with(BASIC, column, cell);
            let said = faults(&[PLUS, &row]);
            assert!(said.contains(&(3, column.as_str(), key)), "{column} {cell:?}: {said:?}");
        }
    }
}

#[test]
fn cells_that_do_not_go_together_are_refused() {
    for (row, column, cell, fault) in [
        (BASIC, CatalogColumn::MinQuantity, "300", (3, "max_quantity", "catalog-fault-below-minimum")),
        (PHONE, CatalogColumn::Parents, "", (3, "parents", "catalog-fault-parents-missing")),
        (PHONE, CatalogColumn::Parents, "phone", (3, "parents", "catalog-fault-itself")),
        (PHONE, CatalogColumn::Upgrades, "plus", (3, "upgrades", "catalog-fault-upgrades")),
        (PHONE, CatalogColumn::SoldUntil, "2019-12-31", (3, "sold_until", "catalog-fault-dates")),
        (TRIAL, CatalogColumn::UnitPrice, "0.01", (3, "unit_price", "catalog-fault-trial-price")),
        (TRIAL, CatalogColumn::Term, "P1M", (3, "term", "catalog-fault-term-trial")),
        (TRIAL, CatalogColumn::MaxQuantity, "26", (3, "max_quantity", "catalog-fault-trial-quantity")),
        (TRIAL, CatalogColumn::MinQuantity, "1", (3, "min_quantity", "catalog-fault-trial-quantity")),
        (TRIAL, CatalogColumn::Segment, "education", (3, "segment", "catalog-fault-trial-segment")),
        (TRIAL, CatalogColumn::BillingType, "usage", (3, "billing_type", "catalog-fault-trial-billing")),
        (TRIAL, CatalogColumn::Limit, "", (3, "limit", "catalog-fault-trial-limit")),
        (TRIAL, CatalogColumn::PaidOffer, "plus basic", (3, "paid_offer", "catalog-fault-skus")),
        (CLOUD, CatalogColumn::Term, "P1M", (3, "term", "catalog-fault-term-usage")),
        (CLOUD, CatalogColumn::UnitPrice, "1.50", (3, "unit_price", "catalog-fault-price")),
    ] {
        let row = with(row, column, cell);
        let said = faults(&[PLUS, &row]);
        assert!(said.contains(&fault), "{column} {cell:?}: {said:?}");
    }
}

#[test]
fn rows_of_one_offer_agree_and_no_price_stands_twice() {
    let other = with(&with(BASIC, CatalogColumn::Name, "Another"), CatalogColumn::Term, "P1Y");
    assert_eq!(faults(&[PLUS, BASIC, &other]), [(4, "name", "catalog-fault-differs")]);
    let dearer = with(BASIC, CatalogColumn::UnitPrice, "7");
    assert_eq!(faults(&[PLUS, BASIC, &dearer]), [(4, "unit_price", "catalog-fault-price-twice")]);
    let namesake = with(PLUS, CatalogColumn::Name, "OFFICE  Básic");
    assert_eq!(faults(&[BASIC, &namesake]), [(3, "name", "catalog-fault-name-twice")]);
}

#[test]
fn only_the_wrong_row_is_named_where_the_first_of_an_offer_is_wrong() {
    let wrong = with(BASIC, CatalogColumn::MinQuantity, "0");
    let right = with(BASIC, CatalogColumn::Term, "P1Y");
    assert_eq!(faults(&[PLUS, &wrong, &right]), [(3, "min_quantity", "catalog-fault-quantity")]);
}

#[test]
fn a_row_without_all_its_cells_is_named_and_the_rest_is_read_on() {
    let said = faults(&["basic,Basic", BASIC, &format!("{PLUS},"), &with(PLUS, CatalogColumn::UnitPrice, "x")]);
    assert_eq!(
        said,
        [(2, "", "sheet-fault-cells"), (4, "", "sheet-fault-cells"), (5, "unit_price", "catalog-fault-price")]
    );
}

#[test]
fn offers_lead_only_to_what_can_be_led_to() {
    let to = |row: &str, column, sku: &str| with(row, column, sku);
    assert_eq!(
        faults(&[
            BASIC,
            PLUS,
            PHONE,
            TRIAL,
            CLOUD,
            &to(&PHONE.replace("phone,Phone", "b,B"), CatalogColumn::Parents, "phone try")
        ]),
        [(7, "parents", "catalog-fault-unfit-sku"), (7, "parents", "catalog-fault-unfit-sku")]
    );
    assert_eq!(
        faults(&[&to(BASIC, CatalogColumn::Upgrades, "cloud"), CLOUD]),
        [(2, "upgrades", "catalog-fault-unfit-sku")]
    );
}

#[test]
fn what_the_catalogue_holds_already_counts_too() {
    let text = format!("{HEADER}\n{BASIC}");
    let reading = read(text.as_bytes());
    assert_eq!(reading.skus_outside(), BTreeSet::from(["plus"]));
    let target = |category| Target { billing: BillingType::License, category };
    let known = |category, name: &str, sku: &str| Known {
        targets: HashMap::from([("plus".to_owned(), target(category))]),
        names: HashMap::from([(name.to_owned(), sku.to_owned())]),
        plans: HashSet::new(),
    };
    let finish = |known| reading.clone().finish(&known).map_err(|faults| faults[0].text.key);
    assert!(finish(known(OfferCategory::Enterprise, "office basic", "basic")).is_ok());
    assert_eq!(finish(known(OfferCategory::Trial, "", "")), Err("catalog-fault-unfit-sku"));
    assert_eq!(finish(known(OfferCategory::Enterprise, "office basic", "old")), Err("catalog-fault-name-known"));
}

/// Rows of the longer kind of file, with the cells of service plans and of the license group.
fn read_with_plans(rows: &[(&str, &str, &str)], known: &Known) -> Result<Catalog, Vec<RowFault<CatalogColumn>>> {
    let rows = rows.iter().map(|(row, plans, group)| format!("{row},{plans},{group}"));
    let lines: Vec<String> = std::iter::once(format!("{HEADER},service_plans,license_group")).chain(rows).collect();
    read(lines.join("\n").as_bytes()).finish(known)
}

#[test]
fn offers_are_read_with_their_service_plans_which_stand_in_the_first_row_alone_if_need_be() {
    let german = with(&with(BASIC, CatalogColumn::Market, "DE"), CatalogColumn::Currency, "EUR");
    let cell = "MAIL=Mail|excludes BIG; CHAT=Chat and more ;CALLS=Calls | needs CHAT MEET | excludes FAX;";
    let big = "BIG=Big mail;MEET=Meetings;FAX=Fax";
    let rows = [(BASIC, cell, ""), (&german, "", ""), (PLUS, big, "group2"), (CLOUD, "", "")];
    let catalog = read_with_plans(&rows, &Known::default()).unwrap();
    let plans = catalog.offers[0].plans.as_ref().unwrap();
    let told: Vec<_> = plans
        .iter()
        .map(|plan| (plan.code.as_str(), plan.name.as_str(), plan.needs.join(" "), plan.excludes.join(" ")))
        .collect();
    let word = str::to_owned;
    assert_eq!(
        told,
        [
            ("MAIL", "Mail", word(""), word("BIG")),
            ("CHAT", "Chat and more", word(""), word("")),
            ("CALLS", "Calls", word("CHAT MEET"), word("FAX")),
        ]
    );
    let groups: Vec<_> = catalog.offers.iter().map(|offer| offer.license_group).collect();
    assert_eq!(groups, [LicenseGroup::Group1, LicenseGroup::Group2, LicenseGroup::Group1].map(Some));
    let short = read_rows(&[BASIC, PLUS]).unwrap();
    assert!(short.offers.iter().all(|offer| offer.plans.is_none() && offer.license_group.is_none()));
}

#[test]
fn every_cell_of_service_plans_has_its_rule() {
    let many = (0..61).map(|number| format!("P{number}=Plan {number}")).collect::<Vec<_>>().join(";");
    let faults = |rows: &[(&str, &str, &str)], known: &Known| -> Vec<(u64, &str, &str)> {
        let faults = read_with_plans(rows, known).err().unwrap_or_default();
        faults.into_iter().map(|one| (one.line, one.column.map_or("", CatalogColumn::as_str), one.text.key)).collect()
    };
    for (cell, key) in [
        ("MAIL", "catalog-fault-plans"),
        ("=Mail", "catalog-fault-plans"),
        ("A B=Mail", "catalog-fault-plans"),
        ("MAIL=", "catalog-fault-plans"),
        ("MAIL=…", "catalog-fault-plans"),
        ("MAIL=Mail|wants CHAT", "catalog-fault-plans"),
        ("MAIL=Mail|needs", "catalog-fault-plans"),
        ("MAIL=Mail|", "catalog-fault-plans"),
        ("MAIL=Mail|needs =1", "catalog-fault-plans"),
        (&many, "catalog-fault-plans"),
        ("MAIL=Mail;MAIL=Chat", "catalog-fault-plan-twice"),
        ("MAIL=Mail;CHAT=Mail", "catalog-fault-plan-twice"),
        ("MAIL=Mail|needs MAIL", "catalog-fault-plan-itself"),
        ("MAIL=Mail|excludes MAIL", "catalog-fault-plan-itself"),
        ("MAIL=Mail|excludes CHAT;CHAT=Chat", "catalog-fault-plan-apart"),
        ("MAIL=Mail|needs BIG|excludes BIG", "catalog-fault-plan-apart"),
        ("MAIL=Mail|needs NOTHING", "catalog-fault-plan-unknown"),
        ("MAIL=Mail|excludes NOTHING", "catalog-fault-plan-unknown"),
    ] {
        let said = faults(&[(PLUS, "BIG=Big mail", ""), (BASIC, cell, "")], &Known::default());
        assert_eq!(said, [(3, "service_plans", key)], "{cell}");
    }
    let known = Known { plans: HashSet::from(["NOTHING".to_owned()]), ..Known::default() };
    assert_eq!(faults(&[(PLUS, "MAIL=Mail|needs NOTHING", "")], &known), []);
    assert_eq!(faults(&[(CLOUD, "MAIL=Mail", "")], &known), [(2, "service_plans", "catalog-fault-plans-usage")]);
    assert_eq!(faults(&[(PLUS, "", "group3")], &known), [(2, "license_group", "catalog-fault-choice")]);
    let other = with(PLUS, CatalogColumn::Term, "P1Y");
    let said = faults(&[(PLUS, "MAIL=Mail", ""), (&other, "CHAT=Chat", "")], &known);
    assert_eq!(said, [(3, "service_plans", "catalog-fault-differs")]);
    let wrong = with(BASIC, CatalogColumn::MinQuantity, "0");
    let said = faults(&[(PLUS, "MAIL=Mail|needs CHAT", ""), (&wrong, "CHAT=Chat", "")], &known);
    assert_eq!(said, [(3, "min_quantity", "catalog-fault-quantity")], "nothing is said of what is not known");
}

#[test]
fn a_hundred_faults_are_a_hundred_lines() {
    let rows: Vec<String> = (0..200)
        .map(|number| {
            let row = PLUS.replace("plus,Office Plus", &format!("s{number},Name {number}"));
            if number % 2 == 0 { row } else { with(&row, CatalogColumn::UnitPrice, "-1") }
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let lines: Vec<u64> = faults(&rows).into_iter().map(|(line, ..)| line).collect();
    assert_eq!(lines, (0..100).map(|number| 2 * number + 3).collect::<Vec<u64>>());
}

proptest::proptest! {
    #[test]
    fn whatever_a_file_holds_it_is_read_or_refused(bytes: Vec<u8>, cells in "[ -~\\n\\r\"]{0,200}") {
        let _no_panic = read(&bytes).finish(&Known::default());
        let _no_panic = read(format!("{HEADER}\n{cells}").as_bytes()).finish(&Known::default());
    }
}
