//! Sending a catalogue file: it is judged at once, and kept where nothing is wrong with it.

use actix_multipart::Multipart;
use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
};
use askama::Template;

use crate::{
    domain::{
        Action,
        catalog::{self, CatalogColumn},
        sheet::Columns,
    },
    paths,
    service::catalog::uploads,
    web::{
        Answer, Request, View,
        extract::upload::{Uploaded, receive},
        forms::page_refusing,
        page,
        pages::sheets::{Faults, chosen, refusing_field, refusing_file},
        see_other,
    },
};

#[derive(Template)]
#[template(path = "sales/catalog/upload.html")]
struct UploadPage<'a> {
    view: &'a View,
    columns: String,
    faults: Option<Faults>,
}

/// `GET /catalog/import`
pub async fn get(request: Request) -> Answer {
    let (view, ()) = request.read(|cx| cx.authorize(Action::ManageCatalog).map(|_| ())).await?;
    page(&request, &upload_page(&view, None))
}

/// `GET /catalog/import/sample`: a file to begin with.
pub async fn sample(request: Request) -> Answer {
    request.read(|cx| cx.authorize(Action::ManageCatalog).map(|_| ())).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"catalog-sample.csv\""))
        .body(catalog::sample()))
}

/// `POST /catalog/import`. Three trips to the database: who may send a file, what is wrong with it, and keeping it.
pub async fn post(request: Request, http: HttpRequest, form: Multipart) -> Answer {
    let (view, ()) = request.read(|cx| cx.authorize(Action::ManageCatalog).map(|_| ())).await?;
    let Uploaded { key, file, .. } = receive(&request, &http, form).await?;
    if request.display().is_some() {
        return get(request).await;
    }
    let (name, content) = match chosen(file, "catalog-file-too-large") {
        Ok(file) => file,
        Err((status, text)) => {
            let view = refusing_field(view, text);
            return page_refusing(&request, &view, status, &upload_page(&view, None));
        }
    };
    let (view, (judged, content)) = request.read(move |cx| Ok((uploads::judge(cx, &content)?, content))).await?;
    if let Err(faults) = judged {
        let faults = Faults::new(&view, &faults);
        let view = refusing_file(view, &faults, &name);
        let shown = upload_page(&view, Some(faults));
        return page_refusing(&request, &view, StatusCode::UNPROCESSABLE_ENTITY, &shown);
    }
    let (_, id) = request.write(move |cx| uploads::keep(cx, &key, (&name, &content))).await?;
    Ok(see_other(&paths::catalog_import(id)))
}

fn upload_page(view: &View, faults: Option<Faults>) -> UploadPage<'_> {
    UploadPage { view, columns: CatalogColumn::header(), faults }
}
