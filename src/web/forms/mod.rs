//! A form that was sent: done, or back on its page with what was typed and what to correct. No page does that by hand.

pub mod refused;

use std::sync::Arc;

use actix_web::http::StatusCode;
use askama::Template;

use super::{
    error::WebError,
    extract::request::Request,
    html::render,
    respond::{Answer, page_with},
    view::View,
};
use crate::{
    domain::{Error, refusals::Refusals},
    service::{Outcome, UseCase},
};

/// What a form came to.
pub enum Sent<T, F, C = ()> {
    /// It was done: what it gave, and the chrome to show that in.
    Done(View, T),
    /// It comes back.
    Back(Returned<F, C>),
}

/// A form that comes back.
pub struct Returned<F, C> {
    /// The chrome, which holds what was refused.
    pub view: View,
    /// What was typed.
    pub form: Arc<F>,
    /// What its page shows besides.
    pub found: C,
    /// Whether somebody else changed meanwhile what the form is about.
    pub stale: bool,
}

/// Why a form comes back.
struct Refusal {
    refusals: Refusals,
    stale: bool,
}

enum Trip<T, C> {
    Done(T),
    Back(C, Refusal),
}

impl Refusal {
    /// What was refused.
    ///
    /// # Errors
    /// The error itself, where it says more than that the form is to be corrected.
    fn of(error: Error) -> Result<Self, Error> {
        let whole = |text| Refusals { form: Some(text), fields: Vec::new() };
        match error {
            Error::Invalid(refusals) => Ok(Self { refusals, stale: false }),
            Error::Stale(text) => Ok(Self { refusals: whole(text), stale: true }),
            other => Err(other),
        }
    }
}

impl<F, C> Returned<F, C> {
    fn new(view: View, form: Arc<F>, found: C, Refusal { refusals, stale }: Refusal) -> Self {
        Self { view: view.refusing(&refusals), form, found, stale }
    }

    /// The form's page: 422 for what is to be corrected, 409 where somebody else was faster; 200 where it was only
    /// to be shown again.
    pub fn page(&self, request: &Request, template: &impl Template) -> Answer {
        let status = if self.stale {
            StatusCode::CONFLICT
        } else if request.display().is_some() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        page_refusing(request, &self.view, status, template)
    }

    /// The same, with what somebody else has changed since the form was opened.
    pub fn page_telling(&self, request: &Request, changes: Vec<String>, template: &impl Template) -> Answer {
        self.view.refused().tell(changes);
        self.page(request, template)
    }
}

/// A page that shows what is to be corrected: made once for its fields to note themselves, and once to be sent.
pub fn page_refusing(request: &Request, view: &View, status: StatusCode, template: &impl Template) -> Answer {
    if !view.refused().is_empty() {
        let _noted = render(template);
        view.refused().complete();
    }
    page_with(request, status, template)
}

impl Request {
    /// Takes a form of somebody signed in: `work` in one transaction. Where it refuses, all of it is undone and `again`
    /// reads on the same trip what the form's page shows. So it does where the form is only to be shown again, in another
    /// language or look.
    ///
    /// # Errors
    /// A [`WebError`] for whatever is no refusal.
    pub async fn submit<F, T, C, W, A>(&self, form: F, work: W, again: A) -> Result<Sent<T, F, C>, WebError>
    where
        F: Send + Sync + 'static,
        T: Send + 'static,
        C: Send + 'static,
        W: FnOnce(&mut UseCase<'_>, &F) -> Result<T, Error> + Send + 'static,
        A: FnOnce(&mut UseCase<'_>, &F) -> Result<C, Error> + Send + 'static,
    {
        let form = Arc::new(form);
        let (first, second) = (Arc::clone(&form), Arc::clone(&form));
        let is_done = self.display().is_none();
        let work = move |cx: &mut UseCase<'_>| {
            // What is only to be shown again comes back with nothing to correct.
            if is_done { work(cx, &first).map(Trip::Done) } else { Err(Error::Invalid(Refusals::default())) }
        };
        let instead = move |cx: &mut UseCase<'_>, error| {
            let refusal = Refusal::of(error)?;
            Ok(Trip::Back(again(cx, &second)?, refusal))
        };
        let (view, trip) = self.seen(self.caller().write_or(work, instead).await)?;
        Ok(match trip {
            Trip::Done(value) => Sent::Done(view, value),
            Trip::Back(found, refusal) => Sent::Back(Returned::new(view, form, found, refusal)),
        })
    }

    /// Takes what a use case of several trips makes of a form; what its page shows besides is the page's to read. Where the
    /// form is only to be shown again, the use case isn't begun.
    ///
    /// # Errors
    /// A [`WebError`] for whatever is no refusal.
    pub async fn sent<T, F>(&self, form: F, work: impl Future<Output = Outcome<T>>) -> Result<Sent<T, F>, WebError>
    where
        T: Send + 'static,
    {
        let outcome = match self.display() {
            None => work.await,
            Some(_) => self.caller().visit_anyone(|_, _, _| Err(Error::Invalid(Refusals::default()))).await,
        };
        let view = self.view(outcome.visitor);
        match outcome.result.map_err(Refusal::of) {
            Ok(value) => Ok(Sent::Done(view, value)),
            Err(Ok(refusal)) => Ok(Sent::Back(Returned::new(view, Arc::new(form), (), refusal))),
            Err(Err(error)) => Err(self.refuse(view, error)),
        }
    }
}
