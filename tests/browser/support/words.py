"""The portal's texts, read from `locales/`: to press a button in Russian."""

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


def literally(words):
    """A pattern for a whole label or name that is these words and no others."""
    return re.compile(rf"^\s*{re.escape(words)}\s*$")
