"""A page in the reader's language, as far as it is translated from the text that stands there now.

A changed Dutch text is Dutch again for everybody until somebody translates it anew, as with entries of the map
(`portal/socialmap/selectors/translating.py`): an old translation could name an amount that no longer holds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language

from cms.pages.segments import ALWAYS, Segment, segments, with_texts
from cms.translating.models import PageText
from cms.translating.states import PageStanding
from portal.socialmap.models import TranslationState
from portal.socialmap.selectors.translating import DUTCH, StillDutch, Translated, text_hash

Texts = Mapping[tuple[UUID, str], Translated]  # by page and hash of the Dutch text


@dataclass(frozen=True)
class Names:
    """What pages are called, and what their summaries say, in one language."""

    language: str
    texts: Texts

    def of(self, page: UUID, dutch: str) -> str:
        """The title or summary of one of these pages: translated, or Dutch and known to be."""
        if self.language == DUTCH or not dutch:
            return dutch
        return self.texts.get((page, text_hash(dutch))) or StillDutch(dutch)


@dataclass(frozen=True)
class PageInLanguage:
    """A page as somebody reads it.

    Attributes:
        page: a copy with the texts that are translated, or the page itself. To show, never to save.
        standing: how far it is translated; none in Dutch.
        by_machine: whether a computer translated any of what is shown.
        names: of this page, and of those that were asked along with it.
    """

    page: Any
    standing: PageStanding | None
    by_machine: bool
    names: Names


class Kept(NamedTuple):
    """A translation, and of which Dutch text it is one."""

    language: str
    source: str
    text: str


class _Row(NamedTuple):
    """One translation as the table has it."""

    page: UUID
    path: str
    source: str
    text: str
    state: str


def texts_of(language: str, pages: Iterable[UUID]) -> Texts:
    """Translations of these pages into a language, by the Dutch text that they translate.

    No query for Dutch or for no page, one otherwise, however many pages.
    """
    wanted = sorted(set(pages))
    return _by_source(_rows(language, Q(page_uid__in=wanted))) if wanted else {}


def names_of(pages: Iterable[UUID], language: str | None = None) -> Names:
    """Titles and summaries of these pages, for wherever a page is named: a list, a menu, a result.

    No query for Dutch or for no page, one otherwise, however many pages.

    Args:
        language: of the reader; the language of the moment when it is left out.
    """
    code, wanted = _asked(language), sorted(set(pages))
    return Names(code, _by_source(_rows(code, _named(wanted))) if wanted else {})


def kept_of(pages: Iterable[UUID]) -> Mapping[UUID, Sequence[Kept]]:
    """All translations of these pages as they are kept, whatever language, old ones too. One query."""
    found: dict[UUID, list[Kept]] = defaultdict(list)
    rows = PageText.objects.filter(page_uid__in=sorted(set(pages))).order_by("language", "pk")
    for page, *kept in rows.values_list("page_uid", "language", "source_hash", "text"):
        found[page].append(Kept(*kept))
    return found


def translation_of(page: Any, language: str | None = None, *, beside: Iterable[UUID] = ()) -> PageInLanguage:
    """The page in the language, and how far it is translated. No query for Dutch, one otherwise.

    Args:
        page: as its own type.
        language: of the reader; the language of the moment when it is left out.
        beside: other pages that are named on this one; their names come with the same query.
    """
    code, uid = _asked(language), page.translation_key
    rows = _rows(code, Q(page_uid=uid) | _named(sorted(set(beside))))
    names = Names(code, _by_source(rows))
    if code == DUTCH:
        return PageInLanguage(page, None, False, names)
    written = segments(page)
    found = {each.path: text for each in written if (text := names.texts.get((uid, text_hash(each.text)))) is not None}
    return PageInLanguage(
        _exchanged(page, found) if found else page,
        _standing(written, found, {row.path for row in rows if row.page == uid}),
        any(text.machine for text in found.values()),
        names,
    )


def page_in_language(page: Any, language: str | None = None) -> Any:
    """The page of `translation_of`, for who shows nothing else."""
    return translation_of(page, language).page


def _asked(language: str | None) -> str:
    return language or get_language() or DUTCH


def _named(pages: Sequence[UUID]) -> Q:
    return Q(page_uid__in=pages, path__in=ALWAYS)


def _rows(language: str, about: Q) -> Sequence[_Row]:
    if language == DUTCH:
        return ()
    found = PageText.objects.filter(about, language=language).order_by()
    return [_Row(*each) for each in found.values_list("page_uid", "path", "source_hash", "text", "state")]


def _by_source(rows: Iterable[_Row]) -> Texts:
    return {(row.page, row.source): Translated(row.text, machine=row.state == TranslationState.MACHINE) for row in rows}


def _exchanged(page: Any, found: Mapping[str, Translated]) -> Any:
    shown = with_texts(page, found)
    if "title" in found:
        shown.seo_title = ""  # it is Dutch, and would stand in the place of the translated title
    return shown


def _standing(written: Sequence[Segment], found: Collection[str], known: Collection[str]) -> PageStanding:
    """As a reader needs it: whether all is there, and if not, whether it was there before the Dutch text changed."""
    behind = [each.path for each in written if each.path not in found]
    if not behind:
        return PageStanding.CURRENT
    if any(path in known for path in behind):
        return PageStanding.OUTDATED
    return PageStanding.PARTLY if found else PageStanding.MISSING
