//! How the partners of the demo world support their customers, and what Elm Bakery asked.

use chrono::TimeDelta;

use super::{
    Builder,
    world::{ACCOUNTS, ADDRESSES, DemoAccount},
};
use crate::{
    domain::{
        Action, Error,
        account::AccountKind,
        ids::ServiceRequestId,
        partner_profile::Support,
        service_request::{Severity, Topic, steps::Step},
    },
    repository::{db::Db, offers, subscriptions, support_profiles},
    service::{
        FormKey, UseCase,
        directory::Place,
        service_requests::{self, NewServiceRequest, StepForm},
    },
};

/// A partner that has not published how to reach its support, so that the portal can be seen to say so.
const SILENT: &str = "dogwood";

/// Publishes the support profiles and opens the requests.
pub(super) fn support(db: &mut Db, builder: &Builder) -> Result<(), Error> {
    for account in ACCOUNTS.iter().filter(|one| one.kind != AccountKind::Customer && one.tag != SILENT) {
        let actor = builder.actor(account.tag)?;
        let grant = builder.call.authorize(&actor, Action::UpdateAccountSettings)?;
        support_profiles::save(db, &grant, &profile(account), 0, builder.days_ago(300))?;
    }
    settled(db, builder)?;
    answered(db, builder)?;
    late(db, builder)
}

fn profile(account: &DemoAccount) -> Support {
    let phone = ADDRESSES.iter().find(|(country, ..)| *country == account.country).map(|(.., phone, _)| *phone);
    Support {
        email: format!("support@{}", account.domain),
        phone: phone.unwrap_or_default().to_owned(),
        website: format!("https://support.{}", account.domain),
    }
}

/// Birch asked for Elm Bakery; Aurora answered and closed it.
fn settled(db: &mut Db, builder: &Builder) -> Result<(), Error> {
    let form = NewServiceRequest {
        topic: Topic::Licenses.as_str().to_owned(),
        subject: "Two more calling plans".to_owned(),
        description: "Two colleagues start next month. Can the phone add-on grow in the middle of its term?".to_owned(),
        severity: Severity::Minimal.as_str().to_owned(),
        ..NewServiceRequest::default()
    };
    let place = Place::Customer(builder.id("elm")?);
    let id = open(db, builder, ("birch", place), &form, TimeDelta::days(20))?;
    let words = "Yes: raise the quantity on its page. You pay the part of the term that is left.";
    take(db, builder, ("aurora", id, Step::Resolve), words, TimeDelta::days(20) - TimeDelta::hours(3))
}

/// Elm Bakery asked, and Aurora waits to hear more.
fn answered(db: &mut Db, builder: &Builder) -> Result<(), Error> {
    let form = NewServiceRequest {
        topic: Topic::Billing.as_str().to_owned(),
        subject: "Why is Visio suspended?".to_owned(),
        description: "Nobody here remembers asking for that. Do we still pay for it?".to_owned(),
        severity: Severity::Moderate.as_str().to_owned(),
        subscription: subscription(db, builder, "visio-plan-2")?,
        ..NewServiceRequest::default()
    };
    let id = open(db, builder, ("elm", Place::Own), &form, TimeDelta::days(3))?;
    let words = "You asked us by phone to pause it. Shall we bring it back, or let it end?";
    take(db, builder, ("aurora", id, Step::Answer), words, TimeDelta::days(3) - TimeDelta::hours(2))
}

/// Elm Bakery waits, and the first answer is late.
fn late(db: &mut Db, builder: &Builder) -> Result<(), Error> {
    let form = NewServiceRequest {
        topic: Topic::ServiceDown.as_str().to_owned(),
        subject: "The shop's mailbox receives nothing".to_owned(),
        description: "Since this morning no order arrives. Sending works.".to_owned(),
        severity: Severity::Critical.as_str().to_owned(),
        subscription: subscription(db, builder, "exchange-online-plan-1")?,
        ..NewServiceRequest::default()
    };
    open(db, builder, ("elm", Place::Own), &form, TimeDelta::hours(5)).map(|_| ())
}

fn subscription(db: &mut Db, builder: &Builder, sku: &str) -> Result<String, Error> {
    let offer = offers::find_by_sku(db, sku)?;
    Ok(subscriptions::newest_of_offer(db, builder.id("elm")?, offer.id)?.to_string())
}

fn open(
    db: &mut Db,
    builder: &Builder,
    (tag, place): (&str, Place),
    form: &NewServiceRequest,
    ago: TimeDelta,
) -> Result<ServiceRequestId, Error> {
    let call = builder.call_at(builder.call.now.plus(-ago));
    let key = FormKey::new(b"demo".to_vec(), form.subject.clone(), &[]);
    service_requests::submit(&mut UseCase::new(db, &call, &builder.actor(tag)?), &key, place, form)
}

fn take(
    db: &mut Db,
    builder: &Builder,
    (tag, id, step): (&str, ServiceRequestId, Step),
    words: &str,
    ago: TimeDelta,
) -> Result<(), Error> {
    let call = builder.call_at(builder.call.now.plus(-ago));
    let key = FormKey::new(b"demo".to_vec(), words.to_owned(), &[]);
    let actor = builder.actor(tag)?;
    let seen = service_requests::find(&mut UseCase::new(db, &call, &actor), id)?.requested.request.version;
    let form = StepForm { words: words.to_owned(), version: seen.to_string(), ..StepForm::default() };
    service_requests::take(&mut UseCase::new(db, &call, &actor), &key, (id, step), &form).map(|_| ())
}
