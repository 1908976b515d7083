//! A new referral.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{Text, account::Standing, referral::ContactConsent},
    paths,
    service::referrals::{self, NewReferral, Sending},
    web::{Answer, Choice, Posted, Request, Sent, View, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "invitation/referrals/new.html")]
struct NewPage<'a> {
    view: &'a View,
    form: &'a NewReferral,
    resellers: Vec<Choice>,
    countries: Vec<Choice>,
    consents: Vec<Choice>,
}

/// What the address says: the reseller, where one was chosen in its row.
#[derive(Deserialize)]
pub struct NewReferralQuery {
    #[serde(default)]
    reseller: String,
}

/// `GET /referrals/new`
pub async fn get(request: Request, query: web::Query<NewReferralQuery>) -> Answer {
    let (view, sending) = request.read(referrals::begin).await?;
    let form = NewReferral {
        reseller: query.into_inner().reseller,
        country: sending.country.clone(),
        ..NewReferral::default()
    };
    page(&request, &new_page(&view, &sending, &form))
}

/// `POST /referrals/new`
pub async fn post(request: Request, posted: Posted<NewReferral>) -> Answer {
    let Posted { form, key } = posted;
    let sent = request.submit(form, move |cx, form| referrals::send(cx, &key, form), |cx, _| referrals::begin(cx));
    match sent.await? {
        Sent::Done(_, (id, reseller)) => {
            let text = Text::new("flash-referral-sent").with("name", reseller);
            Ok(see_other_saying(&request, &paths::referral(id), "success", text))
        }
        Sent::Back(back) => back.page(&request, &new_page(&back.view, &back.found, &back.form)),
    }
}

fn new_page<'a>(view: &'a View, sending: &Sending, form: &'a NewReferral) -> NewPage<'a> {
    let choose = || Choice { value: String::new(), text: view.t("user-choose").to_owned(), selected: false };
    let in_business = sending.resellers.active().filter(|partner| partner.standing == Standing::Active);
    let resellers = in_business.map(|partner| Choice::new(partner.id.to_string(), &partner.name, &form.reseller));
    let consents =
        ContactConsent::ALL.iter().map(|consent| Choice::new(consent.as_str(), view.t(consent.key()), &form.consent));
    NewPage {
        resellers: std::iter::once(choose()).chain(resellers).collect(),
        countries: view.country_choices(&sending.countries, &form.country),
        consents: std::iter::once(choose()).chain(consents).collect(),
        form,
        view,
    }
}
