//! The customer's answer to a request for a reseller relationship: look, accept, decline (`spec/domain.md` §4.2, §5.4.1).

mod waiting;

use super::invitations::comparison_code;

pub use waiting::{Waiting, waiting};
