//! Letting a global admin back in whom nobody else can help: asking for it, and confirming what another operator has asked for.

use actix_web::web;
use askama::Template;

use crate::{
    domain::Text,
    paths,
    service::restorations::{self, OpenedRestoration, RestorationForm},
    web::{Answer, Choice, EmptyForm, Posted, Request, Sent, View, When, page, see_other_saying},
};

#[derive(Template)]
#[template(path = "account/accounts/restore.html")]
struct RestorePage<'a> {
    view: &'a View,
    up: String,
    opened: &'a OpenedRestoration,
    effective: Option<When>,
    people: Vec<Choice>,
    email: &'a str,
}

/// `GET /accounts/{id}/restore`
pub async fn get(request: Request, id: web::Path<String>) -> Answer {
    let (view, opened) = request.read(move |cx| restorations::open(cx, id.parse()?)).await?;
    page(&request, &restore_page(&view, &opened, &RestorationForm::default()))
}

/// `POST /accounts/{id}/restore`
pub async fn post(request: Request, id: web::Path<String>, posted: Posted<RestorationForm>) -> Answer {
    let (id, key) = (request.named(id.parse()).await?, posted.key);
    let sent = request.submit(
        posted.form,
        move |cx, form| restorations::request(cx, id, form, &key),
        move |cx, _| restorations::open(cx, id),
    );
    match sent.await? {
        Sent::Done(..) => {
            let text = Text::new("flash-restore-requested");
            Ok(see_other_saying(&request, &paths::access_restoration(id), "success", text))
        }
        Sent::Back(back) => back.page(&request, &restore_page(&back.view, &back.found, &back.form)),
    }
}

/// `POST /accounts/{id}/restore/confirm`
pub async fn confirm(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let id = request.named(id.parse()).await?;
    let (_, email) = request.write(move |cx| restorations::confirm(cx, id)).await?;
    let text = Text::new("flash-restored").with("email", email);
    Ok(see_other_saying(&request, &paths::account(id), "success", text))
}

/// `POST /accounts/{id}/restore/cancel`
pub async fn cancel(request: Request, id: web::Path<String>, _posted: Posted<EmptyForm>) -> Answer {
    let id = request.named(id.parse()).await?;
    request.write(move |cx| restorations::withdraw(cx, id)).await?;
    Ok(see_other_saying(&request, &paths::account(id), "success", Text::new("flash-restore-canceled")))
}

fn restore_page<'a>(view: &'a View, opened: &'a OpenedRestoration, form: &'a RestorationForm) -> RestorePage<'a> {
    let nobody = (!opened.administrators.is_empty()).then(|| Choice::new("", view.t("user-choose"), ""));
    let people = opened.administrators.iter().map(|admin| {
        let id = admin.id.to_string();
        Choice { selected: id == form.user, value: id, text: format!("{} ({})", admin.name, admin.email) }
    });
    RestorePage {
        up: paths::account(opened.account.id),
        effective: opened.waiting.as_ref().map(|waiting| view.exactly(waiting.effective_at)),
        // Nobody is let in by a choice that nobody made.
        people: nobody.into_iter().chain(people).collect(),
        email: &form.email,
        opened,
        view,
    }
}
