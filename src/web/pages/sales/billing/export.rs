//! What was charged, as files that accounting programs read: a charge a row, days as `2030-01-15`, amounts with a
//! point.

use actix_web::web;

use super::StatementQuery;
use crate::{
    domain::{Moment, policy},
    service::{
        UseCase,
        billing::{self, BillingQuery, ExportedCharge},
    },
    web::{
        Answer, Request, View,
        csv::{SheetWriter, download},
        lists,
    },
};

/// The columns of a seller's file.
const PRICED: [&str; 17] = [
    "billing-month",
    "export-company",
    "export-microsoft-id",
    "export-domain",
    "history-reseller",
    "billing-reseller-name",
    "subscription-id",
    "history-product",
    "subscription-sku",
    "history-number",
    "history-kind",
    "billing-since",
    "billing-until",
    "history-quantity",
    "history-unit-price",
    "history-amount",
    "history-currency",
];

/// The columns of a reseller's file: who sold it, and no prices.
const UNPRICED: [&str; 14] = [
    "billing-month",
    "export-company",
    "export-microsoft-id",
    "export-domain",
    "history-reseller",
    "history-seller",
    "subscription-id",
    "history-product",
    "subscription-sku",
    "history-number",
    "history-kind",
    "billing-since",
    "billing-until",
    "history-quantity",
];

/// `GET /billing/export`: everything that was charged in a month, as the list is searched and narrowed.
pub async fn get(request: Request, query: web::Query<BillingQuery>) -> Answer {
    let (view, ()) = request.read(billing::may_export).await?;
    let wanted = query.into_inner();
    if priced(&view) {
        return lists::export(&request, ("billing", &PRICED), wanted, billing::export, cells).await;
    }
    lists::export(&request, ("billing", &UNPRICED), wanted, billing::export, cells).await
}

/// `GET /billing/{id}/export`: what was charged for one customer in a month.
pub async fn of_customer(request: Request, id: web::Path<String>, query: web::Query<StatementQuery>) -> Answer {
    let month = query.into_inner().month;
    let find = move |cx: &mut UseCase<'_>| billing::export_one(cx, id.parse()?, &month);
    let (view, found) = request.read(find).await?;
    let heads: &[&'static str] = if priced(&view) { &PRICED } else { &UNPRICED };
    let write = || {
        let mut sheet = SheetWriter::headed(&heads.iter().map(|key| view.t(key)).collect::<Vec<_>>())?;
        for one in &found {
            let cells = cells(&view, one);
            sheet.row(&cells.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        Ok(sheet.into_bytes())
    };
    let body = write().map_err(|error| request.error(error))?;
    let today = request.now().utc().with_timezone(&view.zone()).date_naive();
    Ok(download("billing", today, body))
}

fn priced(view: &View) -> bool {
    view.kind().is_some_and(policy::sees_prices)
}

fn cells(view: &View, (month, customer, charge): &ExportedCharge) -> Vec<String> {
    let day = |at: Moment| at.utc().format("%Y-%m-%d").to_string();
    let (number, name) =
        charge.reseller.as_ref().map(|(number, name)| (number.to_string(), name.clone())).unwrap_or_default();
    let priced = priced(view);
    let mut cells = vec![
        month.to_string(),
        customer.name.clone(),
        customer.id.to_string(),
        customer.domain.clone(),
        number,
        if priced { name } else { charge.seller.clone() },
        charge.subscription.to_string(),
        charge.product.clone(),
        charge.sku.clone(),
        charge.order.clone(),
        view.t(charge.kind.key()).to_owned(),
        day(charge.at),
        charge.until.map(day).unwrap_or_default(),
        charge.quantity.map(|quantity| quantity.to_string()).unwrap_or_default(),
    ];
    if priced {
        cells.extend([charge.unit_price.plain(), charge.amount.plain(), charge.amount.currency.clone()]);
    }
    cells
}
