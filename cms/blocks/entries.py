"""An entry of the social map, named by its address: editors copy it from the page that they have open."""

import re
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.socialmap.models import Organization, Service

UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
MODELS: dict[str, Any] = {"service": Service, "organization": Organization}
LONGEST_ADDRESS = 300


def entry_uid(written: str, entity: str) -> str:
    """The uid of the entry that somebody named by its address or its uid. One query.

    Args:
        entity: "service" or "organization".

    Raises:
        ValidationError: no uid stands in it, or the active portal shows no such entry. The sentence is the same for an
            entry of another portal and one that does not exist.
    """
    found = UID.search(written)
    if found is None:
        raise ValidationError(_("Plak hier het adres van de pagina op de sociale kaart."))
    uid = UUID(found[0])
    if not MODELS[entity].published.filter(uid=uid).exists():
        raise ValidationError(_("Deze vermelding staat niet op uw sociale kaart."))
    return str(uid)


class EntryBlock(blocks.CharBlock):  # type: ignore[misc]
    """A service of the social map; kept as its uid, so that what it shows is read live."""

    entity = "service"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Vermelding op de sociale kaart"))
        kwargs.setdefault("help_text", _("Plak het adres van de pagina op de sociale kaart."))
        kwargs.setdefault("max_length", LONGEST_ADDRESS)
        super().__init__(**kwargs)

    def clean(self, value: str) -> str:
        written = super().clean(value)
        return entry_uid(written, self.entity) if written else ""


class OrganisationBlock(EntryBlock):
    """An organisation of the social map."""

    entity = "organization"
