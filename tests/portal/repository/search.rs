//! Searching and filtering customers finds what looking at each of them would find, on both databases, in lists that
//! are longer than what is looked through row by row.

use std::collections::HashSet;

use diesel::connection::SimpleConnection;
use rstest::rstest;
use tandem::{
    domain::{
        account::{AccountFacts, AccountKind, Cloud, Standing},
        actor::{Actor, Person, Theme},
        customer::{relationship_search_key, searched_piece},
        fold::search_key,
        ids::{AccountId, UserId},
        list::{Count, PagePosition},
        moment::Moment,
        policy::{Action, Scope, authorize},
        role::{Role, Roles},
    },
    repository::{
        accounts::{self, NewAccount},
        crowd::{self, CrowdCustomer},
        customer_list::{self, CustomerQuery, Narrowed},
        db::{Database, Db},
        partner_counts,
    },
};

use crate::support::{Backend, TestDatabase, grant_for};

fn now() -> Moment {
    Moment::from_utc("2030-01-15T12:00:00Z".parse().unwrap())
}

fn partner(db: &mut Db, kind: AccountKind, name: &str) -> AccountId {
    let account = NewAccount {
        id: AccountId::at(now()),
        kind,
        name: name.into(),
        country: "US".into(),
        cloud: Cloud::Public,
        standing: Standing::Active,
        mail_domain: None,
        contact_key: None,
        mpn_global_id: None,
        mpn_location_id: None,
        mpa_signed_at: None,
        created_at: now(),
        approved_at: None,
    };
    accounts::insert(db, &grant_for(Action::ManageAccounts), &account).unwrap();
    account.id
}

/// What somebody of this provider may see.
fn scope_of(provider: AccountId) -> Scope {
    let actor = Actor {
        person: Person {
            id: UserId::at(now()),
            name: String::new(),
            email: String::new(),
            language: None,
            time_zone: chrono_tz::Tz::UTC,
            theme: Theme::Auto,
            page_size: tandem::domain::list::PageSize::default(),
            must_change_password: false,
            accounts: 1,
        },
        account: AccountFacts {
            id: provider,
            kind: AccountKind::IndirectProvider,
            name: String::new(),
            country: "US".into(),
            cloud: Cloud::Public,
            standing: Standing::Active,
        },
        roles: Roles::new([Role::GlobalAdmin]),
    };
    authorize(&actor, Action::ViewCustomers).unwrap().scope()
}

/// Every page of a list, there and back, from its end and in the other order: names in their order.
async fn walk(database: &Database, scope: Scope, search: &'static str, other: Option<AccountId>) -> Vec<String> {
    let page = |wanted: CustomerQuery| async move {
        let read = move |db: &mut Db| {
            let all = partner_counts::find(db, scope)?.customers;
            customer_list::page(db, scope, &Narrowed::to(search, other), (&wanted, all))
        };
        database.read(read).await.unwrap()
    };
    let mut names: Vec<Vec<String>> = Vec::new();
    for order in ["dir=asc", "dir=desc&rows=100"] {
        let wanted: CustomerQuery = serde_urlencoded::from_str(order).unwrap();
        let mut pages = vec![page(wanted.clone()).await];
        while let Some(next) = pages.last().unwrap().next.clone() {
            pages.push(page(wanted.clone().at(next)).await);
        }
        for pair in pages.windows(2).rev() {
            let back = page(wanted.clone().at(pair[1].previous.clone().unwrap())).await;
            assert_eq!(back.rows, pair[0].rows, "{search:?} {order}");
        }
        let rows: Vec<_> = pages.into_iter().flat_map(|page| page.rows).collect();
        let last = page(wanted.clone().at(PagePosition::Last)).await;
        assert!(rows.ends_with(&last.rows) && last.next.is_none(), "{search:?} {order}");
        assert_eq!(last.rows.len(), rows.len().min(wanted.size()), "{search:?} {order}");
        names.push(rows.into_iter().map(|row| row.name).collect());
    }
    let mut backwards = names.pop().unwrap();
    backwards.reverse();
    let names = names.pop().unwrap();
    assert_eq!(backwards, names, "{search:?}");
    names
}

