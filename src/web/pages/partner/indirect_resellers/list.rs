//! The list of indirect resellers.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{Action, Text, list::ListQuery},
    paths,
    service::{
        Partner, ResellerColumn,
        indirect_resellers::{self, ResellerList},
        invitations,
    },
    web::{Answer, EmptyForm, Pager, Posted, Request, View, When, page, see_other},
};

#[derive(Template)]
#[template(path = "partner/indirect_resellers/list.html")]
struct ListPage<'a> {
    view: &'a View,
    search: &'a str,
    /// Whether profiles and referrals are offered in the reader's cloud.
    refers: bool,
    /// Where the public list shows the reader's organisation, where it does.
    own_entry: Option<String>,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    id: String,
    name: String,
    mpn: String,
    country: String,
    mpa_signed: bool,
    customers: i64,
    /// The way to these customers, and its words for those who don't see the column.
    theirs: (String, String),
    since: When,
}

/// `GET /indirect-resellers`
pub async fn get(request: Request, query: web::Query<ListQuery<ResellerColumn>>) -> Answer {
    let wanted = query.clone();
    let (view, list) = request.read(move |cx| indirect_resellers::list(cx, &wanted)).await?;
    let ResellerList { page: found, customers, listed } = list;
    let pager = Pager::new("/indirect-resellers", &query, &found);
    let count = |partner: &Partner| customers.get(&partner.account).copied().unwrap_or(0);
    let row = |partner: Partner| Row {
        id: partner.id.to_string(),
        mpn: partner.mpn_location_id.map(|id| id.to_string()).unwrap_or_default(),
        country: view.country(&partner.country),
        mpa_signed: partner.mpa_signed_at.is_some(),
        customers: count(&partner),
        theirs: (paths::customers_of(partner.account), theirs(&view, &partner.name, count(&partner))),
        since: view.day(partner.since),
        name: partner.name,
    };
    let rows = found.rows.into_iter().map(row).collect();
    let own_entry = view.actor().filter(|_| listed).map(|actor| paths::listed_provider(actor.account.id));
    let refers = view.actor().is_some_and(|actor| actor.account.cloud.offers_referrals());
    page(&request, &ListPage { view: &view, search: query.search(), refers, own_entry, rows, pager })
}

/// `POST /indirect-resellers/requests`: *Request a partnership* makes an invitation and leads to its draft.
pub async fn request_partnership(request: Request, posted: Posted<EmptyForm>) -> Answer {
    let key = posted.key;
    let (_, id) = request.write(move |cx| invitations::request_partnership(cx, &key)).await?;
    Ok(see_other(&paths::invitation_draft(id)))
}

fn theirs(view: &View, reseller: &str, count: i64) -> String {
    view.text(&Text::new("indirect-resellers-customers").count("count", count).with("reseller", reseller))
}

impl ListPage<'_> {
    fn nothing_found(&self) -> String {
        self.view.text(&Text::new("indirect-resellers-none-found").with("search", self.search))
    }
}
