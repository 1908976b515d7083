//! Recording that a customer accepted the customer agreement.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{Text, agreement::AttestationForm},
    paths,
    service::{Customer, RecordedAgreement, customer_accounts},
    web::{Answer, Posted, Request, Sent, View, page, pages::customers::inside::Inside, see_other_saying},
};

#[derive(Template)]
#[template(path = "customer/customers/account/agreement.html")]
struct AgreementPage<'a> {
    view: &'a View,
    inside: Inside,
    form: &'a AttestationForm,
    accepted_before: bool,
}

/// `GET /customers/{id}/account/agreement`: the primary contact stands in the fields, as whoever accepts most often.
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, (customer, profile, agreement)) =
        request.read(move |cx| customer_accounts::open_attestation(cx, id.parse()?)).await?;
    let form = AttestationForm {
        first_name: profile.first_name,
        last_name: profile.last_name,
        email: profile.email,
        phone: profile.phone,
        accepted_on: String::new(),
    };
    page(&request, &agreement_page(&view, &customer, agreement.as_ref(), &form))
}

/// `POST /customers/{id}/account/agreement`
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<AttestationForm>) -> Answer {
    let sent = request.submit(
        (id.into_inner(), posted.form),
        |cx, (id, form)| customer_accounts::attest(cx, id.parse()?, form),
        |cx, (id, _)| customer_accounts::open_attestation(cx, id.parse()?),
    );
    match sent.await? {
        Sent::Done(_, customer) => {
            let text = Text::new("flash-agreement-recorded").with("name", customer.name);
            Ok(see_other_saying(&request, &paths::customer_account(customer.id), "success", text))
        }
        Sent::Back(back) => {
            let (customer, _, agreement) = &back.found;
            back.page(&request, &agreement_page(&back.view, customer, agreement.as_ref(), &back.form.1))
        }
    }
}

fn agreement_page<'a>(
    view: &'a View,
    customer: &Customer,
    agreement: Option<&RecordedAgreement>,
    form: &'a AttestationForm,
) -> AgreementPage<'a> {
    AgreementPage { inside: Inside::new(view, customer, "account"), accepted_before: agreement.is_some(), view, form }
}