/// The same list, as files are made of it.
async fn pieces(database: &Database, scope: Scope, search: &'static str, other: Option<AccountId>) -> Vec<String> {
    let (mut names, mut onward): (Vec<String>, Option<PagePosition>) = (Vec::new(), Some(PagePosition::First));
    while let Some(at) = onward {
        let wanted = CustomerQuery::default().at(at);
        let read = move |db: &mut Db| customer_list::piece(db, scope, &Narrowed::to(search, other), &wanted);
        let (rows, next) = database.read(read).await.unwrap();
        names.extend(rows.into_iter().map(|row| row.name));
        onward = next;
    }
    names
}

#[rstest]
#[actix_web::test]
async fn what_is_found_is_what_each_key_says(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    let (customers, provider, resellers) = database
        .write(|db| {
            let provider = partner(db, AccountKind::IndirectProvider, "Mine");
            let stranger = partner(db, AccountKind::IndirectProvider, "Somebody else's");
            let many = partner(db, AccountKind::IndirectReseller, "Many");
            let few = partner(db, AccountKind::IndirectReseller, "Few");
            let mut customers = Vec::new();
            for number in 0..4_200_usize {
                let name = match number % 7 {
                    0..=3 => format!("Alder Número {number}"),
                    4 => format!("Birch & Söhne {number}"),
                    // So many at the end that an index must be asked, and so many that its answer is long.
                    5 => format!("Zürich Foods {number}"),
                    _ => format!("Яблоня 100%_{number}"),
                };
                let mut partners = vec![if number % 31 == 0 { stranger } else { provider }];
                partners.extend((number % 2 == 0).then_some(many));
                partners.extend((number % 500 == 5).then_some(few));
                let domain = format!("tenant{number}.onmicrosoft.com");
                customers.push(CrowdCustomer { id: AccountId::at(now()), name, domain, partners, since: now() });
            }
            crowd::insert(db, &customers)?;
            // As its own upkeep soon does: until then PostgreSQL knows nothing of so many rows that came at once.
            if let Db::Pg(conn) = db {
                conn.batch_execute("ANALYZE")?;
            }
            Ok((customers, provider, (many, few)))
        })
        .await
        .unwrap();
    let scope = scope_of(provider);
    let (many, few) = (Some(resellers.0), Some(resellers.1));
    for (search, others) in [
        ("", vec![None, few]),
        ("ALDER NUM", vec![many]),
        ("zur", vec![None, many, few]),
        ("zurich f", vec![None]),
        ("foods 6", vec![None, many]),
        ("ods", vec![many, few]),
        ("söhne 4", vec![None]),
        ("яблон", vec![None, few]),
        ("100%_4", vec![None]),
        ("tenant77.", vec![None, many]),
        // PostgreSQL's index has a "0" where an address has a full stop.
        ("tenant770", vec![None, many]),
        ("0onmicrosoft", vec![None]),
        ("tenant4199.onmicrosoft.com", vec![None, many]),
        (".onmicrosoft.com", vec![few]),
        ("nowhere", vec![None, many]),
        ("z", vec![many]),
        ("q", vec![None]),
        ("я", vec![few]),
        ("61", vec![None]),
        ("_", vec![None]),
        ("\"", vec![None, few]),
        ("birch & sohne 4", vec![None]),
    ] {
        for other in others {
            let wanted = |customer: &&CrowdCustomer| {
                let id = customer.id.to_string();
                let key = relationship_search_key(&customer.name, &customer.domain, &id, "");
                customer.partners.contains(&provider)
                    && other.is_none_or(|other| customer.partners.contains(&other))
                    && searched_piece(search).is_none_or(|piece| key.contains(&piece))
            };
            let mut expected: Vec<String> = customers.iter().filter(wanted).map(|one| one.name.clone()).collect();
            expected.sort_by_key(|name| search_key(name));
            assert_eq!(walk(&database, scope, search, other).await, expected, "{search:?} {other:?}");
            assert_eq!(pieces(&database, scope, search, other).await, expected, "{search:?} {other:?}");
        }
    }
    let names: HashSet<&str> = customers.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names.len(), customers.len(), "the order would be left to chance");
}

