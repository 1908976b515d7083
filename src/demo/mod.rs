//! The demo world: made by the same use cases that people use, at times in the past.

mod catalog;
pub mod crowd;
mod incidents;
mod licensing;
mod partner_profiles;
mod referring;
mod selling;
mod support;
pub mod world;

use std::collections::HashMap;

use chrono::TimeDelta;
use chrono_tz::Tz;

use crate::{
    auth::token::Token,
    domain::{
        Action, Actor, Country, Error, Grant, Language, Moment,
        account::{AccountFacts, AccountKind, Cloud, Standing},
        actor::{Person, Theme},
        email::EmailAddress,
        ids::{AccountId, InvitationId, UserId},
        list::ListQuery,
        role::{Role, Roles},
    },
    repository::{
        accounts::{self, NewAccount},
        customer_users::{self, NewCustomerUser},
        customers::{self, Profile},
        db::Db,
        installation::{self, Purpose},
        outbox, privileges,
        relationships::{self, NewRelationship},
        users::{self, NewUser},
    },
    service::{
        Call, FormKey, UseCase, acceptance, agreements, indirect_resellers,
        invitations::{self, DraftForm},
    },
};
use world::{
    ACCOUNTS, ADDRESSES, CUSTOMER_USERS, DemoAccount, MORE_CUSTOMER_USERS, PARTNER_USERS, PARTNERSHIPS, RELATIONSHIPS,
    people,
};

/// How old the demo world is.
const AGE: TimeDelta = TimeDelta::days(700);

/// Makes the demo world in an empty database. Passwords are set afterwards, for all at once.
pub fn build(db: &mut Db, call: &Call) -> Result<(), Error> {
    installation::claim(db, Purpose::Demo, call.now)?;
    let mut builder = Builder { call: call.clone(), ids: HashMap::new(), actors: HashMap::new() };
    builder.add_operator(db)?;
    catalog::load(db, &builder.call_at(builder.call.now.plus(-AGE)))?;
    for account in ACCOUNTS {
        builder.add_account(db, account)?;
    }
    builder.add_consultant(db)?;
    partner_profiles::furnish(db, &builder)?;
    builder.be_declined(db)?;
    for (provider, reseller, days) in PARTNERSHIPS {
        builder.partner_up(db, provider, reseller, *days)?;
    }
    builder.add_customers(db)?;
    selling::sell(db, &builder)?;
    licensing::assign(db, &builder)?;
    referring::refer(db, &builder)?;
    support::support(db, &builder)?;
    builder.part_from_larch(db)?;
    builder.add_invitations(db)?;
    incidents::happen(db, &builder)?;
    // All of that mail was read long ago.
    outbox::settle_past(db)
}

/// Who can sign in: address, account, what it is. For the table that is printed at the start.
pub fn sign_ins() -> impl Iterator<Item = (String, &'static str, &'static str)> {
    let first = |account: &DemoAccount| {
        let local = if account.kind == AccountKind::Customer { "admin" } else { "global.admin" };
        format!("{local}@{}", account.domain)
    };
    let operator = ("operator@tandem.example".to_owned(), "", "runs this installation");
    let consultant = ("consultant@birch.example".to_owned(), "Birch IT, Maple Direct", "belongs to both");
    let roles = (
        "ROLE@DOMAIN".to_owned(),
        "every partner",
        "global.admin, user.admin, admin.agent, sales.agent, helpdesk.agent, default.user",
    );
    ACCOUNTS
        .iter()
        .map(move |account| (first(account), account.name, account.what))
        .chain([operator, consultant, roles])
}

struct Builder {
    call: Call,
    ids: HashMap<&'static str, AccountId>,
    /// The global admin of each account, ready to act.
    actors: HashMap<&'static str, Actor>,
}

impl Builder {
    fn days_ago(&self, days: i64) -> Moment {
        self.call.now.plus(-TimeDelta::days(days))
    }

    fn call_at(&self, now: Moment) -> Call {
        Call { now, request_id: "demo".to_owned(), ..self.call.clone() }
    }

