//! The switch *Allow customer to purchase*.

use actix_web::web;
use serde::Deserialize;

use crate::{
    domain::Text,
    paths,
    service::customer_accounts,
    web::{Answer, Posted, Request, see_other_saying},
};

/// What the switch sends: the state it shall have. As with a box, nothing means off.
#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    allowed: String,
}

/// `POST /customers/{id}/account/purchases`
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let allowed = posted.form.allowed == "yes";
    let (_, customer) = request.write(move |cx| customer_accounts::allow_purchases(cx, id.parse()?, allowed)).await?;
    let text = Text::new(if allowed { "flash-purchases-allowed" } else { "flash-purchases-stopped" });
    let page = paths::customer_account(customer.id);
    Ok(see_other_saying(&request, &page, "success", text.with("name", customer.name)))
}
