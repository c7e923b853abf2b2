"""Texts of entries in another language, as long as they are a translation of the text that stands there now.

A translation knows of which Dutch text it is one by that text's hash. So a changed text is Dutch again at once, for
everybody, until somebody translates it anew; and a page asks for all its texts in one query.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q

from portal.socialmap.models import Publication, Translation, TranslationState
from portal.socialmap.opening import Rule, SpecialDay, Timetable
from portal.socialmap.selectors.assembling import summary
from portal.socialmap.selectors.naming import NamedEntry
from portal.socialmap.selectors.parts import (
    ContactLine,
    Cost,
    Link,
    OrganizationPage,
    PhoneLine,
    Place,
    RequiredPaper,
    Room,
    ServiceCard,
    ServicePage,
    Term,
)
from portal.socialmap.selectors.related import RelatedService
from portal.socialmap.selectors.topics import Topic
from tenants.context import current_tenant

TERM = "taxonomyterm"
ENTRIES = ("service", "organization", "location")
DUTCH = "nl"
V = TypeVar("V")

# What of each value is a text in the language of the entry, and which fields hold further values.
TEXTS: Mapping[type, tuple[str, ...]] = {
    Term: ("name",),
    Topic: ("name", "description"),
    Cost: ("text",),
    RequiredPaper: ("text",),
    Room: ("unit", "description"),
    Link: ("label",),
    PhoneLine: ("description",),
    ContactLine: ("title", "department"),
    Place: ("description", "transportation", "accessibility"),
    RelatedService: ("name",),
    NamedEntry: ("name",),
    ServiceCard: ("name", "alert", "wait_time"),
    ServicePage: (
        "description",
        "plain_text",
        "interpretation_services",
        "fees",
        "eligibility",
        "application_process",
        "wait_time",
    ),
    OrganizationPage: ("description", "plain_text"),
    Rule: ("note",),
    SpecialDay: ("description",),
}
PARTS: Mapping[type, tuple[str, ...]] = {
    ContactLine: ("phones",),
    Place: ("phones", "timetable"),
    Timetable: ("rules", "special_days"),
    ServiceCard: ("terms", "places", "phones", "timetable"),
    ServicePage: ("card", "links", "contacts", "costs", "papers", "rooms"),
    OrganizationPage: ("links", "phones", "contacts", "services"),
}


class Translated(str):
    """A text in the language of the reader, where the entry has a Dutch one."""

    __slots__ = ("machine",)
    machine: bool

    def __new__(cls, text: str, *, machine: bool = False) -> "Translated":
        made = super().__new__(cls, text)
        made.machine = machine
        return made

    def part(self, text: str) -> "Translated":
        """A piece of it: a paragraph, the beginning."""
        return Translated(text, machine=self.machine)

    # A page takes texts apart into paragraphs; those are translated as well.
    def splitlines(self, keepends: bool = False) -> list[str]:
        return [self.part(line) for line in super().splitlines(keepends)]

    def strip(self, chars: str | None = None) -> "Translated":
        return self.part(super().strip(chars))


class StillDutch(str):
    """A text that somebody wrote in Dutch and nobody translated. Where words of people stand among words of the house
    (a menu, a breadcrumb) this tells them apart: there a text that is not `Translated` need not be Dutch."""

    __slots__ = ()


@dataclass(frozen=True)
class Translations:
    """Texts in one language by the hash of the Dutch text; empty for Dutch."""

    by_source: Mapping[str, Translated]

    def of(self, text: str) -> str:
        """The text in the language of the reader, or as it is."""
        return self.by_source.get(text_hash(text), text) if text and self.by_source else text


def text_hash(text: str) -> str:
    """By which a translation knows of which text it is one."""
    return hashlib.sha256(text.encode()).hexdigest()


def translations_of(language: str, uids: Iterable[UUID]) -> Translations:
    """Texts of these entries, and the words of our lists, in a language.

    An entry that another portal published here brings its own translations along: those of portals of which this one
    took something in, for entries that the caller read through `visible_to`.

    Args:
        uids: entries that the actor was seen to be allowed to read.

    No query for Dutch, one for any other language, however many entries.
    """
    if language == DUTCH:
        return Translations({})
    here = current_tenant()
    owners = Publication.taken_in_by(here).values("owner_tenant")
    entries = Q(entity__in=ENTRIES, object_uid__in=sorted(set(uids)))
    about = Q(tenant=here, entity=TERM) | (entries & (Q(tenant=here) | Q(tenant__in=owners)))
    everywhere = Translation.objects._all_tenants().filter(about, language=language)
    found = everywhere.exclude(state=TranslationState.OUTDATED)
    return Translations(
        {
            source: Translated(text, machine=state == TranslationState.MACHINE)
            for source, text, state in found.order_by().values_list("source_hash", "text", "state")
        }
    )


def in_language(value: V, translations: Translations) -> V:
    """The same value with its texts translated as far as they are; pure.

    Args:
        value: a value of `selectors.parts`, or a collection of them.
    """
    if not translations.by_source:
        return value
    if isinstance(value, tuple):
        return tuple(in_language(each, translations) for each in value)  # type: ignore[return-value]
    kind: Any = type(value)
    changed = {name: _text(getattr(value, name), translations) for name in TEXTS.get(kind, ())}
    changed |= {name: in_language(getattr(value, name), translations) for name in PARTS.get(kind, ())}
    if isinstance(value, ServiceCard):
        whole = translations.of(value.whole_text)
        changed["summary"] = whole.part(summary(whole)) if isinstance(whole, Translated) else value.summary
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


def _text(written: Any, translations: Translations) -> Any:
    if isinstance(written, tuple):
        return tuple(translations.of(each) for each in written)
    return translations.of(written)


def uids_of(values: Iterable[object]) -> Iterator[UUID]:
    """The entries whose texts are in these values."""
    for value in values:
        if isinstance(value, Collection) and not isinstance(value, str):
            yield from uids_of(value)
            continue
        if isinstance(value, ServiceCard | Place | OrganizationPage | RelatedService | NamedEntry):
            yield value.uid
        if isinstance(value, ServiceCard | ServicePage | OrganizationPage):
            yield from uids_of(getattr(value, name) for name in PARTS[type(value)])
