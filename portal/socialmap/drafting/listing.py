"""The editor's list of entries: found, narrowed, sorted, fifty at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.socialmap.bulk.filters import NONE, ServiceFilter, as_fresh, services_of
from portal.socialmap.freshness import Freshness, freshness, rule_of
from portal.socialmap.models import (
    Audience,
    Entry,
    Location,
    Organization,
    Proposal,
    ProposalState,
    Service,
    Translation,
    TranslationState,
)
from portal.socialmap.services.finding import edits_everything
from tenants.access import Actor

PAGE = 50
LONGEST_TEXT = 100
KINDS: Mapping[str, str | Promise] = {
    "service": _("Diensten"),
    "organization": _("Organisaties"),
    "location": _("Plekken"),
}
LIVE, CHANGED, NEW, HIDDEN, ELSEWHERE = "live", "changed", "new", "hidden", "elsewhere"
STATES: Mapping[str, str | Promise] = {
    LIVE: _("Te zien"),
    CHANGED: _("Te zien, met concept"),
    NEW: _("Nog nooit te zien"),
    HIDDEN: _("Van de kaart gehaald"),
}
SORTS: Mapping[str, tuple[str | Promise, tuple[Any, ...]]] = {
    "name": (_("Naam"), (F("name").asc(),)),
    "checked": (_("Langst niet nagekeken"), (F("checked_on").asc(nulls_first=True), F("name").asc())),
    "changed": (_("Laatst gewijzigd"), (F("changed_at").desc(),)),
}


@dataclass(frozen=True)
class Asked:
    """What an editor asked for; what is empty does not narrow.

    Attributes:
        theme: the code of a life domain, "-" for none at all.
        owner: the uid of the party that keeps it true, "-" for none.
        missing: a language in which a text is missing.
        state: one of STATES, or "elsewhere" for what another portal published here.
    """

    text: str = ""
    state: str = ""
    theme: str = ""
    freshness: str = ""
    audience: str = ""
    owner: str = ""
    municipality: str = ""
    missing: str = ""
    sort: str = ""

    def as_dict(self) -> dict[str, str]:
        return {each.name: value for each in fields(self) if (value := getattr(self, each.name))}


@dataclass(frozen=True)
class Line:
    """An entry in the list."""

    entity: str
    uid: UUID
    name: str
    organization: str
    state: str
    checked_on: date | None
    freshness: Freshness
    partners_only: bool
    secret: bool
    locked: bool
    proposals: bool
    changed_at: datetime
    from_portal: str = ""

    @property
    def state_label(self) -> str:
        return str(STATES.get(self.state, ""))


@dataclass(frozen=True)
class Found:
    """One page of the list."""

    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int


def entries(actor: Actor, entity: str, asked: Asked, page: int = 1) -> Found:
    """The entries of this kind that an editor finds. Two queries, however many there are."""
    if entity not in KINDS or not edits_everything(actor):
        return Found((), 0, 1, 1)
    rows = _narrowed(actor, entity, asked)
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    _label, order = SORTS.get(asked.sort, SORTS["name"])
    seen = rows.annotate(proposed=_proposed(entity)).order_by(*order, "pk")[(page - 1) * PAGE : page * PAGE]
    today, rule = timezone.localdate(), rule_of(actor.tenant)
    return Found(
        tuple(_line(actor, entity, row, freshness(row.checked_on, today, rule)) for row in seen), total, page, pages
    )


def state_of(entry: Entry) -> str:
    """How an entry stands: seen, seen with a draft, never seen, taken away."""
    if entry.live:
        return CHANGED if entry.has_unpublished_changes else LIVE
    return HIDDEN if entry.first_published_at else NEW


def _narrowed(actor: Actor, entity: str, asked: Asked) -> Any:
    if entity == "service" and asked.state == ELSEWHERE:
        return _with_text(Service.published.visible_to(actor).exclude(tenant=actor.tenant), asked.text).select_related(
            "organization", "tenant"
        )
    rows = _ROWS[entity](actor, asked)
    if asked.state in _STATE:
        rows = rows.filter(_STATE[asked.state])
    if asked.missing:
        there = Translation.objects.filter(entity=entity, object_uid=OuterRef("uid"), language=asked.missing[:35])
        rows = rows.filter(~Exists(there.exclude(state=TranslationState.OUTDATED)))
    return rows


_STATE: Mapping[str, Q] = {
    LIVE: Q(live=True),
    CHANGED: Q(has_unpublished_changes=True),
    NEW: Q(live=False, first_published_at=None),
    HIDDEN: Q(live=False, first_published_at__isnull=False),
}


def _services(actor: Actor, asked: Asked) -> Any:
    narrow = ServiceFilter(
        asked.theme, asked.freshness, asked.owner, asked.municipality, asked.audience, asked.text[:LONGEST_TEXT]
    )
    return services_of(actor, narrow)


def _organizations(actor: Actor, asked: Asked) -> Any:
    rows = _with_text(Organization.objects.all(), asked.text)
    if asked.freshness:
        rows = rows.filter(as_fresh(actor, asked.freshness))
    if asked.audience in Audience.values:
        rows = rows.filter(audience=asked.audience)
    if asked.owner == NONE:
        rows = rows.filter(owner=None)
    elif asked.owner:
        rows = rows.filter(owner__uid=_uid(asked.owner))
    return rows


def _locations(actor: Actor, asked: Asked) -> Any:
    rows = Location.objects.select_related("organization")
    for word in asked.text[:LONGEST_TEXT].split():
        street = Q(addresses__address_1__icontains=word) | Q(addresses__city__icontains=word)
        rows = rows.filter(pk__in=Location.objects.filter(Q(name__icontains=word) | street).values("pk"))
    return rows.filter(as_fresh(actor, asked.freshness)) if asked.freshness else rows


def _with_text(rows: Any, text: str) -> Any:
    for word in text[:LONGEST_TEXT].split():
        rows = rows.filter(Q(name__icontains=word) | Q(plain_text__icontains=word) | Q(description__icontains=word))
    return rows


_ROWS: Mapping[str, Callable[[Actor, Asked], Any]] = {
    "service": _services,
    "organization": _organizations,
    "location": _locations,
}


def _proposed(entity: str) -> Exists:
    return Exists(Proposal.objects.filter(**{entity: OuterRef("pk")}, state=ProposalState.OPEN))


def _line(actor: Actor, entity: str, row: Any, fresh: Freshness) -> Line:
    organization = getattr(row, "organization", None)
    own = row.tenant_id == actor.tenant.pk
    return Line(
        entity=entity,
        uid=row.uid,
        name=str(row),
        organization=organization.name if organization else "",
        state=state_of(row) if own else ELSEWHERE,
        checked_on=row.checked_on,
        freshness=fresh,
        partners_only=getattr(row, "audience", "") == Audience.PARTNERS,
        secret=getattr(row, "secret", False),
        locked=row.locked,
        proposals=row.proposed,
        changed_at=row.changed_at,
        from_portal="" if own else row.tenant.name,
    )


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
