"""Who may do what with what came in."""

from portal.intake.policies import reports, requests
from portal.intake.policies.reports import MOVES, may_answer, may_move, steps

__all__ = ["MOVES", "may_answer", "may_move", "register", "steps"]


def register() -> None:
    """Tell the policy how reports and requests stand to an actor."""
    reports.register()
    requests.register()
