"""The usual week of a service in words, as its organisation reads it and writes it back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from portal.socialmap.models import Schedule, Service, ServiceAtLocation
from portal.socialmap.opening.dutch import NotUnderstood, read_hours
from portal.socialmap.opening.plan import WeekPlan, in_words, plan_of
from portal.socialmap.policies import HOURS
from portal.socialmap.selectors.assembling import rule_of_schedule
from tenants.errors import Invalid


@dataclass(frozen=True)
class StandingWeek:
    """What the week of a service hangs under, the rows that say it, and the same in words.

    Attributes:
        plan: None when words cannot say it: once a month, from a date, other hours at each of its places.
    """

    holder: Service | ServiceAtLocation
    rows: tuple[Schedule, ...]
    plan: WeekPlan | None

    @property
    def words(self) -> str:
        return said(self.plan) if self.plan is not None else ""


def said(plan: WeekPlan) -> str:
    """A week with each run of days on a line of its own."""
    return in_words(plan).replace("; ", "\n")


def read(words: str) -> WeekPlan:
    """The week that somebody wrote; without words there are no usual hours.

    Raises:
        Invalid: it cannot be read as hours.
    """
    if not words.strip():
        return WeekPlan()
    try:
        return read_hours(words).week
    except NotUnderstood as wrong:
        raise Invalid(_("Niet alle uren zijn goed ingevuld."), fields={HOURS: str(wrong)}) from wrong


def standing_weeks(services: Iterable[Service]) -> Mapping[int, StandingWeek]:
    """The weeks of these services by their key. Two queries, however many."""
    by_key = {service.pk: service for service in services}
    under = Q(service__in=by_key) | Q(service_at_location__service__in=by_key)
    rows = list(Schedule.objects.filter(under, gone_from_source_at=None).select_related("service_at_location"))
    places: dict[int, list[int]] = {}
    for key, service in ServiceAtLocation.objects.filter(service__in=by_key).values_list("pk", "service"):
        places.setdefault(service, []).append(key)
    return {key: _standing(service, rows, places.get(key, [])) for key, service in by_key.items()}


def _standing(service: Service, rows: list[Schedule], places: list[int]) -> StandingWeek:
    own = tuple(row for row in rows if row.service_id == service.pk)
    at_places = tuple(row for row in rows if row.service_at_location_id in places)
    if own or not at_places:
        return StandingWeek(service, own, _plan(own) if not at_places else None)
    holder = at_places[0].service_at_location
    return StandingWeek(holder, at_places, _plan(at_places) if len(places) == 1 else None)


def _plan(rows: tuple[Schedule, ...]) -> WeekPlan | None:
    """The week, if words say it and can be read back: a word between brackets inside a word is lost."""
    plan = plan_of(rule_of_schedule(row) for row in rows)
    if not plan:
        return plan
    try:
        return plan if read_hours(said(plan)).week == plan else None
    except NotUnderstood:
        return None
