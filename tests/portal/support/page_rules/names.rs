//! Names of what can be worked; ids, and what refers to them.

use std::collections::BTreeSet;

use scraper::ElementRef;

use super::{Sheet, spoken, tag};

/// Attributes that hold ids, one or several.
const HOLD_IDS: [&str; 9] = [
    "for",
    "form",
    "list",
    "headers",
    "aria-describedby",
    "aria-labelledby",
    "aria-controls",
    "aria-owns",
    "aria-errormessage",
];

/// Attributes that name an id after a hash, for the portal's own script.
const POINT_AT_IDS: [&str; 4] = ["href", "data-copy-target", "data-submit-on-change", "hx-target"];

pub(super) fn controls_are_named(sheet: &Sheet<'_>) -> Vec<String> {
    let labels: BTreeSet<&str> =
        sheet.named("label").filter(|label| !spoken(*label).is_empty()).filter_map(|label| label.attr("for")).collect();
    let mut found = Vec::new();
    for element in sheet.elements.iter().filter(|element| !is_unheard(**element)) {
        let is_named = match (element.value().name(), element.attr("type")) {
            ("input", Some("hidden")) => continue,
            ("input", Some("submit" | "button" | "reset" | "image")) => {
                has(*element, "value") || has(*element, "alt") || has(*element, "aria-label")
            }
            ("input" | "select" | "textarea", _) => {
                let labelled = element.attr("id").is_some_and(|id| labels.contains(id));
                labelled || is_wrapped(*element) || is_labelled(sheet, *element)
            }
            ("a", _) if element.attr("href").is_none() => continue,
            ("a" | "button" | "summary", _) => {
                !spoken(*element).is_empty() || is_labelled(sheet, *element) || has(*element, "title")
            }
            ("img", _) => element.attr("alt").is_some(),
            ("fieldset", _) => is_labelled(sheet, *element) || element.child_elements().any(is_legend),
            _ => continue,
        };
        if !is_named {
            found.push(format!("no name: {}", tag(*element)));
        }
    }
    found
}

fn has(element: ElementRef<'_>, attribute: &str) -> bool {
    element.attr(attribute).is_some_and(|value| !value.trim().is_empty())
}

/// What ears are spared: the keyboard must not come there either, which is for a browser to tell.
fn is_unheard(element: ElementRef<'_>) -> bool {
    element.attr("aria-hidden") == Some("true")
}

fn is_legend(element: ElementRef<'_>) -> bool {
    element.value().name() == "legend" && !spoken(element).is_empty()
}

fn is_wrapped(element: ElementRef<'_>) -> bool {
    let mut above = element.ancestors().filter_map(ElementRef::wrap);
    above.any(|one| one.value().name() == "label" && !spoken(one).is_empty())
}

/// By `aria-label`, or by what `aria-labelledby` leads to.
fn is_labelled(sheet: &Sheet<'_>, element: ElementRef<'_>) -> bool {
    let by_others = element.attr("aria-labelledby").unwrap_or_default();
    let mut others = by_others.split_whitespace().filter_map(|id| sheet.ids.get(id));
    has(element, "aria-label") || others.any(|other| !spoken(*other).is_empty())
}

pub(super) fn ids_are_unique_and_there(sheet: &Sheet<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for element in &sheet.elements {
        for (attribute, value) in element.value().attrs() {
            if attribute == "id" && (value.is_empty() || value.contains(char::is_whitespace) || !seen.insert(value)) {
                found.push(format!("an id that is empty, broken or twice on the page: {}", tag(*element)));
            }
            let named: Vec<&str> = if HOLD_IDS.contains(&attribute) {
                value.split_whitespace().collect()
            } else if POINT_AT_IDS.contains(&attribute) {
                value.strip_prefix('#').into_iter().collect()
            } else {
                continue;
            };
            for id in named.into_iter().filter(|id| !sheet.ids.contains_key(id)) {
                found.push(format!("nothing has the id {id:?}: {}", tag(*element)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::page_rules::found;

    #[test]
    fn whatever_can_be_worked_has_a_name() {
        for good in [
            "<label for=a>Name</label><input id=a>",
            "<label>Name <select></select></label>",
            "<textarea aria-label=Message></textarea>",
            "<h2 id=a>Name</h2><input aria-labelledby='b a'>",
            "<input type=hidden name=csrf>",
            "<button>Save</button><a href=/>Home</a><a id=here></a>",
            "<a href=/><img src=/logo.png alt=Tandem></a>",
            "<button aria-label=Close><svg aria-hidden=true></svg></button>",
            "<fieldset><legend>Roles</legend></fieldset>",
            "<button tabindex=-1 aria-hidden=true></button>",
        ] {
            assert!(found(controls_are_named, good).is_empty(), "{good}");
        }
        for bad in [
            "<input id=a>",
            "<label for=a></label><input id=a>",
            "<label for=b>Name</label><select id=a></select>",
            "<label><textarea>Name</textarea></label>",
            "<label><select><option>Name</option></select></label>",
            "<input placeholder=Name>",
            "<input aria-labelledby=nowhere>",
            "<button><svg aria-hidden=true><title>Close</title></svg></button>",
            "<button><span aria-hidden=true>x</span></button>",
            "<a href=/><img src=/logo.png alt=''></a>",
            "<details><summary></summary></details>",
            "<input type=submit>",
            "<img src=/logo.png>",
            "<fieldset><label>A <input></label></fieldset>",
        ] {
            assert_eq!(found(controls_are_named, bad).len(), 1, "{bad}");
        }
    }

    #[test]
    fn ids_stand_once_and_what_refers_to_one_finds_it() {
        let good = "<a href='#main'>Skip</a><main id=main><label for=a>A</label><input id=a aria-describedby='b c'>\
                    <p id=b></p><p id=c></p></main><a href='/#nowhere'>Elsewhere</a>";
        assert!(found(ids_are_unique_and_there, good).is_empty());
        for bad in [
            "<p id=a></p><p id=a></p>",
            "<p id=''></p>",
            "<label for=a>A</label>",
            "<p id=a></p><input aria-describedby='a b'>",
            "<nav aria-labelledby=a></nav>",
            "<button aria-controls=a></button>",
            "<a href='#main'>Skip</a>",
            "<button form=a></button>",
            "<button data-copy-target='#a'></button>",
        ] {
            assert_eq!(found(ids_are_unique_and_there, bad).len(), 1, "{bad}");
        }
    }
}
