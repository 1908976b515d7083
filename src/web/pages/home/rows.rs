//! What needs the reader and what a new account does next, line by line.

use crate::{
    domain::{
        Action, Moment, Text,
        invitation::{InvitationKind, InvitationOutcome},
        subscription::contract::SubscriptionEvent,
    },
    paths,
    service::{
        Subscription,
        home::{AnsweredInvitation, NextStep, RequestTask, Source, StepKind, Task, TaskGroup},
    },
    web::{View, view::Dated},
};

/// Something that needs the reader.
pub struct NeedLine {
    /// What.
    pub title: String,
    /// Why.
    pub detail: String,
    /// That it is late.
    pub late: bool,
    /// By when, or since when, in words.
    pub when: Option<Dated>,
    /// Where it is done.
    pub href: String,
    /// What is done there.
    pub act: String,
}

/// How many more there are of something.
pub struct MoreLine {
    /// The words.
    pub text: String,
    /// Where all of them are, if there is such a place.
    pub href: Option<&'static str>,
}

/// One of the first steps.
pub struct StepLine<'a> {
    /// What is done.
    pub title: &'a str,
    /// Whether it is done already.
    pub done: bool,
    /// Where it is done, for those who may.
    pub href: Option<&'static str>,
}

/// A line for something that needs the reader.
pub fn need(view: &View, task: Task) -> NeedLine {
    let line = |title: &str, detail, when, way| need_line(view, title, detail, when, way);
    match task {
        Task::AnswerRequest(one, late) => NeedLine { late, ..answer_request(view, &one, late) },
        Task::ContinueRequest(one) => {
            let detail = view.with("home-request-news", "customer", &one.customer);
            line(&one.subject, detail, Some(since(one.changed_at)), (paths::service_request(one.id), "home-read"))
        }
        Task::ReplyToRequest(one) => {
            let own = view.may(Action::ViewOwnSubscriptions);
            let detail = if own {
                view.t("home-own-request-answered").to_owned()
            } else {
                view.with("home-request-answered", "customer", &one.customer)
            };
            line(&one.subject, detail, Some(answered(one.changed_at)), (paths::service_request(one.id), "home-reply"))
        }
        Task::SignAgreement => {
            let detail = view.t("home-mpa-unsigned").to_owned();
            line(view.t("column-mpa"), detail, None, ("/agreements".to_owned(), "home-sign"))
        }
        Task::AcceptAgreement(asked_at) => {
            let detail = view.t("home-mca-due").to_owned();
            line(view.t("home-mca"), detail, asked_at.map(since), ("/agreements".to_owned(), "home-accept"))
        }
        Task::AnswerPartner(one) => {
            let key = if one.with_privileges { "home-partner-asks-privileges" } else { "home-partner-asks" };
            let way = (paths::relationship_request(one.id), "home-answer");
            line(&one.partners.join(", "), view.t(key).to_owned(), Some(until(one.expires_at)), way)
        }
        Task::RenewInvitation(one) => {
            let title = one.recipient.unwrap_or_else(|| view.t("invitations-no-address").to_owned());
            let detail = view.text(&Text::new("home-invitation-ends").text("kind", one.kind.short_key()));
            line(&title, detail, Some(until(one.expires_at)), ("/invitations".to_owned(), "home-view-invitations"))
        }
        Task::LookAtSubscription(one, customer) => {
            let (href, act) = match customer {
                Some(_) => (paths::customer_subscription(one.customer_id, one.id), "home-view-subscription"),
                None => ("/subscriptions".to_owned(), "home-view-subscriptions"),
            };
            line(
                &one.nickname,
                ending(view, &one, customer.as_deref()),
                one.due_at.map(|at| ("home-when-on", at)),
                (href, act),
            )
        }
        Task::AnswerReferral(id, company, ends) => {
            let detail = view.t("home-referral-waits").to_owned();
            line(&company, detail, Some(until(ends)), (paths::referral(id), "home-answer"))
        }
        Task::DecideOnOrder(one, asker, customer) => {
            let own = one.asker_id == one.customer_id;
            let key = if own { "home-order-request-own" } else { "home-order-request-waits" };
            let text = Text::new(key).with("asker", asker).with("customer", customer);
            let way = (paths::order_request(one.id), "home-decide");
            line(&one.offer_name, view.text(&text), Some(until(one.expires_at)), way)
        }
        Task::AnswerInquiry(id, reseller, ends) => {
            let detail = view.t("home-inquiry-waits").to_owned();
            line(&reseller, detail, Some(until(ends)), (paths::received_inquiry(id), "home-answer"))
        }
        Task::SeeOrderAnswer(one) => {
            let text = Text::new("home-order-request-answered").text("state", one.state.key());
            let way = (paths::order_request(one.id), "home-view-order-request");
            line(&one.offer_name, view.text(&text), one.ended_at.map(answered), way)
        }
        Task::DecideOnAccount(id, name, begun) => {
            let detail = view.t("home-account-waits").to_owned();
            line(&name, detail, Some(since(begun)), (paths::account(id), "home-decide"))
        }
        Task::DecideOnQualification(id, customer, begun) => {
            let detail = view.t("home-qualification-waits").to_owned();
            line(&customer, detail, Some(since(begun)), (paths::qualification(id), "home-decide"))
        }
        Task::LookAtSender(id, name, count, last) => line(
            &name,
            view.count("home-unknown-sender", count),
            last.map(|at| ("home-when-last", at)),
            (paths::account(id), "home-view-account"),
        ),
        Task::LookAtEvents(count) => {
            let way = ("/settings/security-events".to_owned(), "home-view-events");
            line(view.t("events-title"), view.count("home-many-failures", count), None, way)
        }
        Task::RemindReseller(one) => {
            let detail = view.t("home-reseller-unsigned").to_owned();
            line(
                &one.name,
                detail,
                Some(("home-when-partner", one.since)),
                (paths::reseller(one.id), "home-view-reseller"),
            )
        }
        Task::SeeAnswer(one) => {
            let detail = view.t(answer_key(&one)).to_owned();
            let title = one.answered_by.or(one.recipient).unwrap_or_default();
            line(&title, detail, one.decided_at.map(answered), ("/invitations".to_owned(), "home-view-invitations"))
        }
    }
}

