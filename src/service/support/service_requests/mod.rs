//! Service requests: customers, and partners for them, open them; whoever supports the customer answers, escalates and
//! closes them (`docs/domain.md` §11).

mod conversation;
mod departure;
mod list;
mod mails;
mod opening;
mod routing;
mod steps;

pub use conversation::{Conversation, find, find_file, find_of_customer};
pub(in crate::service) use departure::pass_on;
pub use list::{list, list_of_customer};
pub use opening::{Choosable, NewServiceRequest, RequestStart, begin, submit};
pub use steps::{StepForm, may_try, take};
