//! Upload users: a file is judged at once, and kept where nothing is wrong with it.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, http::header};
use askama::Template;

use super::locations;
use crate::{
    domain::{
        directory::Right,
        sheet::Columns,
        text::Text,
        upload::UploadState,
        user_sheet::{self, Column, MOST_BYTES},
    },
    service::{
        customer_users::imports::{self, UserImport},
        directory::{self, Directory},
    },
    web::{
        extract::{
            place::At,
            request::Request,
            upload::{Sent, Uploaded, receive},
        },
        pages::{customers::inside::Inside, sheets::Faults},
        respond::{Answer, page, page_with, see_other},
        view::{Choice, Refused, View, When},
    },
};

#[derive(Template)]
#[template(path = "users/import.html")]
struct ImportPage<'a> {
    view: &'a View,
    inside: Inside,
    users: &'a str,
    lead: String,
    columns: String,
    domain_text: String,
    locations: Vec<Choice>,
    error: String,
    refused: Refused,
    file_name: &'a str,
    faults: Option<Faults>,
    recent: Vec<Recent>,
}

/// A file that was loaded before.
struct Recent {
    id: String,
    file_name: String,
    sent: When,
    state: &'static str,
    badge: &'static str,
}

/// `GET …/users/import`
pub async fn get(request: Request, at: At) -> Answer {
    let (place, users) = (at.clone(), at.users());
    let (view, (directory, recent)) =
        request.read(move |db, call, actor| imports::prepare(db, call, actor, place.place()?)).await?;
    let location = directory.country.clone();
    page(&request, &import_page(&view, &directory, &users, &location, recent))
}

/// `GET …/users/import/sample`: a file to begin with.
pub async fn sample(request: Request, at: At) -> Answer {
    let (_, directory) =
        request.read(move |db, call, actor| directory::open(db, call, actor, at.place()?, Right::Import)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"users-sample.csv\""))
        .body(user_sheet::sample(&directory.domain)))
}

/// `POST …/users/import`. Three trips to the database: who may send a file, what is wrong with it, and keeping it.
pub async fn post(request: Request, at: At, http: HttpRequest, form: Multipart) -> Answer {
    let (place, users) = (at.clone(), at.users());
    let (view, (directory, recent)) =
        request.read(move |db, call, actor| imports::prepare(db, call, actor, place.place()?)).await?;
    let Uploaded { key, file, location } = receive(&request, &http, form).await?;
    let import_page = import_page(&view, &directory, &users, &location, recent);
    let (name, content) = match chosen(&view, file) {
        Ok(file) => file,
        Err((status, error)) => return page_with(&request, status, &ImportPage { error, ..import_page }),
    };
    let (place, wanted) = (at.clone(), location.clone());
    let judged = request
        .read(move |db, call, actor| {
            let judged = imports::judge(db, call, actor, place.place()?, (&wanted, &content))?;
            Ok((judged, content))
        })
        .await;
    let (preview, content) = match judged {
        Ok((_, ((_, Ok(preview)), content))) => (preview, content),
        Ok((view, ((_, Err(faults)), _))) => {
            let faults = Some(Faults::new(&view, &faults));
            let refused = ImportPage { file_name: &name, faults, ..import_page };
            return page_with(&request, StatusCode::UNPROCESSABLE_ENTITY, &refused);
        }
        Err(error) => {
            let (view, refusals) = error.into_refusals()?;
            let refused = view.refused(&refusals);
            return page_with(&request, StatusCode::UNPROCESSABLE_ENTITY, &ImportPage { refused, ..import_page });
        }
    };
    let (_, id) = request
        .write(move |db, call, actor| {
            imports::keep(db, call, actor, at.place()?, &key, (&name, &location, &content), preview)
        })
        .await?;
    Ok(see_other(&format!("{users}/imports/{id}")))
}

/// The name of the file that was sent and what it holds, or what is said where none was chosen, or a large one.
fn chosen(view: &View, file: Sent) -> Result<(String, Vec<u8>), (StatusCode, String)> {
    match file {
        Sent::File { name, content } if content.len() <= MOST_BYTES => Ok((name, content)),
        Sent::Nothing => Err((StatusCode::UNPROCESSABLE_ENTITY, view.t("sheet-file-missing").to_owned())),
        Sent::File { .. } | Sent::TooLarge => {
            Err((StatusCode::PAYLOAD_TOO_LARGE, view.count("user-import-too-large", megabytes())))
        }
    }
}

fn megabytes() -> i64 {
    i64::try_from(MOST_BYTES / 1024 / 1024).unwrap_or(0)
}

fn import_page<'a>(
    view: &'a View,
    directory: &Directory,
    users: &'a str,
    location: &str,
    recent: Vec<UserImport>,
) -> ImportPage<'a> {
    let most = i64::try_from(Column::MOST_ROWS).unwrap_or(i64::MAX);
    let limits = Text::new("user-import-limits").count("rows", most).count("size", megabytes());
    ImportPage {
        inside: Inside::of(view, directory, "users"),
        users,
        lead: view.text(&limits),
        columns: Column::header(),
        domain_text: view.with("user-import-format", "domain", &directory.domain),
        locations: locations(view, location),
        error: String::new(),
        refused: Refused::default(),
        file_name: "",
        faults: None,
        recent: recent.into_iter().map(|import| row(view, import)).collect(),
        view,
    }
}

fn row(view: &View, import: UserImport) -> Recent {
    let (badge, state) = match (import.state, import.passwords_at) {
        (UploadState::Loaded, None) if import.added > 0 => ("warning", view.t("user-import-state-waiting")),
        (UploadState::Loaded, _) => ("success", view.t("user-import-state-done")),
        (UploadState::Failed, _) => ("danger", view.t("user-import-state-failed")),
        (UploadState::Loading | UploadState::Waiting, _) => ("info", view.t("user-import-state-loading")),
    };
    Recent { id: import.id.to_string(), sent: view.when(import.created_at), file_name: import.file_name, state, badge }
}
