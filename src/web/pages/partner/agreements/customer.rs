//! The Microsoft Customer Agreement, as the customer's people see it.

use askama::Template;

use super::{Piece, agreement_text, pieces};
use crate::{
    domain::Action,
    service::agreements::customer::CustomerAgreement,
    web::{
        View, When,
        pages::partner_relationships::words::{Accepted, accepted},
    },
};

#[derive(Template)]
#[template(path = "partner/agreements/customer.html")]
pub(super) struct AgreementPage<'a> {
    view: &'a View,
    stand: Stand,
    /// Whether it is not accepted yet.
    due: bool,
    text: Vec<Piece>,
}

/// Where the agreement stands, in words.
enum Stand {
    Accepted(Accepted),
    /// When the customer was asked, and who may accept.
    Due(Option<When>, String),
    /// The partners that may attest it.
    MustBeAttested(String),
}

pub(super) fn agreement_page<'a>(
    view: &'a View,
    agreement: &CustomerAgreement,
    admins: &[String],
) -> AgreementPage<'a> {
    let stand = match agreement {
        CustomerAgreement::Accepted(agreement, partner) => {
            Stand::Accepted(accepted(view, agreement, partner.as_deref()))
        }
        CustomerAgreement::Due(asked) => Stand::Due(asked.map(|asked| view.exactly(asked)), admins.join(", ")),
        CustomerAgreement::MustBeAttested(partners) => Stand::MustBeAttested(partners.join(", ")),
    };
    let due = !matches!(stand, Stand::Accepted(_));
    AgreementPage { due, text: pieces(agreement_text::customer(view.language())), stand, view }
}
