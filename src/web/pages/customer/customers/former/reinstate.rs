//! Asking a former customer again: for the relationship as it was, or for one like any other.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::Action,
    paths,
    service::{
        FormerCustomer,
        former_customers::{self, Again, Reinstating},
    },
    web::{Answer, Choice, Posted, Request, View, When, page, see_other},
};

#[derive(Template)]
#[template(path = "customer/customers/former/reinstate.html")]
struct ReinstatePage<'a> {
    view: &'a View,
    former: &'a FormerCustomer,
    ended: When,
    ways: [Choice; 2],
    /// Whether privileges are asked for; `None` where the cloud leaves no choice.
    privileges: Option<[Choice; 2]>,
    asks_again: &'static str,
}

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    way: String,
    privileges: String,
}

/// `GET /customers/former/{relationship}/reinstate`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, reinstating) = request.read(move |cx| former_customers::open_reinstating(cx, id.parse()?)).await?;
    page(&request, &reinstate_page(&view, &reinstating, &Form::default()))
}

/// `POST /customers/former/{relationship}/reinstate`: makes the request and leads to its draft.
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<Form>) -> Answer {
    let Posted { form, key } = posted;
    if request.display().is_some() {
        let (view, reinstating) = request.read(move |cx| former_customers::open_reinstating(cx, id.parse()?)).await?;
        return page(&request, &reinstate_page(&view, &reinstating, &form));
    }
    let again = if form.way == "fresh" { Again::Fresh(form.privileges == "yes") } else { Again::AsItWas };
    let (_, made) = request.write(move |cx| former_customers::reinstate(cx, &key, id.parse()?, again)).await?;
    Ok(see_other(&paths::invitation_draft(made)))
}

fn reinstate_page<'a>(view: &'a View, reinstating: &'a Reinstating, form: &Form) -> ReinstatePage<'a> {
    let former = &reinstating.former;
    let choice =
        |value: &str, key: &str, selected| Choice { value: value.to_owned(), text: view.t(key).to_owned(), selected };
    ReinstatePage {
        ended: view.when(former.ended_at),
        ways: [
            choice("as_it_was", "reinstate-as-it-was", form.way != "fresh"),
            choice("fresh", "reinstate-fresh", form.way == "fresh"),
        ],
        privileges: reinstating.may_choose.then(|| {
            [
                choice("yes", "reinstate-privileges-ask", form.privileges == "yes"),
                choice("no", "reinstate-privileges-none", form.privileges != "yes"),
            ]
        }),
        asks_again: match (reinstating.may_choose, former.had_privileges, former.privileged) {
            (false, ..) => "reinstate-means-always",
            (true, _, true) => "reinstate-means-held",
            (true, true, false) => "reinstate-means-asked",
            (true, false, false) => "reinstate-means-none",
        },
        former,
        view,
    }
}
