//! What resellers ask of providers in the public list: the provider's list, one of it, the reseller's own, and asking.

pub mod ask;
pub mod list;
pub mod received;
pub mod sent;

use crate::{
    domain::{
        Moment,
        partnership_inquiry::{InquiryState, soon},
    },
    service::partnership_inquiries::PartnershipInquiry,
    web::View,
};

/// The color of a state and its words. What runs out in the next days says so.
pub fn badge(view: &View, inquiry: &PartnershipInquiry, now: Moment) -> (&'static str, &'static str) {
    let state = inquiry.state.at(inquiry.expires_at, now);
    if state == InquiryState::Asked && inquiry.expires_at.since(now) <= soon() {
        return ("warning", view.t("inquiry-expires-soon"));
    }
    let color = match state {
        InquiryState::Asked => "info",
        InquiryState::Invited | InquiryState::Settled => "success",
        InquiryState::Withdrawn => "neutral",
        InquiryState::Declined | InquiryState::Expired => "danger",
    };
    (color, view.t(state.key()))
}
