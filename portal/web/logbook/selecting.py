"""Lines of the log in plain Dutch, and how the log itself is doing. Never a word of what a case holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.models import Case
from portal.referrals.models import Referral
from portal.web.logbook import audit_actions
from portal.web.logbook.asking import REFUSED, Asked
from tenants.access import Actor, Role, Scope, scopes_of
from tenants.audit import actions, record
from tenants.audit.models import AuditEntry, AuditEntryQuerySet, ChainCheck, Outcome
from tenants.audit.sealing import Window, window
from tenants.errors import NotFound
from tenants.models import Organisation, Team
from tenants.sight import looking_past

PAGE = 50
CASE, REFERRAL = Case._meta.label_lower, Referral._meta.label_lower
Place = tuple[datetime, int]


@dataclass(frozen=True)
class Line:
    """One line. `code` is that of a case or the number of a referral; empty for who may not see with which."""

    at: datetime
    who: str
    roles: str
    organisation: str
    what: str
    refused: bool
    code: str


@dataclass(frozen=True)
class State:
    """How the log is doing. Without a check nobody read the chain again yet."""

    check: ChainCheck | None
    window: Window


def reads_all(actor: Actor) -> bool:
    """Whether this is somebody who guards the whole log."""
    return Scope.TENANT in scopes_of(actor, "audit_log.read")


@transaction.atomic
def page_of_log(actor: Actor, asked: Asked, before: Place | None = None) -> tuple[list[Line], Place | None]:
    """A page of the log, the newest first; looking at it is one more line. At most eight queries.

    Args:
        actor: who guards the log of the portal, or administers an organisation.
        before: where the page before ended.

    Returns:
        The lines, and where the next page begins; None at the end.

    Raises:
        NotFound: the actor reads no log here, or there is no case with the code that was asked.
    """
    if not reads_all(actor) and not actor.organisations_as(Role.PARTNER_ADMIN):
        raise NotFound()
    rows = _narrowed(AuditEntry.objects.visible_to(actor), asked)
    about = _case(asked.code) if asked.code and reads_all(actor) else None
    if about is not None:
        rows = rows.filter(_about(about))
    if before is not None:
        at, pk = before
        rows = rows.filter(Q(at__lt=at) | Q(at=at, pk__lt=pk))
    found = list(rows.order_by("-at", "-pk")[: PAGE + 1])
    record(actor, audit_actions.LOOKED, about)
    lines = _told(found[:PAGE], with_codes=reads_all(actor))
    return lines, (found[PAGE - 1].at, found[PAGE - 1].pk) if len(found) > PAGE else None


def state_of_log(actor: Actor) -> State | None:
    """How the log of the portal is doing; None for who does not guard it. Two queries."""
    if not reads_all(actor):
        return None
    return State(ChainCheck.objects.visible_to(actor).first(), window(actor.tenant.pk))


def organisations(actor: Actor) -> list[tuple[UUID, str]]:
    """Those to choose from, for who reads the whole log. One query."""
    if not reads_all(actor):
        return []
    return list(Organisation.objects.order_by("name").values_list("uid", "name"))


def _narrowed(rows: AuditEntryQuerySet, asked: Asked) -> AuditEntryQuerySet:
    if asked.since:
        rows = rows.filter(at__gte=_midnight(asked.since))
    if asked.until:
        rows = rows.filter(at__lt=_midnight(asked.until + timedelta(days=1)))
    if asked.act == REFUSED:
        rows = rows.filter(outcome=Outcome.REFUSED)
    elif asked.act:
        rows = rows.filter(action__in=[code for code in actions() if asked.act in {code, code.partition(".")[0]}])
    if asked.organisation:
        teams = Team.objects.filter(organisation__uid=asked.organisation)
        rows = rows.filter(team_id__in=teams.values("pk"))
    return rows


def _midnight(day: object) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))  # type: ignore[arg-type]


@looking_past("cases.log")
def _case(code: str) -> Case:
    """Of the case nothing that is sealed is loaded."""
    found: Case = Case.objects.only("pk", "uid", "code", "tenant").get_or_not_found(code=code)
    return found


@looking_past("cases.log")
def _about(case: Case) -> Q:
    referrals = list(Referral.objects.filter(case=case).values_list("pk", flat=True))
    return Q(object_type=CASE, object_id=case.pk) | Q(object_type=REFERRAL, object_id__in=referrals)


def _told(rows: Sequence[AuditEntry], *, with_codes: bool) -> list[Line]:
    people = dict(get_user_model().objects.filter(pk__in={row.person_id for row in rows}).values_list("pk", "name"))
    teams = dict(Team.objects.filter(pk__in={row.team_id for row in rows}).values_list("pk", "organisation__name"))
    codes = _codes(rows) if with_codes else {}
    known = actions()
    return [
        Line(
            at=row.at,
            who=people.get(row.person_id, _("Onbekend")) if row.person_id else _nobody(row),
            roles=_roles(row.roles),
            organisation=teams.get(row.team_id, "") if row.team_id else "",
            what=str(known[row.action].label) if row.action in known else row.action,
            refused=row.outcome == Outcome.REFUSED,
            code=codes.get((row.object_type, row.object_id), ""),
        )
        for row in rows
    ]


@looking_past("cases.log")
def _codes(rows: Iterable[AuditEntry]) -> dict[tuple[str, int | None], str]:
    ids: dict[str, set[int]] = {CASE: set(), REFERRAL: set()}
    for row in rows:
        if row.object_type in ids and row.object_id is not None:
            ids[row.object_type].add(row.object_id)
    cases = Case.objects.filter(pk__in=ids[CASE]).values_list("pk", "code")
    referrals = Referral.objects.filter(pk__in=ids[REFERRAL]).values_list("pk", "number")
    found: dict[tuple[str, int | None], str] = {(CASE, pk): code for pk, code in cases}
    return found | {(REFERRAL, pk): number for pk, number in referrals}


def _nobody(row: AuditEntry) -> str:
    if Role.RESIDENT in row.roles.split("+"):
        return _("Een inwoner")
    if Role.LINK_RECEIVER in row.roles.split("+"):
        return _("Een ontvanger met een link")
    return _("Het portaal zelf") if row.because else _("Een bezoeker")


def _roles(letters: str) -> str:
    # Everybody is a visitor too; that says nothing of who somebody was.
    held = [Role(each) for each in letters.split("+") if each in Role.values and each != Role.ANONYMOUS]
    return ", ".join(str(role.label) for role in held)
