//! The buttons at the foot of every page: language and look.

use serde::Deserialize;

use crate::{
    domain::{Error, Language, actor::Theme, list::PageSize},
    service::settings,
    web::{Answer, Posted, Request, respond::local_path, see_other},
};

/// What the language buttons send.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LanguageForm {
    language: String,
    return_to: String,
}

/// What the look buttons send.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ThemeForm {
    theme: String,
    return_to: String,
}

/// What the buttons for the length of pages send.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PageSizeForm {
    rows: String,
    return_to: String,
}

/// `POST /language`: remembered in this browser, and for the person where somebody is signed in.
pub async fn language(request: Request, posted: Posted<LanguageForm>) -> Answer {
    let chosen = Language::parse(&posted.form.language).ok_or_else(|| request.error(Error::NotFound))?;
    request.choose_language(chosen).await?;
    Ok(see_other(local_path(&posted.form.return_to)))
}

/// `POST /theme`
pub async fn theme(request: Request, posted: Posted<ThemeForm>) -> Answer {
    let chosen = Theme::parse(&posted.form.theme).ok_or_else(|| request.error(Error::NotFound))?;
    request.choose_theme(chosen).await?;
    Ok(see_other(local_path(&posted.form.return_to)))
}

/// `POST /page-size`
pub async fn page_size(request: Request, posted: Posted<PageSizeForm>) -> Answer {
    let chosen = PageSize::parse(&posted.form.rows).ok_or_else(|| request.error(Error::NotFound))?;
    request
        .write_person(move |db, call, visitor| settings::choose_page_size(db, call, &visitor.person, chosen))
        .await?;
    Ok(see_other(local_path(&posted.form.return_to)))
}
