"""The words of pages in a language: the one place where the newsletter asks for translations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language_info

from cms.translating.reading import texts_of
from portal.newsletter.issues import ORIGINAL
from portal.socialmap.selectors.translating import Translated, text_hash


@dataclass(frozen=True)
class Words:
    """One text and the language that it is in: Dutch where nobody translated it, or the Dutch changed since."""

    text: str
    language: str = ORIGINAL
    by_machine: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if get_language_info(self.language)["bidi"] else "ltr"

    @property
    def only_dutch(self) -> bool:
        return bool(self.text) and self.language == ORIGINAL


@dataclass(frozen=True)
class Texts:
    """What a newsletter says of a page."""

    title: Words
    summary: Words
    intro: Words = Words("")
    closing: Words = Words("")

    def __iter__(self) -> Any:
        return iter((self.title, self.summary, self.intro, self.closing))


def texts_in(pages: Iterable[Any], language: str) -> Mapping[int, Texts]:
    """The words of these pages, by page. No query for Dutch, one for another language, however many pages.

    Args:
        pages: newsletters and news, as their own types.
        language: what the reader asked for.
    """
    asked = list(pages)
    known = texts_of(language, [page.translation_key for page in asked])

    def words(page: Any, field: str) -> Words:
        dutch = str(getattr(page, field, "") or "")
        found = known.get((page.translation_key, text_hash(dutch))) if dutch else None
        return Words(dutch) if found is None else Words(str(found), language, _by_machine(found))

    fields = ("title", "search_description", "intro", "closing")
    return {page.pk: Texts(*(words(page, field) for field in fields)) for page in asked}


def _by_machine(found: str) -> bool:
    return isinstance(found, Translated) and found.machine
