"""Gives the entries of the demo their texts in other languages, as somebody who checked each."""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from portal.demo.content.shapes import Portal
from portal.demo.content.translating import texts_of, translations
from portal.demo.content.words import ACCESS
from portal.demo.filling.socialmap import uid_of
from portal.socialmap.models import Translation, TranslationState
from portal.socialmap.selectors.translating import text_hash
from portal.socialmap.taxonomies import ensure_taxonomies
from portal.socialmap.translations_of_ours import ensure_translations
from tenants.access import Actor

Row = tuple[str, UUID, str, str, str, str]  # entity, uid, field, language, Dutch text, translation


@transaction.atomic
def translate(actor: Actor, portal: Portal) -> int:
    """Make what is not there yet, in the active portal, the words of our lists included; returns how many texts.

    Costs four queries when everything stands, six when nothing does.
    """
    made = ensure_translations(actor, ensure_taxonomies(actor))
    known = set(
        Translation.objects.filter(entity__in=("service", "location")).values_list(
            "entity", "object_uid", "field", "language"
        )
    )
    missing = [
        Translation(
            entity=entity,
            object_uid=uid,
            field=field,
            language=language,
            text=text,
            source_hash=text_hash(dutch),
            state=TranslationState.CHECKED,
        )
        for entity, uid, field, language, dutch, text in (*_services(portal), *_places(portal))
        if (entity, uid, field, language) not in known
    ]
    Translation.objects.bulk_create(missing, batch_size=500)
    return made + len(missing)


def _services(portal: Portal) -> Iterator[Row]:
    for language in translations():
        for service in portal.services:
            uid = uid_of(portal.slug, "service", service.id)
            for field, dutch, text in texts_of(portal.slug, service, language):
                yield "service", uid, field, language.code, dutch, text


def _places(portal: Portal) -> Iterator[Row]:
    for language in translations():
        for place in portal.places.values():
            for access in place.access:
                if text := language.sentences.get(ACCESS[access]):
                    uid = uid_of(portal.slug, "location", place.id)
                    yield "location", uid, f"access.{access}", language.code, ACCESS[access], text
