//! A partner's account settings: legal info, support profile, identifiers.

use actix_web::http::StatusCode;
use rstest::rstest;
use tandem::repository::{accounts, support_profiles};

use super::indirect_resellers::dump;
use crate::support::{
    Backend, TestApp,
    sales::{Sale, SoldLine, sell, tenant},
};

/// The audit events of this kind, as rows; what the demo world began with is left out.
pub async fn audited(app: &TestApp, event: &str) -> Vec<String> {
    let rows = dump(app).await.remove("audit_records").unwrap();
    rows.into_iter().filter(|row| row.contains(event) && !row.contains("demo")).collect()
}

/// The entries of the second menu.
fn submenu(page: &crate::support::Page) -> Vec<&'static str> {
    let words = [
        "Preferences",
        "Legal info",
        "Support profile",
        "Identifiers",
        "User management",
        "Business profile",
        "Agreements",
    ];
    let Some(menu) = page.body.split("<nav class=\"submenu\"").nth(1) else { return Vec::new() };
    let menu = menu.split("</nav>").next().unwrap();
    words.into_iter().filter(|word| menu.contains(&format!(">{word}</a>"))).collect()
}

#[rstest]
#[actix_web::test]
async fn the_second_menu_shows_to_each_what_is_its_own(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let of = async |email: &str| submenu(&app.signed_in(email).await.get("/settings").await);
    let settings = ["Preferences", "Legal info", "Support profile", "Identifiers"];
    assert_eq!(of("sales.agent@aurora.example").await, [settings.as_slice(), &["Agreements"]].concat());
    let provider = of("global.admin@aurora.example").await;
    assert_eq!(provider, [settings.as_slice(), &["User management", "Agreements"]].concat());
    let reseller = of("global.admin@birch.example").await;
    assert_eq!(reseller, [settings.as_slice(), &["User management", "Business profile", "Agreements"]].concat());
    for without in ["default.user@birch.example", "admin@elmbakery.onmicrosoft.com", "operator@tandem.example"] {
        assert!(of(without).await.is_empty(), "{without}");
    }
}

