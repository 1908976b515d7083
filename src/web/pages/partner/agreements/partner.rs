//! The Microsoft Partner Agreement, as a partner's people see it.

use askama::Template;

use super::{Piece, partner_text, pieces, region, region_key};
use crate::{
    domain::{Action, Language, policy},
    service::agreements::partner::PartnerAgreement,
    web::{View, When, pages::account_settings::Frame},
};

#[derive(Template)]
#[template(path = "partner/agreements/partner.html")]
pub(super) struct AgreementPage<'a> {
    view: &'a View,
    frame: Frame,
    region: &'a str,
    is_reseller: bool,
    signature: Option<(When, Option<&'a str>)>,
    admins: String,
    text: Vec<Piece>,
}

pub(super) fn agreement_page<'a>(view: &'a View, agreement: &'a PartnerAgreement) -> AgreementPage<'a> {
    let (signature, admins) = match agreement {
        PartnerAgreement::Signed(signature) => {
            // Where only the day was written down, only the day is shown.
            let at = if signature.by.is_some() { view.exactly(signature.at) } else { view.day(signature.at) };
            (Some((at, signature.by.as_deref())), String::new())
        }
        PartnerAgreement::Unsigned(admins) => (None, admins.join(", ")),
    };
    AgreementPage {
        frame: Frame::new(view, "/agreements"),
        region: region(view).map(|region| view.t(region_key(region))).unwrap_or_default(),
        is_reseller: view.kind().is_some_and(policy::works_through_providers),
        text: pieces(&partner_text(view)),
        signature,
        admins,
        view,
    }
}
