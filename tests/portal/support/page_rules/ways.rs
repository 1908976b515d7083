//! Where a page leads: links and forms to paths of the sitemap, assets to files that the portal serves.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
    sync::LazyLock,
};

use actix_web::http::Method;
use scraper::ElementRef;
use tandem::web::{assets, routes::sitemap};
use url::Url;
use uuid::Uuid;

use super::{Sheet, tag};
use crate::support::app::PUBLIC_URL;

/// A path of the sitemap, with its parts.
type Pattern = (Vec<&'static str>, &'static str);

/// Every path there is, by its first word and with its method.
static PATHS: LazyLock<HashMap<&'static str, Vec<(Method, Pattern)>>> = LazyLock::new(|| {
    let mut paths: HashMap<_, Vec<_>> = HashMap::new();
    for route in sitemap() {
        let parts: Vec<&str> = route.path.split('/').skip(1).collect();
        paths.entry(parts[0]).or_default().push((route.method, (parts, route.path)));
    }
    paths
});

static PORTAL: LazyLock<Url> = LazyLock::new(|| Url::parse(PUBLIC_URL).unwrap());

/// Every address of a file of `static/`.
static ASSETS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let served = names.filter_map(|name| name.to_str().map(assets::path));
    served.filter(|path| *path != "/static/missing").collect()
});

/// The names of the icons.
static ICONS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let icons = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("static/icons.svg")).unwrap();
    let ids = icons.split(" id=\"").skip(1);
    ids.filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
});

/// The path of the sitemap that an address is one of, the one with the most words where several fit; an id in it has to
/// be one.
pub fn pattern_of(method: &str, address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let fits = |names: &[&str]| {
        names.len() == parts.len() && names.iter().zip(&parts).all(|(name, part)| stands_for(name, part))
    };
    let known = PATHS.get(*parts.first()?)?.iter().filter(|(one, _)| one == method);
    let found = known.filter(|(_, (names, _))| fits(names)).map(|(_, (_, pattern))| *pattern);
    found.min_by_key(|pattern| pattern.matches('{').count())
}

fn stands_for(name: &str, part: &str) -> bool {
    match name {
        "{token}" | "{file}" => !part.is_empty(),
        _ if name.starts_with('{') => Uuid::parse_str(part).is_ok(),
        word => word == part,
    }
}

/// The path and query of an address on a page at `path`; none where it leads out of the portal.
pub fn local(path: &str, address: &str) -> Option<String> {
    let whole = PORTAL.join(path).unwrap().join(address).ok()?;
    (whole.origin() == PORTAL.origin()).then(|| whole[url::Position::BeforePath..url::Position::AfterQuery].to_owned())
}

pub(super) fn links_lead_somewhere(sheet: &Sheet<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for element in &sheet.elements {
        let address = match element.value().name() {
            "a" => element.attr("href"),
            "img" => element.attr("src").filter(|address| !address.starts_with("/static/")),
            _ => element.attr("hx-get"),
        };
        // A place on the page is for the rule of ids.
        let Some(address) = address.filter(|address| !address.starts_with('#')) else { continue };
        let missing = match local(sheet.path, address) {
            Some(path) => pattern_of("GET", &path).is_none() && !ASSETS.contains(path.as_str()),
            // Elsewhere is for people to go, and not for browsers to load.
            None => element.value().name() != "a" || Url::parse(address).is_err(),
        };
        if missing {
            found.push(format!("leads nowhere: {}", tag(*element)));
        }
    }
    found
}

pub(super) fn assets_are_there(sheet: &Sheet<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for element in &sheet.elements {
        let address = match element.value().name() {
            "link" | "use" => element.attr("href"),
            "script" | "iframe" | "source" => element.attr("src"),
            "img" => element.attr("src").filter(|address| address.starts_with("/static/")),
            _ => None,
        };
        let Some(address) = address else { continue };
        let (file, icon) = address.split_once('#').map_or((address, None), |(file, icon)| (file, Some(icon)));
        if !ASSETS.contains(file) || icon.is_some_and(|icon| !ICONS.contains(icon)) {
            found.push(format!("no such file: {}", tag(*element)));
        }
    }
    found
}

/// Each form, and each button that sends it elsewhere, leads to what takes it; it carries its token where it posts, and
/// nowhere else, for an address is no place for one.
pub(super) fn forms_are_taken(sheet: &Sheet<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for form in sheet.named("form") {
        let method = form.attr("method").unwrap_or("get").to_ascii_uppercase();
        // A form that goes where the window is goes to the same place of that page, and the next page begins there.
        if method == "POST" && form.attr("action").is_none() {
            found.push(format!("says not where it goes: {}", tag(form)));
        }
        let mut ways = vec![(method.clone(), form.attr("action").unwrap_or(sheet.path))];
        let fields: Vec<_> = form.descendent_elements().collect();
        for button in fields.iter().filter(|one| one.attr("formaction").is_some() || one.attr("formmethod").is_some()) {
            let method = button.attr("formmethod").map_or(method.clone(), str::to_ascii_uppercase);
            ways.push((method, button.attr("formaction").unwrap_or(ways[0].1)));
        }
        for (method, address) in &ways {
            let path = local(sheet.path, address);
            if path.is_none_or(|path| pattern_of(method, &path).is_none()) {
                found.push(format!("{method} {address} is taken by nothing: {}", tag(form)));
            }
        }
        let is_token = |one: &&ElementRef<'_>| one.value().name() == "input" && one.attr("name") == Some("csrf");
        let tokens =
            fields.iter().filter(is_token).filter(|one| one.attr("value").is_some_and(|value| !value.is_empty()));
        let due = usize::from(ways.iter().any(|(method, _)| method == "POST"));
        let many = tokens.count();
        if many != due {
            found.push(format!("{many} tokens where there should be {due}: {}", tag(form)));
        }
    }
    found
}

