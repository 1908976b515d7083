//! A form that comes back says so at the head of its page, before anything else is read: the title, a list that takes the
//! focus, and in it a way to each field that is wrong.

use actix_web::http::StatusCode;
use scraper::ElementRef;

use super::{Sheet, spoken, tag};

/// How titles of such pages begin.
const TITLES: [&str; 3] = ["Error: ", "Erro: ", "Ошибка: "];

fn classed<'a>(sheet: &Sheet<'a>, class: &str) -> Vec<ElementRef<'a>> {
    let has = |element: &ElementRef<'a>| element.value().classes().any(|one| one == class);
    sheet.elements.iter().copied().filter(has).collect()
}

pub(super) fn what_is_wrong_stands_at_the_head(sheet: &Sheet<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let (lists, refusals) = (classed(sheet, "problems"), classed(sheet, "invalid-feedback"));
    let title: String = sheet.named("title").next().map(spoken).unwrap_or_default();
    let titled = TITLES.iter().any(|start| title.starts_with(start));
    if titled == lists.is_empty() {
        found.push(format!("{} lists of problems under the title {title:?}", lists.len()));
    }
    // An error's own page holds no form to correct.
    let forms = sheet.named("form").filter(|form| form.attr("method") == Some("post") && within_main(*form)).count();
    let comes_back = sheet.status == StatusCode::UNPROCESSABLE_ENTITY && forms > 0;
    if lists.is_empty() && (comes_back || !refusals.is_empty()) {
        found.push("refused, and no list of problems at the head".to_owned());
    }
    let [list] = lists.as_slice() else {
        found.extend((lists.len() > 1).then(|| format!("{} lists of problems", lists.len())));
        return found;
    };
    let attribute = |name| list.attr(name);
    if attribute("role") != Some("alert") || attribute("tabindex") != Some("-1") || attribute("autofocus").is_none() {
        found.push(format!("does not take the focus: {}", tag(*list)));
    }
    let links: Vec<_> = list.descendent_elements().filter(|one| one.value().name() == "a").collect();
    for link in &links {
        let target = link.attr("href").and_then(|href| sheet.ids.get(href.strip_prefix('#')?));
        // Where it leads nowhere, another rule says so.
        found.extend(
            target.filter(|field| !takes_focus(**field)).map(|field| format!("leads to no field: {}", tag(*field))),
        );
    }
    for refusal in refusals {
        let words = spoken(refusal);
        if !links.iter().any(|link| spoken(*link).ends_with(&words)) {
            found.push(format!("no link to what is wrong: {words:?}"));
        }
    }
    found
}

fn within_main(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|one| one.value().name() == "main")
}

fn takes_focus(element: ElementRef<'_>) -> bool {
    let name = element.value().name();
    matches!(name, "input" | "select" | "textarea" | "summary" | "button") && element.attr("disabled").is_none()
}

#[cfg(test)]
mod tests {
    use super::{super::found, *};

    const LIST: &str = "<div class='problems' role='alert' tabindex='-1' autofocus>";

    fn problems(title: &str, body: &str) -> Vec<String> {
        let html = format!("<html><head><title>{title}</title></head><body><main>{body}</main></body></html>");
        found(what_is_wrong_stands_at_the_head, &html)
    }

    #[test]
    fn a_list_that_takes_the_focus_leads_to_each_field() {
        let field = "<input id='city'><p class='invalid-feedback'>Too long</p>";
        let list = format!("{LIST}<a href='#city'>City: Too long</a></div>{field}");
        assert_eq!(problems("Error: Company", &list), [""; 0]);
        assert_eq!(problems("Company", "<p>Nothing is wrong</p>"), [""; 0]);
        assert_eq!(problems("Company", &list).len(), 1, "the title says nothing");
        assert_eq!(problems("Error: Company", field).len(), 2, "no list");
        assert_eq!(problems("Company", field), ["refused, and no list of problems at the head"]);
        assert_eq!(problems("Error: Company", &format!("{LIST}</div>{field}")).len(), 1, "no link");
        assert_eq!(problems("Error: Company", &list.replace("autofocus", "")).len(), 1, "no focus");
        assert_eq!(
            problems("Error: Company", &list.replace("<input id='city'>", "<p id='city'>")).len(),
            1,
            "no field"
        );
    }
}
