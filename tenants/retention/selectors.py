"""What the screen of terms shows."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tenants.access import Actor
from tenants.errors import NotFound
from tenants.outbox.models import PeriodicRun
from tenants.retention import policies
from tenants.retention.models import RetentionRun, RetentionSetting, SettingState
from tenants.retention.rules import Rule, in_order, rule_of
from tenants.retention.selecting import terms_in_force
from tenants.retention.terms import Term

JOB = "retention.run"


@dataclass(frozen=True)
class Proposal:
    """Another term that waits for a second administrator."""

    uid: UUID
    term: Term
    why: str
    by: str
    at: datetime
    may_decide: bool
    may_withdraw: bool


@dataclass(frozen=True)
class Line:
    """One rule as it holds in this portal. `done` and `held` are those of the last run."""

    rule: Rule
    term: Term
    is_own: bool
    done: int
    held: int
    failed: bool
    proposal: Proposal | None
    may_propose: bool


@dataclass(frozen=True)
class Overview:
    lines: tuple[Line, ...]
    next_run: datetime | None
    last_run: datetime | None

    @property
    def proposals(self) -> tuple[Line, ...]:
        """The lines about which somebody has to decide."""
        return tuple(line for line in self.lines if line.proposal is not None)


def overview(actor: Actor) -> Overview:
    """All rules with their terms in this portal, and what the last run did. Four queries, however many rules.

    Raises:
        NotFound: the actor reads no settings of this portal.
    """
    if not policies.may_read(actor):
        raise NotFound()
    proposals = {
        row.rule: row
        for row in RetentionSetting.objects.visible_to(actor)
        .filter(state=SettingState.PROPOSED)
        .select_related("proposed_by")
    }
    last = RetentionRun.objects.visible_to(actor).filter(finished_at__isnull=False).first()
    figures = last.figures if last is not None else {}
    terms = terms_in_force()
    planned = PeriodicRun.objects.filter(name=JOB).first()
    return Overview(
        lines=tuple(
            _line(actor, rule, terms[rule.code], proposals.get(rule.code), figures.get(rule.code, {}))
            for rule in in_order()
        ),
        next_run=planned.next_at if planned is not None else None,
        last_run=last.finished_at if last is not None else None,
    )


def rule_to_propose(actor: Actor, code: str) -> tuple[Rule, Term]:
    """A rule of which a portal may choose the term, with the term that holds now. One query.

    Raises:
        NotFound: there is no such rule, or nobody chooses its term, or the actor may not.
    """
    rule = rule_of(code)
    if rule is None or not rule.may_be_chosen or not policies.may_propose(actor):
        raise NotFound()
    return rule, terms_in_force()[code]


def _line(actor: Actor, rule: Rule, term: Term, proposed: RetentionSetting | None, figure: dict[str, int]) -> Line:
    return Line(
        rule=rule,
        term=term,
        is_own=term != rule.term,
        done=figure.get("done", 0),
        held=figure.get("held", 0),
        failed="failed" in figure,
        proposal=_proposal(actor, proposed) if proposed is not None else None,
        may_propose=rule.may_be_chosen and proposed is None and bool(policies.may_propose(actor)),
    )


def _proposal(actor: Actor, row: RetentionSetting) -> Proposal:
    return Proposal(
        uid=row.uid,
        term=row.term,
        why=row.why,
        by=str(row.proposed_by),
        at=row.proposed_at,
        may_decide=bool(policies.may_decide(actor, row)),
        may_withdraw=bool(policies.may_withdraw(actor, row)),
    )
