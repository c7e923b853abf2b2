"""One value of a source -> the value that the field of the map holds, or why not."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import cache
from math import isfinite
from typing import Any

from django.db import models
from django.utils.dateparse import parse_date, parse_datetime

from portal.socialmap.models import HsdsEntity

# Years that a directory of services can mean; a date outside them is a slip of the pen.
FIRST_YEAR, LAST_YEAR = 1800, 2200
LARGEST = 10**15
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$")


class Unusable(ValueError):
    """The value cannot be used; the message says why in the reader's words."""


def text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


def number(value: Any) -> float:
    try:
        found = float(str(value).strip())
    except (ValueError, OverflowError) as error:
        raise Unusable("is geen getal") from error
    if not isfinite(found) or abs(found) > LARGEST:
        raise Unusable("is geen bruikbaar getal")
    return found


def whole(value: Any) -> int:
    found = number(value)
    if not found.is_integer() or abs(found) > 2**31 - 1:
        raise Unusable("is geen heel getal")
    return int(found)


def exact(value: Any) -> Decimal:
    try:
        found = Decimal(str(value).strip())
    except InvalidOperation as error:
        raise Unusable("is geen bedrag") from error
    if not found.is_finite() or abs(found) > LARGEST:
        raise Unusable("is geen bruikbaar bedrag")
    return found.quantize(Decimal("0.000001"))


def day(value: Any) -> date:
    written = str(value).strip()
    try:
        found = parse_date(written) or (parse_datetime(written) or datetime.min).date()
    except ValueError as error:
        raise Unusable("is geen bestaande datum") from error
    if found.year == 1:
        raise Unusable("is geen datum (jjjj-mm-dd)")
    return _in_reach(found)


def moment(value: Any) -> datetime:
    written = str(value).strip()
    try:
        found = datetime.fromisoformat(written)
    except ValueError as error:
        raise Unusable("is geen moment (jjjj-mm-ddTuu:mm)") from error
    _in_reach(found.date())
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def clock(value: Any) -> time:
    """A time of the day. An offset is dropped: hours of the map are local, and the file's text is kept beside it."""
    match = _CLOCK.match(str(value).strip())
    if match is None:
        raise Unusable("is geen tijd (uu:mm)")
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if (hour, minute, second) == (24, 0, 0):
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        raise Unusable("is geen bestaande tijd")
    return time(hour, minute, second)


def flag(value: Any) -> bool:
    written = str(value).strip().lower()
    if written in {"true", "1", "yes", "y"}:
        return True
    if written in {"false", "0", "no", "n"}:
        return False
    raise Unusable("is geen ja of nee")


def _in_reach(found: date) -> date:
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Unusable(f"ligt buiten {FIRST_YEAR} tot {LAST_YEAR}")
    return found


# Quoted: Django itself cannot subscript a field, only its types can.
_BY_FIELD: "tuple[tuple[type[models.Field[Any, Any]], Callable[[Any], Any]], ...]" = (
    (models.DateTimeField, moment),
    (models.DateField, day),
    (models.TimeField, clock),
    (models.DecimalField, exact),
    (models.FloatField, number),
    (models.IntegerField, whole),
    (models.BooleanField, flag),
)


@cache
def reader_of(model: type[HsdsEntity], name: str) -> Callable[[Any], Any]:
    """How a field's value is read: by its type, its choices and its length."""
    column: Any = model._meta.get_field(name)
    for kind, read in _BY_FIELD:
        if isinstance(column, kind):
            return read
    choices = frozenset(value for value, _label in column.choices or ())
    longest = column.max_length

    def read_text(value: Any) -> str:
        found = text(value)
        if choices and found not in choices:
            raise Unusable(f"is geen van {', '.join(sorted(choices))}")
        if longest and len(found) > longest:
            raise Unusable(f"is langer dan {longest} tekens")
        return found

    return read_text
