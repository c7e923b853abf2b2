"""Whose rows the tables of cases are, for the second lock (decision 24). `visible_to` of the models is the first."""

from portal.cases.words import Level
from tenants.access import Scope
from tenants.database.row_security import (
    Guarded,
    Predicate,
    both,
    either,
    in_teams,
    no_actor,
    of_subject,
    own,
    rows_where,
    seen_apart,
    through,
    whoever_may,
)
from tenants.database.row_security.declaring import PERSON, TEAMS, TODAY

CASE = "cases.Case"
INVOLVED = whoever_may("case.read", Scope.INVOLVED)
BEHIND_GLASS = whoever_may("case.read", Scope.BREAK_GLASS)
REVIEWERS = whoever_may("audit_log.read", Scope.TENANT)
STANDING = rows_where(f'[self]."until" IS NULL OR [self]."until" >= {TODAY}')


def of_a_case(column: str) -> Predicate:
    """Rows that hang on a case by this column: seen by whoever sees the case."""
    return through(CASE, column)


def _opened(level: Level) -> Predicate:
    """The flat table opens the case to a team of the actor today."""
    return rows_where(
        "EXISTS (SELECT 1 FROM [cases.CaseAccess] AS opened WHERE opened.case_id = [self].id"  # noqa: S608  our names
        f" AND opened.team_id = ANY ({TEAMS}) AND opened.level >= {int(level)}"
        f" AND (opened.until IS NULL OR opened.until >= {TODAY}))"
    )


GLASS = rows_where(
    "EXISTS (SELECT 1 FROM [cases.BreakGlass] AS glass WHERE glass.case_id = [self].id"  # noqa: S608  our names
    f" AND glass.person_id = {PERSON} AND glass.at <= statement_timestamp() AND glass.until > statement_timestamp())"
)
RESIDENT = both(whoever_may("case.read", Scope.OWN), of_subject("uid"))

ROW_SECURITY = {
    "Case": Guarded(
        read=either(both(INVOLVED, _opened(Level.MINIMUM)), RESIDENT, both(BEHIND_GLASS, GLASS)),
        write=both(whoever_may("case.change", Scope.INVOLVED), _opened(Level.ALL)),
        add=no_actor(),
    ),
    # The own rows come first: Case asks for those alone, and what is behind them would ask Case again.
    "CaseAccess": Guarded(
        read=either(both(INVOLVED, in_teams("team_id"), STANDING), seen_apart(CASE, "case_id")), write=no_actor()
    ),
    "Household": Guarded(
        read=rows_where("EXISTS (SELECT 1 FROM [cases.Case] AS lives WHERE lives.household_id = [self].id)"),
        write=no_actor(),
    ),
    "BreakGlass": Guarded(
        read=either(REVIEWERS, both(BEHIND_GLASS, own("person_id"))),
        write=REVIEWERS,
        add=both(BEHIND_GLASS, own("person_id")),
    ),
    "CaseDocument": Guarded(of_a_case("case_id")),
}
