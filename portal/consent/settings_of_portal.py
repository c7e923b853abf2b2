"""The purposes and kinds of data of a portal, as its administrators look after them."""

from dataclasses import dataclass
from uuid import UUID

from portal.consent.asking import Language, every_language
from portal.consent.models import DataCategory, Purpose
from portal.consent.words import GroundKind
from tenants.access import Actor, Decision, can
from tenants.models import OrganisationKind


@dataclass(frozen=True)
class PurposeLine:
    """A purpose in words. `missing`: languages without a text; residents read Dutch there."""

    uid: UUID
    title: str
    kind: str
    article: str
    categories: tuple[str, ...]
    receivers: tuple[str, ...]
    months: int
    active: bool
    missing: tuple[Language, ...]


@dataclass(frozen=True)
class KindLine:
    uid: UUID
    name: str
    special: bool
    missing: tuple[Language, ...]


@dataclass(frozen=True)
class Overview:
    purposes: tuple[PurposeLine, ...]
    kinds: tuple[KindLine, ...]
    may_change: Decision


def overview(actor: Actor) -> Overview:
    """All purposes, also those that are switched off, and all kinds of data. Two queries."""
    known = kinds(actor)
    names = {each.code: str(each.names.get("nl", each.code)) for each in known}
    return Overview(
        purposes=tuple(_line(each, names) for each in Purpose.objects.visible_to(actor)),
        kinds=tuple(KindLine(each.uid, names[each.code], each.special, _without(each.names)) for each in known),
        may_change=can(actor, "settings.change"),
    )


def purpose(actor: Actor, uid: UUID) -> Purpose:
    """One purpose. One query.

    Raises:
        NotFound: no such purpose.
    """
    found: Purpose = Purpose.objects.visible_to(actor).get_or_not_found(uid=uid)
    return found


def kind(actor: Actor, uid: UUID) -> DataCategory:
    """One kind of data. One query.

    Raises:
        NotFound: no such kind.
    """
    found: DataCategory = DataCategory.objects.visible_to(actor).get_or_not_found(uid=uid)
    return found


def kinds(actor: Actor) -> list[DataCategory]:
    """All kinds of data in their order. One query."""
    return list(DataCategory.objects.visible_to(actor))


def _line(each: Purpose, names: dict[str, str]) -> PurposeLine:
    return PurposeLine(
        uid=each.uid,
        title=str(each.texts.get("nl", {}).get("title", each.code)),
        kind=str(GroundKind(each.ground).label),
        article=each.article,
        categories=tuple(names.get(code, code) for code in each.categories),
        receivers=tuple(
            str(OrganisationKind(code).label) for code in each.receivers if code in OrganisationKind.values
        ),
        months=each.months,
        active=each.active,
        missing=_without(each.texts),
    )


def _without(texts: dict[str, object]) -> tuple[Language, ...]:
    return tuple(each for each in every_language() if not texts.get(each.code))
