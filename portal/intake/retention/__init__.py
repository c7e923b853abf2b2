"""How long what came in is kept."""

from portal.intake.retention import requests  # noqa: F401  registers itself
from portal.intake.retention.reports import ANSWERED, HANDLED, NEVER, REPORT

__all__ = ["ANSWERED", "HANDLED", "NEVER", "REPORT"]
