//! Things that may need the reader, and which of them are shown.

use super::{AnsweredInvitation, InvitationTask, RequestTask, UnsignedReseller};
use crate::{
    domain::{
        Moment,
        ids::{AccountId, InquiryId, QualificationId, ReferralId},
    },
    repository::{order_requests::OrderRequest, subscriptions::Subscription},
    service::consent::WaitingRequest,
};

/// How many things are shown.
const SHOWN: usize = 8;
/// How many things of one kind are looked for.
pub(super) const MOST: usize = 100;

/// Something that needs the reader.
#[derive(Clone, Debug)]
pub enum Task {
    /// A service request waits for its first answer; whether that is late.
    AnswerRequest(RequestTask, bool),
    /// There is something new in a service request that is with the reader's account.
    ContinueRequest(RequestTask),
    /// A service request of the reader's account was answered and waits for a reply.
    ReplyToRequest(RequestTask),
    /// The reader's organisation, a partner, has not signed its agreement.
    SignAgreement,
    /// The reader's organisation, a customer, has not accepted its agreement; since when it is asked to.
    AcceptAgreement(Option<Moment>),
    /// A partner asks for a relationship.
    AnswerPartner(WaitingRequest),
    /// Nobody has answered an invitation, and its link dies soon.
    RenewInvitation(InvitationTask),
    /// A term ends soon; what the partner calls the customer, where the reader is a partner.
    LookAtSubscription(Box<Subscription>, Option<String>),
    /// A referral waits for an answer: what company it is about, and until when.
    AnswerReferral(ReferralId, String, Moment),
    /// Somebody asks for an order, and the reader's account decides; with the name of the organization that asks, and the
    /// customer's.
    DecideOnOrder(Box<OrderRequest>, String, String),
    /// A reseller asks the reader's account for a partnership: which, the reseller's name, and until when.
    AnswerInquiry(InquiryId, String, Moment),
    /// What the reader's account has asked for was answered.
    SeeOrderAnswer(Box<OrderRequest>),
    /// An account waits for the operator: which, its name, since when.
    DecideOnAccount(AccountId, String, Moment),
    /// What a partner says of a customer waits for the operator: which, the customer, since when.
    DecideOnQualification(QualificationId, String, Moment),
    /// Several recipients of an account's mails have said that they do not know it: which, its name, how many, and when the
    /// last did.
    LookAtSender(AccountId, String, i64, Option<Moment>),
    /// Much was tried lately that did not work: how often at least.
    LookAtEvents(i64),
    /// A reseller has not signed the partner agreement.
    RemindReseller(UnsignedReseller),
    /// Somebody has answered an invitation.
    SeeAnswer(AnsweredInvitation),
}

impl Task {
    /// How urgent it is: the less, the more.
    const fn rank(&self) -> u8 {
        match self {
            Self::AnswerRequest(_, true) | Self::LookAtEvents(_) => 0,
            Self::SignAgreement | Self::AcceptAgreement(_) => 1,
            Self::AnswerPartner(_) | Self::DecideOnOrder(..) | Self::AnswerInquiry(..) => 2,
            Self::AnswerRequest(_, false) => 3,
            Self::ContinueRequest(_) | Self::ReplyToRequest(_) => 4,
            Self::RenewInvitation(_) => 5,
            Self::LookAtSubscription(..) => 6,
            Self::AnswerReferral(..) => 7,
            Self::DecideOnAccount(..) | Self::DecideOnQualification(..) | Self::LookAtSender(..) => 8,
            Self::RemindReseller(_) => 9,
            Self::SeeAnswer(_) | Self::SeeOrderAnswer(_) => 10,
        }
    }
}

/// Where things come from that need the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Service requests that wait for an answer.
    Requests,
    /// The agreement of the reader's organisation.
    Agreement,
    /// Partners that ask for relationships.
    Partners,
    /// Service requests with something new in them.
    Conversations,
    /// Invitations that run out.
    Invitations,
    /// Terms that end.
    Subscriptions,
    /// Referrals.
    Referrals,
    /// Orders that others ask for.
    OrderRequests,
    /// Resellers that ask for a partnership.
    Inquiries,
    /// Answers to what the reader's account has asked for.
    OrderAnswers,
    /// Accounts that wait for the operator.
    Accounts,
    /// Qualifications that wait for the operator.
    Qualifications,
    /// What was tried lately and did not work.
    Events,
    /// Accounts that recipients of their mails do not know.
    Senders,
    /// Resellers that have not signed.
    Resellers,
    /// Answers to invitations.
    Answers,
}

/// Things of one kind that need the reader, as far as they are looked for.
#[derive(Clone, Debug)]
pub struct TaskGroup {
    /// Where they come from.
    pub source: Source,
    /// How many more there are than are shown.
    pub more: usize,
    /// Whether there are more than are looked for.
    pub endless: bool,
}

/// What needs the reader.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    /// The most urgent things.
    pub shown: Vec<Task>,
    /// Of which there are more.
    pub more: Vec<TaskGroup>,
}

/// The things to show: something of each kind, then more of the most urgent ones.
pub(super) fn choose(found: Vec<(Source, Vec<Task>)>) -> Needs {
    let places = share(&found.iter().map(|(_, tasks)| tasks.len()).collect::<Vec<_>>(), SHOWN);
    let mut needs = Needs::default();
    for ((source, mut tasks), place) in found.into_iter().zip(places) {
        let (more, endless) = (tasks.len().min(MOST).saturating_sub(place), tasks.len() > MOST);
        if more > 0 {
            needs.more.push(TaskGroup { source, more, endless });
        }
        tasks.truncate(place);
        needs.shown.extend(tasks);
    }
    needs.shown.sort_by_key(Task::rank);
    needs
}

/// How many places each of several groups gets of so many: one each as long as there are any, the rest to the first.
fn share(lengths: &[usize], mut places: usize) -> Vec<usize> {
    let mut given = vec![0; lengths.len()];
    for most in [1, usize::MAX] {
        for (given, length) in given.iter_mut().zip(lengths) {
            let next = (length - *given).min(most).min(places);
            *given += next;
            places -= next;
        }
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_group_gets_a_place_before_any_gets_a_second_one() {
        assert_eq!(share(&[10, 0, 1, 3], 8), [6, 0, 1, 1]);
        assert_eq!(share(&[2, 1, 0], 8), [2, 1, 0]);
        assert_eq!(share(&[3, 3, 3], 2), [1, 1, 0]);
        assert_eq!(share(&[0, 4, 9], 8), [0, 4, 4]);
    }

    #[test]
    fn what_is_not_shown_is_counted() {
        let account = |number| {
            let id = AccountId::from_uuid(uuid::Uuid::from_u128(number));
            Task::DecideOnAccount(id, String::new(), Moment::from_naive_utc(chrono::NaiveDateTime::MIN))
        };
        let many = (0..101).map(account).collect();
        let needs = choose(vec![(Source::Accounts, many), (Source::Agreement, vec![Task::SignAgreement])]);
        assert!(matches!(needs.shown.first(), Some(Task::SignAgreement)), "the most urgent first");
        assert_eq!(needs.shown.len(), SHOWN);
        let more: Vec<_> = needs.more.iter().map(|one| (one.source, one.more, one.endless)).collect();
        assert_eq!(more, [(Source::Accounts, MOST - 7, true)]);
    }
}
