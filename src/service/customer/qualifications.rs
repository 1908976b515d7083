//! What a partner states that a customer is beside a business, and what the operator says to it (`docs/domain.md` §8.6).

use serde::Deserialize;
use serde_json::json;

use super::customer_update::obstacle;
use crate::service::{
    AuditEntry, UseCase,
    customers::open,
    notices::{self, Notice},
};
use crate::{
    domain::{
        Action, AuditEvent, Checks, Error, Grant, Text,
        account::Cloud,
        consent::inert_line,
        ids::{AccountId, QualificationId},
        mail::MailKind,
        qualification::{Qualification, QualificationAct, QualificationState, after},
    },
    paths,
    repository::{
        accounts,
        customer_qualifications::{self, StatedQualification, WaitingQualification},
        customers::{self, Customer},
        relationships,
    },
};

/// The most characters of a reason and of an answer.
pub const REASON_LENGTH: usize = 500;
/// How many the operator sees at once.
pub const MOST_WAITING: i64 = 100;

/// What the page of a customer's qualifications sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct QualificationForm {
    /// The one of which a customer has at most one; empty for none.
    pub special: String,
    /// *yes* where a state owns the customer.
    pub state_owned: String,
    /// Why.
    pub reason: String,
    /// What the page showed ([`known`]).
    pub known: String,
}

/// A customer and what is stated of it.
#[derive(Clone, Debug)]
pub struct QualifiedCustomer {
    /// The customer.
    pub customer: Customer,
    /// What is stated.
    pub stated: Vec<StatedQualification>,
}

/// What a page has to bring back, so that a change made meanwhile is seen.
#[must_use]
pub fn known(stated: &[StatedQualification]) -> String {
    stated.iter().map(|one| format!("{}={}", one.qualification, one.state)).collect::<Vec<_>>().join(" ")
}

/// What is stated of a customer, to be changed.
///
/// # Errors
/// [`Error::Conflict`] where a reseller may not change it, or its cloud has no qualifications.
pub fn show(cx: &mut UseCase<'_>, id: AccountId) -> Result<QualifiedCustomer, Error> {
    opened(cx, id).map(|(_, found)| found)
}

fn opened(cx: &mut UseCase<'_>, id: AccountId) -> Result<(Grant, QualifiedCustomer), Error> {
    let (grant, customer) = open(cx, Action::UpdateCustomer, id)?;
    if customer.cloud == Cloud::UsGovernment {
        return Err(Error::Conflict(Text::new("qualification-not-in-cloud")));
    }
    if let Some(why) = obstacle(cx, &customer)? {
        return Err(Error::Conflict(why));
    }
    let stated = customer_qualifications::of(cx.db, id)?;
    Ok((grant, QualifiedCustomer { customer, stated }))
}

/// States and withdraws what the form says. What is so already stays, and nothing is recorded.
///
/// # Errors
/// [`Error::Invalid`] beside the fields; [`Error::Stale`] where somebody else changed it since the page was opened.
pub fn save(cx: &mut UseCase<'_>, id: AccountId, form: &QualificationForm) -> Result<QualifiedCustomer, Error> {
    // Its partners may each state something at the same time: the second finds what the first has kept.
    open(cx, Action::UpdateCustomer, id)?;
    customers::lock(cx.db, id)?;
    let (grant, found) = opened(cx, id)?;
    let mut checks = Checks::new();
    let special = match form.special.as_str() {
        "" => Some(None),
        name => Qualification::parse(name).filter(|one| one.is_exclusive()).map(Some),
    };
    let special = checks.choice("special", special);
    let state_owned = checks.choice("state_owned", read_yes(&form.state_owned));
    let reason = checks.optional_line("reason", &form.reason, REASON_LENGTH);
    let mut wanted: Vec<Qualification> = special.flatten().into_iter().collect();
    wanted.extend((state_owned == Some(true)).then_some(Qualification::StateOwned));
    let mut stated = Vec::new();
    for one in Qualification::ALL {
        let held = found.stated.iter().find(|stated| stated.qualification == *one);
        let act = if wanted.contains(one) { QualificationAct::State } else { QualificationAct::Withdraw };
        let state = after(*one, held.map(|held| held.state), act)?;
        if state != held.map(|held| held.state) {
            stated.push((*one, held, state));
        }
    }
    if reason.is_empty() && stated.iter().any(|(.., state)| state.is_some()) {
        checks.refuse("reason", Text::new("qualification-reason"));
    }
    if !reason.is_empty() && stated.is_empty() {
        checks.refuse("special", Text::new("qualification-nothing-new"));
    }
    checks.finish()?;
    if stated.is_empty() {
        return Ok(found);
    }
    if form.known != known(&found.stated) {
        return Err(Error::Stale(Text::new("qualification-stale")));
    }
    for (one, held, state) in stated {
        change(cx, &grant, id, (one, held, state), &reason)?;
    }
    Ok(QualifiedCustomer { stated: customer_qualifications::of(cx.db, id)?, ..found })
}

fn read_yes(typed: &str) -> Option<bool> {
    match typed {
        "yes" => Some(true),
        "" | "no" => Some(false),
        _ => None,
    }
}

