//! Files of service requests: whose they are, their order, and what they hold.

use rstest::rstest;
use tandem::{
    domain::{
        account::{AccountFacts, AccountKind, Cloud, Standing},
        actor::{Actor, Person, Theme},
        attachment::{Attachment, FileKind},
        error::Error,
        ids::{AccountId, UserId},
        policy::{Action, Grant, authorize},
        role::{Role, Roles},
        service_request::EntryKind,
    },
    repository::{
        service_request_entries::{self, NewEntry},
        service_request_files, service_requests,
    },
};

use crate::support::{Backend, TestApp, sales::tenant};

/// What somebody of this account may do about requests.
fn grant(app: &TestApp, id: AccountId, kind: AccountKind) -> Grant {
    let actor = Actor {
        person: Person {
            id: UserId::at(app.clock.now()),
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
            id,
            kind,
            name: String::new(),
            country: "US".into(),
            cloud: Cloud::Public,
            standing: Standing::Active,
        },
        roles: Roles::new([Role::GlobalAdmin]),
    };
    authorize(&actor, Action::OpenServiceRequests).unwrap()
}

#[rstest]
#[actix_web::test]
async fn files_of_notes_are_for_the_account_that_made_them_and_all_come_back_as_they_went_in(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let (aurora, elm) = (tenant(&app, "aurora.example").await, tenant(&app, "elmbakery.onmicrosoft.com").await);
    let now = app.clock.now();
    let holder = grant(&app, aurora, AccountKind::IndirectProvider);
    let customer = grant(&app, elm, AccountKind::Customer);
    app.write(move |db| {
        let bytes: Vec<u8> = (0..=255).collect();
        let file = |name| Attachment { name, kind: FileKind::Png, content: &bytes };
        let request = service_requests::held(db, holder.scope(), elm)?.remove(0);
        let entry = |kind| NewEntry { request: request.id, user: request.opened_by_user, kind, to: None, message: "" };
        service_request_files::insert(db, &customer, (request.id, None), &[file("b"), file("a")], now)?;
        for (kind, name) in [(EntryKind::Note, "note"), (EntryKind::Answer, "answer")] {
            let made = service_request_entries::insert(db, &holder, &entry(kind), now)?;
            service_request_files::insert(db, &holder, (request.id, Some(made)), &[file(name)], now)?;
        }
        let seen = service_request_files::list(db, holder.scope(), request.id)?;
        assert_eq!(seen.len(), 4);
        let shared = service_request_files::list(db, customer.scope(), request.id)?;
        assert_eq!(shared.len(), 3);
        assert_eq!(
            shared.iter().filter(|one| one.entry_id.is_none()).map(|one| &one.name).collect::<Vec<_>>(),
            ["b", "a"]
        );
        for one in &seen {
            let (found, content) = service_request_files::find(db, holder.scope(), request.id, one.id)?;
            assert!(found == *one && content == bytes && found.bytes == 256, "{one:?}");
            let theirs = service_request_files::find(db, customer.scope(), request.id, one.id);
            assert_eq!(matches!(theirs, Err(Error::NotFound)), one.name == "note", "{one:?}");
        }
        Ok(())
    })
    .await;
}
