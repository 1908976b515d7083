//! *View service plans*: beside each product, which of its services users have. One user's are boxes. Many users' are boxes
//! too as long as nobody leaves them out; where some do, it is told how many, and there is a list that leaves them as they are.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::{
        Text,
        license::Pool,
        service_plan::{PlanWish, Plans, ServicePlan, leaves_none, plans_of},
    },
    service::licenses::{BOTH, TypedWish, many::Spread},
    web::{Choice, View},
};

/// How the fields are called, before the offer's id: what was on at first, what is ticked, what was chosen of a list.
const SHOWN: &str = "plans-shown-";
const TICKED: &str = "plans-ticked-";
const CHOSEN: &str = "plans-chosen-";

/// The service plans of a product in a form.
pub(super) struct PlansField {
    pub(super) id: String,
    pub(super) product: String,
    pub(super) hint: String,
    pub(super) error: String,
    pub(super) open: bool,
    pub(super) shown_name: String,
    /// The codes of the boxes that are ticked at first.
    pub(super) shown: String,
    pub(super) ticked_name: String,
    pub(super) rows: Vec<PlanRow>,
}

/// A plan: a box, or a list where there are choices.
pub(super) struct PlanRow {
    pub(super) id: String,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) ticked: bool,
    pub(super) chosen_name: String,
    pub(super) choices: Vec<Choice>,
    pub(super) hint: String,
}

/// What the field stands for: a product at its place on the page, its plans, and what was typed of it.
pub(super) struct Product<'a> {
    pub(super) place: usize,
    pub(super) pool: &'a Pool,
    pub(super) plans: &'a Plans,
    pub(super) typed: Option<&'a TypedWish>,
}

impl Product<'_> {
    /// The plans of one user, whose license leaves out `excluded`. `None` where the product has no plans.
    pub(super) fn for_one(&self, view: &View, excluded: Option<&BTreeSet<String>>) -> Option<PlansField> {
        let none = BTreeSet::new();
        let excluded = excluded.unwrap_or(&none);
        let wish = self.wish();
        let after = wish.applied(excluded);
        let row =
            |(at, plan): (usize, &ServicePlan)| PlanRow { ticked: !after.contains(&plan.code), ..self.row(at, plan) };
        let rows = self.own().iter().enumerate().map(row).collect();
        let shown: Vec<&str> =
            self.own().iter().map(|plan| plan.code.as_str()).filter(|code| !excluded.contains(*code)).collect();
        let field = self.field(view, &shown, rows, leaves_none(self.own(), &after));
        field.map(|field| PlansField { hint: view.t("license-plans-hint").to_owned(), ..field })
    }

    /// The plans of many users, as they are spread now.
    pub(super) fn for_many(&self, view: &View, spread: &Spread) -> Option<PlansField> {
        let wish = self.wish();
        let holders = spread.holders.get(&self.pool.offer).copied().unwrap_or_default();
        let off = |plan: &ServicePlan| spread.off(self.pool.offer, plan).min(holders);
        let row = |(at, plan): (usize, &ServicePlan)| {
            let row = self.row(at, plan);
            let off = off(plan);
            if off == 0 {
                return PlanRow { ticked: !wish.off.contains(&plan.code), ..row };
            }
            let text = Text::new("license-plan-off-for").count("off", off).count("holders", holders);
            let [on_chosen, off_chosen] = [&wish.on, &wish.off].map(|codes| codes.contains(&plan.code));
            let choice = |value: &str, key: &'static str, selected| Choice {
                value: value.to_owned(),
                text: view.t(key).to_owned(),
                selected,
            };
            PlanRow {
                choices: vec![
                    choice("", "license-leave", !on_chosen && !off_chosen),
                    choice("on", "license-plan-on", on_chosen),
                    choice("off", "license-plan-off", off_chosen),
                ],
                hint: view.text(&text),
                ..row
            }
        };
        let rows = self.own().iter().enumerate().map(row).collect();
        let shown: Vec<&str> = self.own().iter().filter(|plan| off(plan) == 0).map(|plan| plan.code.as_str()).collect();
        let field = self.field(view, &shown, rows, leaves_none(self.own(), &wish.off));
        field.map(|field| PlansField { hint: view.t("license-plans-many-hint").to_owned(), ..field })
    }

    fn own(&self) -> &[ServicePlan] {
        plans_of(self.plans, self.pool.offer)
    }

    fn wish(&self) -> PlanWish {
        self.typed.map(|typed| typed.plans.of(self.own())).unwrap_or_default()
    }

    fn row(&self, at: usize, plan: &ServicePlan) -> PlanRow {
        PlanRow {
            id: format!("plan-{}-{at}", self.place),
            code: plan.code.clone(),
            name: plan.name.clone(),
            ticked: true,
            chosen_name: format!("{CHOSEN}{}.{}", self.pool.offer, plan.code),
            choices: Vec::new(),
            hint: String::new(),
        }
    }

    fn field(&self, view: &View, shown: &[&str], rows: Vec<PlanRow>, empty: bool) -> Option<PlansField> {
        let error = if empty { view.refused().of("plans").to_owned() } else { String::new() };
        (!rows.is_empty()).then(|| PlansField {
            id: format!("plans-{}", self.place),
            product: self.pool.name.clone(),
            hint: String::new(),
            open: !error.is_empty() || !self.wish().is_empty(),
            error,
            shown_name: format!("{SHOWN}{}", self.pool.offer),
            shown: shown.join(" "),
            ticked_name: format!("{TICKED}{}", self.pool.offer),
            rows,
        })
    }
}

