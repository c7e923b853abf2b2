"""How often an owner is asked, and what silence leads to: a table, with the portal's own terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.socialmap.models import AskStep, FreshnessAsk
from tenants.models import Tenant

ASK_MONTHS = 6
WEEKS = (3, 6, 12)
# So long after the last step the link still works: whoever finds the mail late can still bring the entry back.
LINK_WEEKS_AFTER = 4


@dataclass(frozen=True)
class Step:
    """What silence leads to so many weeks after the question."""

    to: AskStep
    weeks: int


@dataclass(frozen=True)
class Terms:
    """The rule of one portal. Without `ask_months` nothing is asked; a step without weeks is not taken."""

    ask_months: int
    steps: tuple[Step, ...]
    imported_too: bool

    @property
    def link_holds(self) -> timedelta:
        return timedelta(weeks=max((step.weeks for step in self.steps), default=0) + LINK_WEEKS_AFTER)


def terms_of(tenant: Tenant) -> Terms:
    """The settings `freshness_ask_months` (6), `freshness_weeks` ([3, 6, 12]) and `freshness_ask_imported` (no)."""
    settings: Mapping[str, object] = tenant.settings
    months = settings.get("freshness_ask_months", ASK_MONTHS)
    weeks = settings.get("freshness_weeks", WEEKS)
    return Terms(
        ask_months=months if isinstance(months, int) and months >= 0 else ASK_MONTHS,
        steps=_steps(weeks if are_weeks(weeks) else WEEKS),
        imported_too=settings.get("freshness_ask_imported") is True,
    )


def are_weeks(value: object) -> bool:
    """Three numbers, each more than the one before; a last 0 means that nothing goes off the map by itself."""
    if not isinstance(value, list | tuple) or len(value) != 3:
        return False
    if not all(isinstance(each, int) and not isinstance(each, bool) for each in value):
        return False
    reminded, stale, hidden = value
    return bool(0 < reminded < stale and (hidden == 0 or stale < hidden <= 52))


def _steps(weeks: object) -> tuple[Step, ...]:
    assert isinstance(weeks, list | tuple)
    later = (AskStep.REMINDED, AskStep.STALE, AskStep.HIDDEN)
    return tuple(Step(to, number) for to, number in zip(later, weeks, strict=True) if number)


def next_step(ask: FreshnessAsk, terms: Terms, now: datetime) -> Step | None:
    """The step that is due now, if any.

    It counts from the step before, not from the question alone: a worker that was away for weeks goes on with one
    step, and people have the time that belongs to it.
    """
    passed = list(AskStep).index(AskStep(ask.step))
    weeks_before = next((step.weeks for step in terms.steps if step.to == ask.step), 0)
    for step in terms.steps:
        if list(AskStep).index(step.to) > passed:
            due = ask.step_at + timedelta(weeks=max(step.weeks - weeks_before, 1))
            return step if due <= now else None
    return None
