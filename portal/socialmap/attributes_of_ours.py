"""Our own layer as HSDS attributes, both ways: other tools keep what they do not know, so an export brings it back.

Life domains, target groups and UPL products are attributes already; this maps the columns that we added.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from portal.socialmap.capacity import MOST_WEEKS, Capacity
from portal.socialmap.models import Audience, HsdsEntity
from tenants.models import Organisation, OrganisationKind


@dataclass(frozen=True)
class OwnAttribute:
    """A term of our taxonomy `ketenwijzer` with its value."""

    code: str
    value: str


@dataclass(frozen=True)
class Column:
    """How one column of ours is written as text and read again. `read` raises ValueError for what it does not know."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def _one_of(choices: Iterable[str]) -> Callable[[str], str]:
    known = frozenset(choices)

    def read(text: str) -> str:
        if text not in known:
            raise ValueError(text)
        return text

    return read


def _boolean(text: str) -> bool:
    return {"true": True, "false": False}[_one_of(("true", "false"))(text)]


def _weeks(text: str) -> int:
    return int(_one_of(map(str, range(1, MOST_WEEKS + 1)))(text))


def _owner(text: str) -> Organisation:
    found = Organisation.objects.filter(uid=UUID(text)).first()
    if found is None:
        raise ValueError(text)
    return found


TEXT = Column(str, str)
DATE = Column(date.isoformat, date.fromisoformat)
FLAG = Column(lambda value: "true" if value else "false", _boolean)
AUDIENCE = Column(str, _one_of(Audience.values))
CAPACITY = Column(str, _one_of(Capacity.values))
WEEKS = Column(str, _weeks)

_DATES = {"checked_on": DATE, "visible_from": DATE, "visible_until": DATE}
_TEXTS = {"audience": AUDIENCE, "plain_text": TEXT, "professional_text": TEXT}
COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "organization": {
        **_TEXTS,
        **_DATES,
        "kind": Column(str, _one_of(OrganisationKind.values)),
        "owner": Column(lambda owner: str(owner.uid), _owner),
    },
    "service": {**_TEXTS, **_DATES, "capacity": CAPACITY, "capacity_weeks": WEEKS, "capacity_on": DATE},
    "location": {**_DATES, "secret": FLAG},
    "schedule": {"open_on_holidays": FLAG},
}
# What goes without saying is not said.
SILENT: Mapping[str, object] = {"audience": Audience.PUBLIC, "secret": False, "open_on_holidays": False}


def attributes_of(entity: HsdsEntity) -> list[OwnAttribute]:
    """Our layer of this entity as attributes. `owner` is read: select it when there are many."""
    columns = COLUMNS.get(entity._meta.model_name or "", {})
    values = {name: getattr(entity, name) for name in columns}
    return [
        OwnAttribute(name, columns[name].write(value))
        for name, value in values.items()
        if value not in (None, "") and value != SILENT.get(name)
    ]


def columns_from(entity: str, attributes: Iterable[OwnAttribute]) -> tuple[dict[str, Any], list[OwnAttribute]]:
    """Read attributes of our taxonomy back.

    Args:
        entity: the HSDS name, such as "service".
        attributes: terms of our taxonomy with their values, as they came.

    Returns:
        Values by column, and the attributes that could not be read (unknown term, or a value we do not know).
        A query for each `owner`.
    """
    columns = COLUMNS.get(entity, {})
    values: dict[str, Any] = {}
    unread: list[OwnAttribute] = []
    for attribute in attributes:
        column = columns.get(attribute.code)
        try:
            if column is None:
                raise ValueError(attribute.code)
            values[attribute.code] = column.read(attribute.value)
        except ValueError:
            unread.append(attribute)
    return values, unread
