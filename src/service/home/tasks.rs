//! What needs the reader: things that wait for somebody with the reader's rights, the most urgent first.

use chrono::TimeDelta;

use super::{
    OwnSubscriptions,
    needs::{MOST, Needs, Source, Task, choose},
};
use crate::{
    domain::{
        Action, Error, Grant, ids::AccountId, policy, security_event::FAILURES_NOTICED,
        subscription::SubscriptionState, waiting::Waiting,
    },
    repository::{
        accounts::{self, Account},
        contacts,
        customer_qualifications::{self, WaitingQualification},
        invitation_list, mail_blocks,
        order_requests::{self, OrderRequest},
        partner_figures, partnership_inquiries, referrals, security_events,
        service_request_tasks::{self, RequestNeed},
        subscription_figures,
        subscriptions::Subscription,
    },
    service::{
        UseCase,
        agreements::customer::{self, CustomerAgreement},
        consent,
    },
};

/// How far ahead it is looked.
const AHEAD: TimeDelta = TimeDelta::days(7);
/// How long an answer is news.
const NEWS: TimeDelta = TimeDelta::days(3);

/// How many recipients must have said lately that they do not know an account.
const STRANGERS_NOTICED: i64 = 3;
/// How long that counts.
const STRANGERS_COUNT_FOR: TimeDelta = TimeDelta::days(30);

/// How many rows of events are looked at: enough for a flood to be noticed, however much there is.
const FAILURES_LOOKED_AT: i64 = 1_000;

/// Finds what needs the reader.
pub(super) fn gather(cx: &mut UseCase<'_>, own: Option<&OwnSubscriptions>) -> Result<Needs, Error> {
    let found = vec![
        (Source::Requests, requests(cx)?),
        (Source::Agreement, agreement(cx)?),
        (Source::Partners, partners(cx)?),
        (Source::Conversations, conversations(cx)?),
        (Source::Invitations, invitations(cx)?),
        (Source::Subscriptions, subscriptions(cx, own)?),
        (Source::Referrals, referrals_to_answer(cx)?),
        (Source::OrderRequests, orders_to_decide(cx)?),
        (Source::Inquiries, inquiries(cx)?),
        (Source::OrderAnswers, order_answers(cx)?),
        (Source::Accounts, waiting_accounts(cx)?),
        (Source::Qualifications, waiting_qualifications(cx)?),
        (Source::Events, many_failures(cx)?),
        (Source::Senders, unknown_senders(cx)?),
        (Source::Resellers, resellers(cx)?),
        (Source::Answers, answers(cx)?),
    ];
    Ok(choose(found))
}

/// How many rows are asked for: one more tells that there are more.
fn limit() -> i64 {
    i64::try_from(MOST).unwrap_or(i64::MAX).saturating_add(1)
}

fn granted(cx: &UseCase<'_>, action: Action) -> Option<Grant> {
    policy::authorize(cx.actor, action).ok()
}

/// The grant for what waits, unless the menu has counted none of it.
fn waited_for(cx: &UseCase<'_>, what: Waiting) -> Option<Grant> {
    if cx.waits_for_nothing(what) { None } else { granted(cx, what.action()) }
}

fn requests(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    let Some(grant) = waited_for(cx, Waiting::Requests) else { return Ok(Vec::new()) };
    let side = (grant.scope(), cx.actor.account.kind);
    let found = service_request_tasks::list(cx.db, side, RequestNeed::FirstAnswer, limit())?;
    let now = cx.call.now;
    Ok(found.into_iter().map(|one| (one.due < now, one)).map(|(late, one)| Task::AnswerRequest(one, late)).collect())
}

fn conversations(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    let kind = cx.actor.account.kind;
    let mut tasks = Vec::new();
    if let Some(grant) = waited_for(cx, Waiting::Requests) {
        let held = service_request_tasks::list(cx.db, (grant.scope(), kind), RequestNeed::AnotherAnswer, limit())?;
        tasks.extend(held.into_iter().map(Task::ContinueRequest));
    }
    if let Some(grant) = waited_for(cx, Waiting::Replies) {
        let opened = service_request_tasks::list(cx.db, (grant.scope(), kind), RequestNeed::Reply, limit())?;
        tasks.extend(opened.into_iter().map(Task::ReplyToRequest));
    }
    Ok(tasks)
}

fn agreement(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    let Some(grant) = waited_for(cx, Waiting::Agreement) else { return Ok(Vec::new()) };
    if policy::is_served(cx.actor.account.kind) {
        return Ok(match customer::stand(cx.db, grant.account())? {
            CustomerAgreement::Due(asked_at) => vec![Task::AcceptAgreement(asked_at)],
            CustomerAgreement::Accepted(..) | CustomerAgreement::MustBeAttested(_) => Vec::new(),
        });
    }
    let signed = accounts::find(cx.db, grant.account())?.mpa_signed_at.is_some();
    Ok(if signed { Vec::new() } else { vec![Task::SignAgreement] })
}

fn partners(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    if granted(cx, Action::AcceptRelationship).is_none() {
        return Ok(Vec::new());
    }
    let mut waiting = consent::waiting(cx)?;
    waiting.sort_by_key(|request| request.expires_at);
    Ok(waiting.into_iter().map(Task::AnswerPartner).collect())
}

fn invitations(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    let Some(grant) = granted(cx, Action::ViewInvitations) else { return Ok(Vec::new()) };
    let now = cx.call.now;
    let found = invitation_list::running_out(cx.db, grant.scope(), (now, now.plus(AHEAD)), limit())?;
    Ok(found.into_iter().map(Task::RenewInvitation).collect())
}

