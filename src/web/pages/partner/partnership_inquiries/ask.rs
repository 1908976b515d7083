//! Asking a listed provider for a partnership.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{Error, Text, ids::AccountId},
    paths,
    service::partnership_inquiries::{self, InquiryForm, PartnershipDesk},
    web::{Answer, Posted, Request, Sent, View, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "partner/partnership_inquiries/ask.html")]
struct AskPage<'a> {
    view: &'a View,
    /// The provider's entry.
    up: String,
    provider: &'a str,
    /// What the provider will see of the reader's account.
    name: &'a str,
    country: String,
    mpn: String,
    contact: String,
    obstacle: Option<String>,
    message: &'a str,
}

/// `GET /providers/{id}/ask`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, desk) = request.read(move |cx| partnership_inquiries::open(cx, id.parse()?)).await?;
    page(&request, &ask_page(&view, &desk, ""))
}

/// `POST /providers/{id}/ask`
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<InquiryForm>) -> Answer {
    let Posted { form, key } = posted;
    let id: AccountId = request.named(id.parse()).await?;
    let sent = request.submit(
        form,
        move |cx, form| partnership_inquiries::send(cx, id, &key, form).map_err(Error::in_place),
        move |cx, _| partnership_inquiries::open(cx, id),
    );
    match sent.await? {
        Sent::Done(_, (inquiry, provider)) => {
            let text = Text::new("flash-inquiry-sent").with("name", provider);
            Ok(see_other_saying(&request, &paths::sent_inquiry(inquiry), "success", text))
        }
        Sent::Back(back) => back.page(&request, &ask_page(&back.view, &back.found, &back.form.message)),
    }
}

fn ask_page<'a>(view: &'a View, desk: &'a PartnershipDesk, message: &'a str) -> AskPage<'a> {
    let contact = view.person().map(|person| format!("{}, {}", person.name, person.email)).unwrap_or_default();
    AskPage {
        up: paths::listed_provider(desk.provider.account),
        provider: &desk.provider.name,
        name: &desk.reseller.name,
        country: view.country(&desk.reseller.country),
        mpn: desk.reseller.mpn_location_id.map(|id| id.to_string()).unwrap_or_default(),
        contact,
        obstacle: desk.obstacle.as_ref().map(|why| view.text(why)),
        message,
        view,
    }
}
