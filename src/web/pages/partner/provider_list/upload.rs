//! Entries of the public list as the operator's file.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, http::StatusCode};
use askama::Template;

use crate::{
    domain::{Action, Text, provider_list::ProviderColumn, sheet::Columns},
    service::provider_list,
    web::{
        Answer, Request, View,
        extract::upload::{Uploaded, receive},
        forms::page_refusing,
        page,
        pages::sheets::{Faults, chosen, refusing_field, refusing_file},
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "partner/provider_list/upload.html")]
struct UploadPage<'a> {
    view: &'a View,
    columns: String,
    faults: Option<Faults>,
}

fn upload_page(view: &View, faults: Option<Faults>) -> UploadPage<'_> {
    UploadPage { view, columns: ProviderColumn::header(), faults }
}

/// `GET /provider-list/import`
pub async fn get(request: Request) -> Answer {
    let (view, ()) = request.read(|cx| cx.authorize(Action::ManageProviderList).map(|_| ())).await?;
    page(&request, &upload_page(&view, None))
}

/// `POST /provider-list/import`: takes the file, or says what is wrong with it and takes nothing.
pub async fn post(request: Request, http: HttpRequest, form: Multipart) -> Answer {
    let (view, ()) = request.read(|cx| cx.authorize(Action::ManageProviderList).map(|_| ())).await?;
    let Uploaded { file, .. } = receive(&request, &http, form).await?;
    if request.display().is_some() {
        return get(request).await;
    }
    let (name, content) = match chosen(file, "served-file-too-large") {
        Ok(file) => file,
        Err((status, text)) => {
            let view = refusing_field(view, text);
            return page_refusing(&request, &view, status, &upload_page(&view, None));
        }
    };
    let (view, outcome) = request.write(move |cx| provider_list::import(cx, &content)).await?;
    match outcome {
        Ok(imported) => {
            let text = Text::new("flash-provider-list-imported")
                .count("added", imported.added)
                .count("updated", imported.updated)
                .count("unchanged", imported.unchanged);
            Ok(see_other_saying(&request, "/provider-list", "success", text))
        }
        Err(faults) => {
            let faults = Faults::new(&view, &faults);
            let view = refusing_file(view, &faults, &name);
            let shown = upload_page(&view, Some(faults));
            page_refusing(&request, &view, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}
