//! The cell of service plans: `CODE=Name`, then what the plan needs and excludes, and a semicolon before the next.

use std::collections::{BTreeSet, HashSet};

use super::{CatalogColumn, CatalogOffer, rows::is_sku};
use crate::domain::{Checks, Text, service_plan::ServicePlan, sheet::RowFault};

/// The most plans of one offer: a form may show those of many offers at once.
const MOST: usize = 60;
const NAME_MAX: usize = 100;

/// Reads a cell.
pub(super) fn read(cell: &str) -> Result<Vec<ServicePlan>, Text> {
    let mut plans: Vec<ServicePlan> = Vec::new();
    for piece in cell.split(';').map(str::trim).filter(|piece| !piece.is_empty()) {
        let plan = read_one(piece).ok_or_else(unreadable)?;
        if plans.iter().any(|one| one.code == plan.code || one.name == plan.name) {
            return Err(Text::new("catalog-fault-plan-twice").with("code", plan.code));
        }
        plans.push(plan);
    }
    if plans.len() > MOST {
        return Err(unreadable());
    }
    let inside: HashSet<&str> = plans.iter().map(|plan| plan.code.as_str()).collect();
    for plan in &plans {
        if plan.needs.contains(&plan.code) || plan.excludes.contains(&plan.code) {
            return Err(Text::new("catalog-fault-plan-itself").with("code", &plan.code));
        }
        let other = plan.excludes.iter().find(|other| inside.contains(other.as_str()) || plan.needs.contains(other));
        if let Some(other) = other {
            return Err(Text::new("catalog-fault-plan-apart").with("code", &plan.code).with("other", other));
        }
    }
    Ok(plans)
}

fn read_one(piece: &str) -> Option<ServicePlan> {
    let mut parts = piece.split('|').map(str::trim);
    let (code, name) = parts.next()?.split_once('=')?;
    let code = code.trim();
    let mut checks = Checks::new();
    let name = checks.name("cell", name, NAME_MAX);
    if !is_sku(code) || !checks.passed() {
        return None;
    }
    let mut plan = ServicePlan { code: code.to_owned(), name, needs: Vec::new(), excludes: Vec::new() };
    for part in parts {
        let mut words = part.split_whitespace();
        let codes = match words.next()? {
            "needs" => &mut plan.needs,
            "excludes" => &mut plan.excludes,
            _ => return None,
        };
        codes.extend(words.map(str::to_owned));
        if codes.is_empty() || codes.iter().any(|code| !is_sku(code)) {
            return None;
        }
    }
    Some(plan)
}

fn unreadable() -> Text {
    Text::new("catalog-fault-plans").count("max", i64::try_from(MOST).unwrap_or(i64::MAX))
}

/// The codes of every plan of these offers.
pub(super) fn codes(offers: &[CatalogOffer]) -> BTreeSet<&str> {
    offers.iter().flat_map(|offer| offer.plans.iter().flatten()).map(|plan| plan.code.as_str()).collect()
}

/// Every code that a plan needs or excludes, and of which offer's plan that is.
pub(super) fn named(offers: &[CatalogOffer]) -> impl Iterator<Item = (&CatalogOffer, &str)> {
    offers.iter().flat_map(|offer| {
        let plans = offer.plans.iter().flatten();
        plans.flat_map(move |plan| plan.needs.iter().chain(&plan.excludes).map(move |code| (offer, code.as_str())))
    })
}

/// What is wrong with plans that name others: there must be such, in the file or outside of it.
pub(super) fn check(offers: &[CatalogOffer], known: &HashSet<String>) -> Vec<RowFault<CatalogColumn>> {
    let inside = codes(offers);
    let fault = |(offer, code): (&CatalogOffer, &str)| RowFault {
        line: offer.line,
        column: Some(CatalogColumn::ServicePlans),
        text: Text::new("catalog-fault-plan-unknown").with("code", code),
    };
    named(offers).filter(|(_, code)| !inside.contains(code) && !known.contains(*code)).map(fault).collect()
}
