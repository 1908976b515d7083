//! A person who looks at every page in one language. Words are given in English and said in the language of the page;
//! that nothing on it is English is a rule of every page (`support/page_rules`).

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, VecDeque},
};

use crate::{
    pages::platform::access::csrf,
    support::{
        Browser, Form, Page, TestApp,
        page_rules::{
            pattern_of,
            words::{messages, translations},
        },
    },
};

/// Forms in which nothing that can be typed is wrong.
const TAKEN: [&str; 0] = [];

/// How many addresses of one kind a crawl looks at.
const OF_ONE_KIND: usize = 2;

pub struct Tourist<'a> {
    pub app: &'a TestApp,
    pub browser: Browser,
    pub language: &'static str,
    /// The paths of the sitemap that were seen.
    seen: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Tourist<'a> {
    /// Somebody who has not signed in.
    pub fn stranger(app: &'a TestApp, language: &'static str) -> Self {
        let browser = app.browser();
        language.clone_into(&mut browser.language.borrow_mut());
        Self { app, browser, language, seen: RefCell::default() }
    }

    /// One of the demo's people.
    pub async fn person(app: &'a TestApp, language: &'static str, email: &str) -> Self {
        let browser = app.signed_in(email).await;
        let token = csrf(&browser).await;
        browser.post("/language", &[("csrf", &token), ("language", language), ("return_to", "/")]).await;
        language.clone_into(&mut browser.language.borrow_mut());
        Self { app, browser, language, seen: RefCell::default() }
    }

    /// The paths of the sitemap that were seen.
    pub fn seen(&self) -> BTreeSet<&'static str> {
        self.seen.borrow().clone()
    }

    /// Counts what another has seen as seen.
    pub fn has_seen(&self, other: &Tourist<'_>) {
        self.seen.borrow_mut().extend(other.seen());
    }

    /// Follows where an answer leads, and looks at the page there.
    pub async fn look(&self, mut page: Page) -> Page {
        for _ in 0..5 {
            let Some(next) = page.location() else { break };
            page = self.browser.get(&next).await;
        }
        assert!(page.location().is_none(), "{} leads on and on", page.path);
        // What is refused is shown again.
        if matches!(page.status.as_u16(), 200 | 422) {
            self.seen.borrow_mut().extend(pattern_of("GET", &page.path));
        }
        // Neither a file nor a part of a page says what language it is in.
        if !page.language().is_empty() {
            assert_eq!(page.language(), self.language, "{}", page.path);
        }
        assert!(page.status.as_u16() < 500, "{}: {}", page.path, page.status);
        page
    }

    pub async fn go(&self, path: &str) -> Page {
        self.look(self.browser.get(path).await).await
    }

    /// Looks at a page that opens.
    pub async fn open(&self, path: &str) -> Page {
        let page = self.go(path).await;
        assert_eq!(page.status.as_u16(), 200, "{path}: {}", page.text());
        page
    }

    /// Presses a button, with fields filled in.
    pub async fn press(&self, page: &Page, button: &str, typed: &[(&str, &str)]) -> Page {
        let button = self.say(button, &page.buttons());
        let labels = page.labels();
        let typed: Vec<_> = typed.iter().map(|(label, value)| (self.say(label, &labels), *value)).collect();
        let typed: Vec<_> = typed.iter().map(|(label, value)| (label.as_str(), *value)).collect();
        self.look(self.browser.press(page, &button, &typed).await).await
    }

    pub async fn press_in_row(&self, page: &Page, row: &str, button: &str) -> Page {
        let button = self.say(button, &page.buttons());
        self.look(self.browser.press_in_row(page, row, &button).await).await
    }

    /// Chooses a file and presses the button of its form.
    pub async fn send_file(&self, page: &Page, button: &str, name: &str, content: &str) -> Page {
        let button = self.say(button, &page.buttons());
        self.look(self.browser.send_file(page, &button, name, content.as_bytes()).await).await
    }

    /// Fills in a form, chooses a file, and presses the button.
    pub async fn send_with_file(&self, page: &Page, button: &str, typed: &[(&str, &str)], file: (&str, &[u8])) -> Page {
        let button = self.say(button, &page.buttons());
        let labels = page.labels();
        let typed: Vec<_> = typed.iter().map(|(label, value)| (self.say(label, &labels), *value)).collect();
        let typed: Vec<_> = typed.iter().map(|(label, value)| (label.as_str(), *value)).collect();
        self.look(self.browser.send_files(page, &button, &typed, &[file]).await).await
    }

    /// Follows the link with this text.
    pub async fn follow(&self, page: &Page, text: &str) -> Page {
        let link = translations(text, self.language).iter().find_map(|text| page.link(text));
        self.open(&link.unwrap_or_else(|| panic!("no link {text:?} in: {}", page.text()))).await
    }

    /// Follows the link with this text in the row that holds `row`.
    pub async fn follow_in_row(&self, page: &Page, row: &str, text: &str) -> Page {
        let link = translations(text, self.language).iter().find_map(|text| page.link_in_row(row, text));
        self.open(&link.unwrap_or_else(|| panic!("no link {text:?} at {row:?} in: {}", page.text()))).await
    }

    /// English words as the page has them.
    fn say(&self, english: &str, there: &[String]) -> String {
        let mut ways = translations(english, self.language);
        // The one text with a value in it that a control is found by.
        let (before, after) = messages("en")["cart-licenses-for"].split_once("{ $offer }").unwrap();
        if let Some(offer) = english.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)) {
            ways.push(messages(self.language)["cart-licenses-for"].replace("{ $offer }", offer));
        }
        ways.iter().find(|way| there.contains(way)).unwrap_or_else(|| panic!("none of {ways:?} in {there:?}")).clone()
    }

    /// Goes from page to page by every link, as long as there are pages of new kinds; then sends the forms that were
    /// met, once with nothing typed and once with nonsense.
    pub async fn crawl(&self, from: &[String]) {
        let mut queue: VecDeque<String> = from.iter().cloned().collect();
        let mut known: BTreeSet<String> = from.iter().cloned().collect();
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        let mut forms: Vec<Form> = Vec::new();
        while let Some(path) = queue.pop_front() {
            let page = self.go(&path).await;
            assert_ne!(page.status.as_u16(), 404, "{path} was linked to");
            for link in page.links() {
                if known.insert(link.clone()) && counts(&mut kinds, &kind_of("GET", &link, "")) {
                    queue.push_back(link);
                }
            }
            for form in page.forms() {
                let names: Vec<&str> = form.fields.iter().map(|field| field.name.as_str()).collect();
                let is_typed = form.fields.iter().any(|field| field.is_typed);
                if is_typed && counts(&mut kinds, &kind_of(&form.method, &form.action, &names.join(" "))) {
                    forms.push(form);
                }
            }
        }
        let mut refused: BTreeSet<&'static str> = BTreeSet::new();
        for typed in ["", "ъ ?"] {
            for form in &forms {
                let answer = self.browser.submit(&form.typed(typed)).await;
                if matches!(answer.status.as_u16(), 409 | 413 | 422) {
                    refused.extend(pattern_of("POST", &form.action));
                }
                self.look(answer).await;
            }
        }
        let sent =
            forms.iter().filter(|form| form.method == "POST").filter_map(|form| pattern_of("POST", &form.action));
        let taken: BTreeSet<_> = sent.filter(|path| !refused.contains(path) && !TAKEN.contains(path)).collect();
        assert!(taken.is_empty(), "taken with nonsense in every field: {taken:#?}");
    }
}

/// The path of the sitemap that an address is one of, with the names of what it asks for.
fn kind_of(method: &str, address: &str, more: &str) -> String {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let names: BTreeSet<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{method} {:?} {names:?} {more}", pattern_of(method, address))
}

/// Whether there were few enough of a kind so far.
fn counts(kinds: &mut BTreeMap<String, usize>, kind: &str) -> bool {
    let many = kinds.entry(kind.to_owned()).or_default();
    *many += 1;
    *many <= OF_ONE_KIND
}

/// The label of an offer's number field.
pub fn licenses_for(offer: &str) -> String {
    messages("en")["cart-licenses-for"].replace("{ $offer }", offer)
}
