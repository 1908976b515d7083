"""Every page in Portuguese and Russian, with nothing left in English but names; and how a language is chosen and kept."""

import contextlib
import re
import sqlite3

import pytest
from playwright.sync_api import expect

import tour
from journey import CEDAR, SALES, either_way, open_draft
from portal import Portal
from words import LANGUAGES, english_only, messages

# Each text of its own on the page, and what is said only to ears and pointers. The names of languages are marked as
# theirs, and what somebody else wrote is quoted.
TEXTS = """() => {
  const found = [document.title], own = document.documentElement.lang;
  const foreign = (one) => {
    const marked = one.closest("[lang]");
    return (marked && marked.lang !== own) || one.closest("[translate=no]");
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!parent.closest("script, style, textarea") && !foreign(parent)) found.push(walk.currentNode.textContent);
  }
  for (const one of document.querySelectorAll("[title], [aria-label], [placeholder], [alt]"))
    if (!foreign(one))
      for (const name of ["title", "aria-label", "placeholder", "alt"])
        if (one.hasAttribute(name)) found.push(one.getAttribute(name));
  return found.map((text) => text.trim().replace(/\\s+/g, " ")).filter(Boolean);
}"""
# Names that stay as they are, in Russian too.
NAMES = {"Tandem", "Microsoft", "Partner", "Center", "Cloud", "Azure", "Office", "Network", "Agreement", "LinkedIn", "English", "Washington", "Ctrl"}
# What stands in a catalog file as it is, in whatever language somebody reads what is wrong with it.
FILE_WORDS = {"monthly", "annual"}
# Kinds of files, which are called so everywhere.
FILE_KINDS = {"JPEG", "WebP", "DOCX", "XLSX", "PPTX"}


def english_left(visitor):
    """What of the page is English."""
    language = visitor.language
    own = set(messages(language).values())
    whole = {text: key for key, text in messages("en").items() if text not in own and re.search("[A-Za-z]{2}", text)}
    telling = english_only(language)
    for text in visitor.page.evaluate(TEXTS):
        if text in whole:
            yield f"{whole[text]}: {text!r}"
        for piece, key in telling.items():
            # Looked for as it is first: hundreds of patterns for each text of a page would take minutes.
            if piece in text and re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text):
                yield f"{key}: {piece!r} in {text!r}"


def latin_left(visitor, names):
    """Words in Latin letters on a Russian page, except names and addresses."""
    for text in visitor.page.evaluate(TEXTS):
        if text in LANGUAGES.values() or re.fullmatch(r"[A-Z][A-Za-z]+/[\w/ -]+", text):
            continue  # A language's own name; a time zone.
        for name in (*names, "Azure Active Directory"):
            text = text.replace(name, " ")
        without_addresses = re.sub(r"\S*[@/.\d]\S*", " ", text)
        for word in re.findall(r"[A-Za-z]{4,}", without_addresses):
            if word not in NAMES | FILE_WORDS | FILE_KINDS:
                yield f"{word!r} in {text!r}"


def names_in(portal):
    """What companies, people and products are called; the longest first, so that no name cuts another."""
    columns = (
        ("accounts", "name"),
        ("users", "name"),
        ("enrolments", "company"),
        ("offers", "name"),
        ("offers", "sku"),
        ("offers", "publisher"),
        ("service_plans", "name"),
        ("service_plans", "code"),
        ("customers", "address_line1"),
        ("customers", "city"),
    )
    with contextlib.closing(sqlite3.connect(f"file:{portal.database_file}?mode=ro", uri=True)) as database:
        found = [row[0] for table, name in columns for row in database.execute(f"SELECT {name} FROM {table}")]
    return sorted(set(found), key=len, reverse=True)


def look_at(portal, language, stops):
    found = []
    for name, visitor in stops:
        where = f"{name} ({visitor.path})"
        if visitor.page.locator("html").get_attribute("lang") != language:
            found.append(f"{where} says that it is in another language")
        found += [f"{where}: {left}" for left in english_left(visitor)]
        if language == "ru":
            found += [f"{where}: {left}" for left in latin_left(visitor, names_in(portal))]
    found = list(dict.fromkeys(found))
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("language", ["pt-BR", "ru"])
@pytest.mark.parametrize("chapter", tour.CHAPTERS, ids=lambda chapter: chapter.__name__)
def test_nothing_is_left_in_english(world, visit, chapter, language):
    look_at(world, language, chapter(visit, world, language))


@pytest.mark.parametrize("language", ["pt-BR", "ru"])
def test_nothing_is_left_in_english_at_the_first_start(tmp_path, visit, language):
    portal = Portal(tmp_path / "data", "serve").start()
    try:
        look_at(portal, language, tour.first_start(visit, portal, language))
    finally:
        portal.stop()


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [("en-US", "en"), ("pt-BR", "pt-BR"), ("pt-PT", "pt-BR"), ("ru-RU", "ru"), ("de-DE", "en")],
)
def test_a_strangers_browser_is_answered_in_its_language(world, visit, accepted, spoken):
    visitor = visit(world, language=spoken, locale=accepted)
    visitor.go("/sign-in")
    expect(visitor.page.locator("html")).to_have_attribute("lang", spoken)
    expect(visitor.button("Sign in")).to_be_visible()


@either_way
def test_a_stranger_keeps_the_language_chosen(world, visit, script):
    visitor = visit(world, script=script)
    visitor.go("/sign-in")
    for language in LANGUAGES:
        visitor.choose_language(language)
        assert visitor.path == "/sign-in"
        visitor.go("/no-such-page")
        expect(visitor.page.locator("html")).to_have_attribute("lang", language)
        visitor.go("/sign-in")
        pressed = visitor.page.locator("button[name=language][aria-pressed=true]")
        expect(pressed).to_have_text(LANGUAGES[language])


@either_way
def test_a_person_keeps_the_language_chosen(world, visit, script):
    email = "user.admin@zenith.example"
    first = visit(world, script=script)
    first.sign_in_by_form(email)
    first.menu("Indirect resellers")
    first.choose_language("ru")
    assert first.path == "/indirect-resellers"
    first.expect_heading("Indirect resellers")
    first.sign_out()

    elsewhere = visit(world, script=script)
    elsewhere.go("/sign-in")
    elsewhere.field("Email").fill(email)
    elsewhere.field("Password").fill(world.settings["TANDEM_DEMO_PASSWORD"])
    elsewhere.press("Sign in")
    expect(elsewhere.page.locator("html")).to_have_attribute("lang", "ru")
    elsewhere.language = "ru"
    elsewhere.choose_language("en")


def test_a_language_can_be_chosen_where_a_form_was_refused(portal, visit, script):
    aurora, cedar = visit(portal, script=script), visit(portal, script=script)
    aurora.sign_in(SALES)
    cedar.sign_in(CEDAR)
    cedar.go(open_draft(aurora))
    cedar.press("Authorize indirect provider")
    assert cedar.choose_language("ru").status == 200
    expect(cedar.button("Authorize indirect provider")).to_be_visible()
    aurora.field("To").fill("nobody")
    aurora.press("Send")
    assert aurora.choose_language("pt-BR").status == 200
    expect(aurora.button("Send")).to_be_visible()
