//! A customer's subscriptions as a file (`docs/domain.md` §9.12).

use actix_web::web;

use crate::{
    domain::subscription::rules::Kind,
    service::subscriptions::list,
    web::{
        Answer, Request,
        csv::{SheetWriter, download},
    },
};

/// `GET /customers/{id}/subscriptions/export`: all of them, those that have ended too.
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, found) = request.read(move |cx| list::export(cx, id.parse()?)).await?;
    let write = || {
        let mut sheet = SheetWriter::headed(&[
            view.t("subscription-id"),
            view.t("subscription-column-name"),
            view.t("subscription-quantity"),
            view.t("subscription-status"),
            view.t("subscription-column-reseller"),
        ])?;
        for one in &found.subscriptions {
            let counted = one.contract().kind() != Kind::Usage;
            let quantity = if counted { one.quantity.to_string() } else { String::new() };
            let reseller = one.reseller_mpn_id.map(|number| match found.resellers.get(&number) {
                Some(name) => format!("{name} ({number})"),
                None => number.to_string(),
            });
            sheet.row(&[
                &one.id.to_string(),
                &one.nickname,
                &quantity,
                view.t(one.state.key()),
                &reseller.unwrap_or_default(),
            ])?;
        }
        Ok(sheet.into_bytes())
    };
    let body = write().map_err(|error| request.error(error))?;
    let today = request.now().utc().with_timezone(&view.zone()).date_naive();
    Ok(download("subscriptions", today, body))
}
