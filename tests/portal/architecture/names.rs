//! Names of types: each means one thing, wherever it is read.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::{code, files};

/// What each page has one of: what its form sends, and a row of its table.
const OF_A_PAGE: [&str; 2] = ["Form", "Row"];

/// The types that a file declares for others than itself, as `cargo fmt` writes them.
fn types(code: &str) -> Vec<String> {
    let (mut found, mut in_text_enum) = (Vec::new(), false);
    for line in code.lines() {
        in_text_enum = line == "text_enum! {" || in_text_enum && line != "}";
        let public = line.trim_start().strip_prefix("pub").map(|rest| match rest.strip_prefix('(') {
            Some(limited) => limited.split_once(')').map_or("", |(_, rest)| rest),
            None => rest,
        });
        let kinds = [" struct ", " enum ", " trait ", " type ", " union "];
        let declared = public.and_then(|rest| kinds.iter().find_map(|kind| rest.strip_prefix(kind)));
        let listed = line.strip_prefix("    ").filter(|rest| {
            in_text_enum && rest.ends_with(" {") && rest.starts_with(|first: char| first.is_ascii_uppercase())
        });
        let name = |rest: &str| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap().to_owned();
        // What a macro names by its argument has no name here.
        found.extend(declared.or(listed).map(name).filter(|name| !name.is_empty()));
    }
    found
}

/// Names that types of different folders share, with those folders.
fn shared(sources: impl IntoIterator<Item = (PathBuf, String)>) -> BTreeMap<String, BTreeSet<PathBuf>> {
    let mut folders = BTreeMap::<String, BTreeSet<PathBuf>>::new();
    for (path, code) in sources {
        for name in types(&code) {
            if !(OF_A_PAGE.contains(&name.as_str()) && path.starts_with("src/web/pages")) {
                folders.entry(name).or_default().insert(path.parent().unwrap().to_owned());
            }
        }
    }
    folders.retain(|_, folders| folders.len() > 1);
    folders
}

#[test]
fn no_name_of_a_type_means_two_things() {
    let sources = files(Path::new("src"), "rs").into_iter().map(|path| (path.clone(), code(&path)));
    let shared = shared(sources);
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn no_type_that_two_folders_share_is_missed() {
    const DECLARATIONS: [&str; 6] = [
        "pub struct Entry<'a> {\n}",
        "pub(super) struct Entry(String);",
        "    pub(in crate::service) enum Entry {",
        "pub trait Entry: Copy {",
        "pub type Entry = Vec<Row>;",
        "text_enum! {\n    Entry {\n        One => \"one\",\n    }\n}",
    ];
    let both = |folder: &str, other: &str| {
        shared([
            (PathBuf::from("src/domain/menu.rs"), "pub struct Entry {".to_owned()),
            (PathBuf::from(folder).join("entries.rs"), other.to_owned()),
        ])
    };
    for other in DECLARATIONS {
        assert!(both("src/web", other).contains_key("Entry"), "{other}");
        assert!(both("src/domain", other).is_empty(), "{other}");
    }
    for allowed in ["struct Entry {", "pub fn Entry() {", "use super::Entry;", "pub struct Entries {"] {
        assert!(both("src/web", allowed).is_empty(), "{allowed}");
    }
}
