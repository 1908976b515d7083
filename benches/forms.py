"""Forms as pages have them: filled in and sent like people do."""

from html.parser import HTMLParser

from portal import Browser


class Forms(HTMLParser):
    """The forms of a page, by where they go: their fields with what stands in them, and the words of their choices."""

    def __init__(self, page: bytes):
        super().__init__()
        self.fields: dict[str, dict[str, str]] = {}
        self.action = ""
        self.choice = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes a field with what stands in it."""
        has = dict(attrs)
        name, value = has.get("name") or "", has.get("value") or ""
        if tag == "form":
            self.action = has.get("action") or ""
            self.fields.setdefault(self.action, {})
        elif not self.action:
            return
        elif tag == "select":
            self.choice = name
        elif tag == "option":
            # The first one stands there where none is chosen.
            if "selected" in has or self.choice not in self.fields[self.action]:
                self.fields[self.action][self.choice] = value
        elif name and tag in ("input", "textarea"):
            if "checked" in has or has.get("type") not in ("checkbox", "radio", "file"):
                self.fields[self.action][name] = value

    def handle_endtag(self, tag: str) -> None:
        """Ends a form."""
        if tag == "form":
            self.action = ""


def fields_of(page: bytes, action: str) -> dict[str, str]:
    """What is sent when a form of the page is sent as it stands."""
    fields = Forms(page).fields
    if action not in fields:
        raise SystemExit(f"there is no form that goes to {action}, but to {', '.join(fields)}")
    return fields[action]


def multipart(fields: dict[str, str], name: str, file: bytes) -> tuple[bytes, dict[str, str]]:
    """A form with a file, and the header that goes with it."""
    line = "tandem-bench-file"
    parts = [
        f'--{line}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()
    ]
    about = f'Content-Disposition: form-data; name="{name}"; filename="{name}.csv"'
    head = f"--{line}\r\n{about}\r\nContent-Type: text/csv\r\n\r\n"
    body = "".join(parts).encode() + head.encode() + file + f"\r\n--{line}--\r\n".encode()
    return body, {"Content-Type": f"multipart/form-data; boundary={line}"}


def follow(browser: Browser, path: str) -> bytes:
    """The page that an address leads to."""
    status, headers, page = browser.get(path)
    while status == 303:
        path = headers["location"]
        status, headers, page = browser.get(path)
    if status != 200:
        raise SystemExit(f"{path} answers {status}")
    return page
