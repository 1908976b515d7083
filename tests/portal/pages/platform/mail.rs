//! The outbox: patience with servers that are busy, none with those that say no.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use rstest::rstest;
use tandem::mail::transport::Transport;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

use crate::{
    pages::invitation::invitations::draft,
    support::{Backend, TestApp},
};

/// An SMTP server that answers every recipient in one way; gives its URL.
async fn server_that_says(answer: &'static str) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    actix_web::rt::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let mut stream = BufReader::new(stream);
            let mut line = String::new();
            let _ = stream.write_all(b"220 here\r\n").await;
            while stream.read_line(&mut line).await.unwrap_or(0) > 0 {
                let reply = match line.get(..4).unwrap_or_default().to_ascii_uppercase().as_str() {
                    "EHLO" => "250 here\r\n",
                    "RCPT" => answer,
                    "QUIT" => break,
                    _ => "250 fine\r\n",
                };
                if stream.write_all(reply.as_bytes()).await.is_err() {
                    break;
                }
                line.clear();
            }
        }
    });
    format!("smtp://{address}")
}

fn smtp(app: &mut TestApp, url: &str) {
    let server = lettre::AsyncSmtpTransport::<lettre::Tokio1Executor>::from_url(url).unwrap();
    app.worker.transport = Transport::Smtp { server: server.build(), patience: Duration::from_secs(1) };
}

#[rstest]
#[actix_web::test]
async fn a_server_that_refuses_for_good_is_not_asked_again_and_the_list_says_so(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let mut app = TestApp::demo(backend).await;
    let url = server_that_says("550 no such mailbox\r\n").await;
    smtp(&mut app, &url);
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    browser.press_on(&page, "Send", &[("To", "owner@juniper.example")]).await;
    assert_eq!(app.worker.drain().await.unwrap(), 1);
    let row = browser.get("/invitations").await.row("owner@juniper.example").unwrap();
    assert!(row.contains("Couldn’t be sent") && row.contains("no such mailbox"), "{row}");
    app.clock.advance(TimeDelta::days(1));
    assert_eq!(app.worker.drain().await.unwrap(), 0);
}

#[rstest]
#[actix_web::test]
async fn a_busy_or_missing_server_is_tried_again_later_and_later(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let mut app = TestApp::demo(backend).await;
    let url = server_that_says("451 come back later\r\n").await;
    smtp(&mut app, &url);
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    browser.press_on(&page, "Send", &[("To", "owner@juniper.example")]).await;
    assert_eq!(app.worker.drain().await.unwrap(), 1);
    let row = browser.get("/invitations").await.row("owner@juniper.example").unwrap();
    assert!(row.contains("we’ll try again") && row.contains("come back later"), "{row}");
    assert_eq!(app.worker.drain().await.unwrap(), 0, "not before its time");
    smtp(&mut app, "smtp://127.0.0.1:1");
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(app.worker.drain().await.unwrap(), 1);
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(app.worker.drain().await.unwrap(), 0, "the second wait is longer");
    let arrived = Arc::default();
    app.worker.transport = Transport::Memory(Arc::clone(&arrived));
    app.clock.advance(TimeDelta::minutes(5));
    assert_eq!(app.worker.drain().await.unwrap(), 1);
    assert_eq!(arrived.lock().unwrap().len(), 1);
    let row = browser.get("/invitations").await.row("owner@juniper.example").unwrap();
    assert!(row.contains("Handed to the mail server"), "{row}");
}

#[actix_web::test]
async fn without_a_server_mails_become_whole_files_in_the_outbox_folder() {
    let mut app = TestApp::demo(Backend::Sqlite).await;
    let folder = app.database.folder.path().join("outbox");
    app.worker.transport = Transport::Folder(folder.clone());
    let browser = app.signed_in("sales.agent@aurora.example").await;
    let page = draft(&browser).await;
    browser.press_on(&page, "Send", &[("To", "owner@juniper.example")]).await;
    app.worker.drain().await.unwrap();
    let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].extension().unwrap(), "eml");
    let text = std::fs::read_to_string(&files[0]).unwrap();
    assert!(text.starts_with("From:") && text.contains("quoted-printable"), "{text}");
}
