"""Work that the nightly look found, in three groups."""

from collections.abc import Callable, Collection

from cms.admin.mending.selectors import counts, first_findings
from cms.admin.work.kinds import SHOWN, Waiting, WorkLine
from tenants.access import Actor


def found(*troubles: str) -> Callable[[Actor], Waiting]:
    """A count of the open findings of these kinds, with the oldest. Two queries."""

    def waiting(actor: Actor) -> Waiting:
        of_each = counts(actor)
        total = sum(of_each[each] for each in troubles)
        return Waiting(total, _lines(actor, troubles) if total else ())

    return waiting


def _lines(actor: Actor, troubles: Collection[str]) -> tuple[WorkLine, ...]:
    several = len(troubles) > 1
    return tuple(
        WorkLine(
            line.title,
            line.address,
            ": ".join(part for part in ((line.label if several else ""), line.detail) if part),
            line.first_seen_at,
        )
        for line in first_findings(actor, troubles, SHOWN)
    )
