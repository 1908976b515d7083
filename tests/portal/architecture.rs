//! The house and its rules (`docs/adr/0001-floors-of-the-house.md`): who may lean on whom, held against the code itself.

mod kept;
mod names;
mod schema;
mod steps;

use std::{
    fs,
    path::{Path, PathBuf},
};

use tandem::domain::{account::AccountKind, role::Role};

/// A floor of the house and what its files must not name.
const FLOORS: &[(&str, &[&str])] = &[
    (
        "src/domain",
        &[
            "actix",
            "diesel::",
            "askama",
            "lettre",
            "crate::repository",
            "crate::service",
            "crate::web",
            "crate::mail",
            "crate::auth",
            "crate::app",
        ],
    ),
    (
        "src/repository",
        &["actix", "askama", "lettre", "crate::service", "crate::web", "crate::mail", "crate::auth", "crate::app"],
    ),
    ("src/service", &["actix", "askama", "lettre::", "crate::web", "crate::app"]),
    ("src/mail", &["actix", "crate::web", "crate::service", "crate::app"]),
    ("src/web", &["diesel::", "lettre", "crate::repository"]),
];

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The code of a file: without comments, and without its unit tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let program = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = program.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn each_floor_leans_only_on_those_below() {
    let mut wrong = Vec::new();
    for (floor, forbidden) in FLOORS {
        let mut paths = files(Path::new(floor), "rs");
        paths.extend(fs::metadata(format!("{floor}.rs")).ok().map(|_| PathBuf::from(format!("{floor}.rs"))));
        for path in paths {
            let code = code(&path);
            for name in forbidden.iter().filter(|name| code.contains(**name)) {
                wrong.push(format!("{} names {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Where roles and kinds of account are named: where they are declared, in the policy, and in the world of the demo.
const NAMING: [&str; 3] = ["src/domain/account/", "src/domain/policy/", "src/demo/"];

/// Every role and kind of account: its type, its variant and the text that stands for it.
fn roles_and_kinds() -> Vec<(&'static str, String, &'static str)> {
    let roles = Role::ALL.iter().map(|role| ("Role", format!("{role:?}"), role.as_str()));
    let kinds = AccountKind::ALL.iter().map(|kind| ("AccountKind", format!("{kind:?}"), kind.as_str()));
    roles.chain(kinds).collect()
}

/// The roles and kinds of account that code names: by their variants or their texts, or by all names at once.
fn named_in(code: &str) -> Vec<String> {
    // Whoever compares with a name of the policy's decides without asking it.
    let mut signs = vec!["== policy::".to_owned(), "!= policy::".to_owned()];
    for (of, variant, text) in roles_and_kinds() {
        signs.extend([format!("{of}::{variant}"), format!("{of}::*"), format!("{of}::{{"), format!("{of} as ")]);
        // Some texts are words as well, which have other uses than to be compared with.
        let is_word = !text.contains('_');
        let compared = ["== {}", "!= {}", "{} ==", "{} !=", "{} =>", "{} |", "| {}", "parse({}"];
        let ways = if is_word { compared.as_slice() } else { &["{}"] };
        signs.extend(ways.iter().map(|way| way.replace("{}", &format!("\"{text}\""))));
    }
    signs.sort_unstable();
    signs.dedup();
    signs.retain(|sign| code.contains(sign.as_str()));
    signs
}

#[test]
fn only_the_policy_names_roles_and_kinds_of_account() {
    let mut wrong = Vec::new();
    for path in files(Path::new("src"), "rs").into_iter().chain(files(Path::new("templates"), "html")) {
        let name = path.display().to_string();
        if !path.ends_with("tests.rs") && !NAMING.iter().any(|start| name.starts_with(start)) {
            wrong.extend(named_in(&code(&path)).into_iter().map(|sign| format!("{name} holds {sign}")));
        }
    }
    assert!(wrong.is_empty(), "a question to the policy is missing: {wrong:#?}");
}

#[test]
fn no_way_to_name_a_role_or_a_kind_is_missed() {
    for (of, variant, text) in roles_and_kinds() {
        for code in [
            format!("if one == {of}::{variant} {{"),
            format!("use crate::domain::{of}::{{{variant}, Other}};"),
            format!("use crate::domain::{of}::*;"),
            format!("use crate::domain::{of} as Short;"),
            format!("match one.as_str() {{ \"{text}\" => true, _ => false }}"),
            format!("one.as_str() == \"{text}\""),
            "one == policy::ADMINISTRATOR".to_owned(),
        ] {
            assert!(!named_in(&code).is_empty(), "{code}");
        }
    }
    let allowed =
        "policy::sells(kind); AccountKind::ALL; Role::parse(name); EnrolmentKind::Customer; with(\"customer\", name)";
    assert!(named_in(allowed).is_empty());
}

/// A function of a file, as `cargo fmt` writes it.
struct Function<'a> {
    public: bool,
    name: &'a str,
    takes: String,
    does: String,
}

fn functions(code: &str) -> Vec<Function<'_>> {
    let mut found: Vec<Function<'_>> = Vec::new();
    for line in code.lines() {
        let public = line.trim_start().starts_with("pub");
        let begins = line.trim_start().starts_with("fn ") || public && line.contains(" fn ");
        if begins {
            let name = line.split_once("fn ").unwrap().1.split(['(', '<']).next().unwrap();
            found.push(Function { public, name, takes: String::new(), does: String::new() });
        }
        let Some(function) = found.last_mut() else { continue };
        let head = function.does.is_empty() && (begins || !function.takes.ends_with("{\n"));
        let part = if head { &mut function.takes } else { &mut function.does };
        part.push_str(line);
        part.push('\n');
    }
    found
}

/// What a function that writes takes: what the policy alone hands out, or what is had for it.
const PROOFS: [&str; 2] = ["grant: &Grant", "attempt: "];

#[test]
fn whatever_writes_is_shown_a_proof_or_says_why_it_needs_none() {
    const WRITES: [&str; 4] = ["insert_into(", "diesel::update(", "diesel::delete(", ".execute("];
    let mut wrong = Vec::new();
    for path in files(Path::new("src/repository"), "rs") {
        let (text, code) = (fs::read_to_string(&path).unwrap(), code(&path));
        let functions = functions(&code);
        let writes = |one: &Function<'_>| WRITES.iter().any(|sign| one.does.contains(sign));
        let helpers: Vec<String> =
            functions.iter().filter(|one| !one.public && writes(one)).map(|one| format!("{}(", one.name)).collect();
        for one in functions.iter().filter(|one| one.public) {
            let writes = writes(one) || helpers.iter().any(|helper| one.does.contains(helper));
            let proven = PROOFS.iter().any(|proof| one.takes.contains(proof));
            if writes && !proven && !text.contains("\n//! Needs no grant: ") {
                wrong.push(format!("{}: {} writes for anybody", path.display(), one.name));
            }
            // On whose behalf it is says nothing of what it is for.
            let rest = one.does.replace("grant.account()", "").replace("grant.scope()", "");
            let mut words = rest.split(|c: char| !c.is_alphanumeric() && c != '_');
            if one.takes.contains("Grant") && !words.any(|word| word == "grant") {
                wrong.push(format!("{}: {} looks at no grant", path.display(), one.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Who has a grant without being somebody who may, and why that is right.
const FOR_THE_PORTAL: [(&str, &str); 11] = [
    ("src/demo/mod.rs", "the demo world is made before anybody is there who might"),
    ("src/service/account/enrolments/verify.rs", "whoever enrols has no account yet, and has answered a mail"),
    ("src/service/account/partner_users/link.rs", "somebody who might has asked the person, whose link says yes"),
    (
        "src/service/account/restorations/effect.rs",
        "after a day it takes effect, as another operator might have let it",
    ),
    (
        "src/service/account/restorations/factors.rs",
        "whoever reads the person's mail says that it wants this, and after a day it takes effect",
    ),
    (
        "src/service/account/restorations/mod.rs",
        "whoever belongs to the account cancels what an operator has asked for",
    ),
    ("src/service/account/setup.rs", "the portal is set up by whoever has its link, before there is an operator"),
    ("src/service/invitation/referrals/upkeep.rs", "referrals run out, and their contacts are erased, by time alone"),
    ("src/service/sales/catalog/mod.rs", "whoever runs the program on its machine loads a catalogue"),
    (
        "src/service/sales/order_requests/upkeep.rs",
        "requests for orders run out by time, and are overtaken by what happens to what they are about",
    ),
    ("src/service/sales/renewals.rs", "terms end and begin at their dates, as was agreed"),
];

#[test]
fn the_portal_acts_by_itself_only_where_it_is_said_why() {
    let mut takers: Vec<String> = files(Path::new("src"), "rs")
        .into_iter()
        .filter(|path| code(path).contains("Grant::of_the_portal("))
        .map(|path| path.display().to_string())
        .collect();
    takers.sort();
    assert_eq!(takers, FOR_THE_PORTAL.map(|(path, _)| path));
}

#[test]
fn no_page_holds_style_or_script_of_its_own() {
    for path in files(Path::new("templates"), "html") {
        if path.starts_with("templates/email") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for sign in [" style=\"", " onclick=", " onsubmit=", "javascript:", "<style"] {
            assert!(!text.contains(sign), "{} holds {sign}", path.display());
        }
        for script in text.split("<script").skip(1) {
            let is_known = script.starts_with(" nonce=\"{{ view.script_nonce() }}\" src=");
            assert!(is_known, "{} holds a script", path.display());
        }
    }
}

#[test]
fn no_template_makes_an_address_for_mail_itself() {
    for path in files(Path::new("templates"), "html") {
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("\"mailto:"), "{}: view.mailto() keeps other readers out", path.display());
    }
}

#[test]
fn every_form_that_posts_carries_its_token() {
    for path in files(Path::new("templates"), "html") {
        let text = fs::read_to_string(&path).unwrap();
        for form in text.split("<form").skip(1) {
            let form = form.split("</form>").next().unwrap();
            if form.contains("method=\"post\"") {
                assert!(form.contains("ui::csrf(view)"), "{}: a form without its token", path.display());
            }
        }
    }
}

#[test]
fn no_file_has_grown_past_four_hundred_lines() {
    for path in ["src", "tests"].into_iter().flat_map(|folder| files(Path::new(folder), "rs")) {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}

#[test]
fn no_folder_of_the_code_is_crowded() {
    let mut folders = std::collections::BTreeMap::<PathBuf, usize>::new();
    for path in files(Path::new("src"), "rs") {
        *folders.entry(path.parent().unwrap().to_owned()).or_default() += 1;
    }
    let crowded: Vec<_> = folders.into_iter().filter(|(_, count)| *count > 16).collect();
    assert!(crowded.is_empty(), "{crowded:?}");
}

/// What a page must not do itself, and who does it.
const NOT_A_PAGES: [(&str, &str); 3] = [
    (".app()", "services have what the portal runs on: passwords, the throttle, the database, imports"),
    ("auth::password", "service::credentials hashes"),
    ("auth::throttle", "service::sign_in counts failures"),
];

#[test]
fn pages_leave_to_services_what_an_api_would_need_too() {
    for path in files(Path::new("src/web/pages"), "rs") {
        let code = code(&path);
        for (sign, instead) in NOT_A_PAGES {
            assert!(!code.contains(sign), "{} holds {sign}: {instead}", path.display());
        }
    }
}

#[test]
fn addresses_with_ids_are_made_in_one_place() {
    let makers = files(Path::new("src"), "rs").into_iter().filter(|path| code(path).contains("format!(\"/"));
    assert_eq!(makers.collect::<Vec<_>>(), [Path::new("src/paths.rs")]);
}

#[test]
fn nothing_decides_by_the_key_of_a_text() {
    for path in files(Path::new("src"), "rs").iter().filter(|path| !path.ends_with("tests.rs")) {
        let code = code(path);
        let compared = code.contains(".key == \"") || code.contains("text.key {") || code.contains("|text| text.key");
        assert!(!compared, "{}", path.display());
    }
}

#[test]
fn every_template_belongs_to_a_page() {
    let code: String = files(Path::new("src"), "rs").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let templates = files(Path::new("templates"), "html");
    let layouts: String = templates.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for path in &templates {
        let name = path.strip_prefix("templates").unwrap().display().to_string();
        let built_on =
            ["extends", "import", "include"].iter().any(|way| layouts.contains(&format!("{way} \"{name}\"")));
        let used = code.contains(&format!("\"{name}\"")) || built_on;
        assert!(used, "{name} is used by no page");
    }
}

#[test]
fn comments_cite_only_what_a_reader_can_open() {
    const ENDINGS: [&str; 5] = ["md", "rs", "html", "ftl", "py"];
    let rules = fs::read_to_string("docs/domain.md").unwrap();
    let headings: Vec<&str> =
        rules.lines().filter(|line| line.starts_with('#')).filter_map(|line| line.split(' ').nth(1)).collect();
    let folders = ["docs", "locales", "src", "templates", "tests"];
    let each = folders.iter().flat_map(|folder| ENDINGS.iter().flat_map(|ending| files(Path::new(folder), ending)));
    let there: Vec<PathBuf> = each.collect();
    let mut wrong = Vec::new();
    for path in files(Path::new("src"), "rs").into_iter().chain(files(Path::new("tests"), "rs")) {
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().map(str::trim_start).filter(|line| line.starts_with("//")) {
            // Sections of public standards are named with their standard on the same line.
            let of_standard = line.contains("RFC ") || line.contains("NIST ");
            let sections = line.split('§').skip(1).filter(|_| !of_standard);
            let numbers = sections.map(|after| after.split(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap());
            let unknown = numbers.map(|number| number.trim_end_matches('.')).filter(|one| !headings.contains(one));
            wrong.extend(unknown.map(|number| format!("{} cites §{number}", path.display())));
            let words = line.split(|c: char| !c.is_ascii_alphanumeric() && !"-._/".contains(c));
            let named = words.map(|word| Path::new(word.trim_end_matches('.'))).filter(|word| {
                word.extension().is_some_and(|ending| ENDINGS.iter().any(|one| *one == ending)) && !word.is_file()
            });
            let missing = named.filter(|word| !there.iter().any(|file| file.ends_with(word)));
            wrong.extend(missing.map(|word| format!("{} cites {}", path.display(), word.display())));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
