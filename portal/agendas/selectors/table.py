"""Who hears an item, by team, with its ground; and who waits outside, and why. To who hears it alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.agendas.models import AgendaItem
from portal.cases.models import CaseAccess
from portal.cases.words import Level, Source
from portal.consent.models import Ground
from portal.consent.selectors import with_parts
from portal.consent.words import ENDINGS
from portal.meetings.models import Invitation
from tenants.access import Actor
from tenants.models import Team


@dataclass(frozen=True)
class AtTable:
    """An invited team, whether somebody of it is there, and why it hears the item or waits."""

    name: str
    why: str
    there: bool
    mine: bool
    chair: bool = False


@dataclass(frozen=True)
class Hearing:
    """Who hears an item. `everybody`: it is about no identifiable resident."""

    everybody: bool
    hears: tuple[AtTable, ...]
    waits: tuple[AtTable, ...]


def hearing(actor: Actor, item: AgendaItem) -> Hearing:
    """By team who hears this item. Five queries, however many are invited; two for an item without a case.

    Args:
        item: one that this actor hears now, with its meeting.
    """
    if not item.is_identifiable:
        return Hearing(
            True, tuple(AtTable(named(team), "", there, mine) for team, there, mine in _invited(actor, item)), ()
        )
    rows = _rows(actor, item)
    grounds = _grounds(item)
    ended = _ended(grounds)
    stand = {ground.uid: ground for ground in grounds}
    hears, waits = [], []
    for team, there, mine in _invited(actor, item):
        row = rows.get(team.pk)
        if row is not None:
            hears.append(AtTable(named(team), _because(row, stand), there, mine))
        else:
            waits.append(AtTable(named(team), _why_not(team, ended), there, mine))
    return Hearing(False, tuple(hears), tuple(waits))


def teams_that_hear(actor: Actor, item: AgendaItem) -> list[Team]:
    """The teams that may learn of an action of this item: the invited that hear it, and who brought it. Two queries."""
    invited = Team.objects.filter(pk__in=Invitation.objects.filter(meeting=item.meeting_id).values("team"))
    wanted = invited | Team.objects.filter(pk=item.author_team_id)
    if item.is_identifiable:
        wanted = wanted.filter(pk__in=_rows(actor, item))
    return list(wanted.filter(closed_on=None).select_related("organisation").order_by("organisation__name", "name"))


def _invited(actor: Actor, item: AgendaItem) -> list[tuple[Team, bool, bool]]:
    there: dict[int, bool] = {}
    teams: dict[int, Team] = {}
    rows = Invitation.objects.visible_to(actor).filter(meeting=item.meeting_id).select_related("team__organisation")
    for row in rows.order_by("team__organisation__name", "team__name", "pk"):
        teams[row.team_id] = row.team
        there[row.team_id] = there.get(row.team_id, False) or row.is_there
    return [(team, there[pk], pk in actor.teams) for pk, team in teams.items()]


def _rows(actor: Actor, item: AgendaItem) -> Mapping[int, CaseAccess]:
    """Per team the row that opens all of the case; the lead first."""
    rows = CaseAccess.objects.visible_to(actor).standing(timezone.localdate()).filter(case=item.case_id)
    found: dict[int, CaseAccess] = {}
    for row in rows.filter(level__gte=Level.ALL).order_by("pk"):
        if row.team_id not in found or row.source == Source.LEAD:
            found[row.team_id] = row
    return found


def _grounds(item: AgendaItem) -> list[Ground]:
    """Every record about this resident, as a fact: of it the kind, the parties and the endings are told, no text.

    Not through `visible_to`: the chair must see since when a team waits outside, of whichever party the record is.
    Whoever comes here hears the item, and so may open all of the case.
    """
    assert item.case is not None
    return list(with_parts(Ground.objects.about(item.case.subject)))


def _ended(grounds: list[Ground]) -> Mapping[int, tuple[str, datetime]]:
    """Per team how and when the last ground that named it ended."""
    found: dict[int, tuple[str, datetime]] = {}
    for ground in grounds:
        ends = [event for event in ground.events.all() if event.kind in ENDINGS]
        for party in ground.parties.all():
            for event in ends:
                if party.team_id is not None and (party.team_id not in found or found[party.team_id][1] < event.at):
                    found[party.team_id] = (str(event.get_kind_display()), event.at)
    return found


def _because(row: CaseAccess, grounds: Mapping[UUID, Ground]) -> str:
    ground = grounds.get(row.ground_uid) if row.ground_uid is not None else None
    said = ground.kind_label if ground is not None else str(Source(row.source).label)
    if row.until is None:
        return said
    return _("%(ground)s, tot en met %(day)s") % {"ground": said, "day": date_format(row.until, "j E Y")}


def _why_not(team: Team, ended: Mapping[int, tuple[str, datetime]]) -> str:
    if team.pk not in ended:
        return _("Geen grond.")
    how, at = ended[team.pk]
    local = timezone.localtime(at)
    if local.date() == timezone.localdate():
        return _("Grond gestopt (%(how)s), vandaag om %(time)s uur.") % {"how": how, "time": date_format(local, "H.i")}
    return _("Grond gestopt (%(how)s) op %(day)s.") % {"how": how, "day": date_format(local, "j E Y")}


def named(team: Team) -> str:
    """The organisation, and the team where that is called otherwise."""
    organisation = str(team.organisation.name)
    return organisation if team.name == organisation else f"{organisation}, {team.name}"
