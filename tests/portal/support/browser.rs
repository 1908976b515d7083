//! A browser without a window: it keeps cookies, and it fills in the forms that pages really have.

use std::{cell::RefCell, collections::BTreeMap, future::Future, pin::Pin, rc::Rc};

use actix_http::Request;
use actix_web::{
    http::{Method, StatusCode, header},
    test::TestRequest,
};

use super::{
    app::{Names, Reply},
    page::Page,
    page_rules::{self, words},
};

type Serve = Rc<dyn Fn(Request) -> Pin<Box<dyn Future<Output = Reply>>>>;

/// A browser with cookies of its own.
#[derive(Clone)]
pub struct Browser {
    serve: Serve,
    names: Rc<Names>,
    cookies: Rc<RefCell<BTreeMap<String, String>>>,
    pub language: Rc<RefCell<String>>,
    /// What it says besides, or a proxy before it.
    says: Vec<(&'static str, String)>,
}

impl Browser {
    pub(super) fn new(serve: Serve, names: Rc<Names>) -> Self {
        Self { serve, names, cookies: Rc::default(), language: Rc::new(RefCell::new("en".into())), says: Vec::new() }
    }

    /// Another browser with the same cookies.
    pub fn twin(&self) -> Self {
        let cookies = Rc::new(RefCell::new(self.cookies.borrow().clone()));
        Self { cookies, ..self.clone() }
    }

    /// The same browser behind a proxy that says where it is.
    pub fn at(&self, network: &str) -> Self {
        self.saying("x-forwarded-for", network)
    }

    /// The same browser with one more header.
    pub fn saying(&self, name: &'static str, value: &str) -> Self {
        let mut browser = self.clone();
        browser.says.push((name, value.to_owned()));
        browser
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// Sets a cookie by hand.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    /// Looks at a page, without following where it leads.
    pub async fn get(&self, path: &str) -> Page {
        self.send(TestRequest::get().uri(path), path).await
    }

    /// Looks at a page as a browser that sends these headers.
    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Page {
        let request = TestRequest::get().uri(path);
        self.send(headers.iter().fold(request, |request, header| request.insert_header(*header)), path).await
    }

    /// Asks about a page.
    pub async fn head(&self, path: &str) -> Page {
        self.send(TestRequest::default().method(Method::HEAD).uri(path), path).await
    }

    /// Looks at a page and follows where it leads, a few steps at most.
    pub async fn visit(&self, path: &str) -> Page {
        let mut page = self.get(path).await;
        for _ in 0..5 {
            let Some(next) = page.location() else { break };
            page = self.get(&next).await;
        }
        page
    }

    /// Sends a form by hand.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        self.post_body(path, body.finish()).await
    }

    /// Sends a body by hand.
    pub async fn post_body(&self, path: &str, body: String) -> Page {
        let request = TestRequest::post()
            .uri(path)
            .insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"))
            .set_payload(body);
        self.send(request, path).await
    }

    /// Presses the button with this text in the form that holds it, with fields filled in by their labels.
    pub async fn press(&self, page: &Page, button: &str, typed: &[(&str, &str)]) -> Page {
        let (action, fields) = page.fill(None, button, typed);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(&action, &fields).await
    }

    /// Presses a button in the row that holds `name`.
    pub async fn press_in_row(&self, page: &Page, name: &str, button: &str) -> Page {
        let (action, fields) = page.fill(Some(name), button, &[]);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(&action, &fields).await
    }

    /// Presses a button and follows where it leads.
    pub async fn press_on(&self, page: &Page, button: &str, typed: &[(&str, &str)]) -> Page {
        let answer = self.press(page, button, typed).await;
        match answer.location() {
            Some(next) => self.visit(&next).await,
            None => answer,
        }
    }

    /// Chooses a file on a page and presses the button of its form.
    pub async fn send_file(&self, page: &Page, button: &str, name: &str, content: &[u8]) -> Page {
        self.send_files(page, button, &[], &[(name, content)]).await
    }

