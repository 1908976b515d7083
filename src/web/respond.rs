//! Answers: a page, a refused form, the way to another page.

use actix_web::{
    HttpResponse,
    http::{
        StatusCode,
        header::{self, HeaderValue},
    },
};
use askama::Template;

use super::{
    error::{Failure, WebError},
    extract::request::Request,
    middleware::cookies::Flash,
};
use crate::domain::{error::Error, text::Text};

/// What a handler gives.
pub type Answer = Result<HttpResponse, WebError>;

/// Every text that a form may leave for the page after it.
pub const FLASHES: &[&str] = &[
    "flash-account-approved",
    "flash-account-reactivated",
    "flash-account-refused",
    "flash-account-renamed",
    "flash-account-suspended",
    "flash-agreement-accepted",
    "flash-agreement-recorded",
    "flash-agreement-signed",
    "flash-customer-removed",
    "flash-customer-updated",
    "flash-cart-repriced",
    "flash-declined",
    "flash-draft-privileges",
    "flash-draft-saved",
    "flash-enrolled",
    "flash-enrolled-waiting",
    "flash-invitation-issued",
    "flash-invitation-renewed",
    "flash-invitation-resent",
    "flash-invitation-revoked",
    "flash-invitation-sent",
    "flash-licenses-unchanged",
    "flash-licenses-updated",
    "flash-legal-saved",
    "flash-joined",
    "flash-location-added",
    "flash-location-associated",
    "flash-new-customer-changed",
    "flash-new-customer-dropped",
    "flash-order-changed",
    "flash-order-dropped",
    "flash-order-placed",
    "flash-partnership-authorized",
    "flash-partnership-removed",
    "flash-password-changed",
    "flash-privileges-given",
    "flash-privileges-given-up",
    "flash-privileges-removed",
    "flash-profile-logo-removed",
    "flash-profile-logo-saved",
    "flash-profile-saved",
    "flash-provider-entry-saved",
    "flash-provider-list-imported",
    "flash-purchases-allowed",
    "flash-purchases-stopped",
    "flash-referral-accepted",
    "flash-referral-declined",
    "flash-referral-lost",
    "flash-referral-sent",
    "flash-referral-withdrawn",
    "flash-referral-won",
    "flash-relationship-accepted",
    "flash-relationship-declined",
    "flash-reservation-ordered",
    "flash-service-request-answered",
    "flash-service-request-choose",
    "flash-service-request-escalated",
    "flash-service-request-handed-back",
    "flash-service-request-noted",
    "flash-service-request-opened",
    "flash-service-request-reopened",
    "flash-service-request-replied",
    "flash-service-request-resolved",
    "flash-service-request-withdrawn",
    "flash-settings-saved",
    "flash-support-saved",
    "flash-subscription-add-on",
    "flash-subscription-cancelled",
    "flash-subscription-converted",
    "flash-subscription-nothing-scheduled",
    "flash-subscription-reactivated",
    "flash-subscription-saved",
    "flash-subscription-scheduled",
    "flash-subscription-suspended",
    "flash-subscription-unchanged",
    "flash-subscription-unscheduled",
    "flash-subscription-upgraded",
    "flash-subscription-without-reseller",
    "flash-served-confirmed",
    "flash-served-imported",
    "flash-set-up",
    "flash-signed-out",
    "flash-tenant-owner-given",
    "flash-tenant-owner-revoked",
    "flash-user-deleted",
    "flash-user-restored",
    "flash-user-restored-without",
    "flash-user-saved",
    "flash-user-link",
    "flash-user-removed",
    "flash-user-updated",
    "flash-user-withdrawn",
    "flash-welcome",
];

/// A page.
///
/// # Errors
/// [`WebError`] where the template fails.
pub fn page(request: &Request, template: &impl Template) -> Answer {
    page_with(request, StatusCode::OK, template)
}

/// The page of a form again, because something in it was refused.
///
/// # Errors
/// [`WebError`] where the template fails.
pub fn refused(request: &Request, template: &impl Template) -> Answer {
    page_with(request, StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// A page that shows a secret, in the answer to the form that made it: kept by no browser and no cache.
///
/// # Errors
/// [`WebError`] where the template fails.
pub fn page_once(request: &Request, template: &impl Template) -> Answer {
    let mut answer = page_with(request, StatusCode::OK, template)?;
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// A page with a status of its own.
///
/// # Errors
/// [`WebError`] where the template fails.
pub fn page_with(request: &Request, status: StatusCode, template: &impl Template) -> Answer {
    match render(template) {
        Ok(html) => Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html)),
        Err(error) => Err(WebError::new(Failure::Domain(Error::Internal(error.to_string())), request.view(None))),
    }
}

/// A template as text, into a string sized beforehand.
///
/// # Errors
/// As askama says.
pub fn render(template: &impl Template) -> askama::Result<String> {
    let mut html = String::with_capacity(16 * 1024);
    template.render_into(&mut html)?;
    Ok(html)
}

/// The way to another page after a form (303).
#[must_use]
pub fn see_other(path: &str) -> HttpResponse {
    let location = HeaderValue::from_str(path).unwrap_or_else(|_| HeaderValue::from_static("/"));
    HttpResponse::SeeOther().insert_header((header::LOCATION, location)).finish()
}

/// The way to another page, with something to say there.
#[must_use]
pub fn see_other_saying(request: &Request, path: &str, kind: &'static str, text: Text) -> HttpResponse {
    debug_assert!(FLASHES.contains(&text.key), "{} is missing in FLASHES", text.key);
    request.cookies().leave_flash(&Flash { kind, text });
    see_other(path)
}

/// A path of this portal that somebody asks to be led to; anything else leads home. Never to another site.
#[must_use]
pub fn local_path(asked: &str) -> &str {
    let local = asked.starts_with('/')
        && !asked.starts_with("//")
        && !asked.contains('\\')
        && asked.bytes().all(|byte| byte.is_ascii_graphic());
    if local { asked } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_portal_are_followed() {
        assert_eq!(local_path("/i/abc?x=1"), "/i/abc?x=1");
        for asked in ["//evil.example", "https://evil.example", "/\\evil.example", "", "i/x", "/a\r\nb", "/a b"] {
            assert_eq!(local_path(asked), "/", "{asked:?}");
        }
    }
}