/// What a form says of products: the fields whose names hold the offers' ids, and where something is wanted.
pub(super) fn read(fields: &[(String, String)]) -> Vec<TypedWish> {
    let (mut typed, mut shown, mut ticked) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
    for (name, value) in fields {
        if let Some(offer) = name.strip_prefix(SHOWN) {
            shown.extend(value.split_whitespace().map(|code| (offer, code)));
        } else if let Some(offer) = name.strip_prefix(TICKED) {
            ticked.insert((offer, value.as_str()));
        } else if let Some((offer, code)) = name.strip_prefix(CHOSEN).and_then(|name| name.split_once('.')) {
            match value.as_str() {
                "on" => wish(&mut typed, offer).plans.on.insert(code.to_owned()),
                "off" => wish(&mut typed, offer).plans.off.insert(code.to_owned()),
                _ => false,
            };
        } else if let Some(offer) = name.strip_prefix("license-").filter(|_| !value.is_empty()) {
            let said = &mut wish(&mut typed, offer).wish;
            if said.is_empty() { said.clone_from(value) } else { BOTH.clone_into(said) }
        }
    }
    // A box that is as it was shown says nothing: others may have changed it meanwhile.
    for (offer, code) in shown.difference(&ticked) {
        wish(&mut typed, offer).plans.off.insert((*code).to_owned());
    }
    for (offer, code) in ticked.difference(&shown) {
        wish(&mut typed, offer).plans.on.insert((*code).to_owned());
    }
    typed.into_values().collect()
}

fn wish<'a, 'b>(typed: &'b mut BTreeMap<&'a str, TypedWish>, offer: &'a str) -> &'b mut TypedWish {
    typed.entry(offer).or_insert_with(|| TypedWish { offer: offer.to_owned(), ..TypedWish::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_what_was_touched_and_nothing_of_the_rest() {
        let fields = [
            ("license-a", "assign"),
            ("license-b", ""),
            ("plans-shown-a", "mail chat"),
            ("plans-ticked-a", "mail"),
            ("plans-ticked-a", "files"),
            ("plans-shown-b", "mail"),
            ("plans-ticked-b", "mail"),
            ("plans-chosen-c.mail", "off"),
            ("plans-chosen-c.ch.at", "on"),
            ("plans-chosen-c.files", ""),
            ("users", "somebody"),
            ("license-d", "assign"),
            ("license-d", "take"),
        ];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let told: Vec<_> = read(&fields)
            .into_iter()
            .map(|one| {
                let list = |codes: BTreeSet<String>| codes.into_iter().collect::<Vec<_>>().join(" ");
                (one.offer, one.wish, list(one.plans.on), list(one.plans.off))
            })
            .collect();
        let told: Vec<_> = told.iter().map(|(a, b, c, d)| (a.as_str(), b.as_str(), c.as_str(), d.as_str())).collect();
        assert_eq!(told, [("a", "assign", "files", "chat"), ("c", "", "ch.at", "mail"), ("d", "both", "", "")]);
    }
}
