//! Business profiles: a reseller writes its own and sees it as others do; its providers read it.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, HttpResponse, http::header, web};
use askama::Template;
use serde::Deserialize;

use crate::{
    domain::{
        Action, Error, Text,
        business_profile::{Industry, MOST_TAGS, Service, TargetSize, split},
        refusals::Refusals,
    },
    paths,
    service::business_profile::{self, BusinessProfile, Logo, ProfileForm, ShownProfile},
    web::{
        Answer, Choice, EmptyForm, Posted, Request, Sent, View,
        download::INERT,
        extract::upload::{self, Uploaded, receive},
        page, see_other_saying,
    },
};

const PATH: &str = "/settings/business-profile";

/// A profile as others see it.
struct Sheet {
    /// Whether nothing is written in it.
    is_empty: bool,
    description: String,
    website: String,
    linkedin: String,
    industries: String,
    services: String,
    target_size: &'static str,
    /// Where its logo is, and its width and height.
    logo: Option<(String, i64, i64)>,
}

fn sheet(view: &View, shown: &ShownProfile, logo_at: String) -> Sheet {
    let profile = &shown.profile;
    let names = |kept: &str, key: fn(&str) -> Option<&'static str>| {
        split(kept).filter_map(key).map(|key| view.t(key).to_owned()).collect::<Vec<_>>().join(", ")
    };
    let size = TargetSize::parse(&profile.target_size);
    Sheet {
        is_empty: BusinessProfile { version: 0, ..profile.clone() } == BusinessProfile::default()
            && shown.logo.is_none(),
        description: profile.description.clone(),
        website: profile.website.clone(),
        linkedin: profile.linkedin.clone(),
        industries: names(&profile.industries, |tag| Industry::parse(tag).map(Industry::key)),
        services: names(&profile.services, |tag| Service::parse(tag).map(Service::key)),
        target_size: size.map_or("", |size| view.t(size.key())),
        logo: shown.logo.map(|logo| (logo_at, logo.width, logo.height)),
    }
}

#[derive(Template)]
#[template(path = "partner/business_profile/edit.html")]
struct EditPage<'a> {
    view: &'a View,
    offered: bool,
    name: &'a str,
    sheet: Sheet,
    form: &'a ProfileForm,
    industries: Vec<TagField>,
    services: Vec<TagField>,
    sizes: Vec<Choice>,
}

/// One of the lists of industries or services.
struct TagField {
    id: String,
    label: String,
    choices: Vec<Choice>,
}

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    description: String,
    website: String,
    linkedin: String,
    industry_1: String,
    industry_2: String,
    industry_3: String,
    service_1: String,
    service_2: String,
    service_3: String,
    target_size: String,
    version: String,
}

/// `GET /settings/business-profile`
pub async fn get(request: Request) -> Answer {
    let (view, shown) = request.read(business_profile::own).await?;
    page(&request, &edit_page(&view, &shown, &form_of(&shown.profile)))
}

/// `POST /settings/business-profile`
pub async fn post(request: Request, posted: Posted<Form>) -> Answer {
    let form = posted.form;
    let form = ProfileForm {
        description: form.description,
        website: form.website,
        linkedin: form.linkedin,
        industries: vec![form.industry_1, form.industry_2, form.industry_3],
        services: vec![form.service_1, form.service_2, form.service_3],
        target_size: form.target_size,
        version: form.version.parse().ok(),
    };
    let sent = request.submit(
        form,
        |cx, form| business_profile::save(cx, form).map_err(Error::in_place),
        |cx, _| business_profile::own(cx),
    );
    match sent.await? {
        Sent::Done(..) => Ok(see_other_saying(&request, PATH, "success", Text::new("flash-profile-saved"))),
        Sent::Back(back) => back.page(&request, &edit_page(&back.view, &back.found, &back.form)),
    }
}

/// `POST /settings/business-profile/logo`
pub async fn send_logo(request: Request, http: HttpRequest, form: Multipart) -> Answer {
    request.read(|cx| cx.authorize(Action::EditBusinessProfile).map(|_| ())).await?;
    let Uploaded { key, file, .. } = receive(&request, &http, form).await?;
    let content = chosen(file);
    let sent = request.submit(
        (),
        move |cx, ()| business_profile::save_logo(cx, &key, content?).map_err(Error::in_place),
        |cx, ()| business_profile::own(cx),
    );
    match sent.await? {
        Sent::Done(..) => Ok(see_other_saying(&request, PATH, "success", Text::new("flash-profile-logo-saved"))),
        Sent::Back(back) => back.page(&request, &edit_page(&back.view, &back.found, &form_of(&back.found.profile))),
    }
}

