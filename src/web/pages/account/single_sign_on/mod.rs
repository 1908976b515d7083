//! The settings of single sign-on of an account, which count once they were tried.

pub mod own;
pub mod way;

use actix_web::web;
use askama::Template;

use crate::{
    domain::{
        Error, Text,
        ids::IdentityId,
        single_sign_on::{ProviderFault, TestResult},
    },
    service::{
        UseCase,
        single_sign_on::{self, ProviderForm, RulesForm, SignOnSettings, Switch},
    },
    web::{
        Answer, Choice, EmptyForm, Posted, Request, Sent, View, When, page, pages::account_settings::Frame,
        see_other_saying,
    },
};

/// Where it is.
const PATH: &str = "/settings/single-sign-on";

#[derive(Template)]
#[template(path = "account/single_sign_on/settings.html")]
struct SettingsPage<'a> {
    view: &'a View,
    frame: Frame,
    found: &'a SignOnSettings,
    provider: &'a ProviderForm,
    rules: &'a RulesForm,
    admins: Vec<Choice>,
    /// The name and address of who keeps the password.
    break_glass: Option<(&'a str, &'a str)>,
    result: Option<Shown<'a>>,
    people: Vec<PersonRow>,
}

/// What the last test showed.
struct Shown<'a> {
    /// What was wrong.
    fault: Option<&'static str>,
    at: Option<When>,
    person: &'a TestResult,
    /// How the person showed who it is, on one line.
    methods: String,
}

/// Somebody who is connected, as its row shows it.
struct PersonRow {
    id: IdentityId,
    name: String,
    email: String,
    connected: When,
    used: Option<When>,
}

impl<'a> SettingsPage<'a> {
    fn new(view: &'a View, found: &'a SignOnSettings, (provider, rules): (&'a ProviderForm, &'a RulesForm)) -> Self {
        let kept = found.kept.as_ref();
        let keeps = kept.and_then(|kept| found.admins.iter().find(|(id, ..)| *id == kept.break_glass_id));
        let shown = found.result.as_ref().map(|person| Shown {
            fault: ProviderFault::parse(&person.fault).map(|fault| view.t(fault.key())),
            at: kept.and_then(|kept| kept.tested_at).map(|at| view.moment(at)),
            person,
            methods: person.methods.join(", "),
        });
        let row = |(id, name, email): &(crate::domain::ids::UserId, String, String)| {
            Choice::new(id.to_string(), format!("{name} – {email}"), &rules.break_glass)
        };
        let people = found.connected.iter().map(|one| PersonRow {
            id: one.id,
            name: one.name.clone(),
            email: one.email.clone(),
            connected: view.moment(one.created_at),
            used: one.last_used_at.map(|at| view.moment(at)),
        });
        Self {
            view,
            frame: Frame::new(view, PATH),
            found,
            provider,
            rules,
            admins: found.admins.iter().map(row).collect(),
            break_glass: keeps.map(|(_, name, email)| (name.as_str(), email.as_str())),
            result: shown,
            people: people.collect(),
        }
    }

    fn is_on(&self) -> bool {
        self.found.kept.as_ref().is_some_and(|kept| kept.is_on)
    }
}

/// The forms as what is kept fills them in.
fn forms(found: &SignOnSettings) -> (ProviderForm, RulesForm) {
    let Some(kept) = &found.kept else { return Default::default() };
    let provider = ProviderForm {
        short_name: kept.short_name.clone(),
        issuer: kept.issuer.clone(),
        client_id: kept.client_id.clone(),
        client_secret: String::new(),
        version: kept.version,
    };
    let rules = RulesForm {
        second_factor_values: kept.second_factor_values.clone(),
        is_required: if kept.is_required { "yes" } else { "" }.to_owned(),
        break_glass: kept.break_glass_id.to_string(),
        version: kept.version,
    };
    (provider, rules)
}

/// `GET /settings/single-sign-on`
pub async fn get(request: Request) -> Answer {
    let (view, found) = request.read(single_sign_on::find).await?;
    let (provider, rules) = forms(&found);
    page(&request, &SettingsPage::new(&view, &found, (&provider, &rules)))
}

/// `POST /settings/single-sign-on`
pub async fn post(request: Request, posted: Posted<ProviderForm>) -> Answer {
    match request.submit(posted.form, single_sign_on::save, |cx, _| single_sign_on::find(cx)).await? {
        Sent::Done(..) => Ok(see_other_saying(&request, PATH, "success", Text::new("flash-sso-saved"))),
        Sent::Back(back) => {
            let (_, rules) = forms(&back.found);
            back.page(&request, &SettingsPage::new(&back.view, &back.found, (&back.form, &rules)))
        }
    }
}

/// `POST /settings/single-sign-on/rules`
pub async fn save_rules(request: Request, posted: Posted<RulesForm>) -> Answer {
    match request.submit(posted.form, single_sign_on::save_rules, |cx, _| single_sign_on::find(cx)).await? {
        Sent::Done(..) => Ok(see_other_saying(&request, PATH, "success", Text::new("flash-sso-saved"))),
        Sent::Back(back) => {
            let (provider, _) = forms(&back.found);
            back.page(&request, &SettingsPage::new(&back.view, &back.found, (&provider, &back.form)))
        }
    }
}

/// `POST /settings/single-sign-on/test`
pub async fn test(request: Request, _posted: Posted<EmptyForm>) -> Answer {
    let outcome = single_sign_on::test(request.caller()).await;
    own::leave(&request, outcome, PATH)
}

/// `POST /settings/single-sign-on/on`
pub async fn turn_on(request: Request, _posted: Posted<EmptyForm>) -> Answer {
    switch(request, Switch::On, Text::new("flash-sso-on")).await
}

/// `POST /settings/single-sign-on/off`
pub async fn turn_off(request: Request, _posted: Posted<EmptyForm>) -> Answer {
    switch(request, Switch::Off, Text::new("flash-sso-off")).await
}

async fn switch(request: Request, to: Switch, done: Text) -> Answer {
    let work = move |cx: &mut UseCase<'_>, (): &()| single_sign_on::switch(cx, to);
    match request.submit((), work, |cx, (): &()| single_sign_on::find(cx)).await? {
        Sent::Done(..) => Ok(see_other_saying(&request, PATH, "success", done)),
        Sent::Back(back) => {
            let (provider, rules) = forms(&back.found);
            back.page(&request, &SettingsPage::new(&back.view, &back.found, (&provider, &rules)))
        }
    }
}

/// `POST /settings/single-sign-on/people/{identity}/disconnect`
pub async fn disconnect(request: Request, identity: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let work =
        move |cx: &mut UseCase<'_>| single_sign_on::disconnect_person(cx, identity.parse().map_err(Error::from)?);
    let (_, name) = request.write(work).await?;
    let text = Text::new("flash-sso-person-disconnected").with("name", name);
    Ok(see_other_saying(&request, PATH, "success", text))
}
