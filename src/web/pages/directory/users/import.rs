//! Upload users: a file is judged at once, and kept where nothing is wrong with it.

use actix_multipart::Multipart;
use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
};
use askama::Template;

use super::locations;
use crate::{
    domain::{
        Text,
        directory::Right,
        sheet::Columns,
        upload::UploadState,
        user_sheet::{self, MOST_BYTES, UserColumn},
    },
    paths,
    service::{
        customer_users::imports::{self, UserImport},
        directory::{self, Directory},
    },
    web::{
        Answer, Choice, Request, Sent, View, When,
        extract::{
            place::DirectoryPath,
            upload::{self, Uploaded, receive},
        },
        forms::page_refusing,
        page,
        pages::{
            customers::inside::Inside,
            sheets::{Faults, refusing_field, refusing_file},
        },
        see_other,
    },
};

#[derive(Template)]
#[template(path = "directory/users/import.html")]
struct ImportPage<'a> {
    view: &'a View,
    inside: Inside,
    users: String,
    lead: String,
    columns: String,
    domain_text: String,
    locations: Vec<Choice>,
    faults: Option<Faults>,
    recent: Vec<Recent<'a>>,
}

/// Where a file is sent from, and which location is chosen with it.
struct Desk {
    directory: Directory,
    recent: Vec<UserImport>,
    location: String,
}

/// A file that was loaded before.
struct Recent<'a> {
    id: String,
    file_name: &'a str,
    sent: When,
    state: &'static str,
    badge: &'static str,
}

/// `GET …/users/import`
pub async fn get(request: Request, at: DirectoryPath) -> Answer {
    let (view, (directory, recent)) = request.read(move |cx| imports::prepare(cx, at.place()?)).await?;
    let desk = Desk { location: directory.country.clone(), directory, recent };
    page(&request, &desk.page(&view))
}

/// `GET …/users/import/sample`: a file to begin with.
pub async fn sample(request: Request, at: DirectoryPath) -> Answer {
    let (_, directory) = request.read(move |cx| directory::open(cx, at.place()?, Right::Import)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"users-sample.csv\""))
        .body(user_sheet::sample(&directory.domain)))
}

/// `POST …/users/import`. Three trips to the database: who may send a file, what is wrong with it, and keeping it.
pub async fn post(request: Request, at: DirectoryPath, http: HttpRequest, form: Multipart) -> Answer {
    let (view, (directory, recent)) = request.read(move |cx| imports::prepare(cx, at.place()?)).await?;
    let place = directory.place();
    let Uploaded { key, file, location } = receive(&request, &http, form).await?;
    let desk = Desk { directory, recent, location };
    if request.display().is_some() {
        let (view, ()) = request.read(|_| Ok(())).await?;
        return page(&request, &desk.page(&view));
    }
    let (name, content) = match chosen(file) {
        Ok(file) => file,
        Err((status, text)) => {
            let view = refusing_field(view, text);
            return page_refusing(&request, &view, status, &desk.page(&view));
        }
    };
    let location = desk.location.clone();
    let judged = request.caller().read(move |cx| {
        let (_, judgment) = imports::judge(cx, place, (&location, &content))?;
        Ok((judgment, content))
    });
    let (view, (judgment, content)) = match request.sent((), judged).await? {
        Sent::Done(view, judged) => (view, judged),
        Sent::Back(back) => return back.page(&request, &desk.page(&back.view)),
    };
    let preview = match judgment {
        Ok(preview) => preview,
        Err(faults) => {
            let faults = Faults::new(&view, &faults);
            let view = refusing_file(view, &faults, &name);
            let shown = ImportPage { faults: Some(faults), ..desk.page(&view) };
            return page_refusing(&request, &view, StatusCode::UNPROCESSABLE_ENTITY, &shown);
        }
    };
    let location = desk.location;
    let (_, id) =
        request.write(move |cx| imports::keep(cx, place, &key, (&name, &location, &content), preview)).await?;
    Ok(see_other(&paths::user_import(place, id)))
}

/// The name of the file that was sent and what it holds, or what is said where none was chosen, or a large one.
fn chosen(file: upload::UploadedFile) -> Result<(String, Vec<u8>), (StatusCode, Text)> {
    match file {
        upload::UploadedFile::File { name, content } if content.len() <= MOST_BYTES => Ok((name, content)),
        upload::UploadedFile::Nothing => Err((StatusCode::UNPROCESSABLE_ENTITY, Text::new("sheet-file-missing"))),
        upload::UploadedFile::File { .. } | upload::UploadedFile::TooLarge => {
            Err((StatusCode::PAYLOAD_TOO_LARGE, Text::new("user-import-too-large").count("count", megabytes())))
        }
    }
}

fn megabytes() -> i64 {
    i64::try_from(MOST_BYTES / 1024 / 1024).unwrap_or(0)
}

impl Desk {
    fn page<'a>(&'a self, view: &'a View) -> ImportPage<'a> {
        let most = i64::try_from(UserColumn::MOST_ROWS).unwrap_or(i64::MAX);
        let limits = Text::new("user-import-limits").count("rows", most).count("size", megabytes());
        ImportPage {
            inside: Inside::of(view, &self.directory, "users"),
            users: paths::users(self.directory.place()),
            lead: view.text(&limits),
            columns: UserColumn::header(),
            domain_text: view.with("user-import-format", "domain", &self.directory.domain),
            locations: locations(view, &self.location),
            faults: None,
            recent: self.recent.iter().map(|import| row(view, import)).collect(),
            view,
        }
    }
}

fn row<'a>(view: &View, import: &'a UserImport) -> Recent<'a> {
    let (badge, state) = match (import.state, import.passwords_at) {
        (UploadState::Loaded, None) if import.added > 0 => ("warning", view.t("user-import-state-waiting")),
        (UploadState::Loaded, _) => ("success", view.t("user-import-state-done")),
        (UploadState::Failed, _) => ("danger", view.t("user-import-state-failed")),
        (UploadState::Loading | UploadState::Waiting, _) => ("info", view.t("user-import-state-loading")),
    };
    let (id, file_name) = (import.id.to_string(), import.file_name.as_str());
    Recent { id, file_name, sent: view.when(import.created_at), state, badge }
}
