"""What is kept, how long, and why; what happens when the term is over; and what a person may have erased or told.

Each room says so itself, in a `retention.py` of its own that its AppConfig loads; this room knows none of them. Models
are reached inside the functions, because Django imports this package before its models may exist.
"""

from tenants.retention.kept import NOTHING_PERSONAL
from tenants.retention.rules import Blank, Call, Condition, Delete, Rule, Stay, register_rule
from tenants.retention.subjects import Section, register_eraser, register_reporter
from tenants.retention.terms import Term, Unit, days, months, years

__all__ = [
    "NOTHING_PERSONAL",
    "Blank",
    "Call",
    "Condition",
    "Delete",
    "Rule",
    "Section",
    "Stay",
    "Term",
    "Unit",
    "days",
    "months",
    "register_eraser",
    "register_reporter",
    "register_rule",
    "years",
]
