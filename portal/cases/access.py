"""Writing the flat table, and counting it over. Rooms above open a case to a team by these alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from portal.cases import audit_actions, events
from portal.cases.models import Case, CaseAccess
from portal.cases.words import Level, Source
from portal.consent import events as consent_events
from portal.consent import selectors as consent
from portal.consent.models import Ground
from tenants.access import Actor, require, system
from tenants.audit import record
from tenants.database.transactions import require_transaction
from tenants.database.turns import wait_beside
from tenants.models import Team
from tenants.sight import looking_past

FIELDS = ("case", "team", "source", "source_uid", "level", "ground_uid", "until")


@dataclass(frozen=True)
class Row:
    """A row as it should stand, by the ids of what it joins."""

    case: int
    team: int
    source: str
    source_uid: UUID
    level: int
    ground_uid: UUID | None = None
    until: date | None = None


@looking_past("cases.access")
def let_in(
    actor: Actor, *, case: Case, team: Team, source: Source, source_uid: UUID, ground: Ground, level: Level
) -> CaseAccess:
    """Open a case to a team as far as a ground lets it. Called in the transaction of what it comes from.

    Saying it again for the same source changes how far it opens, and until when.

    Args:
        source_uid: of the referral, the meeting or the case, by which it closes again.
        ground: a standing record about this resident that names the team.

    Raises:
        Refused: the ground does not stand, is about somebody else, or does not name the team.
        OutsideTransaction: there is no transaction to share.
    """
    wait_beside(Ground, ground.pk)  # whoever ends it meanwhile waits, and then closes this as well
    require(consent.may_share_under(ground, subject=case.subject, team=team))
    made, _new = CaseAccess.objects.update_or_create(
        case=case,
        team=team,
        source=source,
        source_uid=source_uid,
        defaults={"ground_uid": ground.uid, "level": level, "until": ground.valid_until},
    )
    record(actor, audit_actions.LET_IN, case, team=team.pk, level=int(level), source=source_uid)
    return made


@looking_past("cases.access")
def shut_out(actor: Actor, *, source: Source, source_uid: UUID) -> int:
    """Close what one source opened. Another source that still stands keeps the team in.

    Returns:
        How many rows went.
    """
    require_transaction(CaseAccess)
    return _close(actor, CaseAccess.objects.filter(source=source, source_uid=source_uid).select_related("case"))


@looking_past("cases.access")
def shut_out_of_circle(actor: Actor, *, case: Case, team: Team) -> int:
    """Close what the circle opened to one team. Other teams under the same record stay.

    Returns:
        How many rows went.
    """
    require_transaction(CaseAccess)
    rows = CaseAccess.objects.filter(case=case, team=team, source=Source.CIRCLE)
    return _close(actor, rows.select_related("case"))


@looking_past("cases.access")
def close_what_rested_on(ground: Ground, why: str) -> None:
    """A ground ended: what it opened closes in the same transaction. Listens to `consent.ended`."""
    rows = CaseAccess.objects.filter(ground_uid=ground.uid).select_related("case")
    for row in rows:
        consent_events.stopped("access", row.uid)
    _close(system(ground.tenant, f"consent.{why}"), rows)


@looking_past("cases.access")
def lead_from(case: Case, team: Team) -> None:
    """The team of the contact person opens the case, and no other leads it."""
    CaseAccess.objects.filter(case=case, source=Source.LEAD).exclude(team=team).delete()
    CaseAccess.objects.get_or_create(
        case=case, team=team, source=Source.LEAD, source_uid=case.uid, defaults={"level": Level.ALL}
    )


_sources: list[Callable[[], Iterable[Row]]] = []


def register_source(rows: Callable[[], Iterable[Row]]) -> None:
    """Tell which rows a room expects in the active portal, so that the table can be counted over."""
    if rows not in _sources:
        _sources.append(rows)


def expected() -> set[Row]:
    """The rows that should stand in the active portal, from the leads, the circle and every registered room."""
    led = Case.objects.values_list("pk", "uid", "lead_team")
    leads = {Row(pk, team, Source.LEAD, uid, Level.ALL) for pk, uid, team in led}
    return leads | _circle() | {row for rows in _sources for row in rows()}


def _circle() -> set[Row]:
    """The circle is its own source: its rows are what was decided, while their ground stands."""
    grounds = Ground.objects.standing(timezone.localdate()).values("uid")
    rows = CaseAccess.objects.filter(source=Source.CIRCLE, ground_uid__in=grounds)
    return {Row(*row) for row in rows.values_list(*FIELDS)}


def standing() -> set[Row]:
    """The rows that stand in the active portal."""
    return {Row(*row) for row in CaseAccess.objects.values_list(*FIELDS)}


def differences() -> tuple[set[Row], set[Row]]:
    """What is missing from the table, and what stands there without a cause."""
    wanted, found = expected(), standing()
    return wanted - found, found - wanted


def rebuild() -> tuple[int, int]:
    """Put the table right. The caller has a transaction.

    Returns:
        How many rows were added and how many went.
    """
    require_transaction(CaseAccess)
    missing, needless = differences()
    for row in needless:
        CaseAccess.objects.filter(
            case_id=row.case, team_id=row.team, source=row.source, source_uid=row.source_uid
        ).delete()
    CaseAccess.objects.bulk_create(
        CaseAccess(
            case_id=row.case, team_id=row.team, source=row.source, source_uid=row.source_uid,
            level=row.level, ground_uid=row.ground_uid, until=row.until,
        )
        for row in missing
    )  # fmt: skip
    return len(missing), len(needless)


def _close(actor: Actor, rows: Iterable[CaseAccess]) -> int:
    count = 0
    for row in rows:
        record(actor, audit_actions.SHUT_OUT, row.case, team=row.team_id, source=row.source_uid)
        row.delete()
        if row.source == Source.CIRCLE:
            events.circle_left(row, actor)
        count += 1
    return count
