//! Nothing left in English on pages in other languages, and nothing in Latin letters on Russian ones, but names.
//!
//! The texts are read from `locales/` as they are written there, once for each process that sees such a page.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    fs,
    path::Path,
    sync::{LazyLock, Mutex},
};

use regex::Regex;
use scraper::{ElementRef, Html, Node};

/// The languages' own names, which their buttons have.
const LANGUAGES: [&str; 3] = ["English", "Português (Brasil)", "Русский"];

/// Names that stay as they are, in Russian too.
const NAMES: [&str; 13] = [
    "Tandem",
    "Microsoft",
    "Partner",
    "Center",
    "Cloud",
    "Azure",
    "Office",
    "Network",
    "Agreement",
    "LinkedIn",
    "English",
    "Washington",
    "Ctrl",
];

/// What stands in a catalog file as it is, in whatever language somebody reads what is wrong with it.
const FILE_WORDS: [&str; 2] = ["monthly", "annual"];

/// Kinds of files, which are called so everywhere.
const FILE_KINDS: [&str; 5] = ["JPEG", "WebP", "DOCX", "XLSX", "PPTX"];

/// Attributes that a person reads or hears.
const READ: [&str; 7] = ["title", "aria-label", "placeholder", "alt", "data-label", "data-copied", "data-copy-failed"];

/// Key → text of one language, as it is written. Comments and terms are left out.
pub fn messages(language: &str) -> &'static BTreeMap<String, String> {
    static ENGLISH: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| read("en"));
    static PORTUGUESE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| read("pt-BR"));
    static RUSSIAN: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| read("ru"));
    match language {
        "pt-BR" => &PORTUGUESE,
        "ru" => &RUSSIAN,
        _ => &ENGLISH,
    }
}

fn read(language: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
    for entry in fs::read_dir(folder).unwrap() {
        let mut key: Option<String> = None;
        for line in fs::read_to_string(entry.unwrap().path()).unwrap().lines() {
            let begins = line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic()));
            if let Some((name, text)) = begins {
                found.insert(name.trim().to_owned(), text.trim().to_owned());
                key = Some(name.trim().to_owned());
            } else if line.starts_with(char::is_whitespace) && !line.trim().is_empty() {
                if let Some(text) = key.as_ref().and_then(|key| found.get_mut(key)) {
                    text.push('\n');
                    text.push_str(line.trim());
                }
            } else if !line.trim().is_empty() {
                key = None;
            }
        }
    }
    for text in found.values_mut() {
        *text = text.trim().to_owned();
    }
    found
}

/// What of a text stands on the page as it is: the runs between placeables, and the variants of a selector.
fn pieces(text: &str) -> Vec<String> {
    static WRITTEN: LazyLock<[(Regex, &str); 4]> = LazyLock::new(|| {
        [
            (r#"\{\s*"([^"]*)"\s*\}"#, "$1"),
            (r"(?m)^\s*\*?\[[\w-]+\]", "\n"),
            (r"\{[^{}]*->", "\n"),
            (r"\{[^{}]*\}", "\n"),
        ]
        .map(|(pattern, by)| (Regex::new(pattern).unwrap(), by))
    });
    let mut text = text.to_owned();
    if text.contains(['{', '[']) {
        for (pattern, by) in &*WRITTEN {
            text = pattern.replace_all(&text, *by).into_owned();
        }
    }
    let bare =
        |piece: &str| piece.trim_matches([' ', '.', ',', ':', ';', '(', ')', '«', '»', '"', '“', '”']).to_owned();
    text.split(['\n', '{', '}']).map(bare).collect()
}

/// Whether a piece is long enough not to be found by chance: two words of letters.
fn is_telling(piece: &str) -> bool {
    piece.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= 2).count() >= 2
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where words begin, and the words.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let pieces = text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty());
    pieces.map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

/// What has no business on a page in one language.
struct English {
    /// Whole texts, with the key of each.
    whole: HashMap<&'static str, &'static str>,
    /// Pieces of texts, by their first words, with the key that each belongs to.
    telling: HashMap<String, Vec<(String, &'static str)>>,
    /// Texts that nothing was found in: pages have most of theirs in common.
    clean: Mutex<HashSet<String>>,
}

impl English {
    fn of(language: &str) -> &'static Self {
        static PORTUGUESE: LazyLock<English> = LazyLock::new(|| English::make("pt-BR"));
        static RUSSIAN: LazyLock<English> = LazyLock::new(|| English::make("ru"));
        if language == "ru" { &RUSSIAN } else { &PORTUGUESE }
    }

