//! A browser without a window: it keeps cookies, and it fills in the forms that pages really have.

use std::{
    cell::{OnceCell, RefCell},
    collections::BTreeMap,
    future::Future,
    pin::Pin,
    rc::Rc,
};

use actix_http::Request;
use actix_web::{
    http::{Method, StatusCode, header},
    test::TestRequest,
};
use scraper::Html;

use super::{
    app::{Names, Reply},
    elements::{field_by_label, row_of, selector, text_of, value_of},
    page_rules::{self, words},
};

/// A page as it was answered.
#[derive(Clone)]
pub struct Page {
    pub status: StatusCode,
    pub headers: Vec<(String, String)>,
    pub body: String,
    /// How many bytes of it went over the wire.
    pub sent: usize,
    pub path: String,
    /// Its body taken apart, once somebody looks into it.
    document: Rc<OnceCell<Html>>,
}

type Serve = Rc<dyn Fn(Request) -> Pin<Box<dyn Future<Output = Reply>>>>;

/// What stands before the token of a form.
const TOKEN: &str = "name=\"csrf\" value=\"";

/// A browser with cookies of its own.
#[derive(Clone)]
pub struct Browser {
    serve: Serve,
    names: Rc<Names>,
    cookies: Rc<RefCell<BTreeMap<String, String>>>,
    pub language: Rc<RefCell<String>>,
    network: Option<String>,
}

impl Browser {
    pub(super) fn new(serve: Serve, names: Rc<Names>) -> Self {
        Self { serve, names, cookies: Rc::default(), language: Rc::new(RefCell::new("en".into())), network: None }
    }

    /// Another browser with the same cookies.
    pub fn twin(&self) -> Self {
        let cookies = Rc::new(RefCell::new(self.cookies.borrow().clone()));
        Self { cookies, ..self.clone() }
    }

