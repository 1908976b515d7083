"""The words that customers' names are made of: three scripts, every frequency, every place in a list.

A name is two words and a number ("Amber Clinic 4711"). The first word decides where it stands in a list by name, the
second is common. Some customers have a word of their own in place of the first one: middling ones (one name in a
thousand) and rare ones (one name in all), at the beginning, in the middle and at the end of the list.
"""

import unicodedata
from typing import NamedTuple

LATIN = (
    "Amber Basalt Birchwood Bright Canyon Cobalt Coral Delta Dune Echo Elder Ember Falcon Fern Garnet Granite Grove "
    "Harbor Hazelnut Indigo Iris Jasper Juniper Kestrel Lantern Larkspur Lumen Maple Marble Meadow Nectar Nimbus Oasis "
    "Olive Onyx Orchard Pebble Prairie Quarry Quartz Raven River Saffron Sierra Summit Tundra Umber Velvet Walnut "
    "Yarrow"
).split()
ACCENTED = "Água Ânima Açucena Épica Índigo Órion Úrsula Ímpar Estação Coração Façade Über Müller Señal Côte".split()
# Of these letters alone: what names made of them look like is known (LOOKS).
CYRILLIC = (
    "Авиатор Берлин Ветер Долина Европа Исток Крона Лента Навик Олива Полёт Радиус Сатурн Тепло Упор Яблоня"
).split()

# One list of second words for each script: ten in all, each in one name of ten.
SECOND = {
    "latin": "Foods Clinic Studio Freight Schools Energy".split(),
    "accented": ["Soluções", "Confecções"],
    "cyrillic": ["Сервис", "Поставка"],
}

# One name in a thousand begins with each of these, wherever that stands in a list by name.
MIDDLING = {7: "Aardvark", 507: "Mistral", 907: "Zeppelin", 257: "Ipê", 757: "Ястреб"}
# These stand once: in the names of these parts of all customers.
RARE = {0.11: "Aalborgia", 0.31: "Marzipan", 0.51: "Zyzzyva", 0.71: "Ñandú", 0.91: "Яровид"}


class Word(NamedTuple):
    """A word as a name has it, as searches compare it, and as it looks."""

    text: str
    key: str
    look: str


def search_key(text: str) -> str:
    """The text as the portal folds it for searching (src/domain/fold.rs)."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.lower().split())


def word(text: str) -> Word:
    """The word with what is kept of it."""
    return Word(text, search_key(text), look(text))


def look(text: str) -> str:
    """What a name looks like, for the letters that stand in these words."""
    looks = {"m": "rn", "1": "l", "0": "o", **dict(zip("полярисдтбуцнакев", "πoлᴙpᴎcдᴛ6yцʜaĸeʙ", strict=True))}
    return "".join(looks.get(c, c) for c in search_key(text) if c != " ")
