//! Entries of the public list as the operator's file.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, http::StatusCode};
use askama::Template;

use crate::{
    domain::{policy::Action, provider_list::Column, sheet::Columns, text::Text},
    service::provider_list,
    web::{
        extract::{
            request::Request,
            upload::{Uploaded, receive},
        },
        pages::sheets::{Faults, chosen},
        respond::{Answer, page, page_with, see_other_saying},
        view::View,
    },
};

#[derive(Template)]
#[template(path = "provider_list/upload.html")]
struct UploadPage<'a> {
    view: &'a View,
    columns: String,
    error: String,
    file_name: &'a str,
    faults: Option<Faults>,
}

fn upload_page(view: &View, error: String) -> UploadPage<'_> {
    UploadPage { view, columns: Column::header(), error, file_name: "", faults: None }
}

/// `GET /provider-list/import`
pub async fn get(request: Request) -> Answer {
    let (view, ()) =
        request.read(|_, call, actor| call.authorize(actor, Action::ManageProviderList).map(|_| ())).await?;
    page(&request, &upload_page(&view, String::new()))
}

/// `POST /provider-list/import`: takes the file, or says what is wrong with it and takes nothing.
pub async fn post(request: Request, http: HttpRequest, form: Multipart) -> Answer {
    let (view, ()) =
        request.read(|_, call, actor| call.authorize(actor, Action::ManageProviderList).map(|_| ())).await?;
    let Uploaded { file, .. } = receive(&request, &http, form).await?;
    let (name, content) = match chosen(&view, file, "served-file-too-large") {
        Ok(file) => file,
        Err((status, error)) => return page_with(&request, status, &upload_page(&view, error)),
    };
    let (view, outcome) =
        request.write(move |db, call, actor| provider_list::import(db, call, actor, &content)).await?;
    match outcome {
        Ok(imported) => {
            let text = Text::new("flash-provider-list-imported")
                .count("added", imported.added)
                .count("updated", imported.updated)
                .count("unchanged", imported.unchanged);
            Ok(see_other_saying(&request, "/provider-list", "success", text))
        }
        Err(faults) => {
            let faults = Some(Faults::new(&view, &faults));
            let shown = UploadPage { file_name: &name, faults, ..upload_page(&view, String::new()) };
            page_with(&request, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}
