//! For those who watch over the portal: is it up, does its database answer.

use actix_web::HttpResponse;

use crate::{service::setup, web::Request};

/// `GET /healthz`: the process is up.
pub async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}

/// `GET /readyz`: the database answers.
pub async fn readyz(request: Request) -> HttpResponse {
    match setup::ping(request.caller()).await {
        Ok(()) => HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n"),
        Err(_) => HttpResponse::ServiceUnavailable()
            .insert_header(("Retry-After", "5"))
            .content_type("text/plain; charset=utf-8")
            .body("the database does not answer\n"),
    }
}
