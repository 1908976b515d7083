//! The end of a partnership, afterwards: letters that the provider may want to write. The portal sends none.

use actix_web::web;
use askama::Template;

use crate::{
    domain::Language,
    service::farewells::{self, Farewell, Farewells, MOST_CUSTOMERS},
    web::{Answer, Request, View, When, mailto::mailto_with, page},
};

#[derive(Template)]
#[template(path = "partner/indirect_resellers/farewell.html")]
struct FarewellPage<'a> {
    view: &'a View,
    title: String,
    reseller: Letter<'a>,
    ended: Option<When>,
    customers: Vec<Letter<'a>>,
    /// The texts to customers, one for each language that some of them read.
    texts: Vec<(&'static str, &'a Farewell)>,
    cut: Option<String>,
}

/// A letter, and the link that opens it in a mail program.
struct Letter<'a> {
    letter: &'a Farewell,
    language: &'static str,
    mailto: String,
}

impl<'a> Letter<'a> {
    fn new(letter: &'a Farewell) -> Self {
        let mailto = mailto_with(&letter.to, &letter.subject, &letter.message);
        Self { letter, language: letter.language.name(), mailto }
    }
}

/// `GET /indirect-resellers/ended/{partnership}`
pub async fn get(request: Request, partnership: web::Path<String>) -> Answer {
    let (view, found) = request.read(move |cx| farewells::open(cx, partnership.parse()?)).await?;
    page(&request, &farewell_page(&view, &found))
}

fn farewell_page<'a>(view: &'a View, found: &'a Farewells) -> FarewellPage<'a> {
    let in_language = |language: Language| found.customers.iter().find(|one| one.language == language);
    let texts = Language::ALL.iter().filter_map(|one| in_language(*one).map(|letter| (one.name(), letter)));
    FarewellPage {
        view,
        title: view.with("farewell-title", "reseller", &found.partnership.name),
        reseller: Letter::new(&found.reseller),
        ended: found.partnership.removed_at.map(|at| view.exactly(at)),
        customers: found.customers.iter().map(Letter::new).collect(),
        texts: texts.collect(),
        cut: found.is_cut.then(|| view.count("farewell-cut", i64::try_from(MOST_CUSTOMERS).unwrap_or(i64::MAX))),
    }
}