/// The picture that was sent, or why there is none.
fn chosen(file: upload::UploadedFile) -> Result<Vec<u8>, Refusals> {
    let why = match file {
        upload::UploadedFile::File { content, .. } => return Ok(content),
        upload::UploadedFile::Nothing => Text::new("sheet-file-missing"),
        upload::UploadedFile::TooLarge => business_profile::logo_too_large(),
    };
    let mut refusals = Refusals::default();
    refusals.refuse("file", why);
    Err(refusals)
}

/// `POST /settings/business-profile/remove-logo`
pub async fn remove_logo(request: Request, _posted: Posted<EmptyForm>) -> Answer {
    request.write(business_profile::remove_logo).await?;
    Ok(see_other_saying(&request, PATH, "success", Text::new("flash-profile-logo-removed")))
}

/// `GET /settings/business-profile/logo/{id}`
pub async fn own_logo(request: Request, id: web::Path<String>) -> Answer {
    let (_, logo) = request.read(move |cx| business_profile::own_logo(cx, id.parse()?)).await?;
    Ok(picture(logo))
}

/// `GET /indirect-resellers/{id}/profile/logo`
pub async fn logo_of_reseller(request: Request, id: web::Path<String>) -> Answer {
    let (_, logo) = request.read(move |cx| business_profile::logo_of_reseller(cx, id.parse()?)).await?;
    Ok(picture(logo))
}

/// A picture of somebody else's making: as the one kind of picture that it is, and never as a page of ours.
fn picture(logo: Logo) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, logo.format.media_type()))
        .insert_header((header::CONTENT_SECURITY_POLICY, INERT))
        .insert_header((header::CONTENT_DISPOSITION, "inline"))
        .body(logo.content)
}

#[derive(Template)]
#[template(path = "partner/business_profile/details.html")]
struct DetailsPage<'a> {
    view: &'a View,
    name: &'a str,
    country: String,
    account: String,
    offered: bool,
    sheet: Sheet,
}

/// `GET /indirect-resellers/{id}/profile`
pub async fn of_reseller(request: Request, id: web::Path<String>) -> Answer {
    let (view, (partner, shown)) = request.read(move |cx| business_profile::of_reseller(cx, id.parse()?)).await?;
    let details = DetailsPage {
        name: &partner.name,
        country: view.country(&partner.country),
        account: partner.account.to_string(),
        offered: shown.offered,
        sheet: sheet(&view, &shown, paths::reseller_logo(partner.id)),
        view: &view,
    };
    page(&request, &details)
}

fn form_of(profile: &BusinessProfile) -> ProfileForm {
    ProfileForm {
        description: profile.description.clone(),
        website: profile.website.clone(),
        linkedin: profile.linkedin.clone(),
        industries: split(&profile.industries).map(str::to_owned).collect(),
        services: split(&profile.services).map(str::to_owned).collect(),
        target_size: profile.target_size.clone(),
        version: Some(profile.version),
    }
}

fn edit_page<'a>(view: &'a View, shown: &ShownProfile, form: &'a ProfileForm) -> EditPage<'a> {
    let account = view.actor().map(|actor| &actor.account);
    let industries: Vec<(&'static str, &'static str)> =
        Industry::ALL.iter().map(|one| (one.as_str(), one.key())).collect();
    let services: Vec<(&'static str, &'static str)> =
        Service::ALL.iter().map(|one| (one.as_str(), one.key())).collect();
    let sizes: Vec<(&'static str, &'static str)> =
        TargetSize::ALL.iter().map(|one| (one.as_str(), one.key())).collect();
    EditPage {
        offered: shown.offered,
        name: account.map_or("", |account| account.name.as_str()),
        sheet: sheet(view, shown, account.map(|account| paths::own_logo(account.id)).unwrap_or_default()),
        industries: tag_fields(view, ("industry", "profile-industry"), &industries, &form.industries),
        services: tag_fields(view, ("service", "profile-service"), &services, &form.services),
        sizes: choices(view, &sizes, &form.target_size),
        form,
        view,
    }
}

fn tag_fields(
    view: &View,
    (name, label): (&str, &'static str),
    all: &[(&'static str, &'static str)],
    chosen: &[String],
) -> Vec<TagField> {
    let chosen = chosen.iter().map(String::as_str).chain(std::iter::repeat("")).take(MOST_TAGS);
    let field = |(number, chosen): (usize, &str)| TagField {
        id: format!("{name}_{number}"),
        label: view.with(label, "number", &number.to_string()),
        choices: choices(view, all, chosen),
    };
    (1..).zip(chosen).map(field).collect()
}

/// Items by their names, after one that says nothing.
fn choices(view: &View, all: &[(&'static str, &'static str)], chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", view.t("profile-no-choice"), chosen);
    let each = all.iter().map(|(value, key)| Choice::new(*value, view.t(key), chosen));
    std::iter::once(none).chain(each).collect()
}
