"""Looks at the translations of entries: in each language of the portal, of the text that residents read."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from cms.admin.mending.looking.registry import Looker, Seen
from cms.admin.mending.troubles import Trouble
from portal.socialmap.models import Organization, Service, Translation, TranslationState
from portal.socialmap.selectors.translating import text_hash
from tenants.models import Tenant

DUTCH = "nl"
# The text of an entry that comes first for residents; the rest follows it.
FIELDS = ("plain_text", "description")
MODELS: dict[str, Any] = {"service": Service, "organization": Organization}


def _look(tenant: Tenant, _now: datetime) -> Iterator[Seen]:
    """Three queries."""
    languages = [language for language in tenant.languages if language != DUTCH]
    if not languages:
        return
    known = {
        (entity, uid, field, language): (source, state)
        for entity, uid, field, language, source, state in Translation.objects.filter(
            entity__in=MODELS, field__in=FIELDS, language__in=languages
        )
        .order_by()
        .values_list("entity", "object_uid", "field", "language", "source_hash", "state")
    }
    for entity, model in MODELS.items():
        rows = model.objects.all().in_sight().filter(audience="public").order_by("pk")
        for key, uid, name, plain, description in rows.values_list("pk", "uid", "name", *FIELDS):
            field, text = next(((f, t) for f, t in zip(FIELDS, (plain, description), strict=True) if t), ("", ""))
            for language in languages if field else ():
                trouble = _trouble(known.get((entity, uid, field, language)), text)
                if trouble:
                    yield _seen(trouble, entity, key, uid, name, language)


def _trouble(translation: tuple[str, str] | None, text: str) -> str:
    if translation is None:
        return Trouble.NOT_TRANSLATED
    source, state = translation
    outdated = state == TranslationState.OUTDATED or source != text_hash(text)
    return Trouble.TRANSLATION_OLD if outdated else ""


def _seen(trouble: str, entity: str, key: int, uid: UUID, name: str, language: str) -> Seen:
    return Seen(trouble, entity, key, name, language, uid)


LOOKER = Looker(
    "entries",
    frozenset({Trouble.NOT_TRANSLATED, Trouble.TRANSLATION_OLD}),
    frozenset({"service", "organization"}),
    _look,
)
