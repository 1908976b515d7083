//! The sitemap: every path of the portal, and who may use it.

mod account_settings;
mod azure;
mod billing;
mod former_customers;
mod indirect_resellers;
mod inside_customers;
mod licenses;
mod operator_accounts;
mod order_requests;
mod referrals;
mod service_requests;
mod sitemap;
mod users;

use actix_web::{
    FromRequest, Handler, HttpRequest, Responder, guard,
    http::Method,
    web::{self, ServiceConfig},
};

use super::{page_patterns::PagePatterns, pages::fallback};
use crate::domain::Action;

/// Who may use a path. The access test holds every path against this, for every kind of account and role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody; a secret in the path may decide further.
    Public,
    /// Whoever is signed in, in whatever account.
    Person,
    /// Whoever the policy allows this.
    Allowed(Action),
    /// Whoever the policy allows this, on a link or an object that decides further.
    AllowedOn(Action),
}

/// One method of one path.
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with names in braces.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
    handler: actix_web::Route,
}

fn route<F, Args>(method: Method, path: &'static str, access: Access, handler: F) -> Route
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    // Whatever can be looked at can be asked about: HEAD is GET without its body (RFC 9110 §9.3.2).
    let guarded = if method == Method::GET {
        web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
    } else {
        web::method(method.clone())
    };
    Route { handler: guarded.to(handler), method, path, access }
}

fn get<F, Args>(path: &'static str, access: Access, handler: F) -> Vec<Route>
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    vec![route(Method::GET, path, access, handler)]
}

fn post<F, Args>(path: &'static str, access: Access, handler: F) -> Vec<Route>
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    vec![route(Method::POST, path, access, handler)]
}

/// A page with a form: what it shows, and where its form goes.
fn form<F, G, Shown, Sent>(path: &'static str, access: Access, show: F, send: G) -> Vec<Route>
where
    F: Handler<Shown>,
    G: Handler<Sent>,
    Shown: FromRequest + 'static,
    Sent: FromRequest + 'static,
    F::Output: Responder + 'static,
    G::Output: Responder + 'static,
{
    vec![route(Method::GET, path, access, show), route(Method::POST, path, access, send)]
}

/// Every path there is.
#[must_use]
pub fn sitemap() -> Vec<Route> {
    [
        sitemap::everybody(),
        indirect_resellers::routes(),
        sitemap::partners(),
        billing::routes(),
        former_customers::routes(),
        inside_customers::new_customers(),
        users::routes(),
        licenses::routes(),
        inside_customers::routes(),
        order_requests::routes(),
        service_requests::routes(),
        azure::routes(),
        referrals::routes(),
        account_settings::routes(),
        sitemap::links(),
        sitemap::customers(),
        operator_accounts::routes(),
        sitemap::operator(),
    ]
    .into_iter()
    .flatten()
    .flatten()
    .collect()
}

/// The addresses that can be opened.
#[must_use]
pub fn page_patterns() -> PagePatterns {
    PagePatterns::new(sitemap().into_iter().filter(|route| route.method == Method::GET).map(|route| route.path))
}

/// The pattern of the address that a request was for: kept with the resource, as actix-web looks through all of them each
/// time that it is asked.
#[derive(Clone, Copy)]
pub struct RoutePattern(&'static str);

impl RoutePattern {
    /// The pattern that a request was routed by; `None` where there is no such page.
    #[must_use]
    pub fn of(http: &HttpRequest) -> Option<&'static str> {
        http.app_data::<Self>().map(|pattern| pattern.0)
    }
}

/// The methods that the page at an address knows, as the answer to any other one lists them.
#[derive(Clone, Debug)]
pub struct KnownMethods(String);

impl KnownMethods {
    fn of_routes(methods: &[Method]) -> Self {
        let names = methods.iter().flat_map(|method| match *method {
            // Whatever can be fetched can be asked for its head alone.
            Method::GET => vec![Method::GET.to_string(), Method::HEAD.to_string()],
            _ => vec![method.to_string()],
        });
        Self(names.collect::<Vec<_>>().join(", "))
    }

    /// Those of the page that a request was for.
    #[must_use]
    pub fn of(http: &HttpRequest) -> &str {
        http.app_data::<Self>().map_or("", |known| &known.0)
    }
}

/// Registers the sitemap: one resource a path, so that another method is answered as such.
pub fn configure(config: &mut ServiceConfig) {
    let mut routes = sitemap().into_iter().peekable();
    while let Some(first) = routes.next() {
        let (path, mut methods) = (first.path, vec![first.method]);
        let mut resource = web::resource(path).app_data(RoutePattern(path)).route(first.handler);
        while let Some(next) = routes.next_if(|next| next.path == path) {
            methods.push(next.method);
            resource = resource.route(next.handler);
        }
        let resource = resource.app_data(KnownMethods::of_routes(&methods));
        config.service(resource.default_service(web::to(fallback::method)));
    }
    config.default_service(web::to(fallback::not_found));
}

#[cfg(test)]
mod tests;
