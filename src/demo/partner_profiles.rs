//! What a few partners of the demo world say of themselves, and their places.

use super::{
    Builder,
    world::{ACCOUNTS, ADDRESSES, people},
};
use crate::{
    domain::{Country, Error, company::CompanyForm},
    repository::db::Db,
    service::{
        FormKey, UseCase,
        account_settings::{
            identifiers::{self, LocationForm},
            legal,
        },
    },
};

/// Who has filled in its legal info.
const PROFILES: &[&str] = &["aurora", "zenith", "boreal", "polaris", "maple", "birch", "ipe", "ryabina"];

/// Places beside those that came with the accounts: whose, the number, the name, the country.
const LOCATIONS: &[(&str, i64, &str, &str)] = &[
    ("aurora", 3_100_011, "Aurora Distribution West", "US"),
    ("boreal", 3_100_013, "Boreal Recife", "BR"),
    ("polaris", 3_100_014, "Полярис Урал", "RU"),
    ("birch", 4_100_011, "Birch IT Portland", "US"),
    ("birch", 4_100_012, "Birch IT Berlin", "DE"),
];

/// Fills in legal info and adds the places.
pub(super) fn furnish(db: &mut Db, builder: &Builder) -> Result<(), Error> {
    let call = builder.call_at(builder.days_ago(200));
    for tag in PROFILES {
        let actor = builder.actor(tag)?;
        let form = office(tag, &actor.account.country)?;
        legal::update(&mut UseCase::new(db, &call, &actor), &form, 0)?;
    }
    for (tag, mpn, name, country) in LOCATIONS {
        let key = FormKey::new(b"demo".to_vec(), format!("location {mpn}"), &[]);
        let form = LocationForm {
            mpn_id: mpn.to_string(),
            name: (*name).to_owned(),
            country: (*country).to_owned(),
            office: office(tag, country)?,
        };
        identifiers::add(&mut UseCase::new(db, &call, &builder.actor(tag)?), &key, &form)?;
    }
    Ok(())
}

/// An address in a country, and somebody of this account.
fn office(tag: &str, country: &str) -> Result<CompanyForm, Error> {
    let account = ACCOUNTS.iter().find(|account| account.tag == tag).ok_or(Error::NotFound)?;
    let place = ADDRESSES.iter().find(|(code, ..)| *code == country).ok_or(Error::NotFound)?;
    let (_, line, city, state, postal_code, phone, _) = place;
    let language = Country::find(account.country).map_or("en", |country| country.language);
    let name = people(language).get(1).and_then(|name| name.split_once(' ')).unwrap_or_default();
    Ok(CompanyForm {
        address_line1: (*line).to_owned(),
        city: (*city).to_owned(),
        state: (*state).to_owned(),
        postal_code: (*postal_code).to_owned(),
        first_name: name.0.to_owned(),
        last_name: name.1.to_owned(),
        email: format!("office@{}", account.domain),
        phone: (*phone).to_owned(),
        ..CompanyForm::default()
    })
}
