"""A term: so many days, months or years, counted by the calendar."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

LONGEST = {"days": 36_500, "months": 1_200, "years": 100}
_MONTHS = {"months": 1, "years": 12}
_DAYS = {"days": 1.0, "months": 30.4375, "years": 365.25}


class Unit(models.TextChoices):
    DAYS = "days", _("dagen")
    MONTHS = "months", _("maanden")
    YEARS = "years", _("jaar")


@dataclass(frozen=True)
class Term:
    """How long something is kept.

    Raises:
        ValueError: less than one of its unit, or more than a century.
    """

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 1 <= self.number <= LONGEST[self.unit]:
            raise ValueError("A term is one day at least and a century at most.")

    def before(self, now: datetime) -> datetime:
        """The moment of which everything older is past this term. A month before 31 March is the last of February."""
        if self.unit == Unit.DAYS:
            return now - timedelta(days=self.number)
        year, month = divmod(now.year * 12 + now.month - 1 - self.number * _MONTHS[self.unit], 12)
        return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))

    @property
    def length(self) -> float:
        """In days, near enough to tell which of two terms is the longer one."""
        return self.number * _DAYS[self.unit]

    def __str__(self) -> str:
        words = {
            Unit.DAYS: ngettext("%(n)s dag", "%(n)s dagen", self.number),
            Unit.MONTHS: ngettext("%(n)s maand", "%(n)s maanden", self.number),
            Unit.YEARS: ngettext("%(n)s jaar", "%(n)s jaar", self.number),
        }
        return words[self.unit] % {"n": self.number}


def days(number: int) -> Term:
    return Term(number, Unit.DAYS)


def months(number: int) -> Term:
    return Term(number, Unit.MONTHS)


def years(number: int) -> Term:
    return Term(number, Unit.YEARS)
