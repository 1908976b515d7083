"""Every form with a field that can be wrong, refused on purpose: the answer says so, the list of what is wrong has the focus,
and leads to each field.

Which forms there are is what the portal's own links lead to, for one person of each kind of account. What lies behind no
link (drafts, reviews) is refused in process, where the same rules hold without a window.
"""

import re
from collections import Counter
from typing import NamedTuple

import pytest

PEOPLE = {
    "stranger": 1,
    "global.admin@aurora.example": 22,
    "global.admin@birch.example": 16,
    "global.admin@maple.example": 19,
    "admin@elmbakery.onmicrosoft.com": 8,
    "operator@tandem.example": 9,
}
"""Who looks around, and how many actions of forms are refused at least: fewer, and the test has stopped finding them."""
BEGINNINGS = {"stranger": ["/sign-in", "/providers"]}
NEVER_WRONG = {
    "/settings/users/{}": "a list for each role, where whatever is not yes is no",
    "/users/{}/licenses": "a list for each product, where whatever is not asked for stays as it is",
    "/customers/{}/users/{}/licenses": "the same",
    "/customers/{}/account/remove": "one list, where whatever does not give up the privileges keeps them",
}
"""Forms that take whatever is in their fields, and why. They are not sent: what others need would be gone."""
OF_ONE_KIND = 2
"""How many addresses or forms of one kind are looked at."""
REFUSED = (409, 413, 422)
WAYS = ["nothing", "a choice that has gone", "nonsense"]
"""What a form is filled in with. Nonsense comes last, for some texts may be anything, and then the form is taken."""

# What a person types into or chooses from.
FIELD = ":is(textarea, select, input:not([type=hidden], [type=checkbox], [type=radio])):enabled:not([readonly])"
FORM = "main form[method=post i]"
# The links and the forms of a page that was fetched, or else of the one that the window shows.
MEET = f"""([address, html]) => {{
  const page = html ? new DOMParser().parseFromString(html, "text/html") : document;
  const local = (way) => {{
    const whole = new URL(way, address);
    return whole.origin === location.origin ? whole.pathname + whole.search : null;
  }};
  const links = [...page.querySelectorAll("a[href]:not([href^='#'])")].map((link) => local(link.getAttribute("href")));
  const forms = [...page.querySelectorAll("{FORM}")].map((form, place) => {{
    const buttons = [...form.querySelectorAll("button")];
    const main = form.querySelector("button.btn-primary") ?? form.querySelector("button:not([type=button])");
    const action = main.getAttribute("formaction") ?? form.getAttribute("action") ?? "";
    const fields = [...form.querySelectorAll("{FIELD}")];
    return [local(action), fields.map((field) => field.name).join(" "), place, buttons.indexOf(main)];
  }});
  return [links.filter((link) => link), forms];
}}"""
# Gives how many fields were filled in. A list can only be left empty where it offers that; a choice that it does not offer
# stands for one that has gone since the page was opened.
FILL = f"""(form, way) => [...form.querySelectorAll("{FIELD}")].filter((field) => {{
  const isList = field.tagName === "SELECT", text = way === "nothing" ? "" : "ъ ?";
  if (text && isList !== (way === "a choice that has gone")) return false;
  if (!text && isList && !field.multiple && !field.querySelector("option[value='']")) return false;
  if (field.type === "file") {{
    const chosen = new DataTransfer();
    if (text) chosen.items.add(new File([text], "ъ.txt"));
    field.files = chosen.files;
    return true;
  }}
  if (isList && text) field.add(new Option(text, text));
  // Where a browser lets no nonsense through, others do.
  if (["date", "number"].includes(field.type)) field.type = "text";
  field.value = text;
  return true;
}}).length"""
# What has the focus instead. A browser gives it with one of the next frames.
FOCUSED = """async (wanted) => {
  for (let frames = 0; frames < 60 && !document.activeElement.matches(wanted); frames++)
    await new Promise(requestAnimationFrame);
  const one = document.activeElement;
  return one.matches(wanted) ? null : one.cloneNode().outerHTML;
}"""
SAID = """() => {
  const words = (one) => one.textContent.trim().replace(/\\s+/g, " ");
  const all = (what) => [...document.querySelectorAll(what)];
  return {
    lists: all(".problems").length,
    alerts: all(".problems[role=alert]").length,
    links: all(".problems a").map((link) => [link.getAttribute("href"), words(link)]),
    unlinked: all(".problems li:not(:has(a))").map(words),
    refusals: all(".invalid-feedback").map(words),
    ids: all("[id]").map((one) => one.id),
  };
}"""


