"""The portal's texts, read from `locales/`: to press a button in Russian, and to find English left over."""

import re
from functools import cache

from portal import ROOT

LANGUAGES = {"en": "English", "pt-BR": "Português (Brasil)", "ru": "Русский"}
"""Each language's tag, and its name as its button has it."""


@cache
def messages(language):
    """Key → text of one language. Attributes and terms are left out; a selector's variants stay as they are written."""
    found, key = {}, None
    for file in sorted((ROOT / "locales" / language).glob("*.ftl")):
        for line in file.read_text("utf-8").splitlines():
            begins = re.match(r"([a-zA-Z][\w-]*)\s*=\s*(.*)", line)
            if begins:
                key = begins[1]
                found[key] = begins[2]
            elif key and re.match(r"\s+\S", line):
                found[key] += "\n" + line.strip()
            elif line.strip():
                key = None
    return {key: text.strip() for key, text in found.items()}


def translations(english, language):
    """How a language says what English says; more than one way where several texts are the same in English."""
    if language == "en":
        return {english}
    there = messages(language)
    found = {there[key] for key, text in messages("en").items() if text == english and key in there}
    # What no text says (a name, an address) is the same in every language.
    return found or {english}


def exactly(english, language):
    """A pattern for a whole label or name."""
    ways = "|".join(re.escape(way) for way in sorted(translations(english, language)))
    return re.compile(rf"^\s*(?:{ways})\s*$")


def pieces(text):
    """What of a text stands on the page as it is: the runs between placeables, and the variants of a selector."""
    text = re.sub(r"\{\s*\"([^\"]*)\"\s*\}", r"\1", text)
    text = re.sub(r"(?m)^\s*\*?\[[\w-]+\]", "\n", text)
    text = re.sub(r"\{[^{}]*->", "\n", text)
    text = re.sub(r"\{[^{}]*\}", "\n", text)
    return [piece.strip(" .,:;()«»\"“”") for piece in re.split(r"[\n{}]+", text)]


def is_telling(piece):
    """Whether a piece is long enough not to be found by chance: two words of letters."""
    return len(re.findall(r"[A-Za-z]{2,}", piece)) >= 2


@cache
def english_only(language):
    """Pieces of English texts that have no business on a page in `language`, with the key that each belongs to."""
    own = " ".join(" ".join(pieces(text)) for text in messages(language).values())
    return {
        piece: key
        for key, text in messages("en").items()
        for piece in pieces(text)
        if is_telling(piece) and piece not in own
    }
