//! Who of one's own account must have a second factor.

use askama::Template;

use crate::{
    domain::{
        Text,
        second_factor::{AccountFactorRule, FactorRule},
    },
    service::factor_rule::{self, FactorRuleForm, OpenedFactorRule},
    web::{Answer, Choice, Posted, Request, Sent, View, page, pages::account_settings::Frame, see_other_saying},
};

/// Where it is.
const PATH: &str = "/settings/sign-in-rules";

#[derive(Template)]
#[template(path = "account/factor_rule.html")]
struct RulePage<'a> {
    view: &'a View,
    frame: Frame,
    /// What the installation demands, in words.
    installed: &'a str,
    rules: Vec<Choice>,
}

/// `GET /settings/sign-in-rules`
pub async fn get(request: Request) -> Answer {
    let (view, opened) = request.read(factor_rule::open).await?;
    page(&request, &rule_page(&view, opened, opened.own.as_str()))
}

/// `POST /settings/sign-in-rules`
pub async fn post(request: Request, posted: Posted<FactorRuleForm>) -> Answer {
    match request.submit(posted.form, factor_rule::save, |cx, _| factor_rule::open(cx)).await? {
        Sent::Done(..) => Ok(see_other_saying(&request, PATH, "success", Text::new("flash-factor-rule-saved"))),
        Sent::Back(back) => back.page(&request, &rule_page(&back.view, back.found, &back.form.rule)),
    }
}

fn rule_page<'a>(view: &'a View, opened: OpenedFactorRule, chosen: &str) -> RulePage<'a> {
    let rules = AccountFactorRule::ALL.iter().map(|rule| {
        let key = match rule {
            AccountFactorRule::AsInstalled => "factor-rule-as-installed",
            AccountFactorRule::Administrators => "factor-rule-administrators",
            AccountFactorRule::Everyone => "factor-rule-everyone",
        };
        Choice::new(rule.as_str(), view.t(key), chosen)
    });
    RulePage {
        frame: Frame::new(view, PATH),
        installed: view.t(match opened.installed {
            FactorRule::Nobody => "factor-rule-installed-nobody",
            FactorRule::Administrators => "factor-rule-installed-administrators",
            FactorRule::Partners => "factor-rule-installed-partners",
            FactorRule::Everyone => "factor-rule-installed-everyone",
        }),
        rules: rules.collect(),
        view,
    }
}
