"""Reads for translators: how each page stands in each language, and one page with both texts."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language_info

from cms.pages.models import BasePage
from cms.pages.segments import segments
from cms.translating.models import PageText
from cms.translating.services import languages_to_translate
from cms.translating.states import Standing
from portal.socialmap.selectors.translating import text_hash
from tenants.access import Actor, can
from tenants.errors import NotFound

PAGE = 50


@dataclass(frozen=True)
class LanguageLine:
    """How one page stands in one language."""

    code: str
    name: str
    counts: Mapping[str, int]

    @property
    def standing(self) -> Standing:
        """The worst of its texts: one changed sentence is work."""
        if self.counts.get(Standing.OUTDATED, 0):
            return Standing.OUTDATED
        return Standing.MISSING if self.counts.get(Standing.MISSING, 0) else Standing.CURRENT

    @property
    def to_do(self) -> int:
        return self.counts.get(Standing.OUTDATED, 0) + self.counts.get(Standing.MISSING, 0)


@dataclass(frozen=True)
class PageLine:
    """One page in the list of a translator."""

    pk: int
    title: str
    languages: tuple[LanguageLine, ...]


@dataclass(frozen=True)
class TextLine:
    """One text with its translation."""

    path: str
    kind: str
    dutch: str
    text: str
    standing: Standing
    machine: bool


@dataclass(frozen=True)
class PageToTranslate:
    """A page, whole, with its texts in Dutch and in one other language."""

    pk: int
    title: str
    url: str
    language: str
    language_name: str
    right_to_left: bool
    lines: tuple[TextLine, ...]


def pages_to_translate(actor: Actor, *, page: int = 1) -> tuple[tuple[PageLine, ...], bool]:
    """Published pages with how they stand in each language of the portal; and whether there are more.

    Costs a query for the pages, one for each type among them, and one for all their translations.
    """
    if not can(actor, "page_published.change"):
        return (), False
    start = (max(page, 1) - 1) * PAGE
    found: Any = BasePage.objects.filter(live=True, tenant=actor.tenant, depth__gt=1).order_by("title", "pk")
    rows = list(found.specific()[start : start + PAGE + 1])
    known = _known([row.translation_key for row in rows[:PAGE]])
    languages = languages_to_translate(actor)
    lines = tuple(
        PageLine(row.pk, row.title, tuple(_line(row, code, known[row.translation_key, code]) for code in languages))
        for row in rows[:PAGE]
    )
    return lines, len(rows) > PAGE


def page_to_translate(actor: Actor, *, page: int, language: str) -> PageToTranslate:
    """One page with both texts. Three queries.

    Raises:
        NotFound: no such page in this portal, or not a language of it.
    """
    found = BasePage.objects.filter(pk=page, depth__gt=1).first() if can(actor, "page_published.change") else None
    if found is None or language not in languages_to_translate(actor):
        raise NotFound()
    specific = found.specific
    rows = {row.path: row for row in PageText.objects.filter(page_uid=found.translation_key, language=language)}
    info = get_language_info(language)
    return PageToTranslate(
        pk=found.pk,
        title=found.title,
        url=found.get_url() or "",
        language=language,
        language_name=_name_of(language),
        right_to_left=bool(info["bidi"]),
        lines=tuple(
            TextLine(
                each.path,
                each.kind,
                each.text,
                rows[each.path].text if each.path in rows else "",
                _standing(each.text, rows.get(each.path)),
                each.path in rows and rows[each.path].state == "machine",
            )
            for each in segments(specific)
        ),
    )


def translations_behind(actor: Actor) -> dict[str, int]:
    """How many published pages have a changed or untranslated text, by language. Costs as `pages_to_translate`."""
    found: Counter[str] = Counter()
    page = 1
    more = True
    while more:
        lines, more = pages_to_translate(actor, page=page)
        found.update(line.code for each in lines for line in each.languages if line.to_do)
        page += 1
    return dict(found)


def _known(uids: Collection[UUID]) -> Mapping[tuple[UUID, str], Mapping[str, PageText]]:
    found: dict[tuple[UUID, str], dict[str, PageText]] = defaultdict(dict)
    for row in PageText.objects.filter(page_uid__in=uids):
        found[row.page_uid, row.language][row.path] = row
    return found


def _line(page: Any, language: str, known: Mapping[str, PageText]) -> LanguageLine:
    counts = Counter(str(_standing(each.text, known.get(each.path))) for each in segments(page))
    return LanguageLine(language, _name_of(language), counts)


def _standing(dutch: str, row: PageText | None) -> Standing:
    if row is None:
        return Standing.MISSING
    return Standing.CURRENT if row.source_hash == text_hash(dutch) else Standing.OUTDATED


def _name_of(language: str) -> str:
    return dict(settings.LANGUAGES)[language]
