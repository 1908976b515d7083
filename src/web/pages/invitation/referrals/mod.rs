//! Referrals: the list, a new one, and one with what can be done.

pub mod details;
pub mod list;
pub mod new;

use crate::{
    domain::{
        Moment,
        referral::{ReferralState, soon},
    },
    service::referrals::Referral,
    web::View,
};

/// The color of a state and its words. What runs out in the next days says so.
fn badge(view: &View, referral: &Referral, now: Moment) -> (&'static str, &'static str) {
    let state = referral.state.at(referral.expires_at, now);
    if state == ReferralState::Received && referral.expires_at.since(now) <= soon() {
        return ("warning", view.t("referral-expires-soon"));
    }
    let color = match state {
        ReferralState::Received | ReferralState::Accepted => "info",
        ReferralState::Won => "success",
        ReferralState::Lost | ReferralState::Withdrawn => "neutral",
        ReferralState::Declined | ReferralState::Expired => "danger",
    };
    (color, view.t(state.key()))
}