    /// Fills in a form, chooses files in it, and presses its button. Without files it sends what a browser sends where
    /// none was chosen.
    pub async fn send_files(&self, page: &Page, button: &str, typed: &[(&str, &str)], files: &[(&str, &[u8])]) -> Page {
        let (action, fields) = page.fill(None, button, typed);
        let is_file = |name: &str| matches!(name, "file" | "files");
        let chooser = fields.iter().map(|(name, _)| name).find(|name| is_file(name)).expect("a field for files");
        let mut body = Vec::new();
        for (field, value) in fields.iter().filter(|(field, _)| !is_file(field)) {
            let head = format!("--limit\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        let nothing: [(&str, &[u8]); 1] = [("", b"")];
        for (name, content) in if files.is_empty() { nothing.as_slice() } else { files } {
            let head =
                format!("--limit\r\nContent-Disposition: form-data; name=\"{chooser}\"; filename=\"{name}\"\r\n\r\n");
            body.extend([head.as_bytes(), content, b"\r\n"].concat());
        }
        body.extend_from_slice(b"--limit--\r\n");
        let request = TestRequest::post()
            .uri(&action)
            .insert_header((header::CONTENT_TYPE, "multipart/form-data; boundary=limit"))
            .set_payload(body);
        self.send(request, &action).await
    }

    /// Signs in through the page.
    pub async fn sign_in(&self, email: &str, password: &str) -> Page {
        let page = self.get("/sign-in").await;
        let answer = self.press(&page, "Sign in", &[("Email", email), ("Password", password)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{email} could not sign in: {}", answer.text());
        answer
    }

    /// Sends a request, such as no page of ours makes.
    pub async fn send(&self, request: TestRequest, path: &str) -> Page {
        let cookies: Vec<String> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = request
            .insert_header((header::HOST, "portal.test"))
            .insert_header((header::ACCEPT_LANGUAGE, self.language.borrow().clone()));
        if !cookies.is_empty() {
            request = request.insert_header((header::COOKIE, cookies.join("; ")));
        }
        if !self.says.is_empty() {
            request = request.peer_addr(([127, 0, 0, 1], 50_000).into());
        }
        request =
            self.says.iter().fold(request, |request, (name, value)| request.insert_header((*name, value.as_str())));
        let reply = (self.serve)(request.to_request()).await;
        for (_, value) in reply.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (pair, attributes) = value.split_once(';').unwrap_or((value, ""));
            let (name, content) = pair.split_once('=').unwrap();
            if content.is_empty() || attributes.contains("Max-Age=0") {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.cookies.borrow_mut().insert(name.to_owned(), content.to_owned());
            }
        }
        let (status, headers, body, sent) = (reply.status, reply.headers, reply.body, reply.sent);
        let page = Page { status, headers, body, sent, path: path.to_owned(), document: Rc::default() };
        self.hold_to_the_rules(&page).await;
        page
    }

    /// Whatever the test is about: what holds for every page holds for this one.
    async fn hold_to_the_rules(&self, page: &Page) {
        let media_type = page.header("content-type").unwrap_or_default();
        if !page_rules::is_page(&page.path, media_type, &page.body) || page_rules::is_met_again(page.status, &page.body)
        {
            return;
        }
        let mut found = page_rules::faults(page.document(), &page.path, page.status);
        let language = page.language();
        if language != "en" {
            let texts = words::texts(page.document());
            found.extend(words::english_left(&texts, &language));
            // New names may have come up since the last look.
            if language == "ru" && !words::latin_left(&texts, &self.names.known()).is_empty() {
                self.names.look_up().await;
                found.extend(words::latin_left(&texts, &self.names.known()));
            }
        }
        assert!(found.is_empty(), "{} ({language}, {}) breaks rules of every page: {found:#?}", page.path, page.status);
    }
}
