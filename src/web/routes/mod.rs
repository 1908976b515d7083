//! The sitemap: every path of the portal, and who may walk it.

mod account_settings;
mod analytics;
mod azure;
mod former_customers;
mod licenses;
mod operator_accounts;
mod referrals;
mod service_requests;
mod sitemap;
mod users;

use actix_web::{
    FromRequest, Handler, Responder, Route, guard,
    http::Method,
    web::{self, ServiceConfig},
};

use super::{page_patterns::PagePatterns, pages::fallback};
use crate::domain::policy::Action;

/// Who may walk a path. The access test holds every path against this, for every kind of account and role.
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
pub struct Walk {
    /// The method.
    pub method: Method,
    /// The path, with names in braces.
    pub path: &'static str,
    /// Who may walk it.
    pub access: Access,
    route: Route,
}

fn walk<F, Args>(method: Method, path: &'static str, access: Access, handler: F) -> Walk
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    // Whatever can be looked at can be asked about: HEAD is GET without its body (RFC 9110 §9.3.2).
    let route = if method == Method::GET {
        web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
    } else {
        web::method(method.clone())
    };
    Walk { route: route.to(handler), method, path, access }
}

fn get<F, Args>(path: &'static str, access: Access, handler: F) -> Walk
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    walk(Method::GET, path, access, handler)
}

fn post<F, Args>(path: &'static str, access: Access, handler: F) -> Walk
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    walk(Method::POST, path, access, handler)
}

/// Every path there is.
#[must_use]
pub fn sitemap() -> Vec<Walk> {
    [
        sitemap::everybody(),
        sitemap::partners(),
        former_customers::walks(),
        sitemap::new_customers(),
        users::walks(),
        licenses::walks(),
        sitemap::inside_customers(),
        service_requests::walks(),
        azure::walks(),
        analytics::walks(),
        referrals::walks(),
        account_settings::walks(),
        sitemap::links(),
        sitemap::customers(),
        operator_accounts::walks(),
        sitemap::operator(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The addresses that can be opened.
#[must_use]
pub fn page_patterns() -> PagePatterns {
    PagePatterns::new(sitemap().into_iter().filter(|walk| walk.method == Method::GET).map(|walk| walk.path))
}

/// Registers the sitemap: one resource a path, so that another method is answered as such.
pub fn configure(config: &mut ServiceConfig) {
    let mut walks = sitemap().into_iter().peekable();
    while let Some(first) = walks.next() {
        let mut resource = web::resource(first.path).route(first.route);
        while let Some(next) = walks.next_if(|next| next.path == first.path) {
            resource = resource.route(next.route);
        }
        config.service(resource.default_service(web::to(fallback::method)));
    }
    config.default_service(web::to(fallback::not_found));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_every_form_a_page_leads_back() {
        let pages = page_patterns();
        for (form, page) in [
            ("/i/abc/accept", "/i/abc"),
            ("/indirect-resellers/requests", "/indirect-resellers"),
            ("/invitations/x/resend", "/invitations"),
            ("/invitations/x/draft", "/invitations/x/draft"),
            ("/sign-out", "/"),
            ("/language", "/"),
            ("", "/"),
        ] {
            assert_eq!(pages.page_above(form), page, "{form}");
        }
    }
}
