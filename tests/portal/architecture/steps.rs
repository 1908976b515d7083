//! `docs/steps.md` says of each step of the founding articles where it is done and what shows it: each page and each test
//! that it names is there.

use std::{collections::BTreeSet, fs, path::Path, sync::LazyLock};

use actix_web::http::Method;
use regex::Regex;
use tandem::web::routes::sitemap;

use super::files;

/// Every file with this ending below a folder, by its path below the project, with what stands in it.
fn texts(below: &str, ending: &str) -> Vec<(String, String)> {
    let found = files(Path::new(below), ending).into_iter();
    found.map(|path| (path.to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())).collect()
}

/// What stands between backticks in the tables.
fn named() -> BTreeSet<String> {
    static MARKED: LazyLock<Regex> = LazyLock::new(|| Regex::new("`([^`]+)`").unwrap());
    let text = fs::read_to_string("docs/steps.md").unwrap();
    let rows = text.lines().filter(|line| line.starts_with('|'));
    rows.flat_map(|row| MARKED.captures_iter(row).map(|one| one[1].to_owned()).collect::<Vec<_>>()).collect()
}

/// A path with whatever stands for a name in it made alike.
fn shape(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }).collect::<Vec<_>>().join("/")
}

#[test]
fn every_page_that_the_steps_name_is_there() {
    let routes = sitemap();
    let shapes: Vec<(Method, String)> = routes.iter().map(|route| (route.method.clone(), shape(route.path))).collect();
    let mut missing = Vec::new();
    let mut looked_at = 0;
    for name in named() {
        let (method, path) =
            name.strip_prefix("POST ").map_or((Method::GET, name.as_str()), |path| (Method::POST, path));
        let there = if let Some(end) = path.strip_prefix('…').filter(|end| end.starts_with('/')) {
            shapes.iter().any(|(one, path)| *one == method && path.ends_with(&shape(end)))
        } else if let Some(begin) = path.strip_suffix("/…") {
            shapes.iter().any(|(one, path)| *one == method && path.starts_with(&shape(begin)))
        } else if path.starts_with('/') {
            shapes.contains(&(method, shape(path)))
        } else {
            continue;
        };
        looked_at += 1;
        if !there {
            missing.push(name);
        }
    }
    assert!(looked_at > 100 && missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_test_that_the_steps_name_is_there() {
    let rust: Vec<_> = texts("tests/portal", "rs").into_iter().chain(texts("src", "rs")).collect();
    let python = texts("tests/browser", "py");
    let mut missing = Vec::new();
    let mut looked_at = 0;
    for name in named() {
        let there = if let Some((place, test)) = name.rsplit_once("::") {
            let (place, head) = (place.replace("::", "/"), format!("fn {test}("));
            // A whole module of rules may be named, too.
            let module = name.replace("::", "/");
            let is_module = |file: &str| [".rs", "/mod.rs"].iter().any(|end| file.ends_with(&format!("{module}{end}")));
            rust.iter().any(|(file, text)| file.contains(&place) && text.contains(&head) || is_module(file))
        } else if name.starts_with("test_") {
            let is_whole = |file: &str| file.rsplit('/').next() == Some(&name);
            python.iter().any(|(file, text)| is_whole(file) || text.contains(&format!("def {name}(")))
        } else {
            continue;
        };
        looked_at += 1;
        if !there {
            missing.push(name);
        }
    }
    assert!(looked_at > 200 && missing.is_empty(), "{missing:#?}");
}
