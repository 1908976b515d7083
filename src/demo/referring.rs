//! Finding each other in the demo world: the list of providers, a business profile, and referrals in every state.

use super::Builder;
use crate::{
    domain::{
        Error,
        ids::ReferralId,
        referral::{ReferralStep, lifetime},
    },
    repository::db::Db,
    service::{
        FormKey, UseCase, accounts,
        business_profile::{self, ProfileForm},
        provider_list,
        referrals::{self, NewReferral, upkeep},
    },
};

const PROVIDERS: &str = include_str!("providers.csv");
const LOGO: &[u8] = include_bytes!("birch-logo.png");

/// A referral from Aurora, and what became of it.
struct DemoReferral {
    reseller: &'static str,
    company: &'static str,
    need: &'static str,
    contact: &'static str,
    /// Sent how many days ago.
    days: i64,
    /// What was done with it, how many days ago, and why.
    steps: &'static [(ReferralStep, i64, &'static str)],
}

const REFERRALS: &[DemoReferral] = &[
    DemoReferral {
        reseller: "birch",
        company: "Redwood Clinics",
        need: "Moves 60 mailboxes from its own server by spring and wants somebody to call afterwards.",
        contact: "Jamie Brooks",
        days: 60,
        steps: &[(ReferralStep::Accept, 59, ""), (ReferralStep::Win, 40, "")],
    },
    DemoReferral {
        reseller: "dogwood",
        company: "Magnolia Hotels",
        need: "Wants one sign-in for the staff of four hotels.",
        contact: "Alex Rivera",
        days: 50,
        steps: &[
            (ReferralStep::Accept, 48, ""),
            (ReferralStep::Lose, 30, "The hotels have decided to wait until next year."),
        ],
    },
    DemoReferral {
        reseller: "birch",
        company: "Sumac Mining",
        need: "Looks for support on site, around the clock.",
        contact: "Drew Foster",
        days: 45,
        steps: &[(ReferralStep::Decline, 44, "We have nobody within two hours of that site.")],
    },
    DemoReferral {
        reseller: "dogwood",
        company: "Tupelo Press",
        need: "Twelve people, mail and shared files.",
        contact: "Robin Hayes",
        days: 35,
        steps: &[],
    },
    DemoReferral {
        reseller: "birch",
        company: "Hackberry Labs",
        need: "An overview of what its licenses cost.",
        contact: "Kim Porter",
        days: 25,
        steps: &[(ReferralStep::Withdraw, 24, "")],
    },
    DemoReferral {
        reseller: "dogwood",
        company: "Catalpa Foods",
        need: "Tablets for 80 drivers, managed from one place.",
        contact: "Sam Ellis",
        days: 12,
        steps: &[],
    },
    DemoReferral {
        reseller: "birch",
        company: "Tamarack Outdoor",
        need: "A web shop on Azure, and advice on what it will cost.",
        contact: "Terry Walsh",
        days: 8,
        steps: &[(ReferralStep::Accept, 7, "")],
    },
    DemoReferral {
        reseller: "birch",
        company: "Buckeye Printing",
        need: "Thirty people who share large files, and a backup that somebody looks after.",
        contact: "Jesse Cole",
        days: 2,
        steps: &[],
    },
];

/// Lists the providers, writes the profile, sends the referrals.
pub(super) fn refer(db: &mut Db, builder: &Builder) -> Result<(), Error> {
    let (call, operator) = (builder.call_at(builder.days_ago(300)), accounts::operator(db)?);
    let listed = provider_list::import(&mut UseCase::new(db, &call, &operator), PROVIDERS.as_bytes())?;
    listed.map_err(|faults| Error::Internal(format!("providers.csv: {faults:?}")))?;
    write_profile(db, builder)?;
    for referral in REFERRALS {
        send(db, builder, referral)?;
    }
    Ok(())
}

fn write_profile(db: &mut Db, builder: &Builder) -> Result<(), Error> {
    let (call, birch) = (builder.call_at(builder.days_ago(200)), builder.actor("birch")?);
    let form = ProfileForm {
        description:
            "Birch IT looks after companies of 10 to 200 people in the Pacific Northwest: moving to the cloud, \
                      security, and a help desk that answers within the hour."
                .to_owned(),
        website: "https://www.birch.example/".to_owned(),
        linkedin: "https://www.linkedin.com/company/birch-it-example".to_owned(),
        industries: ["retail", "healthcare", "professional_services"].map(str::to_owned).to_vec(),
        services: ["migration", "security", "support"].map(str::to_owned).to_vec(),
        target_size: "medium".to_owned(),
        version: Some(0),
    };
    business_profile::save(&mut UseCase::new(db, &call, &birch), &form)?;
    let key = FormKey::new(b"demo".to_vec(), "logo".to_owned(), &[]);
    business_profile::save_logo(&mut UseCase::new(db, &call, &birch), &key, LOGO.to_vec())
}

fn send(db: &mut Db, builder: &Builder, one: &DemoReferral) -> Result<(), Error> {
    let (aurora, reseller) = (builder.actor("aurora")?, builder.actor(one.reseller)?);
    let host: String = one.company.to_lowercase().split_whitespace().collect();
    let form = NewReferral {
        reseller: reseller.account.id.to_string(),
        company: one.company.to_owned(),
        country: "US".to_owned(),
        need: one.need.to_owned(),
        contact_name: one.contact.to_owned(),
        contact_email: format!("{}@{host}.example", one.contact.to_lowercase().replace(' ', ".")),
        contact_phone: "+12065550177".to_owned(),
        consent: "by_phone".to_owned(),
    };
    let sent = builder.days_ago(one.days);
    let key = FormKey::new(b"demo".to_vec(), one.company.to_owned(), &[]);
    let (id, _): (ReferralId, String) =
        referrals::send(&mut UseCase::new(db, &builder.call_at(sent), &aurora), &key, &form)?;
    for (step, days, reason) in one.steps {
        let actor = if *step == ReferralStep::Withdraw { &aurora } else { &reseller };
        referrals::answer(
            &mut UseCase::new(db, &builder.call_at(builder.days_ago(*days)), actor),
            id,
            (*step, *reason),
        )?;
    }
    let ends = sent.plus(lifetime());
    if one.steps.is_empty() && ends <= builder.call.now {
        upkeep::expire(db, &builder.call_at(ends), id)?;
    }
    Ok(())
}
