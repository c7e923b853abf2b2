"""Texts of an entry in another language, as long as they are a translation of the text that stands there now."""

import hashlib
from collections.abc import Iterable, Mapping

from portal.socialmap.models import HsdsEntity, Translation, TranslationState


def text_hash(text: str) -> str:
    """By which a translation knows of which text it is one."""
    return hashlib.sha256(text.encode()).hexdigest()


def translated(entity: HsdsEntity, language: str, fields: Iterable[str]) -> Mapping[str, str]:
    """The fields in this language, in Dutch where there is no translation of the present text.

    No query for Dutch, one for any other language. Of another portal's entry there is Dutch only.
    """
    texts = {name: str(getattr(entity, name)) for name in fields}
    if language == "nl":
        return texts
    found = Translation.objects.filter(
        entity=entity._meta.model_name, object_uid=entity.uid, language=language, field__in=texts
    ).exclude(state=TranslationState.OUTDATED)
    return texts | {row.field: row.text for row in found if row.source_hash == text_hash(texts[row.field])}
