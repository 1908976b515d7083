//! What people see who have not signed in, or whom a link brings.

use super::{partners, tourist::Tourist};
use crate::support::{PASSWORD, TestApp, link_in};

/// The way in, and what is refused there.
pub async fn signed_out(stranger: &Tourist<'_>) {
    let page = stranger.open("/sign-in").await;
    let wrong = [("Email", "nobody@aurora.example"), ("Password", "wrong")];
    let refused = stranger.press(&page, "Sign in", &wrong).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    assert_eq!(stranger.go("/no-such-page").await.status.as_u16(), 404);
    assert!(stranger.go("/customers").await.path.starts_with("/sign-in"));
    let list = stranger.open("/providers").await;
    let entry = list.links().into_iter().find(|link| link.starts_with("/providers/0")).unwrap();
    stranger.open(&entry).await;
    stranger.open("/providers?search=zzz").await;
    forgotten(stranger).await;
    restoration(stranger).await;
    sign_in_notice(stranger).await;
    for alive in ["/healthz", "/readyz"] {
        stranger.open(alive).await;
    }
    let sheet = tandem::web::assets::path("tandem.css");
    stranger.open(sheet).await;
}

/// The way back in: where a link is asked for, where it leads, and where a dead one does.
async fn forgotten(stranger: &Tourist<'_>) {
    let page = stranger.open("/password/forgotten").await;
    let refused = stranger.press(&page, "Send link", &[("Email", "nobody")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let sent = stranger.press(&page, "Send link", &[("Email", "default.user@rhein.example")]).await;
    assert_eq!(sent.path, "/sign-in", "{}", sent.text());
    stranger.app.look_up_forgotten().await;
    let mails = stranger.app.mails().await;
    let mail = mails.iter().find(|mail| mail.contains("/password/new/")).unwrap_or_else(|| panic!("{mails:?}"));
    let form = stranger.open(&link_in(mail, "password/new")).await;
    let refused = stranger.press(&form, "Save", &[("New password", "password1234")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    assert_eq!(stranger.go(&format!("/password/new/{}", "A".repeat(43))).await.status.as_u16(), 404);
}

/// A global admin is about to be let back in: what the operator sees, and whoever gets the link that cancels it.
async fn restoration(stranger: &Tourist<'_>) {
    let operator = Tourist::person(stranger.app, stranger.language, "operator@tandem.example").await;
    let accounts = operator.open("/accounts?kind=direct_bill").await;
    let maple = operator.follow_in_row(&accounts, "Maple Direct", "Maple Direct").await;
    let form = operator.follow(&maple, "Restore access").await;
    let refused = operator.press(&form, "Request restoration", &[("New email address", "nowhere")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let admin = form.body.split("<option value=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    let admin = admin.map(|(id, _)| id).find(|id| !id.is_empty()).unwrap();
    let asked = operator.press(&form, "Request restoration", &[("Global admin", admin)]).await;
    assert_eq!(asked.path, form.path, "{}", asked.text());
    let mails = stranger.app.mails().await;
    let mail = mails.iter().find(|mail| mail.contains("/restoration/")).unwrap_or_else(|| panic!("{mails:?}"));
    let page = stranger.open(&link_in(mail, "restoration")).await;
    stranger.press(&page, "Cancel restoration", &[]).await;
}

/// The link in the mail about a sign-in from a new browser.
async fn sign_in_notice(stranger: &Tourist<'_>) {
    for _ in 0..2 {
        stranger.app.browser().sign_in("helpdesk.agent@rhein.example", PASSWORD).await;
    }
    let mails = stranger.app.mails().await;
    let mail = mails.iter().find(|mail| mail.contains("/sign-in/notice/")).unwrap_or_else(|| panic!("{mails:?}"));
    let page = stranger.open(&link_in(mail, "sign-in/notice")).await;
    stranger.press(&page, "This wasn’t me", &[]).await;
    let mails = stranger.app.mails().await;
    assert!(mails.iter().any(|mail| mail.contains("/password/new/")), "{mails:?}");
}

/// A link: for a stranger, a dead one, for whom it is meant, for those it is not, and after it was declined.
pub async fn invitation(stranger: &Tourist<'_>) {
    let (app, language) = (stranger.app, stranger.language);
    let aurora = Tourist::person(app, language, "sales.agent@aurora.example").await;
    let list = aurora.open("/indirect-resellers").await;
    let first = aurora.press(&list, "Request a partnership", &[]).await;
    let link = partners::draft(&aurora, first, "global.admin@cedar.example").await;
    stranger.open(&link).await;
    assert_eq!(stranger.go(&format!("/i/{}", "A".repeat(43))).await.status.as_u16(), 404);
    let cedar = Tourist::person(app, language, "global.admin@cedar.example").await;
    let page = cedar.open(&link).await;
    let refused = cedar.press(&page, "Authorize indirect provider", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    for other in ["sales.agent@cedar.example", "global.admin@larch.example"] {
        Tourist::person(app, language, other).await.open(&link).await;
    }
    aurora.open(&link).await;
    cedar.press(&page, "Decline", &[]).await;
    assert_eq!(stranger.go(&link).await.status.as_u16(), 404, "a link that was answered");
    let list = aurora.open("/indirect-resellers").await;
    let first = aurora.press(&list, "Request a partnership", &[]).await;
    let link = partners::draft(&aurora, first, "nobody@nowhere.example").await;
    let look = stranger.open(&link).await;
    let unknown = stranger.follow(&look, "I don’t know this company").await;
    stranger.press(&unknown, "Stop these emails", &[]).await;
}

/// Enrolling from a link, to the confirmation that is refused and the one that is not.
pub async fn enrolment(stranger: &Tourist<'_>) {
    let (app, language) = (stranger.app, stranger.language);
    let aurora = Tourist::person(app, language, "sales.agent@aurora.example").await;
    let list = aurora.open("/indirect-resellers").await;
    let first = aurora.press(&list, "Request a partnership", &[]).await;
    let link = partners::draft(&aurora, first, "").await;
    let look = stranger.open(&link).await;
    let form = stranger.follow(&look, "Enroll as a reseller").await;
    let refused = stranger.press(&form, "Enroll", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let typed = [
        ("Company name", "Willow 7"),
        ("Country/region", "US"),
        ("Global MPN ID", "8000007"),
        ("Location MPN ID", "9000007"),
        ("Your name", "Wilma Willow"),
        ("Email", "wilma@willow-seven.example"),
        ("Password", "thirteen willows"),
        ("Repeat password", "thirteen willows"),
    ];
    let sent = stranger.press(&form, "Enroll", &typed).await;
    assert_eq!(sent.status.as_u16(), 200, "{}", sent.text());
    let mails = app.mails().await;
    let mail = mails.iter().find(|mail| mail.contains("/enrol/")).unwrap_or_else(|| panic!("{mails:?}"));
    let confirm = stranger.open(&link_in(mail, "enrol")).await;
    let refused = stranger.press(&confirm, "Confirm", &[("Password", "not this one")]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    stranger.press(&confirm, "Confirm", &[("Password", "thirteen willows")]).await;
}

/// Those who belong to several accounts, and those who may nearly nothing.
pub async fn others(stranger: &Tourist<'_>) {
    let (app, language) = (stranger.app, stranger.language);
    let consultant = Tourist::person(app, language, "consultant@birch.example").await;
    consultant.open("/account").await;
    let newcomer = Tourist::person(app, language, "global.admin@patriot.example").await;
    newcomer.crawl(&["/".to_owned()]).await;
    let agent = Tourist::person(app, language, "default.user@patriot.example").await;
    agent.open("/").await;
    assert_eq!(agent.go("/indirect-resellers").await.status.as_u16(), 403);
    let dogwood = Tourist::person(app, language, "global.admin@dogwood.example").await;
    dogwood.open("/agreements").await;
}

/// The pages that only a new portal shows, and the password that is to be changed there.
pub async fn first_start<'a>(app: &'a TestApp, language: &'static str) -> Tourist<'a> {
    let stranger = Tourist::stranger(app, language);
    let form = stranger.open(&app.open_setup()).await;
    let refused = stranger.press(&form, "Set up", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let typed = [
        ("Your name", "Olga Operator"),
        ("Your email", "olga@house.example"),
        ("Password", "a quiet operator 7"),
        ("Repeat password", "a quiet operator 7"),
        ("Company name", "Northwind Distribution"),
        ("Country/region", "US"),
        ("Name of the first global admin", "Anna North"),
        ("Email of the first global admin", "anna@northwind.example"),
        ("Temporary password", PASSWORD),
    ];
    let home = stranger.press(&form, "Set up", &typed).await;
    assert_eq!((home.status.as_u16(), home.path.as_str()), (200, "/"), "{}", home.text());
    let anna = Tourist::stranger(app, language);
    let sign_in = anna.open("/sign-in").await;
    let due = anna.press(&sign_in, "Sign in", &[("Email", "anna@northwind.example"), ("Password", PASSWORD)]).await;
    assert_eq!(due.path, "/password", "{}", due.text());
    let refused = anna.press(&due, "Save", &[]).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    stranger
}
