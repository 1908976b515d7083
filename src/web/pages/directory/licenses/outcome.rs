//! What came of it for a user, in words.

use crate::{
    domain::{
        Text,
        license::{Decision, Outcome},
        service_plan::Clash,
    },
    service::licenses::Names,
    web::View,
};

/// What came of an ask for a product.
pub(super) fn told(view: &View, product: &str, decision: &Decision, names: &Names) -> String {
    let outcome = view.text(&words(decision, names));
    view.text(&Text::new("license-told").with("product", product).with("outcome", outcome))
}

fn words(decision: &Decision, names: &Names) -> Text {
    let (on, off) = (names.list(&decision.on), names.list(&decision.off));
    match (decision.outcome, &decision.clash) {
        (Outcome::Given, _) if !off.is_empty() => Text::new("license-outcome-given-without").with("off", off),
        (Outcome::Changed, _) if off.is_empty() => Text::new("license-outcome-changed-on").with("on", on),
        (Outcome::Changed, _) if on.is_empty() => Text::new("license-outcome-changed-off").with("off", off),
        (Outcome::Changed, _) => Text::new("license-outcome-changed").with("on", on).with("off", off),
        (_, Some(Clash::Needs { plan, others })) => {
            let (plan, others) = (names.name(plan), names.list(others));
            Text::new("license-outcome-needs").with("plan", plan).with("others", others)
        }
        (_, Some(Clash::Excludes { plan, other })) => {
            let (plan, other) = (names.name(plan), names.name(other));
            Text::new("license-outcome-excludes").with("plan", plan).with("other", other)
        }
        (outcome, None) => Text::new(key(outcome)),
    }
}

/// The key of an outcome's words, where they name nothing.
const fn key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Given => "license-outcome-given",
        Outcome::Taken => "license-outcome-taken",
        Outcome::Had => "license-outcome-had",
        Outcome::HadNone => "license-outcome-had-none",
        Outcome::NoneLeft => "license-outcome-none-left",
        Outcome::NoLocation => "license-outcome-no-location",
        Outcome::Lacks => "license-outcome-lacks",
        Outcome::Keeps => "license-outcome-keeps",
        Outcome::Changed | Outcome::HadPlans => "license-outcome-had-plans",
        Outcome::Differs => "license-outcome-differs",
        Outcome::NoPlanLeft => "license-outcome-no-plan-left",
        Outcome::Clashes => "license-outcome-clashes",
    }
}