    fn id(&self, tag: &str) -> Result<AccountId, Error> {
        self.ids.get(tag).copied().ok_or_else(|| Error::Internal(format!("the demo world has no {tag}")))
    }

    fn actor(&self, tag: &str) -> Result<Actor, Error> {
        self.actors.get(tag).cloned().ok_or_else(|| Error::Internal(format!("the demo world has no {tag}")))
    }

    fn add_operator(&mut self, db: &mut Db) -> Result<(), Error> {
        let born = self.call.now.plus(-AGE);
        let id = AccountId::at(born);
        let grant = making(id);
        accounts::insert(
            db,
            &grant,
            &NewAccount {
                id,
                kind: AccountKind::Operator,
                name: "Tandem".to_owned(),
                country: "US".to_owned(),
                cloud: Cloud::Public,
                standing: Standing::Active,
                mail_domain: Some("tandem.example".to_owned()),
                contact_key: None,
                mpn_global_id: None,
                mpn_location_id: None,
                mpa_signed_at: None,
                created_at: born,
                approved_at: Some(born),
            },
        )?;
        let user = add_user(db, &grant, "operator@tandem.example", ("Riley Morgan", "US"), born)?;
        users::join(db, &grant, (user, id), &[Role::GlobalAdmin], born)
    }

    fn add_account(&mut self, db: &mut Db, account: &'static DemoAccount) -> Result<(), Error> {
        let born = self.call.now.plus(-AGE);
        let id = AccountId::at(born);
        let is_customer = account.kind == AccountKind::Customer;
        let grant = making(id);
        accounts::insert(
            db,
            &grant,
            &NewAccount {
                id,
                kind: account.kind,
                name: account.name.to_owned(),
                country: account.country.to_owned(),
                cloud: account.cloud,
                standing: Standing::Active,
                mail_domain: Some(account.domain.to_owned()),
                contact_key: None,
                mpn_global_id: account.mpn.map(|(global, _)| global),
                mpn_location_id: account.mpn.map(|(_, location)| location),
                mpa_signed_at: None,
                created_at: born,
                approved_at: (!is_customer).then_some(born),
            },
        )?;
        self.ids.insert(account.tag, id);
        let language = Country::find(account.country).map_or("en", |country| country.language);
        let who = if is_customer { CUSTOMER_USERS } else { PARTNER_USERS };
        let more = MORE_CUSTOMER_USERS.iter().filter(|(tag, _)| *tag == account.tag);
        let who = who.iter().copied().chain(more.map(|(_, local)| (*local, Role::DefaultUser)));
        for ((local, role), name) in who.zip(people(language).iter().cycle()) {
            let email = format!("{local}@{}", account.domain);
            let user = add_user(db, &grant, &email, (name, account.country), born)?;
            users::join(db, &grant, (user, id), &[role], born)?;
            if is_customer {
                let (first_name, last_name) = name.split_once(' ').unwrap_or((name, ""));
                let user = NewCustomerUser {
                    id: user,
                    customer: id,
                    first_name,
                    last_name,
                    display_name: name,
                    email: &email,
                    location: account.country,
                };
                customer_users::insert(db, &grant, &user, born)?;
            }
            if role == Role::GlobalAdmin {
                let actor = global_admin(account, id, user, name, email);
                self.actors.insert(account.tag, actor);
            }
        }
        if account.mpa_signed {
            agreements::sign(&mut UseCase::new(db, &self.call_at(born), &self.actor(account.tag)?))?;
        }
        Ok(())
    }

    fn add_consultant(&self, db: &mut Db) -> Result<(), Error> {
        let born = self.call.now.plus(-AGE);
        let (birch, maple) = (self.id("birch")?, self.id("maple")?);
        let user = add_user(db, &making(birch), "consultant@birch.example", ("Casey Jordan", "US"), born)?;
        for account in [birch, maple] {
            users::join(db, &making(account), (user, account), &[Role::AdminAgent], born)?;
        }
        Ok(())
    }

