//! Security events: what was refused, told in the one place that sees every answer. What only a use case knows (whose
//! password was wrong) it has told itself by then.

use actix_web::{
    Error, HttpRequest,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::StatusCode,
    middleware::Next,
};
use uuid::Uuid;

use crate::{
    domain,
    domain::{
        Action,
        security_event::{SecurityDetail, SecurityEventKind, SecurityObject},
    },
    web::{
        Request,
        error::{Failure, WebError},
        routes::RoutePattern,
    },
};

/// The name of a secret in the pattern of an address.
const SECRET: &str = "{token}";

/// Tells of what was refused.
pub async fn apply(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let response = next.call(request).await?;
    let error = response.response().error().and_then(Error::as_error::<WebError>);
    let pattern = RoutePattern::of(response.request()).unwrap_or_default();
    if let Some((kind, action)) = kind_of(error, response.status(), pattern) {
        tell(response.request(), error, (kind, action), pattern);
    }
    Ok(response)
}

/// What an answer tells of, if anything.
fn kind_of(error: Option<&WebError>, status: StatusCode, pattern: &str) -> Option<(SecurityEventKind, Option<Action>)> {
    match error.map(WebError::failure) {
        Some(Failure::Forged) => Some((SecurityEventKind::FormForged, None)),
        Some(Failure::Domain(domain::Error::Denied(denied))) => Some((SecurityEventKind::Denied, denied.action())),
        Some(Failure::Domain(domain::Error::Throttled(_))) => Some((SecurityEventKind::Throttled, None)),
        _ if status == StatusCode::NOT_FOUND && pattern.contains(SECRET) => Some((SecurityEventKind::LinkTried, None)),
        _ => None,
    }
}

fn tell(
    http: &HttpRequest,
    error: Option<&WebError>,
    (kind, action): (SecurityEventKind, Option<Action>),
    pattern: &str,
) {
    let request = Request::of(http);
    let caller = request.caller();
    if caller.has_recorded() {
        return;
    }
    let visitor = error.and_then(WebError::visitor);
    let mut event = caller
        .event(kind)
        .in_account(visitor.and_then(|visitor| visitor.actor.as_ref()).map(|actor| actor.account.id))
        .on(object_in(http, pattern))
        .of_action(action)
        .at_route(Some(format!("{} {pattern}", http.method())));
    if let Some(visitor) = visitor {
        event = event.by_user(visitor.person.id);
    }
    if let Some(detail) = link_of(pattern).filter(|_| kind == SecurityEventKind::LinkTried) {
        event = event.detailed(detail);
    }
    caller.record(event);
}

/// What an address is about: the last thing that it names.
fn object_in(http: &HttpRequest, pattern: &str) -> Option<(SecurityObject, Uuid)> {
    let words: Vec<&str> = pattern.split('/').collect();
    words.windows(2).rev().find_map(|pair| {
        let &[word, name] = pair else { return None };
        let name = name.strip_prefix('{')?.strip_suffix('}')?;
        let id = Uuid::try_parse(http.match_info().get(name)?).ok()?;
        Some((SecurityObject::after(word)?, id))
    })
}

/// What kind of link is tried at an address.
fn link_of(pattern: &str) -> Option<SecurityDetail> {
    let (start, _) = pattern.split_once(SECRET)?;
    Some(match start {
        "/i/" => SecurityDetail::Invitation,
        "/enrol/" => SecurityDetail::Enrolment,
        "/welcome/" => SecurityDetail::Welcome,
        "/password/new/" => SecurityDetail::PasswordLink,
        "/sign-in/notice/" => SecurityDetail::SignInNotice,
        "/restoration/" => SecurityDetail::Restoration,
        "/setup/" => SecurityDetail::SetUp,
        _ => return None,
    })
}