#[rstest]
#[actix_web::test]
async fn legal_info_says_what_is_fixed_and_changes_the_rest(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let page = cedar.get("/settings/legal").await;
    assert!(page.says("Legal name Cedar Systems") && page.says("only the operator of this portal can change it"));
    assert!(
        page.says("United States The country can’t be changed") && page.says("Address Not given yet"),
        "{}",
        page.text()
    );
    assert!(page.says("Program info Active") && page.says("Signed") && page.says("Olivia Bennett"), "{}", page.text());
    let dogwood = app.signed_in("sales.agent@dogwood.example").await.get("/settings/legal").await;
    assert!(dogwood.says("Program info Qualified") && dogwood.says("Not signed"), "{}", dogwood.text());
    assert!(dogwood.link("Update").is_none() && dogwood.says("A global admin or account admin"));

    let form = cedar.get(&page.link("Update").unwrap()).await;
    let refused = cedar.press(&form, "Save", &[("Email address", "ana@gmail.com"), ("ZIP/postal code", "1")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.refusal_of("Email address").contains("This one belongs to a public email service."));
    assert!(!refused.refusal_of("ZIP/postal code").is_empty() && !refused.refusal_of("First name").is_empty());
    let typed = [
        ("Address line 1", "5 Forest Road"),
        ("City", "Seattle"),
        ("State/province", "WA"),
        ("ZIP/postal code", "98101"),
        ("First name", "Cara"),
        ("Last name", "Cedar"),
        ("Email address", "cara@cedar.example"),
        ("Phone number", "(206) 555-0177"),
    ];
    let saved = cedar.press_on(&refused, "Save", &typed).await;
    assert!(saved.says("Legal info saved.") && saved.says("Seattle, Washington, 98101"), "{}", saved.text());
    assert!(saved.says("Cara Cedar cara@cedar.example +12065550177"));
    let record = audited(&app, "update_company_info").await;
    assert!(record.len() == 1 && record[0].contains("5 Forest Road"), "{record:?}");
    let form = cedar.get("/settings/legal/update").await;
    cedar.press(&form, "Save", &[]).await;
    assert_eq!(audited(&app, "update_company_info").await.len(), 1, "nothing changed, nothing recorded");
}

#[rstest]
#[actix_web::test]
async fn a_form_that_knows_something_older_replaces_nothing_unasked(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let (one, two) = (birch.get("/settings/legal/update").await, birch.get("/settings/legal/update").await);
    let saved = birch.press_on(&two, "Save", &[("ZIP/postal code", "98402"), ("City", "Tacoma")]).await;
    assert!(saved.says("Legal info saved.") && saved.says("Tacoma"), "{}", saved.text());
    let stale = birch.press(&one, "Save", &[("City", "Spokane")]).await;
    assert_eq!((stale.status, stale.value_of("City").as_str()), (StatusCode::CONFLICT, "Spokane"));
    assert!(stale.alert().contains("someone else changed this while you had the page open"));
    let left = birch.get(&stale.link("Cancel").unwrap()).await;
    assert!(left.says("Tacoma") && !left.says("Spokane"), "{}", left.text());
    assert!(birch.press_on(&stale, "Save", &[]).await.says("Spokane, Washington"));
    // Refused for something else first, the form still knows the older one.
    let (one, two) = (birch.get("/settings/legal/update").await, birch.get("/settings/legal/update").await);
    assert!(birch.press(&two, "Save", &[("City", "Olympia")]).await.location().is_some());
    let wrong = birch.press(&one, "Save", &[("City", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.text());
    let corrected = birch.press(&wrong, "Save", &[("City", "Everett")]).await;
    assert_eq!(corrected.status, StatusCode::CONFLICT, "{}", corrected.text());
    let (one, two) = (birch.get("/settings/support").await, birch.get("/settings/support").await);
    let typed = [("Email address", "help@birch.example")];
    assert!(birch.press(&two, "Save", &typed).await.location().is_some());
    let late = birch.press(&one, "Save", &[("Email address", "late@birch.example")]).await;
    assert_eq!((late.status, late.value_of("Email address").as_str()), (StatusCode::CONFLICT, "late@birch.example"));
}

#[rstest]
#[actix_web::test]
async fn the_support_profile_takes_only_what_customers_can_use(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let page = cedar.get("/settings/support").await;
    assert!(page.says("Customers find this on each subscription"));
    let typed = [("Email address", "none"), ("Phone number", "12"), ("Website", "http://cedar.example")];
    let refused = cedar.press(&page, "Save", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for label in ["Email address", "Phone number", "Website"] {
        assert!(!refused.refusal_of(label).is_empty(), "{label}");
    }
    let typed = [
        ("Email address", "help@cedar.example"),
        ("Phone number", "(206) 555-0177"),
        ("Website", "https://help.cedar.example"),
    ];
    let saved = cedar.press_on(&refused, "Save", &typed).await;
    assert!(saved.says("Support profile saved."), "{}", saved.text());
    assert_eq!(saved.value_of("Website"), "https://help.cedar.example/");
    let id = tenant(&app, "cedar.example").await;
    let kept = app.read(move |db| support_profiles::load(db, &[id])).await.remove(&id).unwrap();
    assert_eq!((kept.phone.as_str(), kept.email.as_str()), ("+12065550177", "help@cedar.example"));
    assert_eq!(audited(&app, "update_support_profile").await.len(), 1);
    let reader = app.signed_in("sales.agent@cedar.example").await.get("/settings/support").await;
    assert!(reader.says("help@cedar.example") && !reader.body.contains("name=\"website\""));
}

#[rstest]
#[actix_web::test]
async fn a_location_has_a_number_and_a_name_of_its_own(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    let cedar = app.signed_in("global.admin@cedar.example").await;
    let page = cedar.get("/settings/identifiers").await;
    assert!(page.row("4000002").unwrap().contains("Global Cedar Systems"), "{}", page.text());
    assert!(page.row("4100002").unwrap().contains("Associated"), "{}", page.text());
    let form = cedar.get(&page.link("Add location").unwrap()).await;
    let typed = [
        ("Location MPN ID", "4100022"),
        ("Location name", "Cedar North"),
        ("Address line 1", "5 Forest Road"),
        ("City", "Seattle"),
        ("State/province", "WA"),
        ("ZIP/postal code", "98101"),
        ("First name", "Cara"),
        ("Last name", "Cedar"),
        ("Email address", "cara@cedar.example"),
    ];
    // Of an account, as global and as location, of somebody's place, too short, no number.
    for taken in ["4000001", "4100001", "4100011", "410002", "0410002"] {
        let refused = cedar.press(&form, "Save", &[typed.as_slice(), &[("Location MPN ID", taken)]].concat()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{taken}");
        assert!(!refused.refusal_of("Location MPN ID").is_empty(), "{taken}");
        assert_eq!(refused.value_of("Location name"), "Cedar North");
    }
    let saved = cedar.press_on(&form, "Save", &typed).await;
    assert!(saved.row("4100022").unwrap().contains("Location Cedar North United States 5 Forest Road"));
    assert!(saved.row("4100022").unwrap().contains("Not associated"));
    assert!(saved.says("You can’t delete locations"));
    let again = cedar.press(&form, "Save", &typed).await;
    assert!(again.location().is_some(), "the same form sent twice counts once");
    let form = cedar.get("/settings/identifiers/locations/new").await;
    let same = [typed.as_slice(), &[("Location MPN ID", "4100023"), ("Location name", "CEDAR north")]].concat();
    let refused = cedar.press(&form, "Save", &same).await;
    assert!(refused.refusal_of("Location name").starts_with("One of your locations already has this name."));
    let hostile = [typed.as_slice(), &[("Location MPN ID", "4100023"), ("Location name", "Cedar\u{0}South")]].concat();
    let refused = cedar.press(&form, "Save", &hostile).await;
    assert_eq!(
        (refused.status, refused.refusal_of("Location name").is_empty()),
        (StatusCode::UNPROCESSABLE_ENTITY, false)
    );
    assert_eq!(audited(&app, "create_partner_location").await.len(), 1);

    let elsewhere = cedar.press(&form, "Change country", &[("Country/region", "Germany"), ("City", "Berlin")]).await;
    assert_eq!((elsewhere.status, elsewhere.value_of("City").as_str()), (StatusCode::OK, "Berlin"));
    assert_eq!(elsewhere.value_of("Country/region"), "DE");
    assert!(elsewhere.alert().is_empty(), "nothing was refused");
}

#[rstest]
#[actix_web::test]
async fn an_account_is_associated_with_a_place_of_its_own_country_alone(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let lines = vec![SoldLine::new("Microsoft 365 E3", 7, Some(4_100_001))];
    sell(&app, Sale::to_elm(lines)).await;
    let elm = tenant(&app, "elmbakery.onmicrosoft.com").await;
    let listed = format!("/customers/{elm}/subscriptions");
    // Without privileges a reseller sees what its number stands on, and nothing else.
    app.sql("UPDATE admin_privileges SET removed_at = granted_at, removed_by = 'customer'").await;
    let sales = app.signed_in("sales.agent@birch.example").await;
    let before = sales.get(&listed).await.text();
    assert!(before.contains("Microsoft 365 E3"), "{before}");

    let birch = app.signed_in("global.admin@birch.example").await;
    let page = birch.get("/settings/identifiers").await;
    let form = birch.get(&page.link("Update").unwrap()).await;
    assert!(form.says("Existing subscriptions keep the number they were sold with"));
    let far = birch.press(&form, "Save", &[("Location", "4100012")]).await;
    assert_eq!(far.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        far.refusal_of("Location").starts_with("Birch IT Berlin isn’t in the country of your account"),
        "{}",
        far.text()
    );
    let foreign = birch.press(&form, "Save", &[("Location", "3100011")]).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY, "another's place is none to choose");
    let now = birch.press_on(&form, "Save", &[("Location", "4100011")]).await;
    assert!(now.says("Account associated with MPN ID 4100011."), "{}", now.text());
    assert!(now.row("4100001").unwrap().contains("Associated before"), "{}", now.text());
    assert!(now.row("4100011").unwrap().contains("Associated"));
    let record = audited(&app, "update_mpn_association").await;
    assert!(record.len() == 1 && record[0].contains("4100001") && record[0].contains("4100011"), "{record:?}");
    assert_eq!(sales.get(&listed).await.text(), before, "what was sold with the old number stays in sight");

    // The old number is Birch's still: nobody else can take it, and orders say which one counts now.
    let free = app.read(|db| Ok(!accounts::is_mpn_taken(db, 4_100_001, 4_100_001)?)).await;
    assert!(!free);
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get(&listed).await;
    assert!(page.says("Birch IT"), "its name stands on what was sold: {}", page.text());
    let page = aurora.get(&page.link("Microsoft 365 E3").unwrap()).await;
    assert_eq!(page.value_of("Reseller (MPN ID)"), "4100001");
    let kept = aurora.press(&page, "Submit", &[("Quantity", "8")]).await;
    assert!(kept.location().is_some(), "a number that stays is not asked about: {}", kept.text());
    let page = aurora.get(&listed).await;
    let page = aurora.get(&page.link("Visio Plan 2").unwrap()).await;
    let changed = aurora.press(&page, "Submit", &[("Reseller (MPN ID)", "4100012")]).await;
    assert!(changed.refusal_of("Reseller (MPN ID)").contains("isn’t associated with MPN ID"), "{}", changed.text());
    let back = birch.get("/settings/identifiers/associate").await;
    assert!(
        birch.press_on(&back, "Save", &[("Location", "4100001")]).await.says("Account associated with MPN ID 4100001.")
    );
}

#[rstest]
#[actix_web::test]
async fn two_who_claim_one_number_at_once_are_one_too_many(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let typed = [
        ("Location MPN ID", "4100099"),
        ("Location name", "The one"),
        ("Address line 1", "5 Forest Road"),
        ("City", "Seattle"),
        ("State/province", "WA"),
        ("ZIP/postal code", "98101"),
        ("First name", "Cara"),
        ("Last name", "Cedar"),
        ("Email address", "cara@cedar.example"),
    ];
    let (one, two) =
        (app.signed_in("global.admin@cedar.example").await, app.signed_in("global.admin@birch.example").await);
    let path = "/settings/identifiers/locations/new";
    let (first, second) = (one.get(path).await, two.get(path).await);
    let (a, b) = tokio::join!(one.press(&first, "Save", &typed), two.press(&second, "Save", &typed));
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
}

#[rstest]
#[actix_web::test]
async fn a_partner_with_hundreds_of_places_sees_and_chooses_each(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (numbers, id) = match backend {
        Backend::Sqlite => (
            "(WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 230) \
              SELECT value FROM n)",
            "randomblob(16)",
        ),
        Backend::Postgres => ("(SELECT generate_series(1, 230) AS value)", "gen_random_uuid()"),
    };
    app.sql(&format!(
        "INSERT INTO partner_locations (id, account_id, mpn_id, name, name_key, country, address_line1, address_line2, \
         city, state, postal_code, first_name, last_name, email, phone, created_at) \
         SELECT {id}, a.id, 5200000 + n.value, 'Place ' || (1000 + n.value), 'place ' || (1000 + n.value), 'US', \
         '', '', '', '', '', '', '', '', '', a.created_at \
         FROM accounts a, {numbers} n WHERE a.mail_domain = 'birch.example'"
    ))
    .await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let mut page = birch.get("/settings/identifiers/associate").await;
    let mut pages = 1;
    while !page.body.contains("value=\"5200230\"") {
        page = birch.get(&page.link("Next").unwrap_or_else(|| panic!("{}", page.text()))).await;
        pages += 1;
    }
    assert_eq!((pages, page.value_of("Location").as_str()), (5, "4100001"), "what is so now stays chosen");
    let done = birch.press_on(&page, "Save", &[("Location", "5200230")]).await;
    assert!(done.says("Account associated with MPN ID 5200230."), "{}", done.text());
    // What came with the account is described once, and the number is found among the others.
    let (mut page, mut seen) = (birch.get("/settings/identifiers").await, 0);
    loop {
        seen += page.body.matches("<th scope=\"row\" class=\"mono nowrap\">5200230</th>").count();
        match page.link("Next") {
            Some(next) => page = birch.get(&next).await,
            None => break,
        }
    }
    assert_eq!(seen, 1);
    let back = birch.get("/settings/identifiers/associate").await;
    assert!(
        birch.press_on(&back, "Save", &[("Location", "4100001")]).await.says("Account associated with MPN ID 4100001.")
    );
}

#[rstest]
#[actix_web::test]
async fn a_new_support_profile_is_what_customers_see(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    const BASIC: &str = "Microsoft 365 Business Basic";
    let app = TestApp::demo(backend).await;
    let aurora = app.signed_in("global.admin@aurora.example").await;
    let page = aurora.get("/settings/support").await;
    assert_eq!(page.heading(), "Support profile");
    let typed = [("Phone number", "+1 206-555-0177"), ("Website", "ftp://help.aurora.example")];
    let refused = aurora.press(&page, "Save", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.refusal_of("Website").is_empty());
    assert_eq!(refused.value_of("Phone number"), "+1 206-555-0177");
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    assert!(!elm.get("/subscriptions").await.row(BASIC).unwrap().contains("0177"));

    let typed = [("Website", "https://help.aurora.example"), ("Email address", "help@aurora.example")];
    let saved = aurora.press_on(&refused, "Save", &typed).await;
    assert!(saved.says("Support profile saved."), "{}", saved.text());
    let page = elm.get("/subscriptions").await;
    assert!(page.row(BASIC).unwrap().contains("Aurora Distribution"));
    assert!(page.says("help@aurora.example https://help.aurora.example"), "{}", page.text());
    assert_eq!(page.link("+12065550177").as_deref(), Some("tel:+12065550177"));
    // Whoever may not change it reads it.
    let agent = app.signed_in("sales.agent@aurora.example").await.get("/settings/support").await;
    assert!(agent.says("help@aurora.example"), "{}", agent.text());
    assert!(agent.says("A global admin or account admin of your organization can change this."), "{}", agent.text());
    assert!(!agent.body.contains("name=\"email\""));
}
