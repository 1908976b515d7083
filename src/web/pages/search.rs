//! Search: whatever one may see that is called so, has this number, this address or this id. As a page, and as
//! suggestions while somebody types.

use actix_web::web;
use askama::Template;

use crate::{
    domain::{
        Action, Moment,
        account::AccountKind,
        directory::Place,
        ids::{InvitationId, OfferId, OrderId, PartnershipId, ServiceRequestId, SubscriptionId, UserId},
        invitation::InvitationState,
        list::{ByName, ListQuery},
        order::OrderState,
        service_request::RequestState,
        sought::{FoundKind, Sought},
        subscription::SubscriptionState,
    },
    paths,
    service::{
        Finding, Invited, UseCase,
        finder::{self, Found, FoundGroup, FoundThing},
    },
    web::{Answer, Request, View, extract::query::SearchQuery, page},
};

/// How many of one kind are suggested at most, and how many in all.
const SUGGESTED: (usize, usize) = (3, 8);
/// From how many characters on something is suggested.
const LEAST_TYPED: usize = 2;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    view: &'a View,
    typed: &'a str,
    groups: Vec<Group<'a>>,
}

/// What was found of one kind.
struct Group<'a> {
    title: &'a str,
    lines: Vec<Line>,
    /// The list of all that match, where there are more.
    all: Option<(String, &'a str)>,
    more: bool,
}

struct Line {
    href: String,
    name: String,
    facts: String,
}

#[derive(Template)]
#[template(path = "suggestions.html")]
struct Suggestions {
    options: Vec<Line>,
    /// The page of all that was found.
    all: Option<(String, String)>,
}

/// `GET /search`
pub async fn get(request: Request, query: web::Query<SearchQuery>) -> Answer {
    let (typed, now) = (query.into_inner().q, request.now());
    let sought = Sought::new(&typed);
    let (view, found) = request.read(move |cx| find(cx, sought.as_ref())).await?;
    let groups = found.into_iter().map(|found| group(&view, found, &typed, now)).collect();
    page(&request, &SearchPage { view: &view, typed: &typed, groups })
}

/// `GET /search/suggestions`: options for the list below the field, fetched by script. Empty where nothing was found.
pub async fn suggestions(request: Request, query: web::Query<SearchQuery>) -> Answer {
    let (typed, now) = (query.into_inner().q, request.now());
    let sought = Sought::new(&typed).filter(|_| typed.chars().count() >= LEAST_TYPED);
    let (view, found) = request.read(move |cx| find(cx, sought.as_ref())).await?;
    let (of_a_kind, in_all) = SUGGESTED;
    let first = found.into_iter().flat_map(|group| {
        let title = view.t(title(group.kind));
        let view = &view;
        group.findings.into_iter().take(of_a_kind).map(move |one| {
            let line = line(view, group.kind, one, now);
            let facts =
                [title, &line.facts].into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
            Line { facts, ..line }
        })
    });
    let options: Vec<Line> = first.take(in_all).collect();
    let all = (!options.is_empty()).then(|| (search(&typed), view.with("search-all", "query", &typed)));
    page(&request, &Suggestions { options, all })
}

fn find(cx: &mut UseCase<'_>, sought: Option<&Sought>) -> Result<Vec<FoundGroup>, crate::domain::Error> {
    sought.map_or_else(|| Ok(Vec::new()), |sought| finder::find(cx, sought))
}

fn group<'a>(view: &'a View, found: FoundGroup, typed: &str, now: Moment) -> Group<'a> {
    let all = list_of(found.kind, typed).filter(|_| found.more).map(|(href, key)| (href, view.t(key)));
    let lines = found.findings.into_iter().map(|one| line(view, found.kind, one, now)).collect();
    Group { title: view.t(title(found.kind)), lines, all, more: found.more }
}

const fn title(kind: FoundKind) -> &'static str {
    match kind {
        FoundKind::Account => "menu-accounts",
        FoundKind::Customer => "menu-customers",
        FoundKind::Reseller => "menu-indirect-resellers",
        FoundKind::Provider => "menu-indirect-providers",
        FoundKind::CustomersPartner => "search-partners",
        FoundKind::Order => "search-orders",
        FoundKind::Request => "menu-service-requests",
        FoundKind::Subscription | FoundKind::OwnSubscription => "menu-subscriptions",
        FoundKind::CustomerUser => "search-customer-users",
        FoundKind::OwnUser | FoundKind::Colleague => "search-own-users",
        FoundKind::Invitation => "menu-invitations",
        FoundKind::Offer => "search-offers",
    }
}

