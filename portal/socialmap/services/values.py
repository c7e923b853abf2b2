"""New values of an entry: read, checked field by field, and written down as what they were."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import models
from django.utils.translation import gettext as _

from portal.socialmap.models import Entry, HsdsEntity
from tenants.errors import Invalid

WEB_ADDRESSES = frozenset({"url", "website", "uri", "logo"})
MAIL_ADDRESSES = frozenset({"email", "assurer_email"})
_web_address = URLValidator(schemes=["http", "https"])
_mail_address = EmailValidator()


def cleaned(entry: Entry, values: Mapping[str, Any], allowed: Collection[str]) -> dict[str, Any]:
    """The values as Python has them, of allowed fields only; unchanged ones are left out.

    Raises:
        Invalid: with a sentence per field.
    """
    found: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name, value in values.items():
        if name not in allowed:
            wrong[name] = _("Dit veld kunt u hier niet wijzigen.")
            continue
        try:
            found[name] = _clean(entry, name, value)
        except ValidationError as error:
            wrong[name] = " ".join(error.messages)
    if wrong:
        raise Invalid(_("Niet alles is goed ingevuld."), fields=wrong)
    return {name: value for name, value in found.items() if value != getattr(entry, name)}


def _clean(entry: Entry, name: str, value: Any) -> Any:
    field = entry._meta.get_field(name)
    assert isinstance(field, models.Field)
    if value == "" and field.null:
        value = None
    if value is None and field.null:
        return None
    if isinstance(value, str):
        value = value.strip()
    clean = field.clean(value, entry)
    if clean and name in WEB_ADDRESSES:
        _web_address(clean)
    if clean and name in MAIL_ADDRESSES:
        _mail_address(clean)
    return clean


def as_json(value: Any) -> Any:
    """A value of a field as it stands in a JSON column: dates and times by ISO, numbers exact, a row by its uid."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value.normalize()) if value == value.to_integral() else str(value)
    if isinstance(value, models.Model):
        return str(getattr(value, "uid", value.pk))
    return value


def present(entity: HsdsEntity, name: str) -> Any:
    """What the field holds now, as JSON."""
    return as_json(getattr(entity, name))
