//! What came of it for a user, in words.

use crate::{
    domain::{
        Text,
        license::{Decision, LicenseOutcome},
        service_plan::Clash,
    },
    service::licenses::PlanNames,
    web::View,
};

/// What came of an ask for a product.
pub(super) fn told(view: &View, product: &str, decision: &Decision, names: &PlanNames) -> String {
    let outcome = view.text(&words(decision, names));
    view.text(&Text::new("license-told").with("product", product).with("outcome", outcome))
}

fn words(decision: &Decision, names: &PlanNames) -> Text {
    let (on, off) = (names.list(&decision.on), names.list(&decision.off));
    match (decision.outcome, &decision.clash) {
        (LicenseOutcome::Given, _) if !off.is_empty() => Text::new("license-outcome-given-without").with("off", off),
        (LicenseOutcome::Changed, _) if off.is_empty() => Text::new("license-outcome-changed-on").with("on", on),
        (LicenseOutcome::Changed, _) if on.is_empty() => Text::new("license-outcome-changed-off").with("off", off),
        (LicenseOutcome::Changed, _) => Text::new("license-outcome-changed").with("on", on).with("off", off),
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
const fn key(outcome: LicenseOutcome) -> &'static str {
    match outcome {
        LicenseOutcome::Given => "license-outcome-given",
        LicenseOutcome::Taken => "license-outcome-taken",
        LicenseOutcome::Had => "license-outcome-had",
        LicenseOutcome::HadNone => "license-outcome-had-none",
        LicenseOutcome::NoneLeft => "license-outcome-none-left",
        LicenseOutcome::NoLocation => "license-outcome-no-location",
        LicenseOutcome::Lacks => "license-outcome-lacks",
        LicenseOutcome::Keeps => "license-outcome-keeps",
        LicenseOutcome::Changed | LicenseOutcome::HadPlans => "license-outcome-had-plans",
        LicenseOutcome::Differs => "license-outcome-differs",
        LicenseOutcome::NoPlanLeft => "license-outcome-no-plan-left",
        LicenseOutcome::Clashes => "license-outcome-clashes",
    }
}
