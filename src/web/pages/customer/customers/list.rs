//! The list of customers, and the same list as a file.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{Action, Error, ids::AccountId, list::PagePosition, policy},
    service::{
        UseCase,
        customer_list::{self, CustomerFilter, CustomerList, CustomerQuery, ListedCustomer},
        partner_names::KnownPartners,
    },
    web::{
        Answer, Pager, Request, View, When,
        csv::{SheetWriter, download},
        lists::{
            self,
            reseller_filter::ResellerFilter,
            selection::{Bulk, BulkPage, Selection, SelectionFields},
        },
        page,
    },
};

#[derive(Template)]
#[template(path = "customer/customers/list.html")]
struct ListPage<'a> {
    view: &'a View,
    search: &'a str,
    /// The provider that serves them as well, as it stands in a reseller's address, and its name.
    provider: &'a str,
    provider_name: Option<&'a str>,
    reseller_filter: Option<ResellerFilter<'a>>,
    is_narrowed: bool,
    /// Whether something can be done with many of them at once.
    selects: bool,
    /// What nothing was found for.
    nothing_found: String,
    /// What those are called who serve customers as well; `None` where nobody does.
    others: Option<&'a str>,
    rows: Vec<Row<'a>>,
    links: Vec<Link<'a>>,
    export: String,
    pager: Pager,
}

struct Row<'a> {
    id: AccountId,
    name: String,
    domain: String,
    alias: String,
    relationship: &'a str,
    since: When,
    others: String,
    subscriptions: i64,
    address: String,
}

/// A way into a customer: the end of its address, and its words.
struct Link<'a> {
    end: &'static str,
    text: &'a str,
}

/// The ways into a customer, and who may go them.
const LINKS: &[(&str, &str, Action)] = &[
    ("subscriptions/new", "customer-list-add-subscription", Action::OrderSubscriptions),
    ("subscriptions", "customer-list-subscriptions-link", Action::ViewSubscriptions),
    ("orders", "customer-list-orders-link", Action::ViewOrders),
    ("users", "inside-users", Action::ViewCustomerUsers),
    ("account", "inside-account", Action::ViewCustomerAccount),
    ("services", "inside-services", Action::ViewCustomerServices),
    ("service-requests", "inside-service-requests", Action::ViewServiceRequests),
];

impl ListPage<'_> {
    /// Whether there are no customers yet: then the page begins with how to get one.
    fn is_new(&self) -> bool {
        self.rows.is_empty() && !self.is_narrowed && self.pager.previous.is_none()
    }
}

/// `GET /customers`
pub async fn get(request: Request, query: web::Query<CustomerQuery>) -> Answer {
    let wanted = query.clone();
    let (view, mut found) = request.read(move |cx| customer_list::list(cx, &wanted)).await?;
    let CustomerFilter { reseller, provider } = &query.filter;
    let filter = found.chooses.then(|| ResellerFilter::new(&view, &found.known, reseller));
    let pager = Pager::filtered(
        "/customers",
        &query,
        &found.page,
        [
            (filter.as_ref().and_then(ResellerFilter::chosen_name), |filter| filter.reseller.clear()),
            (chosen_provider(&view, &found, provider), |filter| filter.provider.clear()),
        ],
    );
    let rows = std::mem::take(&mut found.page.rows);
    let rows = rows.into_iter().map(|customer| row(&view, &found.known, customer)).collect();
    page(
        &request,
        &ListPage {
            search: query.search(),
            provider: if others_are_providers(&view) { provider } else { "" },
            provider_name: found.provider.as_deref(),
            others: others(&view),
            is_narrowed: !query.search().is_empty()
                || filter.as_ref().is_some_and(ResellerFilter::is_set)
                || others_are_providers(&view) && !provider.is_empty(),
            nothing_found: nothing_found(&view, query.search(), found.knows_partner),
            selects: view.may(Action::ManageSubscriptions) || view.may(Action::ExportCustomers),
            rows,
            links: links(&view),
            export: query.0.clone().at(PagePosition::First).address("/customers/export"),
            pager,
            reseller_filter: filter,
            view: &view,
        },
    )
}

/// `GET /customers/export`: everything that the list finds, in a file.
pub async fn export(request: Request, query: web::Query<CustomerQuery>) -> Answer {
    lists::export(&request, ("customers", &HEADS), query.into_inner(), customer_list::export, cells).await
}

