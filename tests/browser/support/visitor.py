"""A person with a browser window: finds things by role, label and text, as a person does.

Words are given in English; the visitor says them in the language that the window shows.
"""

import re
import shutil
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import expect

from portal import DEMO_PASSWORD, PATIENCE
from words import LANGUAGES, exactly, literally

expect.set_options(timeout=PATIENCE * 1000)

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROW = "tr, li, article"
# A change of colours goes down the tree frame by frame, as each element follows its parent. It is over when nothing
# has moved for a few frames.
SETTLED = """async () => {
  for (let still = 0, frames = 0; still < 3 && frames < 300; frames++) {
    await new Promise(requestAnimationFrame);
    still = document.getAnimations().length ? 0 : still + 1;
  }
}"""


def launch(playwright):
    """The system's Chromium."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    assert program, f"none of {', '.join(names)} is installed"
    return playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)


class Visitor:
    """One window with its own cookies."""

    def __init__(self, browser, portal, script=True, language="en", width=1280, height=900, printed=None, **options):
        self.portal = portal
        self.script = script
        self.language = language
        self.printed = printed or {}  # What a document prints for words on the screen, by the English ones.
        self.elsewhere = ()  # How addresses begin that it may go to besides the portal's.
        self.complaints = []
        self.answer = None  # What the portal sent for the page that the window shows.
        options = {"locale": "en-US" if language == "en" else language, "reduced_motion": "reduce", **options}
        self.context = browser.new_context(
            base_url=portal.url,
            java_script_enabled=script,
            viewport={"width": width, "height": height},
            **options,
        )
        self.context.set_default_timeout(PATIENCE * 1000)
        self.page = self.context.new_page()
        self.page.on("request", self._watch_request)
        self.page.on("response", self._watch_response)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script failed: {error}"))
        self.page.on("console", self._watch_console)

    # What must never happen, on whatever page.

    def _watch_request(self, request):
        if not request.url.startswith((self.portal.url + "/", "data:", "blob:", *self.elsewhere)):
            self.complaints.append(f"something foreign was loaded: {request.url}")

    def _watch_response(self, response):
        if response.status >= 500:
            self.complaints.append(f"{response.request.method} {response.url} was answered {response.status}")
        if response.request.is_navigation_request() and "text/html" in response.headers.get("content-type", ""):
            self.answer = response

    def _watch_console(self, message):
        # The browser itself notes every answer of 400 and more.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"the browser complains: {message.text}")

    def close(self):
        self.context.close()
        assert not self.complaints, "\n".join(self.complaints)

    def describe(self):
        """Where the window is and what it shows, for a failure's message."""
        try:
            shown = self.page.locator("main").first.inner_text(timeout=1000)
        except Exception:  # Whatever is wrong with the page is for the test to say.
            shown = "(no <main>)"
        return f"{self.page.url}\n{shown[:2000]}"

    def settle(self):
        """Waits until the page has taken on its colours and places."""
        self.page.evaluate(SETTLED)

    # Finding.

    @property
    def main(self):
        return self.page.get_by_role("main")

    def says(self, english):
        if english in self.printed:
            return literally(self.printed[english])
        return exactly(english, self.language)

    def field(self, label):
        return self.main.get_by_label(self.says(label))

    def button(self, name):
        return self.main.get_by_role("button", name=self.says(name))

    def link(self, name):
        return self.main.get_by_role("link", name=self.says(name))

    def heading(self, name):
        return self.main.get_by_role("heading", name=self.says(name))

    @property
    def checkbox(self):
        """The one checkbox of the page."""
        expect(self.main.get_by_role("checkbox")).to_have_count(1)
        return self.main.get_by_role("checkbox")

    def rows(self, name):
        """The innermost rows that hold a name."""
        holding = self.page.locator(ROW).filter(has_text=name)
        return self.main.locator(ROW).filter(has_text=name).filter(has_not=holding)

    def row(self, name):
        expect(self.rows(name), f"one row with {name}").to_have_count(1)
        return self.rows(name)

    @property
    def alert(self):
        return self.main.get_by_role("alert")

    # Acting. Every form and link is an ordinary navigation; its answer is given back.

    def go(self, path):
        return self.page.goto(path)

    def click(self, target):
        with self.page.expect_navigation() as navigation:
            target.click()
        return navigation.value

    def press(self, name):
        return self.click(self.button(name))

    def follow(self, name):
        return self.click(self.link(name))

    def menu(self, name):
        """Goes by the menu, which stands outside the page's content."""
        entries = self.page.locator("nav").get_by_role("link", name=self.says(name))
        outside = entries.and_(self.page.locator(":not(main *, .submenu *)"))
        return self.click(outside)

    def inside(self, name):
        """Goes by the second menu, which pages inside a customer have."""
        return self.click(self.page.locator("nav.submenu li").get_by_role("link", name=self.says(name)))

    def choose_language(self, language):
        group = self.page.get_by_role("group", name=self.says("Display language"))
        expect(group.get_by_role("button")).to_have_text(list(LANGUAGES.values()))
        answer = self.click(group.get_by_role("button", name=LANGUAGES[language], exact=True))
        self.language = language
        expect(self.page.locator("html")).to_have_attribute("lang", language)
        return answer

    def sign_in(self, email, password=DEMO_PASSWORD):
        """Signs in and goes on in the visitor's language. A page that asks for it has its form filled in, and one comes
        back to it; from anywhere else what that form would send is sent, which takes a fraction of the time."""
        if self.main.get_by_label(self.says("Password")).count():
            self.sign_in_by_form(email, password)
            return
        asking = self.context.request.get("/sign-in").text()
        form = re.search(r'<form [^>]*action="/sign-in".*?</form>', asking, re.DOTALL)
        assert form, f"the page for signing in shows no form:\n{asking}"
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form[0]))
        answer = self.context.request.post(
            "/sign-in",
            form=fields | {"email": email, "password": password},
            headers={"Origin": self.portal.url},
            max_redirects=0,
        )
        assert answer.status == 303, f"{email} was answered {answer.status}:\n{answer.text()}"
        self.go(answer.headers["location"])
        self._go_on_signed_in(email)

    def sign_in_by_form(self, email, password=DEMO_PASSWORD):
        """Signs in as people do: on the page that asks for it, or else on the one for signing in."""
        if not self.main.get_by_label(self.says("Password")).count():
            self.go("/sign-in")
        self.field("Email").fill(email)
        self.field("Password").fill(password)
        self.press("Sign in")
        self._go_on_signed_in(email)

    def _go_on_signed_in(self, email):
        expect(self.page.locator("form[action='/sign-out'] button"), f"{email} is signed in").to_have_count(1)
        if self.page.locator("html").get_attribute("lang") != self.language:
            wanted, self.language = self.language, self.page.locator("html").get_attribute("lang")
            self.choose_language(wanted)

    def sign_out(self):
        return self.click(self.page.locator("form[action='/sign-out'] button"))

    def choose_account(self, name):
        """Where a person belongs to several accounts."""
        return self.click(self.row(name).get_by_role("button").first)

    def send_raw(self, name, **fields):
        """Sends the form of a button with some fields changed to what a browser's own field would not let pass."""
        form = self.button(name).evaluate(
            """button => ({
                 action: new URL(button.getAttribute("formaction") || button.form.getAttribute("action") || "", location).href,
                 fields: Object.fromEntries(new FormData(button.form, button)),
               })"""
        )
        return self.context.request.post(
            form["action"],
            form=form["fields"] | fields,
            headers={"Origin": self.portal.url, "Referer": self.page.url},
            max_redirects=0,
        )

    # What came out.

    @property
    def path(self):
        return urlsplit(self.page.url).path

    def text(self):
        return self.main.inner_text()

    def expect_heading(self, name):
        heading = self.main.get_by_role("heading", level=1)
        expect(heading).to_have_count(1)
        expect(heading).to_have_text(self.says(name))

    def expect_text(self, *wanted):
        for words in wanted:
            expect(self.main).to_contain_text(words)

    def expect_state(self, row, state):
        expect(row.get_by_text(self.says(state)), f"a row with the state {state}").to_have_count(1)

    def expect_refused(self, label):
        """A field is marked as refused, and its message is tied to it and tells something."""
        field = self.field(label)
        expect(field).to_have_attribute("aria-invalid", "true")
        ids = (field.get_attribute("aria-describedby") or "").split()
        told = [self.page.locator(f"[id='{one}']").inner_text().strip() for one in ids]
        assert any(told), f"nothing is said about {label}"
        return " ".join(told)

    def absolute(self, path):
        return urljoin(self.portal.url, path)
