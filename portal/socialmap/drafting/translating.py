"""Texts of an entry in another language, beside the Dutch, with how they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.socialmap import audit_actions, events, policies
from portal.socialmap.drafting.history import own_entry
from portal.socialmap.labels import label
from portal.socialmap.models import Entry, Translation, TranslationState
from portal.socialmap.selectors.translating import DUTCH, text_hash
from portal.socialmap.services.finding import entry_to_write
from tenants.access import Actor, require
from tenants.audit import record
from tenants.errors import Invalid, NotFound

LONGEST = 20_000
# The texts that pages show in the language of the reader.
TRANSLATABLE: Mapping[str, tuple[str, ...]] = {
    "service": (
        "name", "plain_text", "description", "eligibility_description", "application_process", "fees_description",
        "wait_time", "alert", "interpretation_services",
    ),
    "organization": ("name", "plain_text", "description"),
    "location": ("description", "transportation"),
}  # fmt: skip
LINES = frozenset({"name", "fees_description", "wait_time", "interpretation_services"})  # texts of one line


class Standing(StrEnum):
    """How a translation stands beside the Dutch text of now."""

    MISSING = "missing"
    OUTDATED = "outdated"
    MACHINE = "machine"
    CURRENT = "current"


STANDINGS = {
    Standing.MISSING: gettext_lazy("Nog niet vertaald"),
    Standing.OUTDATED: gettext_lazy("De Nederlandse tekst is veranderd"),
    Standing.MACHINE: gettext_lazy("Door een computer vertaald"),
    Standing.CURRENT: gettext_lazy("Bij de tijd"),
}


@dataclass(frozen=True)
class TextInTwo:
    """A field in Dutch and in the other language."""

    field: str
    label: str
    dutch: str
    text: str
    standing: Standing
    long: bool

    @property
    def standing_label(self) -> str:
        return str(STANDINGS[self.standing])


@dataclass(frozen=True)
class LanguageLine:
    """How far an entry is translated into a language: so many of its texts are current."""

    code: str
    name: str
    current: int
    outdated: int
    total: int

    @property
    def missing(self) -> int:
        return self.total - self.current - self.outdated


def languages_of(actor: Actor) -> dict[str, str]:
    """The languages of the portal other than Dutch, with their names. No query."""
    offered = actor.tenant.languages
    return {code: name for code, name in settings.LANGUAGES if code != DUTCH and code in offered}


def texts_in_two(actor: Actor, entity: str, uid: UUID, language: str) -> tuple[TextInTwo, ...]:
    """Each text of an entry that people see, beside its translation. Two queries.

    Raises:
        NotFound: no such entry for this actor, or the portal has no such language.
    """
    entry = own_entry(actor, entity, uid)
    if language not in languages_of(actor):
        raise NotFound()
    return _in_two(entry, {row.field: row for row in _rows(entry).filter(language=language)})


def translated(actor: Actor, entity: str, uid: UUID) -> tuple[LanguageLine, ...]:
    """How an entry stands in each language of the portal. Two queries."""
    entry = own_entry(actor, entity, uid)
    by_language: dict[str, dict[str, Translation]] = {}
    for row in _rows(entry):
        by_language.setdefault(row.language, {})[row.field] = row
    lines = []
    for code, name in languages_of(actor).items():
        texts = _in_two(entry, by_language.get(code, {}))
        current = sum(each.standing in (Standing.CURRENT, Standing.MACHINE) for each in texts)
        outdated = sum(each.standing == Standing.OUTDATED for each in texts)
        lines.append(LanguageLine(code, name, current, outdated, len(texts)))
    return tuple(lines)


@transaction.atomic
def save_translations(
    actor: Actor, *, entity: str, uid: UUID, language: str, texts: Mapping[str, str], sources: Mapping[str, str]
) -> int:
    """Keep what an editor translated; it shows at once. An empty text takes the translation away.

    Args:
        texts: by field.
        sources: by field the hash of the Dutch text that the editor looked at. A text whose Dutch changed meanwhile
            is kept as a translation of what it was, so it does not show before somebody looks.

    Returns:
        How many texts changed.

    Raises:
        NotFound: no such entry for this actor, no such language, or no such field.
        Refused: the actor may not change the entry.
        Invalid: a text is too long.
    """
    entry = entry_to_write(actor, entity, uid)
    require(policies.may(actor, "change", entry))
    if language not in languages_of(actor) or set(texts) - set(TRANSLATABLE[entity]):
        raise NotFound()
    long = {name: _("Deze tekst is te lang.") for name, text in texts.items() if len(text) > LONGEST}
    if long:
        raise Invalid(_("Niet alles is goed ingevuld."), fields=long)
    standing = {row.field: row for row in _rows(entry).filter(language=language)}
    changed = sum(
        _write(entry, language, name, text.strip(), standing.get(name), sources.get(name, ""))
        for name, text in texts.items()
    )
    if changed:
        record(actor, audit_actions.TRANSLATED, entry, language=language, texts=changed)
        events.entry_changed(entry)
    return changed


def _write(entry: Entry, language: str, name: str, text: str, row: Translation | None, source: str) -> bool:
    dutch = getattr(entry, name)
    if not text or not dutch:
        if row is not None and not text:
            row.delete()
            return True
        return False
    wanted = source or text_hash(dutch)
    if row is not None and (row.text, row.source_hash, row.state) == (text, wanted, TranslationState.CHECKED):
        return False
    if row is None:
        row = Translation(entity=str(entry._meta.model_name), object_uid=entry.uid, field=name, language=language)
    row.text, row.source_hash, row.state = text, wanted, TranslationState.CHECKED
    row.save()
    return True


def _rows(entry: Entry) -> Any:
    return Translation.objects.filter(entity=str(entry._meta.model_name), object_uid=entry.uid)


def _in_two(entry: Entry, rows: Mapping[str, Translation]) -> tuple[TextInTwo, ...]:
    entity = str(entry._meta.model_name)
    return tuple(
        TextInTwo(
            name,
            label(name),
            dutch,
            rows[name].text if name in rows else "",
            _standing(dutch, rows.get(name)),
            name not in LINES,
        )
        for name in TRANSLATABLE[entity]
        if (dutch := getattr(entry, name))
    )


def _standing(dutch: str, row: Translation | None) -> Standing:
    if row is None:
        return Standing.MISSING
    if row.state == TranslationState.OUTDATED or row.source_hash != text_hash(dutch):
        return Standing.OUTDATED
    return Standing.MACHINE if row.state == TranslationState.MACHINE else Standing.CURRENT
