"""What the portal asks: the list of editors, the way back onto the map, and the figures."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap.asking.steps import terms_of
from portal.socialmap.models import AskStep, FreshnessAsk
from portal.socialmap.services.editing import publish
from tenants.access import Actor, can, refuse, require
from tenants.models import Tenant

PAGE = 25


@dataclass(frozen=True)
class AskLine:
    """One question that nobody answered yet."""

    uid: UUID
    service: UUID
    name: str
    organization: str
    step: str
    step_label: str
    asked_at: datetime
    step_at: datetime

    @property
    def hidden(self) -> bool:
        return self.step == AskStep.HIDDEN


@dataclass(frozen=True)
class AskList:
    """A page of questions. `more` tells whether there is a next page."""

    lines: tuple[AskLine, ...]
    more: bool


@dataclass(frozen=True)
class AskFigures:
    """How many questions stand at each step, how many were answered, and how often the portal asks."""

    waiting: dict[str, int]
    answered: int
    ask_months: int


def asks(actor: Actor, *, page: int = 1) -> AskList:
    """What waits for an answer, what silence took off the map first. One query.

    Args:
        page: from 1; a page holds 25.
    """
    start = (max(page, 1) - 1) * PAGE
    found = (
        FreshnessAsk.objects.visible_to(actor).filter(closed_at__isnull=True).select_related("service__organization")
    )
    rows = list(found.order_by("asked_at", "pk")[start : start + PAGE + 1])
    return AskList(tuple(_line(row) for row in rows[:PAGE]), len(rows) > PAGE)


def ask_figures(tenant: Tenant) -> AskFigures:
    """Figures of the active portal, for a command. Two queries."""
    waiting = dict.fromkeys((step.value for step in AskStep), 0)
    rows = (
        FreshnessAsk.objects.filter(closed_at__isnull=True).order_by().values_list("step").annotate(number=Count("pk"))
    )
    answered = FreshnessAsk.objects.exclude(answer="").count()
    return AskFigures(waiting | dict(rows), answered, terms_of(tenant).ask_months)


@transaction.atomic
def bring_back(actor: Actor, *, uid: UUID) -> FreshnessAsk:
    """Put an entry that silence took off the map back on it. It still counts as long not checked.

    Args:
        actor: an editor.

    Raises:
        NotFound: no such question for this actor.
        Refused: the entry was not taken off, or somebody put it back.
    """
    require(can(actor, "map_entry_public.publish"))
    rows = FreshnessAsk.objects.visible_to(actor).select_related("service")
    ask: FreshnessAsk = rows.locked().get_or_not_found(uid=uid)
    if ask.step != AskStep.HIDDEN or ask.closed_at is not None or ask.service.live:
        require(refuse(_("Deze vermelding staat al op de kaart.")))
    publish(actor, entity="service", uid=ask.service.uid, version=ask.service.version)
    ask.closed_at = timezone.now()
    ask.save(update_fields=["closed_at"])
    return ask


def _line(row: FreshnessAsk) -> AskLine:
    organization = row.service.organization
    return AskLine(
        row.uid,
        row.service.uid,
        row.service.name,
        organization.name if organization else "",
        row.step,
        str(AskStep(row.step).label),
        row.asked_at,
        row.step_at,
    )
