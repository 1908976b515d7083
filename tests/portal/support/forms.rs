//! The ways on from a page, whatever language it is in: its links and pictures, and its forms as they would be sent.

use actix_web::{http::header, test::TestRequest};
use scraper::{ElementRef, Html, Selector};

use super::{
    Browser, Page,
    elements::{text_of, value_of},
    page_rules::local,
};

/// A form as it stands on a page.
#[derive(Clone, Debug)]
pub struct Form {
    pub method: String,
    /// Path and query.
    pub action: String,
    pub fields: Vec<Field>,
    has_files: bool,
}

/// A field of it, or the button that sends it.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    pub value: String,
    /// Whether a person types into it.
    pub is_typed: bool,
    is_file: bool,
}

impl Form {
    /// The form with something else in each field that is typed into.
    pub fn typed(&self, value: &str) -> Self {
        let mut form = self.clone();
        for field in form.fields.iter_mut().filter(|field| field.is_typed) {
            value.clone_into(&mut field.value);
        }
        form
    }

    /// What a browser sends of it where no file was chosen, in the body or in the address.
    fn body(&self) -> String {
        if self.has_files {
            let part = |field: &Field| {
                let file = if field.is_file { "; filename=\"\"" } else { "" };
                format!(
                    "--limit\r\nContent-Disposition: form-data; name=\"{}\"{file}\r\n\r\n{}\r\n",
                    field.name, field.value
                )
            };
            return self.fields.iter().map(part).collect::<String>() + "--limit--\r\n";
        }
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(self.fields.iter().map(|field| (&field.name, &field.value)));
        body.finish()
    }
}

impl Browser {
    /// Presses the button of a form that asks for another page: its fields go into the address.
    pub async fn ask(&self, page: &Page, button: &str, typed: &[(&str, &str)]) -> Page {
        let (action, fields) = page.fill(None, button, typed);
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(fields);
        let path = action.split('?').next().unwrap_or_default();
        self.get(&format!("{path}?{}", query.finish())).await
    }

    /// Sends a form, without following where it leads.
    pub async fn submit(&self, form: &Form) -> Page {
        let body = form.body();
        match form.method.as_str() {
            "GET" => self.get(&format!("{}?{body}", form.action.split('?').next().unwrap_or_default())).await,
            _ if form.has_files => {
                let request = TestRequest::post()
                    .uri(&form.action)
                    .insert_header((header::CONTENT_TYPE, "multipart/form-data; boundary=limit"))
                    .set_payload(body);
                self.send(request, &form.action).await
            }
            _ => self.post_body(&form.action, body).await,
        }
    }
}

impl Page {
    /// Paths and queries behind its links and pictures, as far as they stay in the portal.
    pub fn links(&self) -> Vec<String> {
        let links = all(self.document(), "a, img").into_iter();
        let links = links.filter_map(|link| link.attr("href").or(link.attr("src")));
        let links = links.filter(|address| !address.starts_with('#')).map(str::to_owned);
        // What can be done with many rows, for all that the page shows.
        let acts = all(self.document(), "form[method=get] button[formaction]").into_iter().filter_map(|button| {
            let chosen =
                button.attr("name").map(|name| format!("&{name}={}", button.attr("value").unwrap_or_default()));
            Some(format!("{}?all=yes{}", button.attr("formaction")?, chosen.unwrap_or_default()))
        });
        links.chain(acts).filter_map(|address| local(&self.path, &address)).collect()
    }

    /// The texts of its buttons.
    pub fn buttons(&self) -> Vec<String> {
        all(self.document(), "button").into_iter().map(text_of).collect()
    }

    /// The texts of its labels.
    pub fn labels(&self) -> Vec<String> {
        all(self.document(), "label").into_iter().map(text_of).collect()
    }

    /// The forms of its content, each as its main button would send it.
    pub fn forms(&self) -> Vec<Form> {
        all(self.document(), "main form").into_iter().filter_map(|form| self.form(form)).collect()
    }

    fn form(&self, form: ElementRef<'_>) -> Option<Form> {
        let mut fields = Vec::new();
        for field in form.select(&selector("input[name], textarea[name], select[name]")) {
            let kind = field.attr("type").unwrap_or("text");
            let is_text = !matches!(kind, "hidden" | "checkbox" | "radio" | "file" | "submit");
            let is_input = field.value().name() == "input";
            if matches!(kind, "checkbox" | "radio") && field.attr("checked").is_none() {
                continue;
            }
            fields.push(Field {
                name: field.attr("name")?.to_owned(),
                value: value_of(field),
                is_typed: field.value().name() == "textarea"
                    || (is_input && is_text && field.attr("readonly").is_none()),
                is_file: kind == "file",
            });
        }
        let buttons: Vec<_> = form.select(&selector("button")).collect();
        let is_main = |button: &&ElementRef<'_>| button.value().classes().any(|class| class == "btn-primary");
        let pressed = buttons.iter().find(is_main).or(buttons.first());
        if let Some((button, name)) = pressed.and_then(|button| Some((button, button.attr("name")?))) {
            let value = button.attr("value").unwrap_or_default().to_owned();
            fields.push(Field { name: name.to_owned(), value, is_typed: false, is_file: false });
        }
        let action = pressed.and_then(|button| button.attr("formaction")).or(form.attr("action")).unwrap_or(&self.path);
        Some(Form {
            method: form.attr("method").unwrap_or("get").to_ascii_uppercase(),
            action: local(&self.path, action)?,
            fields,
            has_files: form.attr("enctype") == Some("multipart/form-data"),
        })
    }
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

fn all<'a>(document: &'a Html, text: &str) -> Vec<ElementRef<'a>> {
    document.select(&selector(text)).collect()
}
