//! Files attached to service requests: what pages show of them, and the way to one.

use actix_web::web;

use crate::{
    domain::{
        attachment,
        ids::{ServiceRequestEntryId, ServiceRequestId},
    },
    paths,
    service::{Attached, service_requests},
    web::{Answer, Request, View, download},
};

/// A file, as a page shows it.
pub struct FileRow {
    /// Where it can be had.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// How large it is.
    pub size: String,
}

/// What is said where files are chosen.
pub struct Choosing {
    /// The endings that a browser offers.
    pub accept: &'static str,
    /// What is taken.
    pub hint: String,
}

/// Those of the files of a request that go with an entry, or with the request itself.
pub(super) fn rows(
    view: &View,
    request: ServiceRequestId,
    entry: Option<ServiceRequestEntryId>,
    files: &[Attached],
) -> Vec<FileRow> {
    let row = |file: &Attached| FileRow {
        href: paths::service_request_file(request, file.id),
        name: file.name.clone(),
        size: view.size(file.bytes),
    };
    files.iter().filter(|file| file.entry_id == entry).map(row).collect()
}

/// What is said where files are chosen.
pub(super) fn choosing(view: &View) -> Choosing {
    Choosing { accept: attachment::ACCEPT, hint: view.text(&attachment::limits("files-hint")) }
}

/// `GET /service-requests/{request}/files/{attachment}`
pub async fn get(request: Request, place: web::Path<(String, String)>) -> Answer {
    let (id, file) = place.into_inner();
    let (_, (file, content)) =
        request.read(move |cx| service_requests::find_file(cx, id.parse()?, file.parse()?)).await?;
    Ok(download::attachment(&file.name, file.kind.media_type(), content))
}