    fn make(language: &str) -> Self {
        let own: BTreeSet<&str> = messages(language).values().map(String::as_str).collect();
        let two_letters = |text: &str| text.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_alphabetic));
        let english = || messages("en").iter().map(|(key, text)| (key.as_str(), text.as_str()));
        let whole = english().filter(|(_, text)| !own.contains(text) && two_letters(text));
        let whole = whole.map(|(key, text)| (text, key)).collect();
        // What the language itself says, and where its words begin.
        let says: Vec<String> = own.iter().map(|text| pieces(text).join(" ")).collect();
        let says = says.join(" ");
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, word) in words(&says) {
            places.entry(word).or_default().push(place);
        }
        let mut telling: HashMap<String, Vec<(String, &'static str)>> = HashMap::new();
        for (key, text) in english() {
            for piece in pieces(text).into_iter().filter(|piece| is_telling(piece)) {
                let Some((at, first)) = words(&piece).next() else { continue };
                let said =
                    places.get(first).into_iter().flatten().any(|place| says[*place..].starts_with(&piece[at..]));
                if !said {
                    telling.entry(first.to_owned()).or_default().push((piece[at..].to_owned(), key));
                }
            }
        }
        Self { whole, telling, clean: Mutex::default() }
    }
}

/// Each text of its own on the page, and what is said only to ears and pointers. The names of languages are marked as
/// theirs, and what somebody else wrote is quoted.
pub fn texts(document: &Html) -> Vec<String> {
    let root = document.root_element();
    let mut found = Vec::new();
    gather(root, root.attr("lang").unwrap_or_default(), false, &mut found);
    let folded = found.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    folded.filter(|text| !text.is_empty()).collect()
}

fn gather<'a>(element: ElementRef<'a>, own: &str, in_body: bool, found: &mut Vec<&'a str>) {
    if element.attr("lang").is_some_and(|lang| lang != own) || element.attr("translate") == Some("no") {
        return;
    }
    found.extend(READ.iter().filter_map(|attribute| element.attr(attribute)));
    let name = element.value().name();
    if matches!(name, "script" | "style" | "textarea") {
        return;
    }
    let is_read = in_body || matches!(name, "body" | "title");
    for child in element.children() {
        match child.value() {
            Node::Text(text) if is_read => found.push(text),
            _ => {
                if let Some(child) = ElementRef::wrap(child) {
                    gather(child, own, is_read, found);
                }
            }
        }
    }
}

/// What of a page in `language` is English.
pub fn english_left(texts: &[String], language: &str) -> Vec<String> {
    let english = English::of(language);
    let mut clean = english.clean.lock().unwrap();
    let mut found = Vec::new();
    for text in texts {
        if clean.contains(text) {
            continue;
        }
        let before = found.len();
        if let Some(key) = english.whole.get(text.as_str()) {
            found.push(format!("{key}: {text:?}"));
        }
        for (at, word) in words(text) {
            for (piece, key) in english.telling.get(word).into_iter().flatten() {
                let rest = text[at..].strip_prefix(piece.as_str());
                if rest.is_some_and(|rest| !rest.starts_with(is_of_word)) {
                    found.push(format!("{key}: {piece:?} in {text:?}"));
                }
            }
        }
        if found.len() == before {
            clean.insert(text.clone());
        }
    }
    found
}

/// Words in Latin letters on a Russian page, except names and addresses. The longest names come first, so that no name
/// cuts another.
pub fn latin_left(texts: &[String], names: &[String]) -> Vec<String> {
    static ZONE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[A-Z][A-Za-z]+/[\w/ -]+$").unwrap());
    let mut found = Vec::new();
    for text in texts.iter().filter(|text| latin_words(text).next().is_some()) {
        if LANGUAGES.contains(&text.as_str()) || ZONE.is_match(text) || names.contains(text) {
            continue;
        }
        let mut rest = text.replace("Azure Active Directory", " ");
        for name in names {
            if latin_words(&rest).next().is_none() {
                break;
            }
            if rest.contains(name.as_str()) {
                rest = rest.replace(name.as_str(), " ");
            }
        }
        found.extend(latin_words(&rest).map(|word| format!("{word:?} in {text:?}")));
    }
    found
}

