//! Finding things on a page, as people name them.

use scraper::{ElementRef, Html, Node, Selector};

pub(super) fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

pub(super) fn text_of(element: ElementRef<'_>) -> String {
    let (mut text, mut goes_on) = (String::new(), false);
    for node in element.descendants() {
        match node.value() {
            // Where a word may break it is one word still.
            Node::Element(element) if element.name() == "wbr" => goes_on = true,
            Node::Text(words) => {
                if !std::mem::take(&mut goes_on) {
                    text.push(' ');
                }
                text.push_str(words);
            }
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn value_of(field: ElementRef<'_>) -> String {
    match field.value().name() {
        "textarea" => field.text().collect::<String>(),
        "select" => {
            let options: Vec<_> = field.select(&selector("option")).collect();
            let chosen = options.iter().find(|option| option.attr("selected").is_some()).or(options.first());
            chosen.and_then(|option| option.attr("value")).unwrap_or_default().to_owned()
        }
        _ => field.attr("value").unwrap_or_default().to_owned(),
    }
}

pub(super) fn field_by_label<'a>(html: &'a Html, label: &str) -> Option<ElementRef<'a>> {
    let labels: Vec<_> = html.select(&selector("label")).collect();
    let found = labels.into_iter().find(|one| text_of(*one) == label)?;
    let id = found.attr("for")?;
    html.select(&selector(&format!("#{id}"))).next()
}

pub(super) fn row_of<'a>(html: &'a Html, name: &str) -> Option<ElementRef<'a>> {
    html.select(&selector("main tr, main li, main article")).find(|row| text_of(*row).contains(name))
}