    /// The same browser behind a proxy that says where it is.
    pub fn at(&self, network: &str) -> Self {
        Self { network: Some(network.to_owned()), ..self.clone() }
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
        if let Some(network) = &self.network {
            request = request.peer_addr(([127, 0, 0, 1], 50_000).into());
            request = request.insert_header(("x-forwarded-for", network.as_str()));
        }
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

impl Page {
    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    /// Where it leads.
    pub fn location(&self) -> Option<String> {
        self.header("location").map(str::to_owned)
    }

    /// Its body without the tokens of its forms, which are masked anew on each page: for comparing two of them.
    pub fn without_tokens(&self) -> String {
        let (first, rest) = self.body.split_once(TOKEN).unwrap_or((&self.body, ""));
        let rest = rest.split(TOKEN).map(|piece| piece.split_once('"').map_or("", |(_, after)| after));
        rest.fold(first.to_owned(), |text, piece| text + TOKEN + piece)
    }

    pub(super) fn document(&self) -> &Html {
        self.document.get_or_init(|| Html::parse_document(&self.body))
    }

    /// The same page with something changed in it.
    pub fn with(&self, what: &str, by: &str) -> Self {
        Self { body: self.body.replace(what, by), document: Rc::default(), ..self.clone() }
    }

    /// The language that it says it is in.
    pub fn language(&self) -> String {
        self.document().root_element().attr("lang").unwrap_or_default().to_owned()
    }

    /// The text of its content, blanks folded.
    pub fn text(&self) -> String {
        let html = self.document();
        let main = html.select(&selector("main")).next();
        main.map_or_else(|| self.body.clone(), |main| text_of(main))
    }

    /// Whether its content holds these words.
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// The zone that its foot says its times are in.
    pub fn zone(&self) -> String {
        let html = self.document();
        html.select(&selector("footer .zone")).next().map(text_of).unwrap_or_default()
    }

    /// The text of its heading.
    pub fn heading(&self) -> String {
        let html = self.document();
        html.select(&selector("h1")).next().map(text_of).unwrap_or_default()
    }

    /// The refusal of the whole form.
    pub fn alert(&self) -> String {
        let html = self.document();
        html.select(&selector("main [role=alert]")).next().map(text_of).unwrap_or_default()
    }

    /// What is said beside the field with this label; empty if nothing is refused there.
    pub fn refusal_of(&self, label: &str) -> String {
        let html = self.document();
        let Some(field) = field_by_label(html, label) else { panic!("no field {label:?} in: {}", self.text()) };
        if field.attr("aria-invalid") != Some("true") {
            return String::new();
        }
        let described = field.attr("aria-describedby").unwrap_or_default();
        let messages = described.split(' ').filter(|id| id.ends_with("-error"));
        messages.filter_map(|id| html.select(&selector(&format!("#{id}"))).next()).map(text_of).collect()
    }

    /// What stands in the field with this label.
    pub fn value_of(&self, label: &str) -> String {
        let html = self.document();
        let Some(field) = field_by_label(html, label) else { panic!("no field {label:?} in: {}", self.text()) };
        value_of(field)
    }

    /// Whether the box with this label is ticked.
    pub fn is_ticked(&self, label: &str) -> bool {
        let html = self.document();
        let Some(field) = field_by_label(html, label) else { panic!("no box {label:?} in: {}", self.text()) };
        field.attr("checked").is_some()
    }

    /// The address behind a link of this text.
    pub fn link(&self, text: &str) -> Option<String> {
        let html = self.document();
        let found = html.select(&selector("a")).find(|link| text_of(*link) == text);
        found.and_then(|link| link.attr("href")).map(str::to_owned)
    }

    /// The address behind a link in the row that holds `name`.
    pub fn link_in_row(&self, name: &str, text: &str) -> Option<String> {
        let html = self.document();
        let row = row_of(html, name)?;
        let found = row.select(&selector("a")).find(|link| text_of(*link) == text);
        found.and_then(|link| link.attr("href")).map(str::to_owned)
    }

    /// Where the row leads that holds `name`.
    pub fn way_in(&self, name: &str) -> Option<String> {
        let link = row_of(self.document(), name)?.select(&selector("a")).next()?;
        link.attr("href").map(str::to_owned)
    }

    /// The text of the row that holds `name`.
    pub fn row(&self, name: &str) -> Option<String> {
        let html = self.document();
        row_of(html, name).map(text_of)
    }

    /// The links of the menu, in their order.
    pub fn menu(&self) -> Vec<String> {
        let html = self.document();
        html.select(&selector("nav.menu a")).map(text_of).collect()
    }

    /// What a form would send when this button is pressed: its action and its fields. Boxes are `on` or `off`, lists
    /// take the text of an item or its value.
    pub fn fill(&self, row: Option<&str>, button: &str, typed: &[(&str, &str)]) -> (String, Vec<(String, String)>) {
        let html = self.document();
        let root = match row {
            None => html.root_element(),
            Some(name) => row_of(html, name).unwrap_or_else(|| panic!("no row {name:?} in: {}", self.text())),
        };
        let form = root
            .select(&selector("form"))
            .find(|form| form.select(&selector("button")).any(|one| text_of(one) == button))
            .unwrap_or_else(|| panic!("no button {button:?} in: {}", self.text()));
        let mut fields = Vec::new();
        for field in form.select(&selector("input, textarea, select")) {
            let Some(name) = field.attr("name") else { continue };
            let is_box = matches!(field.attr("type"), Some("checkbox" | "radio"));
            if !is_box || field.attr("checked").is_some() {
                fields.push((name.to_owned(), value_of(field)));
            }
        }
        for (label, value) in typed {
            let field = field_by_label(html, label).unwrap_or_else(|| panic!("no field {label:?} in: {}", self.text()));
            let name = field.attr("name").unwrap().to_owned();
            if field.attr("type") == Some("checkbox") && matches!(*value, "on" | "off") {
                // One of several boxes that share a name: ticked or cleared, whatever the others are.
                let own = field.attr("value").unwrap_or("on").to_owned();
                fields.retain(|(one, held)| *one != name || *held != own);
                if *value == "on" {
                    fields.push((name, own));
                }
                continue;
            }
            fields.retain(|(one, _)| *one != name);
            let chosen = field.select(&selector("option")).find(|option| text_of(*option) == *value);
            let sent = chosen.and_then(|option| option.attr("value")).unwrap_or(value);
            fields.push((name, sent.to_owned()));
        }
        let pressed = form.select(&selector("button")).find(|one| text_of(*one) == button).unwrap();
        if let Some(name) = pressed.attr("name") {
            fields.push((name.to_owned(), pressed.attr("value").unwrap_or_default().to_owned()));
        }
        (form.attr("action").unwrap_or(&self.path).to_owned(), fields)
    }
}
