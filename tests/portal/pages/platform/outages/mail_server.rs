//! The mail server is slow, refuses, is gone, and is back: everything arrives once, and nobody else waits for it.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use actix_web::http::StatusCode;
use chrono::TimeDelta;
use rstest::rstest;
use tandem::mail::transport::Transport;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::{
    pages::invitation::invitations::draft,
    support::{Backend, Browser, TestApp},
};

/// How a mail server is.
#[derive(Clone, Copy, PartialEq)]
enum Mood {
    /// It takes connections and says nothing.
    Silent,
    /// It falls silent in the middle.
    Falters,
    /// It answers each recipient so.
    Refuses(&'static str),
    /// It hangs up.
    Gone,
    /// It takes everything.
    Well,
}

/// A mail server on this machine: how it is, and how often it has taken each message.
#[derive(Clone)]
struct MailServer {
    mood: Arc<Mutex<Mood>>,
    taken: Arc<Mutex<BTreeMap<String, usize>>>,
}

impl MailServer {
    /// Starts it; gives its URL too.
    async fn start() -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let server = Self { mood: Arc::new(Mutex::new(Mood::Silent)), taken: Arc::default() };
        let serving = server.clone();
        actix_web::rt::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = serving.clone();
                actix_web::rt::spawn(async move { server.talk(stream).await });
            }
        });
        (server, url)
    }

    fn is_now(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    async fn talk(self, stream: TcpStream) {
        let mood = *self.mood.lock().unwrap();
        if mood == Mood::Gone {
            return;
        }
        let (mut stream, mut line, mut message) = (BufReader::new(stream), String::new(), None::<String>);
        if mood != Mood::Silent {
            let _ = stream.write_all(b"220 here\r\n").await;
        }
        while stream.read_line(&mut line).await.unwrap_or(0) > 0 {
            let said = std::mem::take(&mut line);
            let reply = match (&mut message, said.get(..4).unwrap_or_default()) {
                (Some(text), _) if said != ".\r\n" => {
                    text.push_str(&said);
                    continue;
                }
                (Some(text), _) => {
                    let id = text.lines().find(|line| line.starts_with("Message-ID:")).unwrap().to_owned();
                    *self.taken.lock().unwrap().entry(id).or_default() += 1;
                    message = None;
                    "250 taken\r\n"
                }
                (None, "RCPT") => match mood {
                    Mood::Refuses(answer) => answer,
                    Mood::Falters => continue,
                    _ => "250 fine\r\n",
                },
                (None, "DATA") => {
                    message = Some(String::new());
                    "354 go on\r\n"
                }
                (None, "QUIT") => break,
                (None, _) => "250 fine\r\n",
            };
            if mood != Mood::Silent && stream.write_all(reply.as_bytes()).await.is_err() {
                break;
            }
        }
    }
}

async fn send(browser: &Browser, to: &str) {
    let page = draft(browser).await;
    let answer = browser.press_on(&page, "Send", &[("To", to)]).await;
    assert!(answer.says(&format!("Your request is on its way to {to}.")), "{}", answer.text());
}

#[rstest]
#[actix_web::test]
async fn everything_arrives_once_in_the_end_and_nobody_else_waits(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let mut app = TestApp::demo(backend).await;
    let (server, url) = MailServer::start().await;
    let smtp = lettre::AsyncSmtpTransport::<lettre::Tokio1Executor>::from_url(&url).unwrap();
    app.worker.transport = Transport::Smtp { server: smtp.build(), patience: Duration::from_millis(700) };
    let sales = app.signed_in("sales.agent@aurora.example").await;
    for to in ["one@juniper.example", "two@juniper.example"] {
        send(&sales, to).await;
    }

    // While it is silent, all four connections are there for others, and so is whoever writes.
    let others = async {
        let began = Instant::now();
        for _ in 0..3 {
            let asked = ["/", "/customers", "/invitations", "/indirect-resellers"].map(|path| sales.get(path));
            for page in futures_util::future::join_all(asked).await {
                assert_eq!(page.status, StatusCode::OK);
            }
            draft(&sales).await;
        }
        began.elapsed()
    };
    let began = Instant::now();
    let (drained, took) = tokio::join!(app.worker.drain(), others);
    assert_eq!(drained.unwrap(), 2);
    assert!(began.elapsed() >= Duration::from_millis(1400), "it was waited for");
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert!(sales.get("/invitations").await.row("one@juniper.example").unwrap().contains("no answer within"));

    let moods = [
        (Mood::Falters, TimeDelta::minutes(1)),
        (Mood::Refuses("451 come back later\r\n"), TimeDelta::minutes(5)),
        (Mood::Refuses("535 who are you\r\n"), TimeDelta::minutes(15)),
        (Mood::Gone, TimeDelta::hours(1)),
    ];
    for (mood, wait) in moods {
        server.is_now(mood);
        assert_eq!(app.worker.drain().await.unwrap(), 0, "not before its time");
        app.clock.advance(wait);
        assert_eq!(app.worker.drain().await.unwrap(), 2);
    }
    server.is_now(Mood::Well);
    app.clock.advance(TimeDelta::hours(3));
    assert_eq!(app.worker.drain().await.unwrap(), 2);
    app.clock.advance(TimeDelta::days(3));
    assert_eq!(app.worker.drain().await.unwrap(), 0);
    let taken = server.taken.lock().unwrap().clone();
    assert_eq!(taken.values().copied().collect::<Vec<_>>(), [1, 1], "{taken:?}");
}