/// The list that finds all of a kind, and what the way to it is called; `None` where none can be searched.
fn list_of(kind: FoundKind, typed: &str) -> Option<(String, &'static str)> {
    let (path, words) = match kind {
        FoundKind::Account => ("/accounts", "search-all-accounts"),
        FoundKind::Customer => ("/customers", "search-all-customers"),
        FoundKind::Reseller => ("/indirect-resellers", "search-all-resellers"),
        FoundKind::OwnUser => ("/users", "search-all-users"),
        FoundKind::Colleague => ("/settings/users", "search-all-users"),
        FoundKind::Offer => ("/catalog", "search-all-offers"),
        FoundKind::Provider
        | FoundKind::CustomersPartner
        | FoundKind::Order
        | FoundKind::Request
        | FoundKind::Subscription
        | FoundKind::OwnSubscription
        | FoundKind::CustomerUser
        | FoundKind::Invitation => return None,
    };
    Some((ListQuery::<ByName>::new(typed, ()).address(path), words))
}

fn search(typed: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", typed).finish();
    ["/search?", &query].concat()
}

fn line(view: &View, kind: FoundKind, found: Found, now: Moment) -> Line {
    match found.what {
        FoundThing::Any(one) => any(view, kind, one),
        FoundThing::Invitation(one) => invitation(view, one, now),
    }
}

fn any(view: &View, kind: FoundKind, one: Finding) -> Line {
    let state = state(view, kind, &one.state);
    let mpn = |number: &str| if number.is_empty() { String::new() } else { [view.t("column-mpn"), number].join(" ") };
    let facts: &[&str] = match kind {
        FoundKind::Account => &[&one.mark, &mpn(&one.more), &state],
        FoundKind::Reseller | FoundKind::Provider => &[&mpn(&one.mark), &state],
        // A subscription that nobody has named is called as its product is.
        FoundKind::Subscription if one.mark == one.name => &[&one.more, &state],
        FoundKind::Order => &[&one.more, &state],
        _ => &[&one.mark, &one.more, &state],
    };
    let facts = facts.iter().filter(|fact| !fact.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    Line { href: address(view, kind, &one), facts, name: one.name }
}

/// Where it stands, or of which kind it is, in words.
fn state(view: &View, kind: FoundKind, kept: &str) -> String {
    let key = match kind {
        FoundKind::Account | FoundKind::CustomersPartner => AccountKind::parse(kept).map(AccountKind::key),
        FoundKind::Order => OrderState::parse(kept).map(OrderState::key),
        FoundKind::Request => RequestState::parse(kept).map(RequestState::key),
        FoundKind::Subscription | FoundKind::OwnSubscription => {
            SubscriptionState::parse(kept).map(SubscriptionState::key)
        }
        FoundKind::Reseller | FoundKind::Provider => return view.country(kept),
        FoundKind::Customer
        | FoundKind::CustomerUser
        | FoundKind::OwnUser
        | FoundKind::Colleague
        | FoundKind::Invitation
        | FoundKind::Offer => None,
    };
    key.map(|key| view.t(key).to_owned()).unwrap_or_default()
}

fn address(view: &View, kind: FoundKind, one: &Finding) -> String {
    let id = *one.id.uuid();
    match kind {
        FoundKind::Account => paths::account(one.account),
        FoundKind::Customer if view.may(Action::ViewSubscriptions) => paths::customer_subscriptions(one.account),
        FoundKind::Customer => paths::users(Place::Customer(one.account)),
        FoundKind::Reseller => paths::reseller(PartnershipId::from_uuid(id)),
        FoundKind::Provider => "/indirect-providers".to_owned(),
        FoundKind::CustomersPartner => paths::partner_relationship(one.account),
        FoundKind::Order => paths::customer_order(one.account, OrderId::from_uuid(id)),
        FoundKind::Request => paths::service_request(ServiceRequestId::from_uuid(id)),
        FoundKind::Subscription => paths::customer_subscription(one.account, SubscriptionId::from_uuid(id)),
        FoundKind::OwnSubscription => "/subscriptions".to_owned(),
        FoundKind::CustomerUser => paths::user(Place::Customer(one.account), UserId::from_uuid(id)),
        FoundKind::OwnUser => paths::user(Place::Own, UserId::from_uuid(id)),
        FoundKind::Colleague => paths::partner_user(UserId::from_uuid(id)),
        FoundKind::Invitation => paths::invitation_draft(InvitationId::from_uuid(id)),
        FoundKind::Offer => paths::offer(OfferId::from_uuid(id)),
    }
}

/// A draft leads to where it is written, whatever was sent to the list.
fn invitation(view: &View, one: Invited, now: Moment) -> Line {
    let state = one.progress.state(now);
    let draft = state == InvitationState::Draft && view.may(one.kind.action());
    Line {
        href: if draft { paths::invitation_draft(one.id) } else { "/invitations".to_owned() },
        name: one.recipient.unwrap_or_else(|| view.t("invitations-no-address").to_owned()),
        facts: view.t(state.key()).to_owned(),
    }
}
