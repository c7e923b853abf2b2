"""Who looked, from the log: the organisation and what somebody is there, never a name of an employee (NEN 7513)."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.models import Case
from portal.cases.telling import looks
from portal.resident.selectors.shapes import Look
from tenants.access import WORK_WITH_CASES, Actor, Role
from tenants.audit.models import AuditEntry

MOST_LINES = 400


def looks_by_team(actor: Actor, case: Case) -> dict[int | None, tuple[Look, ...]]:
    """What people did with this case, the newest first, by the id of their team. One query.

    Somebody without a team (who guards the law) stands under None.
    """
    told = looks()
    rows = (
        AuditEntry.objects.visible_to(actor)
        .filter(object_type=Case._meta.label_lower, object_id=case.pk, action__in=told, outcome="done")
        .filter(person_id__isnull=False)
        .order_by("-id")[:MOST_LINES]
    )
    by_team: dict[int | None, list[AuditEntry]] = {}
    for row in rows:
        by_team.setdefault(row.team_id, []).append(row)
    return {team: tuple(_lines(entries, case)) for team, entries in by_team.items()}


def _lines(entries: list[AuditEntry], case: Case) -> Iterable[Look]:
    told = looks()
    days: dict[tuple[int | None, str, date], list[AuditEntry]] = {}
    for entry in entries:
        days.setdefault((entry.person_id, entry.action, timezone.localdate(entry.at)), []).append(entry)
    for (_person, action, _day), of_day in days.items():
        yield Look(of_day[0].at, _who(of_day[0], case), str(told[action]), len(of_day))


def _who(entry: AuditEntry, case: Case) -> str:
    if entry.person_id == case.lead_id:
        return _("Uw contactpersoon")
    if Role.PRIVACY_OFFICER in entry.roles.split("+"):
        return _("De functionaris die de privacy bewaakt")
    roles = {role for role in Role if role.value in entry.roles.split("+")}
    if Role.VOLUNTEER in roles and roles.isdisjoint(WORK_WITH_CASES):
        return _("Een vrijwilliger")
    return _("Een medewerker")
