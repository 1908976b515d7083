//! Answers every request with the same page out of memory: what is left of a page's cost when nothing has to be made.
//!
//! `bytes-from-memory PORT FILE`

use actix_web::{App, HttpResponse, HttpServer, web};

/// As many as the portal has.
const WORKERS: usize = 2;

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let wrong = || std::io::Error::other("arguments: PORT FILE");
    let port: u16 = arguments.next().and_then(|port| port.parse().ok()).ok_or_else(wrong)?;
    let page = web::Bytes::from(std::fs::read(arguments.next().ok_or_else(wrong)?)?);
    HttpServer::new(move || {
        let page = page.clone();
        App::new().default_service(web::to(move || {
            let page = page.clone();
            async move { HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page) }
        }))
    })
    .workers(WORKERS)
    .tcp_nodelay(true)
    .bind(("127.0.0.1", port))?
    .run()
    .await
}
