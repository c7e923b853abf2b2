"""Reads the forms of a page, so that requests carry the fields and values that the page itself offers."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

# What to type into an empty field, by its type.
TYPED = {
    "email": "nieuw@leden.example",
    "date": "2026-12-01",
    "number": "1",
    "tel": "0100000000",
    "url": "https://example.org/",
    "password": "een-heel-nieuw-lang-wachtwoord",
}
NOT_SENT = frozenset({"button", "reset", "image", "file"})


@dataclass
class Form:
    """One form: where it goes, how, and what it sends when somebody fills everything in."""

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.select = ""
        self.queries: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = urljoin(self.path, given.get("action") or self.path)
            self.open = Form(action, given.get("method", "get").upper())
            self.forms.append(self.open)
        elif tag == "a":
            self.queries.update(parse_qsl(urlsplit(given.get("href", "")).query))
        elif self.open is not None and tag in {"input", "select", "textarea", "option", "button"}:
            self._field(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        if tag == "select":
            self.select = ""

    def _field(self, tag: str, given: dict[str, str]) -> None:
        assert self.open is not None
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "select":
            self.select = name
            self.open.values.setdefault(name, "")
        elif tag == "option" and self.select and given.get("value") and not self.open.values.get(self.select):
            self.open.values[self.select] = given["value"]
        elif tag == "button" and name:
            self.open.values.setdefault(name, given.get("value", ""))
        elif tag in {"input", "textarea"} and name and kind not in NOT_SENT:
            self.open.values.setdefault(name, given.get("value") or TYPED.get(kind, "proef"))


def forms_of(body: str, path: str) -> list[Form]:
    """The forms on a page that was found at this path."""
    reader = _Reader(path)
    reader.feed(body)
    return reader.forms


def queries_of(body: str, path: str) -> dict[str, str]:
    """The names that the links and the searching forms of a page put behind a question mark, with a value each."""
    reader = _Reader(path)
    reader.feed(body)
    asked = {name: value for form in reader.forms if form.method == "GET" for name, value in form.values.items()}
    return {**reader.queries, **asked}
