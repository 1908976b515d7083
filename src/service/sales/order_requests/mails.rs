//! Who is told what of order requests, each in its own language. Mails go to the people who decide, and to whoever asked.

use super::{OrderRequest, RequestParties, parties_of};
use crate::{
    domain::{
        Actor, Country, Error, Text,
        consent::{inert_line, inert_lines},
        ids::{AccountId, UserId},
        mail::MailKind,
        order_request::{OrderRequestKind, OrderRequestState},
        policy,
    },
    paths,
    repository::{accounts, db::Db, users},
    service::{
        Call,
        notices::{self, Notice},
    },
};

/// A subject and the paragraphs under it.
type Words = (Text, Vec<Text>);

/// Tells whoever decides now that there is something to decide: asked just now, or passed on by somebody.
pub(super) fn tell_deciders(
    db: &mut Db,
    call: &Call,
    request: &OrderRequest,
    passed_on_by: Option<&Actor>,
) -> Result<(), Error> {
    let parties = parties_of(db, request)?;
    let text = |key| about(key, request, &parties);
    let mut paragraphs = vec![text(match request.kind {
        OrderRequestKind::NewSubscription => "mail-order-request-new",
        OrderRequestKind::MoreLicenses => "mail-order-request-licenses",
        OrderRequestKind::Upgrade => "mail-order-request-upgrade",
        OrderRequestKind::AddOn => "mail-order-request-add-on",
        OrderRequestKind::Conversion => "mail-order-request-conversion",
        OrderRequestKind::AutoRenewal => "mail-order-request-auto-renewal",
        OrderRequestKind::Cancellation => "mail-order-request-cancellation",
    })];
    if let Some(actor) = passed_on_by {
        paragraphs.push(by(text("mail-order-request-passed-on-to-you"), actor));
    }
    let to_reseller = Some(request.holder_id) == request.reseller_id;
    paragraphs.push(text(if to_reseller { "mail-order-request-pass-on" } else { "mail-order-request-decide" }));
    let mut readers = Vec::new();
    for role in policy::TOLD_OF_ORDER_REQUESTS {
        readers.extend(accounts::users_with_role(db, request.holder_id, role)?);
    }
    readers.sort_unstable();
    readers.dedup();
    let words = (text("mail-order-request-subject"), paragraphs);
    tell(db, call, (request.holder_id, readers), request, (MailKind::OrderRequest, words))
}

/// Tells whoever asked what has become of it: by somebody's hand, or by itself.
pub(super) fn tell_asker(db: &mut Db, call: &Call, request: &OrderRequest, actor: Option<&Actor>) -> Result<(), Error> {
    let parties = parties_of(db, request)?;
    let text = |key| {
        let text = about(key, request, &parties);
        match actor {
            Some(actor) => by(text, actor),
            None => text,
        }
    };
    let (subject, first) = match (request.state, request.overtaken_by) {
        (OrderRequestState::Approved, _) => (
            "mail-order-request-approved-subject",
            if request.kind.buys() { "mail-order-request-approved" } else { "mail-order-request-approved-done" },
        ),
        (OrderRequestState::Declined, _) => ("mail-order-request-declined-subject", "mail-order-request-declined"),
        (OrderRequestState::Expired, _) => ("mail-order-request-expired-subject", "mail-order-request-expired"),
        (OrderRequestState::Overtaken, _) => ("mail-order-request-overtaken-subject", "mail-order-request-overtaken"),
        (OrderRequestState::Asked | OrderRequestState::Withdrawn, _) => {
            ("mail-order-request-passed-on-subject", "mail-order-request-passed-on")
        }
    };
    let mut paragraphs = vec![text(first)];
    if let Some(by) = request.overtaken_by {
        paragraphs.push(Text::new(by.key()));
    }
    if !request.reason.is_empty() {
        paragraphs.push(Text::new("mail-declined-reason").with("reason", inert_lines(&request.reason)));
    }
    let words = (text(subject), paragraphs);
    // Where that person has left, its account's global admins.
    let readers = if users::roles_in(db, request.asked_by, request.asker_id)?.iter().next().is_none() {
        accounts::administrators(db, request.asker_id)?
    } else {
        vec![request.asked_by]
    };
    tell(db, call, (request.asker_id, readers), request, (MailKind::OrderRequestAnswer, words))
}

fn about(key: &'static str, request: &OrderRequest, parties: &RequestParties) -> Text {
    Text::new(key)
        .with("asker", inert_line(&parties.asker))
        .with("person", inert_line(&request.asker_name))
        .with("customer", inert_line(&parties.customer))
        .with("seller", inert_line(&parties.seller))
        .with("holder", inert_line(&parties.holder))
        .with("offer", &request.offer_name)
        .count("quantity", request.quantity)
        .count("before", request.quantity_before)
        .moment("until", request.expires_at)
}

fn by(text: Text, actor: &Actor) -> Text {
    text.with("partner", inert_line(&actor.account.name)).with("decider", inert_line(&actor.person.name))
}

fn tell(
    db: &mut Db,
    call: &Call,
    (account, readers): (AccountId, Vec<UserId>),
    request: &OrderRequest,
    (kind, (subject, paragraphs)): (MailKind, Words),
) -> Result<(), Error> {
    let country = accounts::find(db, account)?.country;
    let path = paths::order_request(request.id);
    let action = Some(("mail-order-request-open", path.as_str()));
    let notice = Notice { kind, invitation: None, subject, paragraphs, action };
    for user in readers {
        let reader = notices::reader(db, user, Country::language_of(&country))?;
        notices::send(db, call, reader, &notice)?;
    }
    Ok(())
}
