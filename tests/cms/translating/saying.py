"""In which language a page says each of its words, as a screen reader takes it: the nearest element that tells."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client

from cms.translating.models import PageText
from portal.socialmap.models import TranslationState
from portal.socialmap.selectors.translating import text_hash
from tenants.context import activate

SHOWN = ("alt", "aria-label", "title", "data-label", "placeholder")
EMPTY = frozenset({"meta", "link", "img", "input", "br", "hr", "path", "circle", "rect"})


class _Said(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.languages: list[str] = [""]
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        language = told.get("lang") or self.languages[-1]
        self.found += [(language, told[name] or "") for name in SHOWN if name in told]
        if tag not in EMPTY:
            self.languages.append("" if tag in {"script", "style"} else language)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        if self.languages[-1] and data.strip():
            self.found.append((self.languages[-1], " ".join(data.split())))


def said(page: str) -> list[tuple[str, str]]:
    """Each text of a page with its language; scripts left out."""
    reader = _Said()
    reader.feed(page)
    return reader.found


def languages_of(page: str, word: str) -> set[str]:
    """The languages in which texts with this word are said."""
    return {language for language, text in said(page) if word in text}


def in_arabic(page: Any, **texts: str) -> Any:
    """The page with these fields translated."""
    with activate(page.tenant):
        for field, text in texts.items():
            PageText.objects.create(
                page_uid=page.translation_key,
                language="ar",
                path=field,
                text=text,
                source_hash=text_hash(getattr(page, field)),
                state=TranslationState.CHECKED,
            )
    return page


def read(visitor: Client, path: str) -> str:
    answer = visitor.get(path)
    assert answer.status_code == 200
    return answer.content.decode()
