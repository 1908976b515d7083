//! Sending a catalogue file: it is judged at once, and kept where nothing is wrong with it.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, http::StatusCode};
use askama::Template;

use crate::{
    domain::{catalog::Column, policy::Action, sheet::Columns},
    service::catalog::uploads,
    web::{
        extract::{
            request::Request,
            upload::{Uploaded, receive},
        },
        pages::sheets::{Faults, chosen},
        respond::{Answer, page, page_with, see_other},
        view::View,
    },
};

#[derive(Template)]
#[template(path = "catalog/upload.html")]
struct UploadPage<'a> {
    view: &'a View,
    columns: String,
    error: String,
    file_name: &'a str,
    faults: Option<Faults>,
}

/// `GET /catalog/import`
pub async fn get(request: Request) -> Answer {
    let (view, ()) = request.read(|_, call, actor| call.authorize(actor, Action::ManageCatalog).map(|_| ())).await?;
    page(&request, &upload_page(&view, String::new()))
}

/// `POST /catalog/import`. Three trips to the database: who may send a file, what is wrong with it, and keeping it.
pub async fn post(request: Request, http: HttpRequest, form: Multipart) -> Answer {
    let (view, ()) = request.read(|_, call, actor| call.authorize(actor, Action::ManageCatalog).map(|_| ())).await?;
    let Uploaded { key, file, .. } = receive(&request, &http, form).await?;
    let (name, content) = match chosen(&view, file, "catalog-file-too-large") {
        Ok(file) => file,
        Err((status, error)) => return page_with(&request, status, &upload_page(&view, error)),
    };
    let (view, (judged, content)) =
        request.read(move |db, call, actor| Ok((uploads::judge(db, call, actor, &content)?, content))).await?;
    if let Err(faults) = judged {
        let faults = Some(Faults::new(&view, &faults));
        let refused = UploadPage { file_name: &name, faults, ..upload_page(&view, String::new()) };
        return page_with(&request, StatusCode::UNPROCESSABLE_ENTITY, &refused);
    }
    let (_, id) = request.write(move |db, call, actor| uploads::keep(db, call, actor, &key, (&name, &content))).await?;
    Ok(see_other(&format!("/catalog/imports/{id}")))
}

fn upload_page(view: &View, error: String) -> UploadPage<'_> {
    UploadPage { view, columns: Column::header(), error, file_name: "", faults: None }
}
