//! A person's own settings.

use askama::Template;

use crate::{
    domain::{Action, Actor, Language, Text, actor::Theme, mail::MailTopic},
    service::settings::{self, SettingsForm},
    web::{
        Answer, Choice, Posted, Request, Sent, View, extract::display::Display, page, pages::account_settings::Frame,
        see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "account/settings.html")]
struct SettingsPage<'a> {
    view: &'a View,
    name: &'a str,
    email: &'a str,
    /// Whether the reader decides over its Azure tenant.
    user_settings: bool,
    /// Whether it says who must have a second factor, and no other menu leads there.
    factor_rule: bool,
    /// Whether the reader chooses the provider of single sign-on, and no second menu leads there.
    sign_on_settings: bool,
    frame: Frame,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
    themes: Vec<Choice>,
    /// The kinds of mail that may come to the reader here.
    mails: Vec<MailChoice>,
}

/// A kind of mail that somebody may do without.
struct MailChoice {
    field: String,
    label: String,
    is_wanted: bool,
}

impl MailChoice {
    fn new(view: &View, topic: MailTopic, form: &SettingsForm) -> Self {
        let field = settings::mail_field(topic);
        Self { is_wanted: form.wanted.contains_key(&field), field, label: view.t(topic.key()).to_owned() }
    }
}

/// `GET /settings`
pub async fn get(request: Request) -> Answer {
    let (view, (form, topics)) = request.read(|cx| Ok((settings::form(cx)?, topics(cx.actor)))).await?;
    page(&request, &settings_page(&view, &form, &topics))
}

/// `POST /settings`
pub async fn post(request: Request, posted: Posted<SettingsForm>) -> Answer {
    let mut form = posted.form;
    match request.display() {
        Some(Display::Language(language)) => language.as_str().clone_into(&mut form.language),
        Some(Display::Theme(theme)) => theme.as_str().clone_into(&mut form.theme),
        None => {}
    }
    match request.submit(form, settings::save, |cx, _| Ok(topics(cx.actor))).await? {
        Sent::Done(..) => Ok(see_other_saying(&request, "/settings", "success", Text::new("flash-settings-saved"))),
        Sent::Back(back) => back.page(&request, &settings_page(&back.view, &back.form, &back.found)),
    }
}

fn topics(actor: &Actor) -> Vec<MailTopic> {
    settings::mail_topics(actor).collect()
}

fn settings_page<'a>(view: &'a View, form: &SettingsForm, topics: &[MailTopic]) -> SettingsPage<'a> {
    let mut languages = vec![Choice::new("", view.t("settings-language-browser"), &form.language)];
    languages.extend(Language::ALL.iter().map(|one| Choice::new(one.as_str(), one.name(), &form.language)));
    let theme_key = |theme: &Theme| match theme {
        Theme::Auto => "chrome-theme-system",
        Theme::Light => "chrome-theme-light",
        Theme::Dark => "chrome-theme-dark",
    };
    let frame = Frame::new(view, "/settings");
    SettingsPage {
        view,
        factor_rule: frame.entries.is_empty() && view.may(Action::SetFactorRule),
        sign_on_settings: frame.entries.is_empty() && view.may(Action::ManageSingleSignOn),
        name: view.person().map_or("", |person| person.name),
        email: view.person().map_or("", |person| person.email),
        user_settings: view.may(Action::GiveTenantOwner),
        frame,
        languages,
        mails: topics.iter().map(|topic| MailChoice::new(view, *topic, form)).collect(),
        zones: zone_names().map(|zone| Choice::new(zone, zone.replace('_', " "), &form.time_zone)).collect(),
        themes: Theme::ALL.iter().map(|one| Choice::new(one.as_str(), view.t(theme_key(one)), &form.theme)).collect(),
    }
}

/// The zones that places are in, by name: `Area/City`, and UTC.
fn zone_names() -> impl Iterator<Item = &'static str> {
    const AREAS: [&str; 10] =
        ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];
    let names = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
    names.filter(|name| *name == "UTC" || name.split_once('/').is_some_and(|(area, _)| AREAS.contains(&area)))
}
