//! A file of users that was sent: what it would add, how far its loading has come, what it has added, and its temporary
//! passwords.

use actix_web::{
    http::{
        StatusCode,
        header::{HeaderValue, REFRESH},
    },
    web::{self, Bytes},
};
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{Error, Text, password::TemporaryPassword, upload::UploadState},
    paths,
    service::customer_users::imports::{self, Issued, OpenedImport, UserImportPreview},
    web::{
        Answer, EmptyForm, Posted, Request, View, When,
        csv::{SheetWriter, download},
        extract::place::DirectoryPath,
        page,
        pages::{customers::inside::Inside, sheets::Faults},
        respond::page_with,
        see_other,
    },
};

/// After how many seconds the page of a file that is being loaded looks again.
const LOOK_AGAIN: &str = "2";

/// The file that an address names.
#[derive(Deserialize)]
pub struct ImportPart {
    import: String,
}

#[derive(Template)]
#[template(path = "directory/users/load.html")]
struct LoadPage<'a> {
    view: &'a View,
    inside: Inside,
    users: String,
    id: String,
    file_name: &'a str,
    step: Step,
}

/// What the page shows.
enum Step {
    /// What the file would add; how much of it a try that broke off has loaded.
    Preview { summary: String, location: String, adds: bool, broken: Option<String> },
    /// What is wrong with it since it was sent.
    Faults(Faults),
    /// How far it has come.
    Loading { done: i64, total: i64, text: String },
    /// What it has added, and where its passwords stand.
    Loaded { summary: String, secrets: Secrets },
}

/// Where the temporary passwords of a file stand.
enum Secrets {
    /// There is nobody who needs one.
    None,
    /// They can be taken.
    Ready,
    /// They were taken: by whom, when.
    Taken { by: String, at: When },
}

/// `GET …/users/imports/{import}`
pub async fn get(request: Request, at: DirectoryPath, named: web::Path<ImportPart>) -> Answer {
    let (view, opened) = request.read(move |cx| imports::open(cx, at.place()?, named.import.parse()?)).await?;
    let load_page = load_page(&view, &opened);
    let waits = matches!(load_page.step, Step::Loading { .. });
    let mut answer = page(&request, &load_page)?;
    if waits {
        answer.headers_mut().insert(REFRESH, HeaderValue::from_static(LOOK_AGAIN));
    }
    Ok(answer)
}

/// `POST …/users/imports/{import}`
pub async fn post(
    request: Request,
    at: DirectoryPath,
    named: web::Path<ImportPart>,
    _posted: Posted<EmptyForm>,
) -> Answer {
    let (place, id) = (request.named(at.place()).await?, request.named(named.import.parse()).await?);
    request.seen(imports::run(request.caller(), place, id).await)?;
    Ok(see_other(&paths::user_import(place, id)))
}

/// `POST …/users/imports/{import}/passwords`: makes a password for everybody of the file who has none, and gives them
/// out as a file, this once.
pub async fn passwords(
    request: Request,
    at: DirectoryPath,
    named: web::Path<ImportPart>,
    _posted: Posted<EmptyForm>,
) -> Answer {
    let (place, id) = (request.named(at.place()).await?, request.named(named.import.parse()).await?);
    let (view, issued) = request.seen(imports::issue_passwords(request.caller(), place, id).await)?;
    match issued {
        Issued::Now(secrets) => {
            let body = secrets_sheet(&view, &secrets).map_err(|error| request.error(error))?;
            Ok(download("temporary-passwords", request.now().utc().date_naive(), body))
        }
        Issued::Before(opened) => page_with(&request, StatusCode::CONFLICT, &load_page(&view, &opened)),
        // Somebody else was faster: the file's page says who.
        Issued::Meanwhile => Ok(see_other(&paths::user_import(place, id))),
    }
}

/// User names with their passwords.
fn secrets_sheet(view: &View, secrets: &[(String, TemporaryPassword)]) -> Result<Bytes, Error> {
    let mut sheet = SheetWriter::headed(&[view.t("secret-user-name"), view.t("secret-password")])?;
    for (user_name, secret) in secrets {
        sheet.row(&[user_name, secret.reveal()])?;
    }
    Ok(sheet.into_bytes())
}

fn load_page<'a>(view: &'a View, opened: &'a OpenedImport) -> LoadPage<'a> {
    LoadPage {
        inside: Inside::of(view, &opened.directory, "users"),
        users: paths::users(opened.directory.place()),
        id: opened.import.id.to_string(),
        file_name: &opened.import.file_name,
        step: step(view, opened),
        view,
    }
}

fn step(view: &View, opened: &OpenedImport) -> Step {
    let import = &opened.import;
    let counted = |key, new, unchanged| view.text(&Text::new(key).count("added", new).count("unchanged", unchanged));
    match (&opened.judgment, import.state) {
        (Some(Err(faults)), _) => Step::Faults(Faults::new(view, faults)),
        (Some(Ok(UserImportPreview { new, unchanged })), state) => {
            let so_far = Text::new("user-import-broken").count("done", import.done).count("total", import.total);
            Step::Preview {
                summary: counted("user-import-preview", *new, *unchanged),
                location: view.country(&import.location),
                adds: *new > 0 || import.done > 0,
                broken: (state != UploadState::Waiting).then(|| view.text(&so_far)),
            }
        }
        (None, UploadState::Loaded) => Step::Loaded {
            summary: counted("user-import-loaded", import.added, import.total - import.added),
            secrets: secrets(view, opened),
        },
        (None, _) => {
            let text = Text::new("user-import-progress").count("done", import.done).count("total", import.total);
            Step::Loading { done: import.done, total: import.total, text: view.text(&text) }
        }
    }
}

fn secrets(view: &View, opened: &OpenedImport) -> Secrets {
    match (opened.import.passwords_at, &opened.taken_by) {
        (Some(at), by) => Secrets::Taken { by: by.clone().unwrap_or_default(), at: view.exactly(at) },
        (None, _) if opened.import.added > 0 => Secrets::Ready,
        (None, _) => Secrets::None,
    }
}