    /// A request, mailed and accepted two days later.
    fn partner_up(&self, db: &mut Db, provider: &str, reseller: &str, days: i64) -> Result<(), Error> {
        let reseller = self.actor(reseller)?;
        let asked = self.call_at(self.days_ago(days).plus(-TimeDelta::days(2)));
        let (_, token) = self.send(db, &asked, provider, &reseller.person.email)?;
        let accepted = self.call_at(self.days_ago(days));
        acceptance::mark_signed_in(db, &accepted, &reseller.person.email, &token)?;
        acceptance::accept(&mut UseCase::new(db, &accepted, &reseller), &token, true).map(|_| ())
    }

    /// Dogwood said no before it said yes.
    fn be_declined(&self, db: &mut Db) -> Result<(), Error> {
        let dogwood = self.actor("dogwood")?;
        let (_, token) = self.send(db, &self.call_at(self.days_ago(242)), "aurora", &dogwood.person.email)?;
        let reason = "We are moving offices; please ask again next month.";
        acceptance::decline(&mut UseCase::new(db, &self.call_at(self.days_ago(241)), &dogwood), &token, reason)
            .map(|_| ())
    }

    fn part_from_larch(&self, db: &mut Db) -> Result<(), Error> {
        let aurora = self.actor("aurora")?;
        let call = self.call_at(self.days_ago(30));
        let page = indirect_resellers::list(&mut UseCase::new(db, &call, &aurora), &ListQuery::new("Larch", ()))?.page;
        for partner in page.rows {
            indirect_resellers::remove(&mut UseCase::new(db, &call, &aurora), partner.id)?;
        }
        Ok(())
    }

    fn add_customers(&self, db: &mut Db) -> Result<(), Error> {
        for account in ACCOUNTS.iter().filter(|account| account.kind == AccountKind::Customer) {
            let id = self.id(account.tag)?;
            let asked = (account.tag == "pine").then(|| self.days_ago(90));
            customers::insert(db, &making(id), id, account.domain, &profile(account), asked)?;
        }
        for (partner, customer, days, privileges) in RELATIONSHIPS {
            let since = self.days_ago(*days);
            let who = ACCOUNTS.iter().find(|account| account.tag == *customer).ok_or(Error::NotFound)?;
            let (partner, customer) = (self.id(partner)?, self.id(customer)?);
            let new = NewRelationship { partner, customer, company_name: who.name, domain: who.domain };
            relationships::insert(db, &making(partner), &new, since)?;
            if *privileges {
                privileges::give(db, &making(partner), (partner, customer), since)?;
            }
        }
        Ok(())
    }

    /// Aurora's invitations in every state that no partnership shows; none waits for Cedar.
    fn add_invitations(&self, db: &mut Db) -> Result<(), Error> {
        let aurora = self.actor("aurora")?;
        self.send(db, &self.call_at(self.days_ago(40)), "aurora", "hello@hawthorn.example")?;
        let (revoked, _) = self.send(db, &self.call_at(self.days_ago(9)), "aurora", "office@rowan.example")?;
        invitations::revoke(&mut UseCase::new(db, &self.call_at(self.days_ago(8)), &aurora), revoked)?;
        let (_, token) = self.send(db, &self.call_at(self.days_ago(5)), "aurora", "owner@alder.example")?;
        acceptance::mark_signed_in(db, &self.call_at(self.days_ago(4)), "owner@alder.example", &token)?;
        self.send(db, &self.call_at(self.days_ago(3)), "aurora", "info@willow.example")?;
        let (issued, form, _) = self.draft(db, &self.call_at(self.days_ago(2)), "aurora", "")?;
        invitations::finish(&mut UseCase::new(db, &self.call_at(self.days_ago(2)), &aurora), issued, &form)?;
        let (draft, form, _) = self.draft(db, &self.call_at(self.days_ago(1)), "aurora", "sales@aspen.example")?;
        invitations::save_draft(&mut UseCase::new(db, &self.call_at(self.days_ago(1)), &aurora), draft, &form)?;
        Ok(())
    }

