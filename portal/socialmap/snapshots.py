"""What a row held, as JSON, and back again: enough to take an import back."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from portal.socialmap.models import HsdsEntity


def json_of(value: Any) -> Any:
    """A value of a field as it stands in a JSON column."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, models.Model):
        return value.pk
    return value


def snapshot(entity: HsdsEntity, names: Iterable[str]) -> dict[str, Any]:
    return {name: json_of(getattr(entity, name)) for name in names}


def rebuilt(model: type[HsdsEntity], written: Mapping[str, Any]) -> HsdsEntity:
    """A row that was removed, as it was, key and uid included; not saved."""
    values = {}
    for column in model._meta.concrete_fields:
        value = written.get(column.attname)
        plain = value is None or column.is_relation or isinstance(column, models.JSONField)
        values[column.attname] = value if plain else column.to_python(value)
    return model(**values)


def restore(entity: HsdsEntity, name: str, written: Any) -> str:
    """Put one value of a snapshot back; returns the name of its field."""
    column: Any = next(field for field in entity._meta.concrete_fields if name in (field.name, field.attname))
    plain = written is None or column.is_relation or isinstance(column, models.JSONField)
    setattr(entity, column.attname, written if plain else column.to_python(written))
    return str(column.name)
