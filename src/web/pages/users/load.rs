//! A file of users that was sent: what it would add, how far its loading has come, what it has added, and its temporary
//! passwords.

use std::{sync::Arc, time::Duration};

use actix_web::{
    http::{
        StatusCode,
        header::{HeaderValue, REFRESH},
    },
    web::{self, Data},
};
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{actor::Actor, error::Error, password, text::Text, upload::UploadState},
    service::{
        Call,
        customer_users::imports::{self, ImportAttempt, OpenedImport, Passwords, Piece, Preview},
        directory::Place,
    },
    state::AppState,
    web::{
        csv::{Sheet, download},
        extract::{
            form::{Bare, Posted},
            place::At,
            request::Request,
        },
        pages::{customers::inside::Inside, sheets::Faults},
        respond::{Answer, page, page_with, see_other},
        view::{View, When},
    },
};

/// How long the answer waits for a file to be loaded: most are sooner than anybody would look.
const SOON: Duration = Duration::from_millis(1500);
/// After how many seconds the page of a file that is being loaded looks again.
const LOOK_AGAIN: &str = "2";

/// The file that an address names.
#[derive(Deserialize)]
pub struct Named {
    import: String,
}

#[derive(Template)]
#[template(path = "users/load.html")]
struct LoadPage<'a> {
    view: &'a View,
    inside: Inside,
    users: &'a str,
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
pub async fn get(request: Request, at: At, named: web::Path<Named>) -> Answer {
    let (place, users) = (at.clone(), at.users());
    let (view, opened) = request
        .read(move |db, call, actor| imports::open(db, call, actor, place.place()?, named.import.parse()?))
        .await?;
    let load_page = load_page(&view, &opened, &users);
    let waits = matches!(load_page.step, Step::Loading { .. });
    let mut answer = page(&request, &load_page)?;
    if waits {
        answer.headers_mut().insert(REFRESH, HeaderValue::from_static(LOOK_AGAIN));
    }
    Ok(answer)
}

/// `POST …/users/imports/{import}`: loads the file; once, however often it is asked. Goes on where a try broke off.
pub async fn post(request: Request, at: At, named: web::Path<Named>, _posted: Posted<Bare>) -> Answer {
    let (users, wanted) = (at.users(), named.import.clone());
    let (_, (attempt, place, actor)) = request
        .write(move |db, call, actor| {
            let place = at.place()?;
            Ok((imports::begin(db, call, actor, place, wanted.parse()?)?, place, actor.clone()))
        })
        .await?;
    if let Some(attempt) = attempt {
        let job = actix_web::rt::spawn(load(request.app.clone(), request.call(), (actor, place), attempt));
        // Where it takes longer, the page shows how far it is.
        let _still_at_it = tokio::time::timeout(SOON, job).await;
    }
    Ok(see_other(&format!("{users}/imports/{}", named.import)))
}

/// Loads the file of a try, whoever looks on. What goes wrong is logged, and said on the file's page.
async fn load(app: Data<AppState>, call: Call, (actor, place): (Actor, Place), attempt: ImportAttempt) {
    if let Err(error) = load_pieces(&app, &call, (&actor, place), attempt).await {
        tracing::warn!(import.id = %attempt.id, %error, "a file of users was not loaded to its end");
        let noted: Result<(), Error> = app.database.write(move |db| imports::fail(db, attempt)).await;
        if let Err(error) = noted {
            tracing::error!(import.id = %attempt.id, %error, "and that could not be noted");
        }
    }
}

async fn load_pieces(
    app: &Data<AppState>,
    call: &Call,
    (actor, place): (&Actor, Place),
    attempt: ImportAttempt,
) -> Result<(), Error> {
    let (reader, who) = (call.clone(), actor.clone());
    let rows = app.database.read(move |db| imports::read(db, &reader, &who, place, attempt)).await?;
    let rows: Arc<[_]> = rows.into();
    let mut done = usize::try_from(attempt.done).unwrap_or(0);
    loop {
        let (who, rows) = (actor.clone(), Arc::clone(&rows));
        let call = Call { now: app.clock.now(), ..call.clone() };
        let work = move |db: &mut _| imports::load(db, &call, &who, place, (attempt, &rows), done);
        match app.database.write(work).await? {
            Piece::Loaded(so_many) => done = so_many,
            Piece::Last => return Ok(()),
        }
    }
}

/// `POST …/users/imports/{import}/passwords`: makes a password for everybody of the file who has none, and gives them
/// out as a file, this once.
pub async fn passwords(request: Request, at: At, named: web::Path<Named>, _posted: Posted<Bare>) -> Answer {
    let (place, again, users) = (at.clone(), at.clone(), at.users());
    let (first, second) = (named.import.clone(), named.import.clone());
    let (view, waiting) =
        request.read(move |db, call, actor| imports::waiting(db, call, actor, place.place()?, first.parse()?)).await?;
    let waiting = match waiting {
        Passwords::Waiting(users) => users,
        Passwords::Taken(opened) => {
            let taken = load_page(&view, &opened, &users);
            return page_with(&request, StatusCode::CONFLICT, &taken);
        }
    };
    let secrets: Vec<_> = waiting.iter().map(|_| password::temporary()).collect();
    let hashes = request.app.passwords.hash_temporary(secrets.clone()).await.map_err(|e| request.error(e))?;
    let hashes: Vec<_> = waiting.iter().map(|(id, _)| *id).zip(hashes).collect();
    let (view, taken) = request
        .write(move |db, call, actor| imports::take(db, call, actor, (again.place()?, second.parse()?), &hashes))
        .await?;
    if !taken {
        // Somebody else was faster: the file's page says who.
        return Ok(see_other(&format!("{users}/imports/{}", named.import)));
    }
    let heads = [view.t("secret-user-name"), view.t("secret-password")];
    let mut sheet = Sheet::headed(&heads).map_err(|e| request.error(e))?;
    for ((_, user_name), secret) in waiting.iter().zip(&secrets) {
        sheet.row(&[user_name, secret.reveal()]).map_err(|e| request.error(e))?;
    }
    let body = sheet.into_bytes().map_err(|e| request.error(e))?;
    Ok(download("temporary-passwords", request.app.clock.now().utc().date_naive(), body))
}

fn load_page<'a>(view: &'a View, opened: &'a OpenedImport, users: &'a str) -> LoadPage<'a> {
    LoadPage {
        inside: Inside::of(view, &opened.directory, "users"),
        users,
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
        (Some(Ok(Preview { new, unchanged })), state) => {
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
        (Some(at), by) => Secrets::Taken { by: by.clone().unwrap_or_default(), at: view.when(at) },
        (None, _) if opened.import.added > 0 => Secrets::Ready,
        (None, _) => Secrets::None,
    }
}
