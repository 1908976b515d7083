//! Customers that resellers serve already: the operator's file.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, http::StatusCode};
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{Action, Text, served::ServedColumn, sheet::Columns},
    service::served_customers::{self, ServedCustomer},
    web::{
        Answer, Posted, Request, View, When,
        extract::upload::{Uploaded, receive},
        forms::page_refusing,
        page,
        pages::sheets::{Faults, chosen, refusing_field, refusing_file},
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "account/accounts/served.html")]
struct ServedPage<'a> {
    view: &'a View,
    columns: String,
    faults: Option<Faults>,
    waiting: Vec<Row>,
    more: Option<String>,
}

/// A customer that waits for its reseller.
struct Row {
    customer: String,
    mpn: String,
    /// Who has enrolled with that number.
    reseller: Option<String>,
    privileges: bool,
    since: When,
}

/// `GET /accounts/served-customers`
pub async fn get(request: Request) -> Answer {
    let (view, waiting) = request.read(served_customers::waiting).await?;
    page(&request, &served_page(&view, waiting, None))
}

/// `POST /accounts/served-customers`: takes the file, or says what is wrong with it and takes nothing.
pub async fn post(request: Request, http: HttpRequest, form: Multipart) -> Answer {
    let (view, ()) = request.read(|cx| cx.authorize(Action::ManageAccounts).map(|_| ())).await?;
    let Uploaded { key, file, .. } = receive(&request, &http, form).await?;
    if request.display().is_some() {
        return get(request).await;
    }
    let (name, content) = match chosen(file, "served-file-too-large") {
        Ok(file) => file,
        Err((status, text)) => {
            let view = refusing_field(view, text);
            let (_, waiting) = request.read(served_customers::waiting).await?;
            return page_refusing(&request, &view, status, &served_page(&view, waiting, None));
        }
    };
    let (view, outcome) = request.write(move |cx| served_customers::import(cx, Some(&key), &content)).await?;
    match outcome {
        Ok(imported) => {
            let text = Text::new("flash-served-imported")
                .count("added", imported.added)
                .count("updated", imported.updated)
                .count("unchanged", imported.unchanged)
                .count("begun", imported.begun);
            Ok(see_other_saying(&request, "/accounts/served-customers", "success", text))
        }
        Err(faults) => {
            let faults = Faults::new(&view, &faults);
            let view = refusing_file(view, &faults, &name);
            let (_, waiting) = request.read(served_customers::waiting).await?;
            let shown = served_page(&view, waiting, Some(faults));
            page_refusing(&request, &view, StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
    }
}

/// What *Confirm* sends.
#[derive(Deserialize)]
pub struct ConfirmForm {
    #[serde(default)]
    mpn_id: i64,
}

/// `POST /accounts/served-customers/confirm`: the reseller with this number is who it says it is.
pub async fn confirm(request: Request, posted: Posted<ConfirmForm>) -> Answer {
    let mpn_id = posted.form.mpn_id;
    let (_, name) = request.write(move |cx| served_customers::confirm(cx, mpn_id)).await?;
    let text = Text::new("flash-served-confirmed").with("name", name);
    Ok(see_other_saying(&request, "/accounts/served-customers", "success", text))
}

type Waiting = (Vec<(ServedCustomer, String, Option<String>)>, i64);

fn served_page(view: &View, (rows, count): Waiting, faults: Option<Faults>) -> ServedPage<'_> {
    let more = count - i64::try_from(rows.len()).unwrap_or(count);
    let row = |(served, customer, reseller): (ServedCustomer, String, Option<String>)| Row {
        customer,
        mpn: served.mpn_id.to_string(),
        reseller,
        privileges: served.with_privileges,
        since: view.day(served.since),
    };
    let waiting = rows.into_iter().map(row).collect();
    let more = (more > 0).then(|| view.count("served-more", more));
    ServedPage { view, columns: ServedColumn::header(), faults, waiting, more }
}
