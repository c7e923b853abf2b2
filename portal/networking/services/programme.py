"""The programme: its organiser writes it, whoever comes chooses a group in each round."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.meetings.models import Invitation, Meeting
from portal.meetings.services.finding import held
from portal.meetings.words import COMING
from portal.networking import audit_actions, groups
from portal.networking.models import ProgrammePart
from portal.networking.models.programme import MOST_ROOM, MOST_TITLE
from tenants.access import Actor
from tenants.audit import record
from tenants.dutch_time import DUTCH_TIME, dutch
from tenants.errors import Invalid, NotFound, Refused
from tenants.managers import TenantQuerySet

MOST_PARTS = 60


@dataclass(frozen=True)
class Written:
    """A part as its organiser writes it. With `round` it is a group in that round, and has its times."""

    title: str
    starts: time | None = None
    ends: time | None = None
    room: str = ""
    speaker: str = ""
    capacity: int | None = None
    round: UUID | None = None


@transaction.atomic
def write_part(actor: Actor, *, uid: UUID, written: Written, part: UUID | None = None) -> ProgrammePart:
    """Add a part to the programme, or change one.

    Args:
        part: the one to change; None adds.

    Raises:
        NotFound: no such meeting for this actor, or no such part in it.
        Refused: the actor does not organise it, or it is over.
        Invalid: something cannot be as it was written; told per field.
    """
    meeting = held(actor, uid, "change")
    found = _parts(meeting).get_or_not_found(uid=part) if part is not None else ProgrammePart(meeting=meeting)
    if part is None and _parts(meeting).count() >= MOST_PARTS:
        raise Invalid(_("Een programma heeft hoogstens %(most)s delen.") % {"most": MOST_PARTS})
    of = _round(meeting, written, found)
    found.round = of
    found.title, found.room, found.speaker = (
        " ".join(each.split()) for each in (written.title, written.room, written.speaker)
    )
    found.capacity = written.capacity
    found.starts_at, found.ends_at = (of.starts_at, of.ends_at) if of is not None else _times(meeting, written)
    _judge(found)
    found.save()
    if of is None:
        found.groups.update(starts_at=found.starts_at, ends_at=found.ends_at)
    record(actor, audit_actions.PROGRAMME, meeting, part=found.uid, what="written")
    return found


@transaction.atomic
def remove_part(actor: Actor, *, uid: UUID, part: UUID) -> None:
    """Take a part out of the programme, with its groups and who chose them.

    Raises:
        NotFound, Refused: as for `write_part`.
    """
    meeting = held(actor, uid, "change")
    found: ProgrammePart = _parts(meeting).get_or_not_found(uid=part)
    record(actor, audit_actions.PROGRAMME, meeting, part=found.uid, what="removed")
    found.delete()


@transaction.atomic
def choose(actor: Actor, *, uid: UUID, chosen: Sequence[UUID]) -> None:
    """Choose a group in each round, or none. The last choice counts.

    Args:
        actor: somebody who said that they come.

    Raises:
        NotFound: no such meeting for this actor.
        Refused: they did not say that they come, or have no seat yet.
        Invalid: a group is none of this meeting, is full, or two are of one round.
    """
    if actor.person is None:
        raise NotFound()
    meeting: Meeting = Meeting.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    seat: Invitation | None = meeting.invitations.filter(person=actor.person, answer__in=COMING, waiting=False).first()
    if seat is None:
        raise Refused(_("Zeg eerst dat u komt. Daarna kiest u een groep."))
    found = groups.named(meeting, chosen)
    kept = frozenset(
        ProgrammePart.objects.filter(meeting=meeting, choices__invitation=seat).values_list("pk", flat=True)
    )
    groups.refuse_full(meeting, found, kept=kept)
    groups.put(found, invitation=seat)
    record(actor, audit_actions.CHOSE, meeting)


def _parts(meeting: Meeting) -> TenantQuerySet[Any]:
    found: TenantQuerySet[Any] = ProgrammePart.objects.get_queryset()
    return found.filter(meeting=meeting)


def _round(meeting: Meeting, written: Written, found: ProgrammePart) -> ProgrammePart | None:
    if written.round is None:
        return None
    of: ProgrammePart | None = _parts(meeting).filter(uid=written.round, round__isnull=True).first()
    if of is None or of.pk == found.pk or (found.pk and found.groups.exists()):
        said = _("Kies een ronde uit het programma.")
        raise Invalid(said, {"round": said})
    return of


def _times(meeting: Meeting, written: Written) -> tuple[datetime, datetime]:
    wrong = {name: _("Vul een tijd in, zoals 14:30.") for name in ("starts", "ends") if getattr(written, name) is None}
    if wrong or written.starts is None or written.ends is None:
        raise Invalid(next(iter(wrong.values())), wrong)
    day = meeting.starts_at.astimezone(DUTCH_TIME).date()
    starts, ends = dutch(day, written.starts), dutch(day, written.ends)
    if starts is None or ends is None or starts >= ends:
        said = _("Dit deel eindigt voordat het begint.")
        raise Invalid(said, {"ends": said})
    if starts < meeting.starts_at or ends > meeting.ends_at:
        said = _("Dit deel valt buiten de bijeenkomst.")
        raise Invalid(said, {"starts": said})
    return starts, ends


def _judge(part: ProgrammePart) -> None:
    checks = (
        ("title", not part.title, _("Schrijf op wat er gebeurt.")),
        ("title", len(part.title) > MOST_TITLE, _("Dit is te lang. Schrijf het korter op.")),
        ("room", len(part.room) > MOST_ROOM, _("Dit is te lang. Schrijf het korter op.")),
        ("speaker", len(part.speaker) > MOST_TITLE, _("Dit is te lang. Schrijf het korter op.")),
        (
            "capacity",
            part.capacity is not None and not 1 <= part.capacity <= 5_000,
            _("Vul een getal in van 1 tot 5000."),
        ),
    )
    wrong = {name: said for name, is_wrong, said in checks if is_wrong}
    if wrong:
        raise Invalid(next(iter(wrong.values())), wrong)
