//! Files attached to service requests: who sends which, and who may have them.

use actix_web::http::StatusCode;
use rstest::rstest;

use super::service_requests::{ELM, ask, empty};
use crate::{
    pages::{partner::indirect_resellers::dump, sales::subscriptions::account},
    support::{Backend, Browser, Page, TestApp},
};

const LOG: (&str, &[u8]) = ("mail.log", b"550 rejected\n");
const WORDS: [(&str, &str); 2] = [("Subject", "Mail is late"), ("Description", "Since Monday.")];
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x03\0\0\0\x04\x08\x06\0\0\0";

/// Opens a request with these files; gives its page.
async fn open_with(browser: &Browser, files: &[(&str, &[u8])]) -> Page {
    let form = browser.get("/service-requests/new").await;
    let made = browser.send_files(&form, "Create", &WORDS, files).await;
    let path = made.location().unwrap_or_else(|| panic!("{}", made.text()));
    browser.visit(&path).await
}

/// How many files are kept, and how many contents of files.
async fn kept(app: &TestApp) -> (usize, usize) {
    let tables = dump(app).await;
    (tables["service_request_files"].len(), tables["service_request_file_contents"].len())
}

/// Files by name and content.
type Files<'a> = &'a [(&'a str, &'a [u8])];

#[rstest]
#[actix_web::test]
async fn files_come_with_a_request_and_are_downloaded_under_their_own_names(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = empty(backend).await;
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let form = elm.get("/service-requests/new").await;
    assert!(form.says("Up to 5 files of 10 MB each"), "{}", form.text());
    let log = "ы".repeat(1000);
    // A browser writes a quotation mark in a name as %22.
    let files = [("../../etc/a\u{202E}b\u{85}%22ё;.log", log.as_bytes()), ("screen.PNG", PNG)];
    let made = elm.send_files(&form, "Create", &WORDS, &files).await;
    let path = made.location().unwrap_or_else(|| panic!("{}", made.text()));
    assert_eq!(elm.send_files(&form, "Create", &WORDS, &files).await.location().unwrap(), path, "a form sent twice");
    assert_eq!(kept(&app).await, (2, 2));
    let page = elm.get(&path).await;
    assert!(page.row("ab%22ё;.log").unwrap().contains("2 KB"), "{}", page.text());
    assert!(page.row("screen.PNG").unwrap().contains("bytes"));
    let mails = app.mails().await;
    assert!(mails.len() == 1 && mails[0].contains("2 files are attached"), "{mails:?}");
    assert!(mails[0].contains("ab%22ё;.log, screen.PNG") && !mails[0].contains("IHDR"), "{}", mails[0]);
    let audit = dump(&app).await["audit_records"].join("\n");
    assert!(
        audit.contains(r#""files":2"#) || audit.contains(r#"\"files\":2"#) || audit.contains(r#"""files"":2"#),
        "{audit}"
    );
    assert!(!audit.contains("screen.PNG"));

    let aurora = app.signed_in("helpdesk.agent@aurora.example").await;
    let file = aurora.get(&page.link("ab%22ё;.log").unwrap()).await;
    assert_eq!((file.status, file.body.as_str()), (StatusCode::OK, log.as_str()));
    for (header, expected) in [
        ("content-type", "text/plain"),
        ("content-disposition", "attachment; filename=\"ab_22__.log\"; filename*=UTF-8''ab%2522%D1%91%3B.log"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store, private"),
        ("content-security-policy", "default-src 'none'; sandbox; frame-ancestors 'none'"),
    ] {
        assert_eq!(file.header(header), Some(expected), "{header}");
    }
    let picture = aurora.get(&page.link("screen.PNG").unwrap()).await;
    assert_eq!(picture.header("content-type"), Some("image/png"));
    assert!(picture.header("content-disposition").unwrap().starts_with("attachment;"));
    assert_eq!(aurora.head(&page.link("screen.PNG").unwrap()).await.status, StatusCode::OK);
}

#[rstest]
#[actix_web::test]
async fn whatever_is_wrong_with_a_file_is_said_beside_the_field_and_no_word_is_lost(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = empty(backend).await;
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let path = ask(&elm, "Mail is late", &[]).await;
    app.mails().await;
    let large = vec![b'x'; 10 * 1024 * 1024 + 1];
    let refusals: [(Files<'_>, &str); 8] = [
        (&[LOG; 6], "one message can have up to 5"),
        (&[("large.log", &large)], "large.log is larger than 10"),
        (&[("empty.log", b"")], "empty.log is empty"),
        (&[("tool.exe", b"MZ")], "the file type of tool.exe isn’t accepted"),
        (&[LOG, ("page.html", b"<p>")], "Choose PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX, or PPTX"),
        (&[("picture.png", b"<script>")], "the content of picture.png doesn’t match its file type"),
        (&[("letter.docx", b"PK\x03\x04 and no more")], "the content of letter.docx doesn’t match its file type"),
        (&[("readme", b"text")], "the file type of readme isn’t accepted"),
    ];
    for (files, expected) in refusals {
        let form = elm.get("/service-requests/new").await;
        let refused = elm.send_files(&form, "Create", &WORDS, files).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{expected}");
        let told = refused.refusal_of("Files");
        assert!(told.contains(expected) && told.to_lowercase().contains("choose"), "{told}");
        assert_eq!(refused.value_of("Subject"), "Mail is late");
        assert_eq!(refused.value_of("Description").trim(), "Since Monday.");
        let page = elm.get(&path).await;
        let refused = elm.send_files(&page, "Send", &[("Your reply", "Look")], files).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{expected}");
        assert!(refused.refusal_of("Files").contains(expected), "{}", refused.text());
        assert_eq!(refused.value_of("Your reply").trim(), "Look");
    }
    // Where something else is wrong, files are asked for again; without files nothing is said of them.
    let form = elm.get("/service-requests/new").await;
    let refused = elm.send_files(&form, "Create", &[("Description", "Only this")], &[LOG]).await;
    assert!(refused.refusal_of("Files").contains("Choose your files again"), "{}", refused.text());
    assert!(!refused.refusal_of("Subject").is_empty());
    let refused = elm.send_files(&refused, "Create", &[], &[]).await;
    assert_eq!((refused.status, refused.refusal_of("Files")), (StatusCode::UNPROCESSABLE_ENTITY, String::new()));
    let made = elm.send_files(&refused, "Create", &[("Subject", "Now")], &[]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    assert_eq!(kept(&app).await, (0, 0));
    // Nor is anything taken from a page of somebody else's.
    let token = form.body.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let forged = form.with(token, "forged");
    assert_eq!(elm.send_files(&forged, "Create", &WORDS, &[LOG]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(kept(&app).await, (0, 0));
}

#[rstest]
#[actix_web::test]
async fn every_message_takes_files_and_who_sees_it_sees_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = empty(backend).await;
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let aurora = app.signed_in("helpdesk.agent@aurora.example").await;
    let operator = app.signed_in("operator@tandem.example").await;
    let birch = app.signed_in("global.admin@birch.example").await;
    let pine = app.signed_in("admin@pinefreight.onmicrosoft.com").await;
    let clerk = app.signed_in("user@elmbakery.onmicrosoft.com").await;
    let page = open_with(&elm, &[("opened.log", b"1")]).await;
    let path = page.path.clone();
    let send = async |browser: &Browser, button: &str, field: &str, name: &str| {
        let page = browser.get(&path).await;
        let words = [(field, name)];
        let sent = browser.send_files(&page, button, &words, &[(name, name.as_bytes())]).await;
        assert_eq!(sent.location().as_deref(), Some(path.as_str()), "{name}: {}", sent.text());
        let again = browser.send_files(&page, button, &words, &[(name, name.as_bytes())]).await;
        assert_eq!(again.location().as_deref(), Some(path.as_str()), "{name}, sent twice");
        browser.get(&path).await.link(name).unwrap_or_else(|| panic!("{name} is not shown"))
    };
    let note = send(&aurora, "Save note", "Internal note", "note.log").await;
    let answer = send(&aurora, "Send", "Your answer", "answer.log").await;
    let reply = send(&elm, "Send", "Your reply", "reply.log").await;
    let escalation = send(&aurora, "Escalate", "Why you escalate the request", "escalation.log").await;
    let inner = send(&operator, "Save note", "Internal note", "inner.log").await;
    let back = send(&operator, "Hand back", "Why you hand the request back", "back.log").await;
    let closing = send(&aurora, "Send and close", "Your answer", "closing.log").await;
    let reopening = send(&elm, "Reopen", "Why it isn’t resolved", "reopening.log").await;
    assert_eq!(kept(&app).await, (9, 9));
    let opened = page.link("opened.log").unwrap();
    for (link, hidden_from) in [
        (&opened, ""),
        (&answer, ""),
        (&reply, ""),
        (&escalation, ""),
        (&back, ""),
        (&closing, ""),
        (&reopening, ""),
        (&note, "elm operator"),
        (&inner, "elm aurora"),
    ] {
        for (browser, who) in [(&elm, "elm"), (&aurora, "aurora"), (&operator, "operator")] {
            let expected = if hidden_from.contains(who) { StatusCode::NOT_FOUND } else { StatusCode::OK };
            assert_eq!(browser.get(link).await.status, expected, "{link} by {who}");
            assert_eq!(browser.get(&path).await.body.contains(link.as_str()), expected == StatusCode::OK, "{who}");
        }
        for (browser, expected) in [(&birch, 404), (&pine, 404), (&clerk, 403)] {
            assert_eq!(browser.get(link).await.status.as_u16(), expected, "{link}");
        }
        assert_eq!(app.browser().get(link).await.status, StatusCode::SEE_OTHER, "a stranger signs in first");
    }
    // A file is found under its own request alone.
    let other = ask(&elm, "Another", &[]).await;
    let (_, file) = opened.split_once("/files/").unwrap();
    for wrong in [format!("{other}/files/{file}"), format!("{path}/files/none")] {
        assert_eq!(elm.get(&wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    // Mails name files, except those of notes, of which nobody is told.
    let mails = app.mails().await.join("\n");
    for name in ["opened", "answer", "reply", "escalation", "back", "closing", "reopening"] {
        assert!(mails.contains(&format!("1 file is attached to the request. Download it in the portal: {name}.log")));
    }
    assert!(!mails.contains("note.log") && !mails.contains("inner.log"));
    // A partner that leaves sees neither the request nor its files any more.
    let admin = app.signed_in("global.admin@aurora.example").await;
    let inside =
        format!("/customers/{}/service-requests/{}", account(&app, ELM).await, path.rsplit('/').next().unwrap());
    assert!(admin.get(&inside).await.link("note.log").is_some());
    app.sql(
        "UPDATE relationships SET state = 'removed', removed_at = since WHERE partner_id = \
         (SELECT id FROM accounts WHERE mail_domain = 'aurora.example')",
    )
    .await;
    for link in [&path, &opened, &note, &answer] {
        assert_eq!(admin.get(link).await.status, StatusCode::NOT_FOUND, "{link}");
        assert_eq!(aurora.get(link).await.status, StatusCode::NOT_FOUND, "{link}");
    }
    // With a request its files go.
    app.sql("DELETE FROM service_request_parties; DELETE FROM service_request_entries; DELETE FROM service_requests")
        .await;
    assert_eq!(kept(&app).await, (0, 0));
}

#[rstest]
#[actix_web::test]
async fn a_request_holds_so_many_bytes_and_others_notes_are_not_told_by_them(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = empty(backend).await;
    let elm = app.signed_in("admin@elmbakery.onmicrosoft.com").await;
    let aurora = app.signed_in("helpdesk.agent@aurora.example").await;
    let path = open_with(&elm, &[LOG; 4]).await.path;
    let note = [("Internal note", "Seen")];
    let page = aurora.get(&path).await;
    let noted = aurora.send_files(&page, "Save note", &note, &[("own.log", b"own")]).await;
    assert_eq!(noted.location(), Some(path.clone()));
    app.sql("UPDATE service_request_files SET bytes = 10485760").await;
    let page = aurora.get(&path).await;
    assert!(page.row("own.log").unwrap().contains("10 MB"));
    for (button, typed) in [("Save note", note), ("Send", [("Your answer", "Here")])] {
        let refused = aurora.send_files(&page, button, &typed, &[LOG]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("all files of a request together can have"), "{}", refused.text());
        let without = aurora.send_files(&page, button, &typed, &[]).await;
        assert_eq!(without.location(), Some(path.clone()), "words need no room");
    }
    // The customer sees forty of the fifty.
    let page = elm.get(&path).await;
    let sent = elm.send_files(&page, "Send", &[("Your reply", "More")], &[LOG]).await;
    assert_eq!(sent.location(), Some(path.clone()), "{}", sent.text());
    app.sql("UPDATE service_request_files SET bytes = 10485760").await;
    let page = elm.get(&path).await;
    let refused = elm.send_files(&page, "Send", &[("Your reply", "More")], &[LOG]).await;
    assert!(refused.refusal_of("Files").contains("Choose fewer or smaller files"), "{}", refused.text());
}