class Form(NamedTuple):
    """A form as a page has it: where it is sent to, its fields' names, and which form and which button in it that is."""

    action: str
    names: str
    place: int
    button: int


def shape(words):
    """An address or names without the ids and tokens in them."""
    return re.sub(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w-]{32,}", "{}", words)


def kind_of_address(address):
    path, _, query = address.partition("?")
    return shape(path), *sorted({pair.partition("=")[0] for pair in query.split("&")})


def kind_of_form(form):
    return shape(form.action.partition("?")[0]), *sorted(set(shape(form.names).split()))


def meet(visitor, address, html=None):
    links, forms = visitor.page.evaluate(MEET, [address, html])
    return links, [Form(*form) for form in forms]


def crawl(visitor, beginnings):
    """Goes by every link as long as there are pages of new kinds. Gives the forms on the way, each with its page."""
    queue, known, kinds, found = list(beginnings), set(beginnings), Counter(), []

    def is_new(kind):
        kinds[kind] += 1
        return kinds[kind] <= OF_ONE_KIND

    for address in queue:
        answer = visitor.context.request.get(address)
        assert answer.status == 200, f"{address} was linked to and is answered {answer.status}"
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        links, forms = meet(visitor, answer.url, answer.text())
        for link in links:
            if link not in known and is_new(kind_of_address(link)):
                queue.append(link)
            known.add(link)
        for form in forms:
            kind = kind_of_form(form)
            if form.names and kind[0] not in NEVER_WRONG and is_new(kind):
                found.append((address, form))
    return found


def send(visitor, page, form, way):
    """Fills in a form and presses its main button. Nothing is answered where the form has gone from its page, or has no
    field to fill in that way."""
    visitor.go(page)
    _, there = meet(visitor, visitor.page.url)
    now = next((one for one in there if one[:2] == form[:2]), None)
    if not now:
        return None
    shown = visitor.page.locator(FORM).nth(now.place)
    if not shown.evaluate(FILL, way):
        return None
    button = shown.locator("button").nth(now.button)
    if not button.is_visible():
        shown.locator("xpath=ancestor::details[not(@open)]/summary").click()
    return visitor.click(button).status


def faults(visitor):
    """What a refusal lacks that the window shows."""
    page, said = visitor.page, visitor.page.evaluate(SAID)
    if not page.title().startswith("Error: "):
        yield f"the title is {page.title()!r}"
    if (said["lists"], said["alerts"]) != (1, 1):
        yield f"{said['lists']} lists of problems, {said['alerts']} of them alerts"
        return
    if elsewhere := page.evaluate(FOCUSED, ".problems"):
        yield f"the focus is not on the list of problems but on {elsewhere}"
    yield from (f"no link to {words!r}" for words in said["unlinked"])
    for words in said["refusals"]:
        if not any(text.endswith(words) for _, text in said["links"]):
            yield f"no link to what is wrong: {words!r}"
    for place, (href, text) in enumerate(said["links"]):
        if not href.startswith("#") or said["ids"].count(href[1:]) != 1:
            yield f"{text!r} leads to {href}, which is not on the page once"
            continue
        page.locator(".problems a").nth(place).click()
        if elsewhere := page.evaluate(FOCUSED, f"[id='{href[1:]}']"):
            yield f"{text!r} leads to {href} and gives the focus to {elsewhere}"


@pytest.mark.parametrize(("person", "at_least"), PEOPLE.items(), ids=PEOPLE)
def test_a_refused_form_says_what_is_wrong_and_leads_there(portal, visit, person, at_least):
    visitor = visit(portal)
    if person in BEGINNINGS:
        visitor.go(BEGINNINGS[person][0])
    else:
        visitor.sign_in(person)
    forms = crawl(visitor, BEGINNINGS.get(person, ["/"]))
    refused, found = set(), []
    for way in WAYS:
        for page, form in forms:
            status = send(visitor, page, form, way)
            assert status in (None, 200, *REFUSED), f"{form.action} of {page}, sent with {way}, is answered {status}"
            if status in REFUSED:
                refused.add((page, form))
                found += [f"{form.action} of {page}, sent with {way}: {fault}" for fault in faults(visitor)]
    found += [f"{form.action} of {page} is taken with whatever is in it" for page, form in forms if (page, form) not in refused]
    assert not found, "\n" + "\n".join(found)
    actions = {kind_of_form(form)[0] for _, form in refused}
    assert len(actions) >= at_least, f"only {len(actions)} were refused: {sorted(actions)}"