/// What a day on such a line is, and the day.
type DayOf = (&'static str, Moment);

const fn since(at: Moment) -> DayOf {
    ("home-when-since", at)
}

const fn until(at: Moment) -> DayOf {
    ("home-when-until", at)
}

const fn answered(at: Moment) -> DayOf {
    ("home-when-answered", at)
}

fn need_line(
    view: &View,
    title: &str,
    detail: String,
    when: Option<DayOf>,
    (href, act): (String, &'static str),
) -> NeedLine {
    NeedLine {
        title: title.to_owned(),
        detail,
        late: false,
        when: when.map(|(key, at)| view.dated(key, &view.day(at))),
        href,
        act: view.t(act).to_owned(),
    }
}

/// Hours count until a first answer is due.
fn answer_request(view: &View, one: &RequestTask, late: bool) -> NeedLine {
    let detail = view.with(if late { "home-request-late" } else { "home-request-open" }, "customer", &one.customer);
    let way = (paths::service_request(one.id), "home-answer");
    let when = Some(view.dated("home-when-due", &view.when(one.due)));
    NeedLine { when, ..need_line(view, &one.subject, detail, None, way) }
}

fn ending(view: &View, one: &Subscription, customer: Option<&str>) -> String {
    let event = one.contract().next_event().map(|(_, event)| event);
    let (own, of) = match event {
        Some(SubscriptionEvent::Renewal) => ("home-own-renews", "home-renews"),
        Some(SubscriptionEvent::TrialEnd) => ("home-own-trial-ends", "home-trial-ends"),
        _ => ("home-own-ends", "home-ends"),
    };
    match customer {
        Some(customer) => view.text(&Text::new(of).with("customer", customer)),
        None => view.t(own).to_owned(),
    }
}

const fn answer_key(one: &AnsweredInvitation) -> &'static str {
    match (one.outcome, one.kind) {
        (Some(InvitationOutcome::Accepted), InvitationKind::Partnership) => "home-partnership-accepted",
        (Some(InvitationOutcome::Accepted), _) => "home-relationship-accepted",
        (_, InvitationKind::Partnership) => "home-partnership-declined",
        _ => "home-relationship-declined",
    }
}

/// A line for how many more there are of something.
pub fn more(view: &View, group: &TaskGroup) -> MoreLine {
    let (what, href) = match group.source {
        Source::Requests => ("menu-service-requests", Some("/service-requests?state=open&whose=held")),
        Source::Conversations => ("menu-service-requests", Some("/service-requests")),
        Source::Agreement => ("menu-agreements", Some("/agreements")),
        Source::Partners => ("menu-partner-relationships", Some("/partner-relationships")),
        Source::Invitations => ("home-more-invitations", Some("/invitations")),
        Source::Answers => ("home-more-answers", Some("/invitations")),
        Source::Subscriptions => ("home-more-subscriptions", None),
        Source::Referrals => ("referrals-title", Some("/referrals?state=received")),
        Source::OrderRequests => ("menu-order-requests", Some("/order-requests?state=asked")),
        Source::Inquiries => ("inquiries-title", Some("/indirect-resellers/inquiries?state=asked")),
        Source::OrderAnswers => ("menu-order-requests", Some("/order-requests")),
        Source::Accounts => ("menu-accounts", Some("/accounts?standing=pending_approval")),
        Source::Qualifications => ("home-more-qualifications", Some("/accounts/qualifications")),
        Source::Senders => ("menu-accounts", Some("/accounts")),
        Source::Events => ("events-title", Some("/settings/security-events")),
        Source::Resellers => ("menu-indirect-resellers", Some("/indirect-resellers")),
    };
    let count = if group.endless { format!("{}+", group.more) } else { group.more.to_string() };
    let text = Text::new("home-more").text("what", what).with("count", count);
    MoreLine { text: view.text(&text), href }
}

/// A line for one of the first steps.
pub fn step(view: &View, step: NextStep) -> StepLine<'_> {
    let (title, href) = match step.kind {
        StepKind::SignAgreement => ("home-step-sign", "/agreements"),
        StepKind::InviteReseller => ("home-step-invite-reseller", "/indirect-resellers"),
        StepKind::FindProvider => ("home-step-find-provider", "/providers"),
        StepKind::AddCustomer => ("home-step-add-customer", "/customers/new"),
        StepKind::InviteCustomer => ("home-step-invite-customer", "/customers/request-relationship"),
        StepKind::Order => ("home-step-order", "/customers"),
        StepKind::AcceptAgreement => ("home-step-accept", "/agreements"),
        StepKind::FindPartner => ("home-step-find-partner", "/partner-relationships"),
        StepKind::GetSubscription => ("home-step-get-subscription", "/subscriptions"),
        StepKind::AssignLicenses => ("home-step-assign", "/licenses"),
        StepKind::LoadCatalog => ("home-step-load-catalog", "/catalog/import"),
        StepKind::AddPartner => ("home-step-add-partner", "/accounts/new"),
        StepKind::ListProvider => ("home-step-list-provider", "/provider-list"),
    };
    StepLine { title: view.t(title), done: step.done, href: Some(href).filter(|_| step.allowed && !step.done) }
}
