"""Whose rows the tables of agendas are, for the second lock (decisions 24 and 35): `hearing` as the database says it.

Items without a case tell of no resident, so the first lock alone keeps them to their meeting. Who runs a meeting
starts, ends and moves items that they do not hear: that is written while looking past ("agendas.run"), and no text of
it is read.
"""

from portal.cases.row_security import of_a_case
from portal.cases.words import Level
from tenants.access import Scope
from tenants.database.row_security import Guarded, Predicate, both, either, rows_where, through, whoever_may
from tenants.database.row_security.declaring import PERSON, TEAMS, TODAY

INVOLVED = whoever_may("case_item.read", Scope.INVOLVED)
GROUND = (
    "SELECT 1 FROM [cases.CaseAccess] AS opened WHERE opened.case_id = [self].case_id"  # noqa: S608  our names
    f" AND opened.team_id = ANY ({TEAMS}) AND opened.level >= {int(Level.ALL)}"
    f" AND (opened.until IS NULL OR opened.until >= {TODAY})"
)
SEAT = (
    "SELECT 1 FROM [meetings.Invitation] AS seat WHERE seat.meeting_id = [self].meeting_id"  # noqa: S608  our names
    f" AND seat.team_id = ANY ({TEAMS}) AND (seat.person_id = {PERSON} OR seat.person_id IS NULL)"
)
THERE = (
    " AND seat.arrived_at IS NOT NULL AND seat.left_at IS NULL AND (seat.person_id IS NOT NULL OR NOT EXISTS ("  # noqa: S608  our names
    "SELECT 1 FROM [meetings.Invitation] AS named WHERE named.meeting_id = seat.meeting_id"
    f" AND named.person_id = {PERSON}))"
)
OF_SEAT = f" AND EXISTS ({GROUND} AND opened.team_id = seat.team_id)"
CHAIRS = (
    "EXISTS (SELECT 1 FROM [meetings.Meeting] AS led WHERE led.id = [self].meeting_id AND (led.chair_id = "  # noqa: S608  our names
    f"{PERSON} OR (led.chair_id IS NULL AND led.organiser_id = {PERSON})))"
)
GOES_ON = (
    "EXISTS (SELECT 1 FROM [meetings.Meeting] AS held WHERE held.id = [self].meeting_id"
    " AND held.state IN ('invited', 'held'))"
)
NOW = "statement_timestamp()"
STARTED = f"([self].started_at IS NOT NULL AND [self].started_at <= {NOW})"
OPENED = (
    f"([self].opens_at IS NOT NULL AND [self].opens_at <= {NOW} AND EXISTS (SELECT 1 FROM [meetings.Meeting] AS day"  # noqa: S608  our names
    " WHERE day.id = [self].meeting_id AND day.starts_at = [self].opens_for))"
)
PROPOSED = rows_where("[self].state = 'proposed'")
ADMITTED = "[self].state = 'admitted'"
WAITING = rows_where(f"{ADMITTED} AND NOT {STARTED} AND NOT {OPENED}")
PREPARING = rows_where(f"{ADMITTED} AND NOT {STARTED} AND {OPENED}")
RUNNING = rows_where(f"{ADMITTED} AND {STARTED}")
DONE = rows_where("[self].state IN ('heard', 'moved_on')")
WITHDRAWN = rows_where("[self].state = 'withdrawn'")


def _heard(home: Predicate, chair: Predicate, seated: Predicate, present: Predicate) -> Predicate:
    """The table of `hearing.HEARS`."""
    goes_on = either(
        both(either(PROPOSED, WAITING), either(home, chair)),
        both(either(PREPARING, DONE), either(home, chair, seated)),
        both(RUNNING, either(chair, present)),
    )
    gone = either(WITHDRAWN, rows_where(f"NOT {GOES_ON}"))
    return either(
        both(rows_where(f"{GOES_ON} AND [self].state <> 'withdrawn'"), goes_on),
        both(gone, home),
    )


IDENTIFIABLE = both(
    rows_where("[self].case_id IS NOT NULL"),
    _heard(
        home=rows_where(f"EXISTS ({GROUND} AND (opened.source = 'lead' OR opened.team_id = [self].author_team_id))"),
        chair=rows_where(f"{CHAIRS} AND EXISTS ({GROUND})"),
        seated=rows_where(f"EXISTS ({SEAT}{OF_SEAT})"),
        present=rows_where(f"EXISTS ({SEAT}{THERE}{OF_SEAT})"),
    ),
)
ANONYMOUS = both(
    rows_where("[self].case_id IS NULL"),
    _heard(
        home=rows_where(f"[self].author_team_id = ANY ({TEAMS})"),
        chair=rows_where(f"{CHAIRS} AND {TEAMS} <> '{{}}'::bigint[]"),
        seated=rows_where(f"EXISTS ({SEAT})"),
        present=rows_where(f"EXISTS ({SEAT}{THERE})"),
    ),
)
OF_AN_ITEM = through("agendas.AgendaItem", "item_id")

ROW_SECURITY = {
    "AgendaItem": Guarded(
        read=either(rows_where("[self].kind <> 'case'"), both(INVOLVED, either(ANONYMOUS, IDENTIFIABLE)))
    ),
    "AnonymousLink": Guarded(of_a_case("case_id")),
    "ResidentMessage": Guarded(of_a_case("case_id")),
    "ItemAction": Guarded(OF_AN_ITEM),
    "ItemAddition": Guarded(OF_AN_ITEM),
    "AgendaSettings": "How many days before a meeting its items open tells of no resident.",
}