/// How many pages of 200 rows are walked.
const MOST_PAGES: usize = 10;

/// Every page of what is found where nobody asks for an order, there and back and from its end: names in their order, and
/// how many there are.
async fn walk_best_first(database: &Database, scope: Scope, search: &'static str) -> (Vec<String>, Option<i64>) {
    let page = |wanted: CustomerQuery| async move {
        let read = move |db: &mut Db| customer_list::page(db, scope, &Narrowed::to(search, None), (&wanted, 0));
        database.read(read).await.unwrap()
    };
    let wanted: CustomerQuery = serde_urlencoded::from_str("rows=200").unwrap();
    let mut pages = vec![page(wanted.clone()).await];
    // Of very many the first pages are walked: those after them are found the same way.
    while let Some(next) = pages.last().unwrap().next.clone().filter(|_| pages.len() < MOST_PAGES) {
        pages.push(page(wanted.clone().at(next)).await);
    }
    let is_all = pages.last().unwrap().next.is_none();
    for pair in pages.windows(2).rev() {
        let back = page(wanted.clone().at(pair[1].previous.clone().unwrap())).await;
        assert_eq!(back.rows, pair[0].rows, "{search:?}");
    }
    let count = pages[0].count.and_then(Count::exactly);
    let rows: Vec<_> = pages.into_iter().flat_map(|page| page.rows).collect();
    let last = page(wanted.at(PagePosition::Last)).await;
    assert!(!is_all || rows.ends_with(&last.rows), "{search:?}");
    assert!(last.next.is_none() && last.by_rank && (is_all || last.rows.len() == 200), "{search:?}");
    let most = move |db: &mut Db| customer_list::first(db, scope, &Narrowed::to(search, None), 10);
    let first = database.read(most).await.unwrap();
    assert!(rows.starts_with(&first) && first.len() == rows.len().min(11), "{search:?}");
    (rows.into_iter().map(|row| row.name).collect(), count)
}

#[rstest]
#[actix_web::test]
async fn the_best_comes_first_and_the_newest_of_very_many(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
    // Beyond 20,000 rows a sample of them tells how to search.
    #[values(1_500, 21_000)] many: usize,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    let (customers, provider) = database
        .write(move |db| {
            let provider = partner(db, AccountKind::IndirectProvider, "Mine");
            let other = partner(db, AccountKind::IndirectProvider, "Somebody else's");
            let mut customers = Vec::new();
            for number in 0..many {
                let name = match number % 3 {
                    0 => format!("Zürich Foods {number}"),
                    1 => format!("North Zürich {number}"),
                    _ => format!("Клён Сервис {number}"),
                };
                let domain = if number == 700 { "zurich".to_owned() } else { format!("tenant{number}") };
                let partners = vec![if number % 31 == 0 { other } else { provider }];
                let domain = format!("{domain}.onmicrosoft.com");
                customers.push(CrowdCustomer { id: AccountId::at(now()), name, domain, partners, since: now() });
            }
            crowd::insert(db, &customers)?;
            if let Db::Pg(conn) = db {
                conn.batch_execute("ANALYZE")?;
            }
            Ok((customers, provider))
        })
        .await
        .unwrap();
    let scope = scope_of(provider);
    let far = (many - 5).to_string().leak();
    for search in [
        "zurich",
        "ZÜR",
        "z",
        "foods 1",
        "urich 1",
        "клён",
        "ЁН СЕР",
        "к",
        "tenant140",
        "onmicrosoft.com",
        "zurich.onmicrosoft.com",
        far,
        "nobody",
    ] {
        let (folded, piece) = (search_key(search), searched_piece(search).unwrap());
        let holds = |one: &&CrowdCustomer| {
            let key = relationship_search_key(&one.name, &one.domain, &one.id.to_string(), "");
            one.partners.contains(&provider) && key.contains(&piece)
        };
        let mut found: Vec<&CrowdCustomer> = customers.iter().filter(holds).rev().collect();
        let tier = |one: &CrowdCustomer| {
            let exact = one.domain == folded || one.domain == format!("{folded}.onmicrosoft.com");
            if exact { 0 } else { 2 - u8::from(search_key(&one.name).starts_with(&folded)) }
        };
        let by_name = found.len() <= 100;
        // What is of one tier stays the newest first.
        found.sort_by_key(|one| (tier(one), (by_name || tier(one) < 2).then(|| search_key(&one.name))));
        let expected: Vec<String> = found.into_iter().map(|one| one.name.clone()).collect();
        let (names, count) = walk_best_first(&database, scope, search).await;
        let walked = expected.len().min(MOST_PAGES * 200);
        assert_eq!(names, expected[..walked], "{search:?}");
        let counted = i64::try_from(expected.len()).ok().filter(|count| *count <= Count::MOST);
        assert_eq!(count, counted, "{search:?}");
    }
}