/// `GET /customers/selected/export`: the customers that were selected, in a file.
pub async fn export_selected(request: Request, query: web::Query<SelectionFields>) -> Answer {
    let selection = Selection::new(query.into_inner());
    let find = move |cx: &mut UseCase<'_>| {
        let ids = selected(cx, &selection)?;
        customer_list::export_these(cx, &ids)
    };
    let (view, found) = request.read(find).await?;
    if found.is_empty() {
        let (title, list) = (view.t("bulk-export"), view.t("menu-customers"));
        return page(&request, &BulkPage { view: &view, bulk: Bulk::of_nothing(&view, title, ("/customers", list)) });
    }
    let write = || {
        let mut sheet = SheetWriter::headed(&HEADS.map(|key| view.t(key)))?;
        for row in &found {
            let cells = cells(&view, row);
            sheet.row(&cells.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        Ok(sheet.into_bytes())
    };
    let body = write().map_err(|error| request.error(error))?;
    let today = request.now().utc().with_timezone(&view.zone()).date_naive();
    Ok(download("customers", today, body))
}

/// The customers that were selected: each of them, or the whole page of the list.
pub(super) fn selected(cx: &mut UseCase<'_>, selection: &Selection) -> Result<Vec<AccountId>, Error> {
    if selection.is_whole_page() { customer_list::ids(cx, &selection.list()) } else { Ok(selection.ids()) }
}

/// The columns of the file.
const HEADS: [&str; 4] = ["export-microsoft-id", "export-company", "export-domain", "export-relationship"];

fn cells(view: &View, row: &ListedCustomer) -> Vec<String> {
    vec![row.id.to_string(), row.name.clone(), row.domain.clone(), relationship(view).to_owned()]
}

fn row<'a>(view: &'a View, known: &KnownPartners, customer: ListedCustomer) -> Row<'a> {
    Row {
        id: customer.id,
        relationship: relationship(view),
        since: view.day(customer.since),
        others: known.names_of(&customer.other_partners),
        subscriptions: customer.subscriptions,
        address: in_one_line(view, &customer),
        name: customer.name,
        domain: customer.domain,
        alias: customer.alias,
    }
}

fn links(view: &View) -> Vec<Link<'_>> {
    let may = LINKS.iter().filter(|(_, _, action)| view.may(*action));
    may.map(|(end, key, _)| Link { end, text: view.t(key) }).collect()
}

/// What the reader's account is to its customers.
fn relationship(view: &View) -> &str {
    view.actor().map_or("", |actor| view.t(actor.account.kind.key()))
}

fn in_one_line(view: &View, customer: &ListedCustomer) -> String {
    let country = view.country(&customer.country);
    match (customer.address.as_str(), country) {
        ("", country) => country,
        (address, country) if country.is_empty() => address.to_owned(),
        (address, country) => [address, ", ", &country].concat(),
    }
}

/// The provider that the list is narrowed to, by name.
fn chosen_provider(view: &View, found: &CustomerList, chosen: &str) -> Option<String> {
    let unknown = || view.t("customer-list-no-provider").to_owned();
    (others_are_providers(view) && !chosen.is_empty()).then(|| found.provider.clone().unwrap_or_else(unknown))
}

fn others(view: &View) -> Option<&str> {
    if view.kind().is_some_and(policy::works_through_resellers) {
        return Some(view.t("customer-list-resellers"));
    }
    others_are_providers(view).then(|| view.t("customer-list-providers"))
}

fn others_are_providers(view: &View) -> bool {
    view.kind().is_some_and(policy::works_through_providers)
}

fn nothing_found(view: &View, search: &str, knows_partner: bool) -> String {
    match (knows_partner, others_are_providers(view)) {
        (false, false) => return view.t("customer-list-none-unknown").to_owned(),
        (false, true) => return view.t("customer-list-none-unknown-provider").to_owned(),
        (true, true) if search.is_empty() => return view.t("customer-list-none-provider").to_owned(),
        (true, _) => {}
    }
    if search.is_empty() {
        return view.t("customer-list-none-reseller").to_owned();
    }
    view.with("customer-list-none-found", "search", search)
}