/// Where something is typed into a form that posts, one such form is sent along by the buttons for language and look. The
/// page behind a personal link is read before anybody signs in on it: there the page counts, and not the address typed.
pub(super) fn what_is_typed_is_kept(sheet: &Sheet<'_>) -> Vec<String> {
    let is_typed = |field: &ElementRef<'_>| match field.value().name() {
        "textarea" | "select" => field.attr("form").is_none(),
        "input" => matches!(field.attr("type").unwrap_or("text"), "text" | "email" | "tel" | "url" | "number" | "date"),
        _ => false,
    };
    let typed: Vec<_> = sheet
        .named("form")
        .filter(|form| {
            form.attr("method") == Some("post") && !matches!(form.attr("action"), Some("/language" | "/theme"))
        })
        .filter(|form| form.attr("action") != Some("/sign-in") || sheet.path.starts_with("/sign-in"))
        .filter(|form| form.descendent_elements().any(|field| is_typed(&field)))
        .collect();
    match typed.first() {
        Some(form) if !sheet.ids.contains_key("kept-form") => {
            vec![format!("what is typed is not kept: {}", tag(*form))]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::page_rules::found;

    const ID: &str = "01936a5e-7c00-7000-8000-000000000001";

    #[test]
    fn the_nearest_path_of_the_sitemap_is_found() {
        assert_eq!(pattern_of("GET", "/catalog/import?x=1"), Some("/catalog/import"));
        assert_eq!(pattern_of("GET", &format!("/catalog/{ID}")), Some("/catalog/{id}"));
        assert_eq!(pattern_of("GET", "/catalog/imports"), None);
        assert_eq!(pattern_of("POST", "/catalog"), None);
        assert_eq!(pattern_of("POST", "/i/abc/accept"), Some("/i/{token}/accept"));
    }

    #[test]
    fn links_lead_to_pages_that_there_are() {
        for good in [
            "<a href=/>Home</a>",
            "<a href='?search=y'>Again</a>",
            "<a href='/invitations#below'>Invitations</a>",
            "<a href='http://portal.test/customers'>Customers</a>",
            "<a href='https://elsewhere.example/nowhere'>Elsewhere</a>",
            "<a href='mailto:ana@birch.example'>Ana</a>",
            &format!("<a href=/accounts/{ID}>Account</a>"),
        ] {
            assert!(found(links_lead_somewhere, good).is_empty(), "{good}");
        }
        for bad in [
            "<a href=/nowhere>Nowhere</a>",
            "<a href=nowhere>Nowhere</a>",
            "<a href='http://portal.test/nowhere'>Nowhere</a>",
            "<a href=/accounts/none>No id</a>",
            "<a href=/sign-out>A form's</a>",
            "<img src=https://elsewhere.example/logo.png>",
            "<input hx-get=/customers/new/nowhere>",
        ] {
            assert_eq!(found(links_lead_somewhere, bad).len(), 1, "{bad}");
        }
    }

    #[test]
    fn files_and_icons_are_there() {
        let sheet = assets::path("tandem.css");
        let icons = assets::path("icons.svg");
        let good = format!(
            "<link href={sheet}><svg><use href='{icons}#tandem'/></svg><script src={}></script>",
            assets::path("tandem.js")
        );
        assert!(found(assets_are_there, &good).is_empty(), "{good}");
        for bad in [
            format!("<svg><use href='{icons}#nothing'/></svg>"),
            "<link href=/static/tandem.css>".to_owned(),
            "<img src=/static/missing>".to_owned(),
            "<script src=https://elsewhere.example/script.js></script>".to_owned(),
        ] {
            assert_eq!(found(assets_are_there, &bad).len(), 1, "{bad}");
        }
    }

    #[test]
    fn what_is_typed_is_kept_by_one_form() {
        for good in [
            "<form method=post action=/settings id=kept-form><textarea name=a></textarea></form>",
            "<form method=post action=/password><input type=password name=a></form>",
            "<form method=post action=/sign-in><input name=email></form>",
            "<form><input name=search></form>",
        ] {
            assert!(found(what_is_typed_is_kept, good).is_empty(), "{good}");
        }
        for bad in ["<textarea name=a></textarea>", "<input name=a>", "<select name=a></select>", "<input type=email>"]
        {
            let form = format!("<form method=post action=/settings>{bad}</form>");
            assert_eq!(found(what_is_typed_is_kept, &form).len(), 1, "{bad}");
        }
    }

    #[test]
    fn forms_are_taken_and_carry_their_token() {
        let token = "<input type=hidden name=csrf value=abc>";
        for good in [
            format!("<form method=post action=/sign-out>{token}</form>"),
            "<form><input name=search></form>".to_owned(),
            format!("<form method=post action=/sign-out>{token}<button formaction=/language></button></form>"),
        ] {
            assert!(found(forms_are_taken, &good).is_empty(), "{good}");
        }
        for bad in [
            format!("<form method=post>{token}</form>"),
            "<form method=post action=/sign-out></form>".to_owned(),
            "<form method=post action=/sign-out><input type=hidden name=csrf value=''></form>".to_owned(),
            format!("<form action=/customers>{token}</form>"),
            format!("<form method=post action=/nowhere>{token}</form>"),
            format!("<form method=post action=/invitations>{token}</form>"),
            "<form action=/sign-out></form>".to_owned(),
            "<form action=https://elsewhere.example/></form>".to_owned(),
            format!("<form method=post action=/sign-out>{token}<button formaction=/nowhere></button></form>"),
        ] {
            assert_eq!(found(forms_are_taken, &bad).len(), 1, "{bad}");
        }
    }
}
