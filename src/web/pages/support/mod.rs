//! Whom a customer asks about a subscription, as pages show it.

pub mod service_requests;

use std::collections::HashMap;

use crate::{
    domain::ids::AccountId,
    service::{Subscription, support_contacts::SupportContact},
    web::View,
};

/// A partner that is asked for support.
#[derive(Clone, PartialEq, Eq)]
pub struct AskedPartner {
    /// Its name.
    pub name: String,
    /// Its phone number; may be empty.
    pub phone: String,
    /// Its address; may be empty.
    pub email: String,
    /// Its site; may be empty.
    pub website: String,
    /// That it tells nothing of its support, and whom to ask instead; empty where it does.
    pub missing: String,
    /// The partner that is asked instead.
    pub instead: Option<Box<AskedPartner>>,
}

impl AskedPartner {
    /// Whom the customer asks about this subscription: its support contact; where that tells nothing of its support, who
    /// sold it; where that does not either, the address that the contact is known by.
    #[must_use]
    pub fn about(view: &View, one: &Subscription, partners: &HashMap<AccountId, SupportContact>) -> Self {
        let Some(contact) = partners.get(&one.support_contact_id) else { return Self::empty() };
        if contact.profile.is_some() {
            return Self::of(contact);
        }
        let seller = partners.get(&one.partner_id).filter(|_| one.partner_id != one.support_contact_id);
        let instead = seller.filter(|seller| seller.profile.is_some()).map(|seller| Box::new(Self::of(seller)));
        let missing = if instead.is_some() { "support-missing-seller" } else { "support-missing" };
        let email = if instead.is_some() { None } else { contact.email.clone() };
        Self {
            name: contact.name.clone(),
            missing: view.t(missing).to_owned(),
            email: email.unwrap_or_default(),
            instead,
            ..Self::empty()
        }
    }

    /// Each of these once, in their order.
    #[expect(single_use_lifetimes, reason = "an iterator's item can't leave it out")]
    pub fn each<'a>(asked: impl Iterator<Item = &'a Self>) -> Vec<Self> {
        let mut each: Vec<Self> = Vec::new();
        for one in asked {
            if !each.contains(one) {
                each.push(one.clone());
            }
        }
        each
    }

    fn of(contact: &SupportContact) -> Self {
        let profile = contact.profile.clone().unwrap_or_default();
        let website = if profile.website.starts_with("https://") { profile.website } else { String::new() };
        Self { name: contact.name.clone(), phone: profile.phone, email: profile.email, website, ..Self::empty() }
    }

    const fn empty() -> Self {
        Self {
            name: String::new(),
            phone: String::new(),
            email: String::new(),
            website: String::new(),
            missing: String::new(),
            instead: None,
        }
    }
}