#[rstest]
#[actix_web::test]
async fn search_follows_what_changes(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    let provider = database.write(|db| Ok(partner(db, AccountKind::IndirectProvider, "Mine"))).await.unwrap();
    // The one that changes stands behind more rows than are looked through.
    let name = |number: usize| if number < 2_100 { format!("Alder {number:04}") } else { "Zelkova".to_owned() };
    let customers: Vec<CrowdCustomer> = (0..=2_100)
        .map(|number| CrowdCustomer {
            id: AccountId::at(now()),
            name: name(number),
            domain: format!("tenant{number}.onmicrosoft.com"),
            partners: vec![provider],
            since: now(),
        })
        .collect();
    database.write(move |db| crowd::insert(db, &customers)).await.unwrap();
    let scope = scope_of(provider);
    let sql = |statement: &'static str| {
        let database = database.clone();
        async move {
            use diesel::connection::SimpleConnection;
            database.write(move |db| Ok(db.batch_execute(statement)?)).await.unwrap();
        }
    };
    assert_eq!(walk(&database, scope, "zelk", None).await, ["Zelkova"]);
    sql("UPDATE relationships SET search_key = '  yew  tree', version = 2 WHERE company_name = 'Zelkova'").await;
    assert!(walk(&database, scope, "zelk", None).await.is_empty());
    assert_eq!(walk(&database, scope, "yew tr", None).await, ["Zelkova"]);
    sql("UPDATE relationships SET state = 'removed', removed_at = since WHERE company_name = 'Zelkova'").await;
    assert!(walk(&database, scope, "yew", None).await.is_empty());
    sql("UPDATE relationships SET state = 'active', removed_at = NULL WHERE company_name = 'Zelkova'").await;
    assert_eq!(walk(&database, scope, "ye", None).await, ["Zelkova"]);
    sql("DELETE FROM relationships WHERE company_name = 'Zelkova'").await;
    assert!(walk(&database, scope, "yew", None).await.is_empty());
    if backend == Backend::Sqlite {
        sql("INSERT INTO customer_search (customer_search) VALUES ('integrity-check')").await;
    }
}

#[actix_web::test]
async fn postgres_searches_without_its_extension_too() {
    let test = TestDatabase::new(Backend::Postgres);
    let database = test.open();
    let provider = database.write(|db| Ok(partner(db, AccountKind::IndirectProvider, "Mine"))).await.unwrap();
    let customers: Vec<CrowdCustomer> = (0..2_100)
        .map(|number| CrowdCustomer {
            id: AccountId::at(now()),
            name: format!("Alder {number:04}"),
            domain: format!("tenant{number}.onmicrosoft.com"),
            partners: vec![provider],
            since: now(),
        })
        .collect();
    database
        .write(move |db| {
            use diesel::connection::SimpleConnection;
            db.batch_execute("DROP EXTENSION btree_gin CASCADE; DROP EXTENSION pg_trgm CASCADE")?;
            crowd::insert(db, &customers)
        })
        .await
        .unwrap();
    assert_eq!(walk(&database, scope_of(provider), "r 2099", None).await, ["Alder 2099"]);
}