/// Words of four Latin letters or more that are no names known to everybody, outside of addresses and numbers.
fn latin_words(text: &str) -> impl Iterator<Item = &str> {
    let is_address = |part: &&str| part.contains(|c: char| matches!(c, '@' | '/' | '.') || c.is_numeric());
    let words = text.split_whitespace().filter(move |part| !is_address(part));
    let words = words.flat_map(|part| part.split(|c: char| !c.is_ascii_alphabetic())).filter(|word| word.len() >= 4);
    words.filter(|word| !NAMES.contains(word) && !FILE_WORDS.contains(word) && !FILE_KINDS.contains(word))
}

/// How a language says what English says; more than one way where several texts are the same in English. What no text
/// says (a name, an address) is the same in every language.
pub fn translations(english: &str, language: &str) -> Vec<String> {
    let there = messages(language);
    let same = messages("en").iter().filter(|(_, text)| *text == english);
    let found: BTreeSet<String> = same.filter_map(|(key, _)| there.get(key).cloned()).collect();
    if found.is_empty() { vec![english.to_owned()] } else { found.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(language: &str, body: &str) -> Vec<String> {
        texts(&Html::parse_document(&format!("<html lang={language}><title>Tandem</title><body>{body}")))
    }

    #[test]
    fn texts_are_taken_apart_where_values_stand() {
        let message = "{ $count ->\n[one] { $count } customer was asked\n*[other] { $count } customers, \"all\".\n}";
        let found: Vec<_> = pieces(message).into_iter().filter(|piece| !piece.is_empty()).collect();
        assert_eq!(found, ["customer was asked", "customers, \"all"]);
        assert!(is_telling("customer was asked") && !is_telling("customer 1 a"));
        assert!(translations("Sign in", "ru").contains(&messages("ru")["sign-in-button"]));
        assert_eq!(translations("Birch IT", "ru"), ["Birch IT"]);
    }

    #[test]
    fn what_is_left_in_english_is_found_wherever_it_is_read() {
        let wrong = "Indirect resellers";
        for body in [
            format!("<p>{wrong}</p>"),
            format!("<p>Aqui: {wrong}, e mais</p>"),
            format!("<nav aria-label='{wrong}'></nav>"),
            format!("<p title='{wrong}'>1</p>"),
            format!("<input placeholder='{wrong}'>"),
            format!("<img alt='{wrong}'>"),
            format!("<table><tr><td data-label='{wrong}'>1</td></tr></table>"),
            "<button>Save</button>".to_owned(),
        ] {
            assert!(!english_left(&page("pt-BR", &body), "pt-BR").is_empty(), "{body}");
        }
        for body in [
            format!("<p lang=en>{wrong}</p>"),
            format!("<blockquote translate=no><p>{wrong}</p></blockquote>"),
            format!("<textarea>{wrong}</textarea>"),
            format!("<p>Aqui{wrong}aqui</p>"),
            "<p>Revendedores indiretos</p>".to_owned(),
        ] {
            assert_eq!(english_left(&page("pt-BR", &body), "pt-BR"), <[String; 0]>::default(), "{body}");
        }
        let title = texts(&Html::parse_document(&format!("<html lang=ru><title>{wrong}</title>")));
        assert!(!english_left(&title, "ru").is_empty(), "{title:?}");
    }

    #[test]
    fn latin_words_on_a_russian_page_are_names_or_wrong() {
        let names = ["Aurora Distribution".to_owned(), "Aurora".to_owned()];
        for text in [
            "Партнёр Aurora Distribution",
            "English",
            "America/Sao_Paulo",
            "ana@aurora.example",
            "Microsoft Partner Network",
            "Служба Azure Active Directory",
            "Файл JPEG",
            "MPN ID",
        ] {
            assert_eq!(latin_left(&[text.to_owned()], &names), <[String; 0]>::default(), "{text}");
        }
        assert_eq!(latin_left(&["Партнёр Boreal".to_owned()], &names), ["\"Boreal\" in \"Партнёр Boreal\""]);
        assert_eq!(latin_left(&["Distribution".to_owned()], &names).len(), 1);
    }
}