fn answers(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    let Some(grant) = granted(cx, Action::ViewInvitations) else { return Ok(Vec::new()) };
    let found = invitation_list::answered(cx.db, grant.scope(), cx.call.now.plus(-NEWS), limit())?;
    Ok(found.into_iter().map(Task::SeeAnswer).collect())
}

fn subscriptions(cx: &mut UseCase<'_>, own: Option<&OwnSubscriptions>) -> Result<Vec<Task>, Error> {
    let until = cx.call.now.plus(AHEAD);
    if let Some(own) = own.filter(|_| policy::may(cx.actor, Action::PurchaseForOneself)) {
        let soon =
            |one: &&Subscription| one.state == SubscriptionState::Active && one.due_at.is_some_and(|due| due <= until);
        let mut ending: Vec<Subscription> = own.subscriptions.iter().filter(soon).cloned().collect();
        ending.sort_by_key(|one| one.due_at);
        return Ok(ending.into_iter().map(|one| Task::LookAtSubscription(Box::new(one), None)).collect());
    }
    let Some(grant) = granted(cx, Action::ViewSubscriptions) else { return Ok(Vec::new()) };
    let ending = subscription_figures::ending(cx.db, (grant.scope(), cx.actor.account.kind), until, limit())?;
    Ok(ending.into_iter().map(|(one, customer)| Task::LookAtSubscription(Box::new(one), Some(customer))).collect())
}

fn referrals_to_answer(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    let offered = cx.actor.account.cloud.offers_referrals();
    let Some(grant) = waited_for(cx, Waiting::Referrals).filter(|_| offered) else { return Ok(Vec::new()) };
    let found = referrals::to_answer(cx.db, grant.scope(), cx.call.now, limit())?;
    Ok(found.into_iter().map(|(id, company, until)| Task::AnswerReferral(id, company, until)).collect())
}

fn orders_to_decide(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    let Some(grant) = waited_for(cx, Waiting::OrderRequests) else { return Ok(Vec::new()) };
    let found = order_requests::to_decide(cx.db, grant.scope(), cx.call.now, limit())?;
    let parties: Vec<AccountId> = found.iter().flat_map(|one| [one.asker_id, one.customer_id]).collect();
    let names = contacts::names(cx.db, &parties)?;
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    let task = |one: OrderRequest| {
        let (asker, customer) = (name(one.asker_id), name(one.customer_id));
        Task::DecideOnOrder(Box::new(one), asker, customer)
    };
    Ok(found.into_iter().map(task).collect())
}

fn inquiries(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    let offered = cx.actor.account.cloud.offers_referrals();
    let Some(grant) = waited_for(cx, Waiting::Inquiries).filter(|_| offered) else {
        return Ok(Vec::new());
    };
    let found = partnership_inquiries::to_answer(cx.db, grant.scope(), cx.call.now, limit())?;
    Ok(found.into_iter().map(|(id, reseller, until)| Task::AnswerInquiry(id, reseller, until)).collect())
}

fn order_answers(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    let Some(grant) = granted(cx, Action::WithdrawOrderRequests) else { return Ok(Vec::new()) };
    let found = order_requests::answered(cx.db, grant.scope(), cx.call.now.plus(-NEWS), limit())?;
    Ok(found.into_iter().map(|one| Task::SeeOrderAnswer(Box::new(one))).collect())
}

fn waiting_accounts(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    let Some(grant) = waited_for(cx, Waiting::Accounts) else { return Ok(Vec::new()) };
    let waiting = accounts::pending_approval(cx.db, &grant)?;
    let task = |one: Account| Task::DecideOnAccount(one.id, one.name, one.created_at);
    Ok(waiting.into_iter().map(task).collect())
}

fn waiting_qualifications(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    if granted(cx, Action::ManageAccounts).is_none() {
        return Ok(Vec::new());
    }
    let waiting = customer_qualifications::in_review(cx.db, limit())?;
    let task = |(one, customer, _): WaitingQualification| Task::DecideOnQualification(one.id, customer, one.stated_at);
    Ok(waiting.into_iter().map(task).collect())
}

fn unknown_senders(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    if granted(cx, Action::ManageAccounts).is_none() {
        return Ok(Vec::new());
    }
    let since = cx.call.now.plus(-STRANGERS_COUNT_FOR);
    let found = mail_blocks::unknown_accounts(cx.db, STRANGERS_NOTICED, since, limit())?;
    Ok(found.into_iter().map(|(id, name, count, last)| Task::LookAtSender(id, name, count, last)).collect())
}

fn many_failures(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    if granted(cx, Action::ViewAllSecurityEvents).is_none() {
        return Ok(Vec::new());
    }
    let since = cx.call.now.plus(-TimeDelta::hours(1));
    let failures: i64 = security_events::failures_since(cx.db, since, FAILURES_LOOKED_AT)?.iter().sum();
    Ok(if failures < FAILURES_NOTICED { Vec::new() } else { vec![Task::LookAtEvents(failures)] })
}

fn resellers(cx: &mut UseCase<'_>) -> Result<Vec<Task>, Error> {
    let Some(grant) = granted(cx, Action::ViewIndirectResellers) else { return Ok(Vec::new()) };
    let found = partner_figures::unsigned_resellers(cx.db, grant.scope(), limit())?;
    Ok(found.into_iter().map(Task::RemindReseller).collect())
}
