//! A catalogue file that was sent: what it would change, how far its loading has come, what it has changed.

use actix_web::{
    http::header::{HeaderValue, REFRESH},
    web,
};
use askama::Template;

use crate::{
    domain::{Text, upload::UploadState},
    paths,
    service::catalog::{CatalogCheck, Upload, background, uploads},
    web::{Answer, EmptyForm, Posted, Request, View, page, pages::sheets::Faults, see_other},
};

/// How many offers a page names; a file may have thousands.
const NAMES_SHOWN: usize = 25;
/// After how many seconds the page of a file that is being loaded looks again.
const LOOK_AGAIN: &str = "2";

#[derive(Template)]
#[template(path = "sales/catalog/load.html")]
struct LoadPage<'a> {
    view: &'a View,
    id: String,
    file_name: &'a str,
    step: Step,
}

/// What the page shows.
enum Step {
    /// What the file would change; whether a try to load it broke off.
    Preview { summary: String, lists: Vec<Names>, changes: bool, failed: bool },
    /// What is wrong with it since it was sent.
    Faults(Faults),
    /// How far it has come.
    Loading { done: usize, total: usize, text: String },
    /// What it has changed.
    Loaded { summary: String },
}

/// Offers by name, as many as are shown.
struct Names {
    title: String,
    names: Vec<String>,
    more: Option<String>,
}

/// `GET /catalog/imports/{id}`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, (upload, preview)) = request.read(move |cx| uploads::open(cx, id.parse()?)).await?;
    let step = match (upload.state, preview) {
        (_, Some(preview)) => judged(&view, &upload, preview),
        (UploadState::Loaded, None) => Step::Loaded { summary: summary(&view, "catalog-loaded", &upload) },
        (_, None) => loading(&view, background::seen(request.caller(), upload.id)),
    };
    let waits = matches!(step, Step::Loading { .. });
    let id = upload.id.to_string();
    let mut answer = page(&request, &LoadPage { view: &view, id, file_name: &upload.file_name, step })?;
    if waits {
        answer.headers_mut().insert(REFRESH, HeaderValue::from_static(LOOK_AGAIN));
    }
    Ok(answer)
}

/// `POST /catalog/imports/{id}`
pub async fn post(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let id = request.named(id.parse()).await?;
    request.seen(background::run(request.caller(), id).await)?;
    Ok(see_other(&paths::catalog_import(id)))
}

fn judged(view: &View, upload: &Upload, judged: CatalogCheck) -> Step {
    let preview = match judged {
        Ok(preview) => preview,
        Err(faults) => return Step::Faults(Faults::new(view, &faults)),
    };
    let changes = preview.changes;
    let counted = Upload {
        added: changes.added,
        updated: changes.updated,
        unchanged: changes.unchanged,
        prices: changes.prices,
        ..upload.clone()
    };
    let lists = [names(view, "catalog-will-add", preview.added), names(view, "catalog-will-update", preview.updated)];
    Step::Preview {
        summary: summary(view, "catalog-preview", &counted),
        lists: lists.into_iter().flatten().collect(),
        changes: changes.added + changes.updated > 0,
        failed: upload.state != UploadState::Waiting,
    }
}

fn names(view: &View, key: &'static str, mut names: Vec<String>) -> Option<Names> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let (title, more) = (view.count(key, count(names.len())), names.len().saturating_sub(NAMES_SHOWN));
    names.truncate(NAMES_SHOWN);
    let is_any = !names.is_empty();
    is_any.then(|| Names { title, names, more: (more > 0).then(|| view.count("catalog-offers-more", count(more))) })
}

fn loading(view: &View, seen: Option<(usize, usize)>) -> Step {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    match seen {
        None => Step::Loading { done: 0, total: 0, text: view.t("catalog-loading-reads").to_owned() },
        Some((done, total)) => {
            let text = Text::new("catalog-loading-writes").count("done", count(done)).count("total", count(total));
            Step::Loading { done, total, text: view.text(&text) }
        }
    }
}

fn summary(view: &View, key: &'static str, upload: &Upload) -> String {
    let text = Text::new(key)
        .count("added", upload.added)
        .count("updated", upload.updated)
        .count("unchanged", upload.unchanged)
        .count("prices", upload.prices);
    view.text(&text)
}
