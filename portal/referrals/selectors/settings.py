"""The kinds of help of a portal, for who sets them up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from portal.referrals.area import differs_in, offered_in, places
from portal.referrals.models import KindReceiver, ReferralKind
from portal.referrals.selectors.choices import in_full
from portal.referrals.selectors.sharing import title_of
from portal.socialmap.models import Service
from tenants.access import Actor, can
from tenants.errors import NotFound
from tenants.models import Team


@dataclass(frozen=True)
class KindLine:
    uid: UUID
    title: str
    help_text: str
    purpose: str
    active: bool
    questions: int
    teams: int


@dataclass(frozen=True)
class Here:
    """What differs of a kind in one municipality: whether it is there, and how many terms are others."""

    code: str
    name: str
    active: bool
    terms: int


@dataclass(frozen=True)
class Taker:
    """A team that takes a kind; `area` is where it works, empty for everywhere."""

    found: KindReceiver
    name: str
    area: str


@dataclass(frozen=True)
class KindPage:
    """A kind with the teams that take it, and those that could. `teams` are choices: uid and name.

    `here` has the municipalities of a region; it is empty for a portal of one.
    """

    kind: ReferralKind
    receivers: list[Taker]
    teams: list[tuple[str, str]]
    here: list[Here]


def kind_lines(actor: Actor) -> list[KindLine]:
    """All kinds of the portal, in use or not. One query.

    Raises:
        NotFound: the actor reads no settings.
    """
    _reads_settings(actor)
    rows = ReferralKind.objects.visible_to(actor).select_related("purpose")
    counted: Iterable[Any] = rows.annotate(taking=Count("receivers", filter=Q(receivers__active=True)))
    return [
        KindLine(
            each.uid, each.title, each.help_text, title_of(each.purpose), each.active, len(each.fields), each.taking
        )
        for each in counted
    ]


def kind_page(actor: Actor, uid: UUID) -> KindPage:
    """One kind. Three queries.

    Raises:
        NotFound: no such kind for this actor.
    """
    _reads_settings(actor)
    kind: ReferralKind = ReferralKind.objects.visible_to(actor).select_related("purpose").get_or_not_found(uid=uid)
    rows = KindReceiver.objects.visible_to(actor).filter(kind=kind)
    found = list(rows.select_related("team__organisation", "service"))
    teams = Team.objects.visible_to(actor).filter(closed_on__isnull=True, organisation__kind__in=kind.purpose.receivers)
    others = teams.exclude(pk__in=[each.team_id for each in found]).select_related("organisation")
    named = [(str(each.uid), in_full(each.organisation.name, each.name)) for each in others]
    takers = [
        Taker(each, in_full(each.team.organisation.name, each.team.name), places(each.municipalities)) for each in found
    ]
    return KindPage(kind, takers, sorted(named, key=lambda each: each[1]), _here(actor, kind))


def kind_here(actor: Actor, uid: UUID, municipality: str) -> tuple[ReferralKind, str]:
    """A kind, and the name of a municipality of the portal. One query.

    Raises:
        NotFound: no such kind for this actor, or the portal does not have that municipality.
    """
    _reads_settings(actor)
    if municipality not in actor.tenant.municipality_codes:
        raise NotFound()
    kind: ReferralKind = ReferralKind.objects.visible_to(actor).get_or_not_found(uid=uid)
    return kind, places([municipality])


def kind_choices(actor: Actor) -> list[tuple[str, str]]:
    """All kinds as choices, in use or not: uid and name. One query.

    Raises:
        NotFound: the actor reads no settings.
    """
    _reads_settings(actor)
    return [(str(each.uid), each.title) for each in ReferralKind.objects.visible_to(actor)]


def municipality_choices(actor: Actor) -> list[tuple[str, str]]:
    """The municipalities of the portal as choices: code and name."""
    return [(code, places([code])) for code in actor.tenant.municipality_codes]


def _here(actor: Actor, kind: ReferralKind) -> list[Here]:
    if len(actor.tenant.municipality_codes) < 2:
        return []
    return [
        Here(code, name, offered_in(kind, code), len(differs_in(kind, code).get("norms", {})))
        for code, name in municipality_choices(actor)
    ]


def receiver(actor: Actor, uid: UUID) -> tuple[KindReceiver, list[tuple[str, str]]]:
    """How a team takes a kind, and the entries of its organisation that could tell of room. Two queries.

    Raises:
        NotFound: there is none for this actor.
    """
    _reads_settings(actor)
    rows = KindReceiver.objects.visible_to(actor).select_related("kind", "team__organisation", "service")
    found: KindReceiver = rows.get_or_not_found(uid=uid)
    own = Service.objects.filter(organization__owner=found.team.organisation_id).order_by("name")
    return found, [(str(each.uid), each.name) for each in own.only("uid", "name")]


def _reads_settings(actor: Actor) -> None:
    if not can(actor, "settings.read"):
        raise NotFound()
