//! Style sheet, script and pictures: in the program, under names that change with their content.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, HeaderValue},
    web,
};

/// A file of `static/`.
struct Asset {
    name: &'static str,
    path: &'static str,
    media_type: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
    brotli: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Where a file of `static/` is served, by its name there.
#[must_use]
pub fn path(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("/static/missing", |asset| asset.path)
}

/// Serves a file, compressed where the browser takes that; a name stands for one content for ever.
pub async fn get(request: HttpRequest, file: web::Path<String>) -> HttpResponse {
    let wanted = file.into_inner();
    let Some(asset) = ASSETS.iter().find(|asset| asset.path.strip_prefix("/static/") == Some(&wanted)) else {
        return HttpResponse::NotFound().finish();
    };
    let accepted = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let takes = |coding: &str| accepted.split(',').any(|one| one.trim().split(';').next() == Some(coding));
    let (body, coding) = if takes("br") {
        (asset.brotli, Some("br"))
    } else if takes("gzip") {
        (asset.gzip, Some("gzip"))
    } else {
        (asset.plain, None)
    };
    let mut response = HttpResponse::Ok();
    response
        .insert_header((header::CONTENT_TYPE, asset.media_type))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "Accept-Encoding"));
    if let Some(coding) = coding {
        response.insert_header((header::CONTENT_ENCODING, HeaderValue::from_static(coding)));
    }
    response.body(body)
}
