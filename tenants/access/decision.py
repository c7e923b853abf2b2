"""The answer to "may I?": yes, or no with the reason that the screen shows."""

from dataclasses import dataclass

from tenants.errors import Refused


@dataclass(frozen=True)
class Decision:
    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


def allow() -> Decision:
    return Decision(True)


def refuse(reason: str) -> Decision:
    return Decision(False, str(reason))


def require(decision: Decision) -> None:
    """Go on when allowed.

    Raises:
        Refused: with the reason of the rule.
    """
    if not decision.allowed:
        raise Refused(decision.reason)
