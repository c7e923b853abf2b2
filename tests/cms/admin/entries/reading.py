"""A form of a page as a browser would send it, without pressing a button."""

from html.parser import HTMLParser
from typing import Any


class _Reader(HTMLParser):
    def __init__(self, form: str) -> None:
        super().__init__()
        self.wanted, self.inside = form, False
        self.fields: dict[str, Any] = {}
        self.select = self.area = ""
        self.first: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        if tag == "form":
            self.inside = at.get("id") == self.wanted
        if not self.inside:
            return
        name = at.get("name") or ""
        if tag == "input" and name and at.get("type") not in {"image", "submit"}:
            if at.get("type") in {"checkbox", "radio"} and "checked" not in at:
                return
            self._add(name, at.get("value") or "")
        elif tag == "select":
            self.select, self.first = name, None
        elif tag == "option" and self.select:
            if self.first is None:
                self.first = at.get("value") or ""
            if "selected" in at:
                self._add(self.select, at.get("value") or "")
                self.select = ""
        elif tag == "textarea":
            self.area = name
            self.fields[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "select" and self.select:
            self._add(self.select, self.first or "")
            self.select = ""
        elif tag == "textarea" and self.area:
            self.fields[self.area] = self.fields[self.area].removeprefix("\n")
            self.area = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.fields[self.area] += data

    def _add(self, name: str, value: str) -> None:
        if name in self.fields:
            have = self.fields[name]
            self.fields[name] = [*(have if isinstance(have, list) else [have]), value]
        else:
            self.fields[name] = value


def fields_of(page: str, form: str) -> dict[str, Any]:
    """The fields by name; several values of one name as a list."""
    reader = _Reader(form)
    reader.feed(page)
    return reader.fields