/// A qualification, what was kept of it, and what becomes of it.
type Change<'a> = (Qualification, Option<&'a StatedQualification>, Option<QualificationState>);

fn change(
    cx: &mut UseCase<'_>,
    grant: &Grant,
    customer: AccountId,
    (one, held, state): Change<'_>,
    reason: &str,
) -> Result<(), Error> {
    if let Some(held) = held
        && !customer_qualifications::delete(cx.db, grant, held)?
    {
        return Err(Error::Stale(Text::new("qualification-stale")));
    }
    if let Some(state) = state {
        let stated = StatedQualification {
            id: QualificationId::at(cx.call.now),
            customer_id: customer,
            qualification: one,
            state,
            reason: reason.to_owned(),
            stated_by: grant.account(),
            stated_at: cx.call.now,
            answer: String::new(),
            decided_at: None,
        };
        customer_qualifications::insert(cx.db, grant, &stated)?;
    }
    let before = held.map(|held| held.state.as_str());
    let audit_entry = AuditEntry::new(AuditEvent::QualificationStated, "customer", *customer.uuid())
        .of(customer)
        .from(json!({ "qualification": one.as_str(), "state": before }))
        .to(json!({ "qualification": one.as_str(), "state": state.map(QualificationState::as_str), "reason": reason }));
    cx.audit(audit_entry)
}

/// What waits for the operator, the oldest first.
pub fn waiting(cx: &mut UseCase<'_>) -> Result<Vec<WaitingQualification>, Error> {
    cx.authorize(Action::ManageAccounts)?;
    customer_qualifications::in_review(cx.db, MOST_WAITING)
}

/// One that the operator decides on, or has.
pub fn find(cx: &mut UseCase<'_>, id: QualificationId) -> Result<WaitingQualification, Error> {
    cx.authorize(Action::ManageAccounts)?;
    customer_qualifications::find(cx.db, id)
}

/// What the operator sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DecisionForm {
    /// What is said to the partner.
    pub answer: String,
    /// The button: *approve* or *deny*.
    #[serde(rename = "do")]
    pub button: String,
}

/// Confirms a qualification or does not; the partner that stated it is notified.
///
/// # Errors
/// [`Error::Invalid`] where a refusal has no reason; [`Error::Conflict`] where it was decided on otherwise meanwhile.
pub fn decide(cx: &mut UseCase<'_>, id: QualificationId, form: &DecisionForm) -> Result<WaitingQualification, Error> {
    let grant = cx.authorize(Action::ManageAccounts)?;
    let (before, customer, partner) = customer_qualifications::find(cx.db, id)?;
    let mut checks = Checks::new();
    let act = match form.button.as_str() {
        "approve" => QualificationAct::Approve,
        "deny" => QualificationAct::Deny,
        _ => return Err(Error::refused(Text::new("qualification-choose"))),
    };
    let answer = checks.optional_line("answer", &form.answer, REASON_LENGTH);
    let state = after(before.qualification, Some(before.state), act)?.ok_or(Error::NotFound)?;
    if state == QualificationState::Denied && answer.is_empty() {
        checks.refuse("answer", Text::new("qualification-answer"));
    }
    checks.finish()?;
    if state == before.state {
        return Ok((before, customer, partner));
    }
    if !customer_qualifications::decide(cx.db, &grant, &before, (state, &answer), cx.call.now)? {
        return Err(Error::Conflict(Text::new("qualification-decided-otherwise")));
    }
    let audit_entry = AuditEntry::new(AuditEvent::QualificationDecided, "customer", *before.customer_id.uuid())
        .of(before.customer_id)
        .from(json!({ "qualification": before.qualification.as_str(), "state": before.state.as_str() }))
        .to(json!({ "state": state.as_str(), "answer": answer }));
    cx.audit(audit_entry)?;
    let after = StatedQualification { state, answer, decided_at: Some(cx.call.now), ..before };
    tell(cx, &after, &customer)?;
    Ok((after, customer, partner))
}

/// Notifies the partner that stated it, unless it has left the customer meanwhile.
fn tell(cx: &mut UseCase<'_>, one: &StatedQualification, customer: &str) -> Result<(), Error> {
    if !relationships::of_customer(cx.db, one.customer_id)?.iter().any(|serving| serving.account == one.stated_by) {
        return Ok(());
    }
    let partner = accounts::find(cx.db, one.stated_by)?;
    let text = |key| {
        Text::new(key)
            .with("customer", inert_line(customer))
            .text("qualification", one.qualification.key())
            .with("answer", inert_line(&one.answer))
    };
    let mut paragraphs = vec![];
    let subject = if one.state == QualificationState::Approved {
        paragraphs.push(text("mail-qualification-approved-text"));
        text("mail-qualification-approved-subject")
    } else {
        paragraphs.push(text("mail-qualification-denied-text"));
        text("mail-qualification-denied-subject")
    };
    if !one.answer.is_empty() {
        paragraphs.push(text("mail-qualification-answer"));
    }
    let path = paths::customer_account(one.customer_id);
    let notice = Notice {
        kind: MailKind::QualificationDecision,
        invitation: None,
        subject,
        paragraphs,
        action: Some(("mail-open-customer", path.as_str())),
    };
    notices::send_to_admins(cx.db, cx.call, (partner.id, &partner.country), &notice)
}
