"""What is not shared any more, or never was: what the ledger kept of it, in sentences."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from portal.cases.models import Case
from portal.cases.telling import what_stopped
from portal.consent.models import Ground, GroundEvent
from portal.consent.words import ENDINGS, Answer, EventKind
from portal.resident.selectors import sharing
from portal.resident.selectors.shapes import Ended
from tenants.access import Actor

MOST = 50


def ended(actor: Actor, case: Case, standing: sharing.Standing) -> Iterable[Ended]:
    """The grounds that no longer stand, the newest first. Three queries, and one of each room
    that tells what stopped."""
    alive = {ground.pk for ground in standing.grounds}
    rows = Ground.objects.visible_to(actor).about(case.subject).exclude(pk__in=alive)
    found = [(ground, _ending(ground)) for ground in rows.prefetch_related("parties", "events")[:MOST]]
    told = what_stopped(effect for _ground, event in found if event is not None for effect in event.effects)
    shown = [_shown(standing, ground, event, told) for ground, event in found if _tells(ground, event)]
    return sorted(shown, key=lambda each: each.at, reverse=True)


def _ending(ground: Ground) -> GroundEvent | None:
    return next((event for event in ground.events.all() if event.kind in ENDINGS), None)


def _tells(ground: Ground, event: GroundEvent | None) -> bool:
    """A renewed one goes on under its new record; one without an ending is a no, or its day is past."""
    return event is None or event.kind != EventKind.RENEWED


def _besides(event: GroundEvent | None, told: Mapping[UUID, str]) -> Iterable[str]:
    uids = [UUID(effect["uid"]) for effect in event.effects] if event is not None else []
    return [told[uid] for uid in uids if uid in told]


def _shown(standing: sharing.Standing, ground: Ground, event: GroundEvent | None, told: Mapping[UUID, str]) -> Ended:
    named = sharing.receivers(ground)
    stays = [name for team, name in named if sharing.other_ways(standing, team, ground)]
    return Ended(
        uid=ground.uid,
        names=tuple(name for _team, name in named),
        said=_said(ground, event),
        at=event.at if event is not None else ground.recorded_at,
        stopped=(
            *(_("%(name)s ziet niets meer van u.") % {"name": name} for _team, name in named if name not in stays),
            *_besides(event, told),
        ),
        still=tuple(
            _("%(name)s ziet nog iets van u om een andere reden. Die staat op deze pagina.") % {"name": name}
            for name in stays
        ),
    )


def _said(ground: Ground, event: GroundEvent | None) -> str:
    if ground.answer == Answer.REFUSED:
        return _("U zei nee.")
    if event is None:
        return _("De laatste dag is voorbij.")
    return {
        EventKind.WITHDRAWN: _("U bent gestopt met delen."),
        EventKind.OBJECTION_UPHELD: _("U kreeg gelijk met uw bezwaar."),
        EventKind.EXPIRED: _("De laatste dag is voorbij."),
        EventKind.ENDED: _("Het was niet meer nodig."),
    }[EventKind(event.kind)]
