//! Legal info: who the partner is, and changing its address and contact.

use askama::Template;
use serde::Deserialize;

use super::{Frame, office};
use crate::{
    domain::{Action, Text, account::Standing, company::CompanyForm, country::Rules, policy},
    service::account_settings::legal::{self, EditedOffice, Legal},
    web::{
        Answer, Posted, Request, Sent, View, When, page, pages::customers::company::CompanyFields, see_other_saying,
    },
};

#[derive(Template)]
#[template(path = "partner/account_settings/legal.html")]
struct LegalPage<'a> {
    view: &'a View,
    frame: Frame,
    name: &'a str,
    country: String,
    cloud: &'static str,
    address: Vec<String>,
    contact: Vec<String>,
    program: Program,
}

/// Where the partner stands in the program (`docs/domain.md` §2.2).
struct Program {
    kind: &'static str,
    badge: &'static str,
    status: &'static str,
    means: &'static str,
    since: When,
    verified: Option<When>,
    signed: Option<(When, Option<String>)>,
}

#[derive(Template)]
#[template(path = "partner/account_settings/legal_update.html")]
struct UpdatePage<'a> {
    view: &'a View,
    frame: Frame,
    version: i64,
    company: &'a CompanyForm,
    rules: &'a Rules,
    company_fields: CompanyFields,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct Form {
    #[serde(flatten)]
    office: CompanyForm,
    #[serde(default)]
    version: String,
}

/// `GET /settings/legal`
pub async fn get(request: Request) -> Answer {
    let (view, found) = request.read(legal::show).await?;
    let account = &found.account;
    let shown = LegalPage {
        frame: Frame::new(&view, "/settings/legal"),
        name: &account.name,
        country: view.country(&account.country),
        cloud: view.t(account.cloud.key()),
        address: office::address(&view, &account.country, &found.office),
        contact: office::contact(&found.office),
        program: program(&view, &found),
        view: &view,
    };
    page(&request, &shown)
}

/// `GET /settings/legal/update`
pub async fn edit(request: Request) -> Answer {
    let (view, editing) = request.read(legal::edit).await?;
    let form = editing.office.form();
    page(&request, &update_page(&view, &editing, &form, editing.version))
}

/// `POST /settings/legal/update`
pub async fn update(request: Request, posted: Posted<Form>) -> Answer {
    let Form { office, version } = posted.form;
    let version = version.parse().unwrap_or(0);
    let sent = request.submit(office, move |cx, form| legal::update(cx, form, version), |cx, _| legal::edit(cx));
    match sent.await? {
        Sent::Done(..) => Ok(see_other_saying(&request, "/settings/legal", "success", Text::new("flash-legal-saved"))),
        Sent::Back(back) => {
            // Whoever is told of another's change may replace it; whoever is not has to be told yet.
            let version = if back.stale { back.found.version } else { version };
            back.page(&request, &update_page(&back.view, &back.found, &back.form, version))
        }
    }
}

fn update_page<'a>(view: &'a View, editing: &EditedOffice, form: &'a CompanyForm, version: i64) -> UpdatePage<'a> {
    let rules = editing.country.rules();
    UpdatePage {
        frame: Frame::new(view, "/settings/legal"),
        version,
        company: form,
        company_fields: CompanyFields::new(view, rules, form),
        rules,
        view,
    }
}

fn program(view: &View, found: &Legal) -> Program {
    let account = &found.account;
    let (badge, status, means) = match (account.standing, &found.signature) {
        (Standing::Active, Some(_)) => ("success", "program-active", "program-active-means"),
        (Standing::Active, None) => ("warning", "program-qualified", "program-qualified-means"),
        (Standing::PendingApproval, _) => ("warning", "program-pending", "program-pending-means"),
        (Standing::Refused, _) => ("neutral", "program-rejected", "program-rejected-means"),
        (Standing::Suspended, _) => ("danger", "program-suspended", "program-suspended-means"),
    };
    Program {
        kind: view.t(account.kind.key()),
        badge,
        status: view.t(status),
        means: view.t(means),
        since: view.day(account.created_at),
        verified: account.approved_at.map(|at| view.day(at)),
        signed: found.signature.as_ref().map(|signature| (view.exactly(signature.at), signature.by.clone())),
    }
}

impl LegalPage<'_> {
    /// Whether the reader's account is a reseller: it is the one that a signature is asked of by others.
    fn is_reseller(&self) -> bool {
        self.view.kind().is_some_and(policy::stands_on_orders)
    }
}
