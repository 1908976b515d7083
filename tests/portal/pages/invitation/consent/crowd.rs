//! Two hundred acceptances at the same time, of the same and of overlapping links.

use rstest::rstest;

use super::{AGREEMENT, BIRCH, GINKGO, RELATIONSHIP, draft, joint_draft, link_of, recorded, ties};
use crate::{
    pages::invitation::links::join_all,
    support::{Backend, TestApp, sales::tenant},
};

/// How many answers are given at once.
const GROUP: usize = 20;

#[rstest]
#[actix_web::test]
async fn two_hundred_acceptances_leave_exactly_the_relationships_they_should(
    #[values(Backend::Sqlite, Backend::Postgres)] backend: Backend,
) {
    let app = TestApp::demo(backend).await;
    let birch = app.signed_in("sales.agent@birch.example").await;
    let aurora = app.signed_in("sales.agent@aurora.example").await;
    let mut links = Vec::new();
    for _ in 0..4 {
        links.push(link_of(&joint_draft(&birch, "Aurora Distribution").await));
        links.push(link_of(&draft(&birch, true).await));
        links.push(link_of(&draft(&aurora, false).await));
    }
    let made_before = recorded(&app, "create_reseller_relationship").await;
    let granted_before = recorded(&app, "dap_admin_relationship_approved").await;
    let admins = [app.signed_in(GINKGO).await, app.signed_in(GINKGO).await];
    let mut pages = Vec::new();
    for link in &links {
        for admin in &admins {
            pages.push((admin.clone(), admin.get(link).await));
        }
    }
    let mut statuses = Vec::new();
    for group in 0..10 {
        let answers = (0..GROUP).map(|at| {
            let (browser, page) = pages[(group * 7 + at) % pages.len()].clone();
            async move {
                let boxes: &[(&str, &str)] = if page.body.contains(BIRCH) {
                    &[(RELATIONSHIP, "on"), (AGREEMENT, "on"), (BIRCH, "on")]
                } else {
                    &[(RELATIONSHIP, "on"), (AGREEMENT, "on")]
                };
                browser.press(&page, "Accept", boxes).await.status.as_u16()
            }
        });
        statuses.extend(join_all(answers.collect()).await);
    }
    assert_eq!(statuses.len(), 200);
    assert!(statuses.iter().all(|status| matches!(status, 303 | 409)), "done, or nothing more to do: {statuses:?}");
    assert!(statuses.contains(&303));
    let made = ties(&app, "ginkgolaw.onmicrosoft.com", ["birch.example", "aurora.example"]).await;
    assert_eq!(made, [(true, true), (true, false)]);
    assert_eq!(recorded(&app, "create_reseller_relationship").await - made_before, 2);
    assert_eq!(recorded(&app, "dap_admin_relationship_approved").await - granted_before, 1);
    assert_eq!(recorded(&app, "accept_customer_agreement").await, 1);
    let customer = tenant(&app, "ginkgolaw.onmicrosoft.com").await;
    let serving = app.read(move |db| tandem::repository::relationships::of_customer(db, customer)).await;
    assert_eq!(serving.len(), 2);
    let receipts = app.mails().await.iter().filter(|mail| mail.contains("Subject: Receipt:")).count();
    let accepted = recorded(&app, "invitation_accepted").await;
    assert!(receipts <= accepted && receipts >= 1, "one receipt for each answer that counted");
}
