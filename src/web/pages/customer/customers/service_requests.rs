//! Service requests inside a customer: the partner's list, and one with everything that was said.

use actix_web::web;
use askama::Template;

use crate::{
    domain::Action,
    paths,
    service::{RequestQuery, service_requests},
    web::{
        Answer, Pager, Request, View, page,
        pages::{
            customers::inside::Inside,
            service_requests::{
                Row, row,
                words::{ShownRequest, Tried, shown},
            },
        },
    },
};

#[derive(Template)]
#[template(path = "customer/customers/service_requests/list.html")]
struct ListPage<'a> {
    view: &'a View,
    inside: Inside,
    rows: Vec<Row>,
    pager: Pager,
}

#[derive(Template)]
#[template(path = "customer/customers/service_requests/details.html")]
struct DetailsPage<'a> {
    view: &'a View,
    inside: Inside,
    shown: ShownRequest,
    tried: Tried<'a>,
}

/// `GET /customers/{id}/service-requests`
pub async fn list(request: Request, id: web::Path<String>, query: web::Query<RequestQuery>) -> Answer {
    let wanted = query.clone();
    let (view, ((customer, found), now)) = request
        .read(move |cx| {
            let found = service_requests::list_of_customer(cx, id.parse()?, &wanted)?;
            Ok((found, cx.call.now))
        })
        .await?;
    let path = paths::customer_service_requests(customer.id);
    let list = ListPage {
        inside: Inside::new(&view, &customer, "service-requests"),
        pager: Pager::new(&path, &query, &found),
        rows: found.rows.into_iter().map(|one| row(&view, one, now)).collect(),
        view: &view,
    };
    page(&request, &list)
}

/// `GET /customers/{id}/service-requests/{request}`
pub async fn details(request: Request, place: web::Path<(String, String)>) -> Answer {
    let (id, wanted) = place.into_inner();
    let (view, ((customer, found), now)) = request
        .read(move |cx| {
            let found = service_requests::find_of_customer(cx, id.parse()?, wanted.parse()?)?;
            Ok((found, cx.call.now))
        })
        .await?;
    let inside = Inside::new(&view, &customer, "service-requests");
    let details = DetailsPage { shown: shown(&view, &found, now), inside, tried: Tried::default(), view: &view };
    page(&request, &details)
}
