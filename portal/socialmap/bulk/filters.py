"""Which of the own services an editor works on."""

from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from portal.socialmap.freshness import Freshness, months_before, rule_of
from portal.socialmap.models import Attribute, Audience, Service, ServiceArea
from portal.socialmap.services.finding import edits_everything
from portal.socialmap.services.groups import MUNICIPALITY
from portal.socialmap.taxonomies import LIFE_DOMAINS, OURS
from tenants.access import Actor

LONGEST_TEXT = 100


@dataclass(frozen=True)
class ServiceFilter:
    """What an editor asked for; what is empty does not narrow.

    Attributes:
        theme: the code of a life domain, or "-" for services without any.
        owner: the uid of the party of the chain that keeps it true, or "-" for none.
        municipality: a CBS code.
    """

    theme: str = ""
    freshness: str = ""
    owner: str = ""
    municipality: str = ""
    audience: str = ""
    text: str = ""

    def as_dict(self) -> dict[str, str]:
        return {each.name: value for each in fields(self) if (value := getattr(self, each.name))}


NONE = "-"


def services_of(actor: Actor, asked: ServiceFilter) -> Any:
    """The own services that an editor finds by this filter, drafts included, by name. A queryset; adds no query."""
    if not edits_everything(actor):
        return Service.objects.none()
    found = Service.objects.all()
    if asked.theme:
        themes = Attribute.objects.filter(
            service=OuterRef("pk"),
            taxonomy_term__taxonomy__external_id=LIFE_DOMAINS,
            taxonomy_term__data_source=OURS,
            gone_from_source_at=None,
        )
        if asked.theme == NONE:
            found = found.filter(~Exists(themes))
        else:
            found = found.filter(Exists(themes.filter(taxonomy_term__code=asked.theme)))
    if asked.freshness:
        found = found.filter(as_fresh(actor, asked.freshness))
    if asked.owner == NONE:
        found = found.filter(organization__owner__isnull=True)
    elif asked.owner:
        uid = _as_uuid(asked.owner)
        found = found.filter(organization__owner__uid=uid) if uid else found.none()
    if asked.municipality:
        areas = ServiceArea.objects.filter(
            service=OuterRef("pk"), extent_type=MUNICIPALITY, extent=asked.municipality, gone_from_source_at=None
        )
        found = found.filter(Exists(areas))
    if asked.audience in Audience.values:
        found = found.filter(audience=asked.audience)
    for word in asked.text[:LONGEST_TEXT].split():
        found = found.filter(
            Q(name__icontains=word) | Q(organization__name__icontains=word) | Q(plain_text__icontains=word)
        )
    return found.select_related("organization__owner").order_by("name", "pk")


def as_fresh(actor: Actor, wanted: str) -> Q:
    """The rule of freshness as a condition: the same answer as `freshness()` gives row by row."""
    today, rule = timezone.localdate(), rule_of(actor.tenant)
    due, stale = months_before(today, rule.due_after), months_before(today, rule.stale_after)
    conditions = {
        Freshness.STALE.value: Q(checked_on__isnull=True) | Q(checked_on__lte=stale),
        Freshness.DUE.value: Q(checked_on__gt=stale, checked_on__lte=due),
        Freshness.FRESH.value: Q(checked_on__gt=due),
    }
    return conditions.get(wanted, Q(pk__in=[]))


def _as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
