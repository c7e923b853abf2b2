"""What may be done with one ground now, and what an ending would leave going."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from portal.consent import policies
from portal.consent.models import Ground
from portal.consent.selectors import GroundPage, grounds_about, page_of, with_parts
from portal.consent.words import OF_OBJECTIONS, EventKind
from tenants.access import Actor, Decision


@dataclass(frozen=True)
class GroundAndSteps:
    """One record, and the steps that this actor may take. `waits`: an objection waits for an answer."""

    page: GroundPage
    controller: str
    kinds: tuple[str, ...]
    waits: bool
    may_renew: Decision
    may_decide: Decision
    may_record: Decision


def ground_and_steps(actor: Actor, uid: UUID) -> GroundAndSteps:
    """One record with its steps. Three queries and what the policy asks.

    Raises:
        NotFound: no such ground for this actor.
    """
    found: Ground = with_parts(Ground.objects.visible_to(actor)).get_or_not_found(uid=uid)
    page = page_of(actor, found, timezone.localdate())
    may_record = policies.may_record(actor, found.subject)
    objections = [each.kind for each in found.events.all() if each.kind in OF_OBJECTIONS]
    return GroundAndSteps(
        page=page,
        controller=str(found.shown.get("controller", "")),
        kinds=tuple(found.categories),
        waits=page.stands and bool(objections) and objections[-1] == EventKind.OBJECTED,
        may_renew=may_record if page.stands else page.may_withdraw,
        may_decide=policies.may_decide(actor, found),
        may_record=may_record,
    )


def goes_on_without(actor: Actor, page: GroundPage) -> list[GroundPage]:
    """The other grounds about the same resident that stand and that this actor may read. Three queries."""
    return [each for each in grounds_about(actor, page.subject) if each.stands and each.uid != page.uid]
