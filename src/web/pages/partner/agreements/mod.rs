//! The agreement of one's own account: what it says, where it stands, and accepting it.

mod customer;
mod partner;

use actix_web::{HttpResponse, http::header};

use crate::{
    domain::{Action, Country, Language, Text, agreement_text, country::Region, policy},
    i18n::texts,
    service::agreements::{self, AccountAgreement},
    web::{Answer, EmptyForm, Posted, Request, View, page, see_other, see_other_saying},
};

/// `GET /agreements`
pub async fn get(request: Request) -> Answer {
    let (view, standpoint) = request.read(agreements::show).await?;
    match &standpoint {
        AccountAgreement::Partner(agreement) => page(&request, &partner::agreement_page(&view, agreement)),
        AccountAgreement::Customer(agreement, admins) => {
            page(&request, &customer::agreement_page(&view, agreement, admins))
        }
    }
}

/// `POST /agreements`: *Accept and continue*.
pub async fn post(request: Request, _posted: Posted<EmptyForm>) -> Answer {
    let (view, signed) = request.write(agreements::sign).await?;
    if !signed {
        return Ok(see_other("/agreements"));
    }
    let is_customer = view.kind().is_some_and(policy::is_served);
    let said = if is_customer { "flash-agreement-accepted" } else { "flash-agreement-signed" };
    Ok(see_other_saying(&request, "/agreements", "success", Text::new(said)))
}

/// `GET /agreements/partner/download`
pub async fn download_partner(request: Request) -> Answer {
    let (view, ()) = request.read(|cx| cx.authorize(Action::ViewAgreements).map(|_| ())).await?;
    Ok(download("microsoft-partner-agreement", partner_text(&view)))
}

/// `GET /agreements/customer/download`
pub async fn download_customer(request: Request) -> Answer {
    let (view, ()) = request.read(|cx| cx.authorize(Action::ViewAgreements).map(|_| ())).await?;
    Ok(download("microsoft-customer-agreement", agreement_text::customer(view.language()).to_owned()))
}

/// A text to keep.
fn download(name: &str, text: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/plain; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.txt\"")))
        .body(text)
}

/// The partner agreement for the region of the reader's account.
fn partner_text(view: &View) -> String {
    let region = region(view).map(|region| texts(Language::English).get(region_key(region)));
    agreement_text::partner(region.unwrap_or_default())
}

/// A piece of an agreement: a paragraph, or the heading of those after it.
struct Piece {
    is_heading: bool,
    text: String,
}

/// An agreement as it stands on a page: the first line of a numbered block is the heading of the others.
fn pieces(text: &str) -> Vec<Piece> {
    let blocks = text.split("\n\n").filter(|block| !block.trim().is_empty());
    let lines = |block: &'_ str| -> Vec<Piece> {
        let numbered = block.starts_with(|first: char| first.is_ascii_digit());
        let piece = |(at, line): (usize, &str)| Piece { is_heading: numbered && at == 0, text: line.to_owned() };
        block.lines().enumerate().map(piece).collect()
    };
    blocks.flat_map(lines).collect()
}

/// The region of the reader's account.
fn region(view: &View) -> Option<Region> {
    view.actor().and_then(|actor| Country::find(&actor.account.country)).map(|country| country.region)
}

/// The key of a region's name.
pub(in crate::web::pages) const fn region_key(region: Region) -> &'static str {
    match region {
        Region::Africa => "region-africa",
        Region::AsiaPacific => "region-asia-pacific",
        Region::Australia => "region-australia",
        Region::Brazil => "region-brazil",
        Region::Canada => "region-canada",
        Region::Europe => "region-europe",
        Region::India => "region-india",
        Region::Japan => "region-japan",
        Region::Korea => "region-korea",
        Region::LatinAmerica => "region-latin-america",
        Region::Mecee => "region-mecee",
        Region::NewZealand => "region-new-zealand",
        Region::Russia => "region-russia",
        Region::Taiwan => "region-taiwan",
        Region::UnitedStates => "region-united-states",
    }
}
