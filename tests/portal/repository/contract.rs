//! The same answers from both databases, where their habits differ.

use rstest::rstest;
use tandem::{
    domain::{
        client::Client,
        email::EmailAddress,
        error::Error,
        ids::{SessionId, UserId},
        moment::Moment,
        policy::Action,
        session::{SessionFacts, SessionKind},
    },
    repository::{
        db::Db,
        idempotency, installation,
        sessions::{self, NewSession},
        users::{self, NewUser},
    },
};

use crate::support::{Backend, TestApp, TestDatabase, grant_for};

fn now() -> Moment {
    Moment::from_utc("2030-01-15T12:00:00.123456789Z".parse().unwrap())
}

fn user(email: &str) -> NewUser {
    NewUser {
        id: UserId::at(now()),
        email: EmailAddress::parse(email).unwrap(),
        name: "Ipê Соколова".into(),
        password_hash: "x".into(),
        must_change_password: false,
        language: None,
        time_zone: chrono_tz::Tz::UTC,
        email_confirmed_at: Some(now()),
        created_at: now(),
    }
}

#[rstest]
#[actix_web::test]
async fn moments_and_names_come_back_as_they_went_in(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    let new = user("a@b.example");
    let id = new.id;
    database.write(move |db| users::insert(db, &grant_for(Action::ManageCustomerUsers), &new)).await.unwrap();
    let found = database.read(move |db| users::find(db, id)).await.unwrap();
    assert_eq!(found.email_confirmed_at, Some(now()));
    assert_eq!(found.name, "Ipê Соколова");
}

#[rstest]
#[actix_web::test]
async fn an_address_belongs_to_one_user_whatever_its_case(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    database
        .write(|db| users::insert(db, &grant_for(Action::ManageCustomerUsers), &user("Ana@B.example")))
        .await
        .unwrap();
    let twice =
        database.write(|db| users::insert(db, &grant_for(Action::ManageCustomerUsers), &user("ana@b.EXAMPLE"))).await;
    assert!(matches!(twice, Err(Error::Conflict(_))), "{twice:?}");
}

#[rstest]
#[actix_web::test]
async fn a_key_is_claimed_once(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    let claim = |reference: &'static str| {
        let database = database.clone();
        async move { database.write(move |db| idempotency::claim(db, &[1; 32], reference, now())).await.unwrap() }
    };
    assert_eq!(claim("first").await, None);
    assert_eq!(claim("second").await.as_deref(), Some("first"));
}

#[rstest]
#[actix_web::test]
async fn a_session_is_over_at_the_very_moment_of_its_end(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let test = TestDatabase::new(backend);
    let database = test.open();
    let new = user("a@b.example");
    let id = new.id;
    let kind = SessionKind::Ordinary;
    let end = now().plus(kind.idle());
    let facts = SessionFacts {
        number: SessionId::at(now()),
        kind,
        proved_at: now(),
        renewed_at: now(),
        ends_at: now().plus(kind.longest()),
        second_factor: false,
        factor_due_at: None,
        limited_to: None,
        own_proof: true,
    };
    database
        .write(move |db| {
            users::insert(db, &grant_for(Action::ManageCustomerUsers), &new)?;
            let new = NewSession { user: id, account: None, facts: &facts, client: &Client::default() };
            sessions::begin(db, &[9; 32], &new, now())
        })
        .await
        .unwrap();
    let open = |at: Moment| {
        let database = database.clone();
        async move { database.read(move |db| sessions::resolve(db, &[9; 32], at)).await.unwrap().is_some() }
    };
    assert!(open(end.plus(-chrono::TimeDelta::microseconds(1))).await);
    assert!(!open(end).await);
    database.write(move |db| sessions::sweep(db, end)).await.unwrap();
    assert!(!open(now()).await);
}

#[rstest]
#[actix_web::test]
async fn a_database_is_claimed_for_one_purpose(#[values(Backend::Sqlite, Backend::Postgres)] backend: Backend) {
    let app = TestApp::demo(backend).await;
    assert_eq!(app.read(installation::purpose).await, Some(installation::Purpose::Demo));
    assert!(app.read(installation::is_set_up).await);
    let again = app.state.database.write(|db| installation::claim(db, installation::Purpose::Real, now())).await;
    assert!(again.is_err());
}

#[derive(diesel::QueryableByName)]
struct Built {
    #[diesel(sql_type = diesel::sql_types::Text)]
    with: String,
}

#[actix_web::test]
async fn sqlite_is_built_to_plan_a_statement_by_its_words_alone() {
    let app = TestApp::empty(Backend::Sqlite).await;
    let options = app
        .read(|db| {
            let Db::Sqlite(conn) = db else { return Ok(Vec::new()) };
            Ok(diesel::RunQueryDsl::load::<Built>(
                diesel::sql_query("SELECT compile_options AS \"with\" FROM pragma_compile_options"),
                conn,
            )?)
        })
        .await;
    let has = |option: &str| options.iter().any(|built| built.with == option);
    // .cargo/config.toml says so; without it each statement with a bound LIMIT is parsed whenever it is run.
    assert!(has("ENABLE_QPSG") && has("THREADSAFE=2") && !has("ENABLE_STAT4"));
}