    fn send(&self, db: &mut Db, call: &Call, provider: &str, to: &str) -> Result<(InvitationId, Token), Error> {
        let (id, form, token) = self.draft(db, call, provider, to)?;
        invitations::send(&mut UseCase::new(db, call, &self.actor(provider)?), id, &form)?;
        Ok((id, token))
    }

    fn draft(
        &self,
        db: &mut Db,
        call: &Call,
        provider: &str,
        to: &str,
    ) -> Result<(InvitationId, DraftForm, Token), Error> {
        let actor = self.actor(provider)?;
        let key = FormKey::new(b"demo".to_vec(), format!("{provider} {to} {:?}", call.now), &[]);
        let id = invitations::request_partnership(&mut UseCase::new(db, call, &actor), &key)?;
        let draft = invitations::open_draft(&mut UseCase::new(db, call, &actor), id)?;
        let token = draft.link.rsplit('/').next().and_then(Token::parse).ok_or(Error::NotFound)?;
        let form = DraftForm {
            to: to.to_owned(),
            language: draft.invitation.language.as_str().to_owned(),
            subject: draft.invitation.subject,
            message: draft.message,
            shown: String::new(),
        };
        Ok((id, form, token))
    }
}

/// What is known of a customer of the demo world as a company.
fn profile(account: &DemoAccount) -> Profile {
    let place = ADDRESSES.iter().find(|(country, ..)| *country == account.country);
    let Some((_, line, city, state, postal_code, phone, culture)) = place else { return Profile::default() };
    let name = people(Country::find(account.country).map_or("en", |country| country.language)).first();
    let (first, last) = name.and_then(|name| name.split_once(' ')).unwrap_or_default();
    Profile {
        address_line1: (*line).to_owned(),
        city: (*city).to_owned(),
        state: (*state).to_owned(),
        postal_code: (*postal_code).to_owned(),
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        email: format!("office@{}", account.domain),
        phone: (*phone).to_owned(),
        culture: (*culture).to_owned(),
        language: culture.split('-').next().unwrap_or_default().to_owned(),
        ..Profile::default()
    }
}

/// What the demo world is made with, as by somebody who adds customers: nobody is there yet who might.
const fn making(account: AccountId) -> Grant {
    Grant::of_the_portal(account, Action::AddCustomer)
}

fn add_user(
    db: &mut Db,
    grant: &Grant,
    email: &str,
    (name, country): (&str, &str),
    born: Moment,
) -> Result<UserId, Error> {
    let id = UserId::at(born);
    let country = Country::find(country);
    users::insert(
        db,
        grant,
        &NewUser {
            id,
            email: EmailAddress::parse(email).ok_or_else(|| Error::Internal(format!("{email} is no address")))?,
            name: name.to_owned(),
            // No password fits this; the demo's is set for everybody at each start.
            password_hash: String::new(),
            must_change_password: false,
            language: country
                .and_then(|country| Language::parse(country.language))
                .filter(|one| *one != Language::English),
            time_zone: country.map_or(Tz::UTC, |country| country.time_zone),
            email_confirmed_at: Some(born),
            created_at: born,
        },
    )?;
    Ok(id)
}

fn global_admin(account: &DemoAccount, id: AccountId, user: UserId, name: &str, email: String) -> Actor {
    Actor {
        person: Person {
            id: user,
            name: name.to_owned(),
            email,
            language: None,
            time_zone: Country::find(account.country).map_or(Tz::UTC, |country| country.time_zone),
            theme: Theme::Auto,
            page_size: crate::domain::list::PageSize::default(),
            must_change_password: false,
            accounts: 1,
        },
        account: AccountFacts {
            id,
            kind: account.kind,
            name: account.name.to_owned(),
            country: account.country.to_owned(),
            cloud: account.cloud,
            standing: Standing::Active,
        },
        roles: Roles::new([Role::GlobalAdmin]),
    }
}
