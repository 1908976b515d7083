//! A reseller's page: who it is, and what it may do by itself on what the provider sold.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{Action, Text, partnership::REMINDER_INTERVAL},
    paths,
    service::{activity_log::HistoryOf, indirect_resellers},
    web::{Answer, EmptyForm, Posted, Request, View, When, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "partner/indirect_resellers/details.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page shows or does not")]
struct DetailsPage<'a> {
    view: &'a View,
    id: String,
    name: &'a str,
    mpn: String,
    country: String,
    mpa_signed: bool,
    /// When it was last reminded of the agreement, and whether it can be again.
    reminded: Option<When>,
    may_remind: bool,
    since: When,
    /// How many customers both serve, and the way to them.
    customers: (i64, String),
    /// Whether it may change what costs nothing on the provider's subscriptions.
    administers: bool,
    means: String,
    /// Whether profiles and referrals are offered in the reader's cloud.
    has_profile: bool,
    /// The account that customers are referred to. Nothing new is handed to a suspended one.
    refer_to: Option<String>,
}

/// What the switch sends: the state it shall have. As with a box, nothing means off.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    lets: String,
}

/// `GET /indirect-resellers/{id}/details`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, (partner, count)) = request
        .read_with_history(
            move |cx| indirect_resellers::details(cx, id.parse()?),
            |(partner, _)| HistoryOf::Object(*partner.id.uuid()),
        )
        .await?;
    let has_profile = view.actor().is_some_and(|actor| actor.account.cloud.offers_referrals());
    let refers = has_profile && partner.standing.may_sell() && view.may(Action::SendReferrals);
    let shown = DetailsPage {
        view: &view,
        id: partner.id.to_string(),
        name: &partner.name,
        mpn: partner.mpn_location_id.map(|id| id.to_string()).unwrap_or_default(),
        country: view.country(&partner.country),
        mpa_signed: partner.mpa_signed_at.is_some(),
        reminded: partner.reminded_at.map(|at| view.when(at)),
        may_remind: partner.mpa_signed_at.is_none()
            && view.may(Action::RequestPartnership)
            && partner.reminded_at.is_none_or(|at| at.plus(REMINDER_INTERVAL) <= request.now()),
        since: view.day(partner.since),
        customers: (count, paths::customers_of(partner.account)),
        administers: partner.administers,
        means: view.with("reseller-administers-means", "reseller", &partner.name),
        has_profile,
        refer_to: refers.then(|| partner.account.to_string()),
    };
    page(&request, &shown)
}

/// `POST /indirect-resellers/{id}/rights`: the switch.
pub async fn set_rights(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let lets = posted.form.lets == "yes";
    let (_, partner) = request.write(move |cx| indirect_resellers::let_administer(cx, id.parse()?, lets)).await?;
    let text = Text::new(if lets { "flash-reseller-administers" } else { "flash-reseller-asks" });
    Ok(see_other_saying(&request, &paths::reseller(partner.id), "success", text.with("name", partner.name)))
}

/// `POST /indirect-resellers/{id}/reminder`: of the partner agreement.
pub async fn remind(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let (_, partner) = request.write(move |cx| indirect_resellers::remind(cx, id.parse()?)).await?;
    let text = Text::new("flash-reseller-reminded").with("name", partner.name);
    Ok(see_other_saying(&request, &paths::reseller(partner.id), "success", text))
}
