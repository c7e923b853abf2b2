"""Changing what a portal shares data for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from portal.consent import audit_actions
from portal.consent.models import DataCategory, Purpose
from portal.consent.models.purposes import MOST_MONTHS
from portal.consent.words import GroundKind
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, Stale
from tenants.models import OrganisationKind

MOST_TITLE, MOST_WHY, MOST_NAME = 120, 1_500, 80


@dataclass(frozen=True)
class Written:
    """What an administrator filled in. `texts` holds `title` and `why` per language; Dutch is needed."""

    ground: str
    article: str
    categories: Sequence[str]
    receivers: Sequence[str]
    months: int
    texts: Mapping[str, Mapping[str, str]]
    active: bool = True


@transaction.atomic
def change_purpose(actor: Actor, *, uid: UUID, version: int, written: Written) -> Purpose:
    """Change a purpose. Records that were made under it keep the text that was shown.

    Raises:
        NotFound: no such purpose.
        Refused: the actor may not change the settings of the portal.
        Stale: somebody else changed it meanwhile.
        Invalid: with a sentence per field.
    """
    require(can(actor, "settings.change"))
    found: Purpose = Purpose.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    if found.version != version:
        raise Stale(_("Iemand anders heeft dit doel net gewijzigd. Bekijk het opnieuw."))
    if wrong := wrong_in(written):
        raise Invalid(next(iter(wrong.values())), wrong)
    found.ground, found.article, found.months = written.ground, " ".join(written.article.split()), written.months
    found.categories, found.receivers, found.active = list(written.categories), list(written.receivers), written.active
    found.texts = {code: dict(parts) for code, parts in written.texts.items() if any(parts.values())}
    found.version += 1
    found.save()
    record(actor, audit_actions.PURPOSE_CHANGED, found)
    return found


@transaction.atomic
def change_kind(actor: Actor, *, uid: UUID, names: Mapping[str, str]) -> DataCategory:
    """Call a kind of data otherwise. Records keep the words that were shown.

    Args:
        names: a name per language; Dutch is needed.

    Raises:
        NotFound: no such kind of data.
        Refused: the actor may not change the settings of the portal.
        Invalid: there is no Dutch name, or one is too long.
    """
    require(can(actor, "settings.change"))
    found: DataCategory = DataCategory.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    known = {code: " ".join(names.get(code, "").split()) for code, _name in settings.LANGUAGES}
    if not known["nl"]:
        said = _("Vul de Nederlandse naam in.")
        raise Invalid(said, {"name_nl": said})
    if too_long := next((code for code, name in known.items() if len(name) > MOST_NAME), ""):
        said = _("Deze tekst is te lang.")
        raise Invalid(said, {f"name_{too_long}": said})
    found.names = {code: name for code, name in known.items() if name}
    found.save()
    record(actor, audit_actions.KIND_CHANGED, found)
    return found


def wrong_in(written: Written) -> dict[str, str]:
    """A sentence for each field that cannot be; empty when all is well."""
    wrong = {}
    if written.ground not in GroundKind.values:
        wrong["ground"] = _("Kies een grondslag.")
    if written.ground == GroundKind.STATUTORY and not written.article.strip():
        wrong["article"] = _("Noem het wetsartikel dat u deze taak geeft.")
    if not 1 <= written.months <= MOST_MONTHS:
        wrong["months"] = _("Kies 1 tot en met %(most)s maanden.") % {"most": MOST_MONTHS}
    if not written.receivers or not set(written.receivers) <= set(OrganisationKind.values):
        wrong["receivers"] = _("Kies wie de gegevens mag krijgen.")
    known = set(DataCategory.objects.values_list("code", flat=True))
    if not written.categories or not set(written.categories) <= known:
        wrong["categories"] = _("Kies welke soorten gegevens.")
    return wrong | _wrong_texts(written.texts)


def _wrong_texts(texts: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    languages = {code for code, _name in settings.LANGUAGES}
    wrong = {}
    for code, parts in texts.items():
        title, why = parts.get("title", "").strip(), parts.get("why", "").strip()
        if code not in languages or (bool(title) != bool(why)):
            wrong[f"texts_{code}"] = _("Vul de titel en de uitleg allebei in, of laat ze allebei leeg.")
        elif len(title) > MOST_TITLE or len(why) > MOST_WHY:
            wrong[f"texts_{code}"] = _("Deze tekst is te lang.")
    if not texts.get("nl", {}).get("title", "").strip():
        wrong["texts_nl"] = _("Vul de Nederlandse titel en uitleg in.")
    return wrong
