"""The gallery of components: nothing is cut off, rows are as high as they are meant to be, columns stand on one grid, and
colors change no box. `TANDEM_SOAK` measures it in every language and at every width, also with wide spacing.
"""

import pytest

from soak import SOAK, SPACED, space

LANGUAGES = ["en", "pt-BR", "ru"] if SOAK else ["ru"]
WIDTHS = [360, 768, 1024, 1280, 1366, 1920] if SOAK else [360, 1280]
BOXES = """() => [...document.querySelectorAll("body *")].map((one) => {
  const box = one.getBoundingClientRect();
  return { name: `${one.tagName}.${one.className.baseVal ?? one.className}`, box: [box.left, box.top + scrollY, box.width, box.height].map(Math.round) };
})"""
# Whatever holds words or can be pressed shows all of itself. Some are there for the ear alone.
CUT_OFF = """() => {
  const heard = (one) => { for (; one; one = one.parentElement) if (one.matches(".visually-hidden") || getComputedStyle(one).clipPath !== "none") return true; return false; };
  const gives = (one) => getComputedStyle(one).textOverflow === "ellipsis";
  const edge = document.documentElement.clientWidth + 1;
  return [...document.querySelectorAll("main *, .submenu *, .bar *, .foot *")].filter((one) => one.checkVisibility() && !heard(one) && !gives(one)).filter((one) => {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    const hides = style.overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1 && !/^(INPUT|TEXTAREA|SELECT)$/.test(one.tagName);
    return box.width > 0 && box.right > edge || hides;
  }).map((one) => `${one.tagName}.${one.className.baseVal ?? one.className}: ${(one.textContent || "").trim().slice(0, 40)}`);
}"""
ROWS = """(table) => [...document.querySelectorAll(`${table} > tbody > tr`)].map((row) => Math.round(row.getBoundingClientRect().height))"""
COLUMNS = """() => [...document.querySelectorAll("main table")].map((table) => {
  const rows = [...table.rows].map((row) => [...row.cells].slice(1).map((cell) => Math.round(cell.getBoundingClientRect().left)));
  return rows.map((row) => row.join());
})"""


@pytest.fixture(params=LANGUAGES)
def gallery(request, world, visit):
    visitor = visit(world, language=request.param)
    visitor.sign_in("operator@tandem.example")
    visitor.go("/gallery")
    return visitor


def widen(visitor, width):
    visitor.page.set_viewport_size({"width": width, "height": 900})


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("spaced", SPACED)
def test_nothing_is_cut_off(gallery, width, spaced):
    widen(gallery, width)
    for refused in [False, True]:
        if refused:
            gallery.page.locator("#form .btn-primary").click()
            assert gallery.page.locator(".problems a").count() == 5
        space(gallery.page, spaced)
        assert gallery.page.evaluate(CUT_OFF) == []


def test_rows_are_as_high_as_they_are_meant_to_be(gallery):
    widen(gallery, 1280)
    open_rows = gallery.page.evaluate(ROWS, ".table-open")
    assert len(open_rows) == 4 and all(39 <= height <= 41 for height in open_rows), open_rows
    header = gallery.page.locator(".table-open thead").bounding_box()["height"]
    assert 35 <= header <= 38, header
    rows = gallery.page.evaluate(COLUMNS)
    assert all(len(set(table)) == 1 for table in rows), rows
    gallery.page.locator(".table-open summary").first.click()
    assert gallery.page.evaluate(ROWS, ".table-open")[1:] == open_rows[1:]
    assert gallery.page.evaluate(ROWS, ".table-open")[0] > 80
    widen(gallery, 360)
    gallery.page.locator(".table-open summary").first.click()
    cards = gallery.page.evaluate(ROWS, ".table-open")
    # The longest names of all take a line more.
    assert cards[0] <= 72 and cards[3] <= 72, cards


def test_colors_move_nothing(gallery):
    for width in WIDTHS:
        widen(gallery, width)
        boxes = {}
        for scheme, forced in [("light", "none"), ("dark", "none"), ("light", "active")]:
            gallery.page.emulate_media(color_scheme=scheme, forced_colors=forced)
            gallery.settle()
            boxes[scheme, forced] = gallery.page.evaluate(BOXES)
        light = boxes.pop(("light", "none"))
        for seen, others in boxes.items():
            # What marks the current place in forced colors is a border of three pixels.
            moved = [
                (one["name"], one["box"], other["box"])
                for one, other in zip(light, others, strict=True)
                if any(abs(a - b) > (3 if seen[1] == "active" else 0) for a, b in zip(one["box"], other["box"], strict=True))
            ]
            assert not moved, (seen, moved[:5])
