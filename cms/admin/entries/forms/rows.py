"""Rows that come and go: telephone numbers, and days that go differently. Kept as typed until they can be read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from cms.admin.entries.forms.week import time_of
from portal.socialmap.opening import SpecialDay
from portal.socialmap.services.groups import PhoneNumber

MOST = 30
LONGEST = 200
_NUMBER = re.compile(r"[\d\s()+\-./]{3,30}")
CLOSED, OTHER, USUAL = "closed", "other", "usual"


@dataclass(frozen=True)
class PhoneTyped:
    number: str = ""
    description: str = ""
    kind: str = ""
    extension: str = ""


@dataclass
class PhonesTyped:
    """Numbers in the making."""

    phones: list[PhoneTyped]
    wrong: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, phones: Iterable[PhoneNumber]) -> "PhonesTyped":
        return cls([PhoneTyped(each.number, each.description, each.kind, each.extension) for each in phones])

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "PhonesTyped":
        rows = [
            PhoneTyped(*_texts(data, f"p{place}", ("number", "description", "kind", "extension")))
            for place in range(MOST)
        ]
        return cls([each for each in rows if each.number or each.description])

    def numbers(self) -> tuple[PhoneNumber, ...] | None:
        """The numbers, or None with `wrong` filled in."""
        self.wrong = [
            _("“%(number)s” is geen telefoonnummer. Gebruik cijfers, zoals 010 123 45 67.") % {"number": each.number}
            for each in self.phones
            if not _NUMBER.fullmatch(each.number)
        ]
        if self.wrong:
            return None
        return tuple(PhoneNumber(each.number, each.description, each.kind, each.extension) for each in self.phones)

    def rows(self) -> list[tuple[str, PhoneTyped]]:
        """The rows and one empty one."""
        return [(f"p{place}", each) for place, each in enumerate([*self.phones, PhoneTyped()][:MOST])]


@dataclass(frozen=True)
class DayTyped:
    start: str = ""
    end: str = ""
    how: str = CLOSED
    opens: str = ""
    closes: str = ""
    why: str = ""


@dataclass
class SpecialDaysTyped:
    """Days that go differently, in the making."""

    days: list[DayTyped]
    wrong: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, days: Iterable[SpecialDay]) -> "SpecialDaysTyped":
        return cls(
            [
                DayTyped(
                    each.start.isoformat(),
                    each.end.isoformat(),
                    CLOSED if each.closed else OTHER if each.opens_at is not None else USUAL,
                    f"{each.opens_at:%H:%M}" if each.opens_at is not None else "",
                    f"{each.closes_at:%H:%M}" if each.closes_at is not None else "",
                    each.description,
                )
                for each in days
            ]
        )

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "SpecialDaysTyped":
        rows = [
            DayTyped(*_texts(data, f"s{place}", ("start", "end", "how", "opens", "closes", "why")))
            for place in range(MOST)
        ]
        return cls([each for each in rows if each.start or each.end or each.opens or each.why])

    def special_days(self) -> tuple[SpecialDay, ...] | None:
        """The days, or None with `wrong` filled in."""
        self.wrong = []
        found = [day for each in self.days if (day := self._day(each)) is not None]
        return None if self.wrong else tuple(sorted(found, key=lambda day: day.start))

    def rows(self) -> list[tuple[str, DayTyped]]:
        """The rows and one empty one."""
        return [(f"s{place}", each) for place, each in enumerate([*self.days, DayTyped()][:MOST])]

    def _day(self, typed: DayTyped) -> SpecialDay | None:
        start = _date(typed.start)
        end = _date(typed.end) if typed.end else start
        if start is None or end is None:
            self.wrong.append(_("Vul bij andere dagen een datum in, zoals 25-12-2026."))
            return None
        if end < start:
            self.wrong.append(_("Bij andere dagen ligt de laatste dag vóór de eerste."))
            return None
        if typed.how != OTHER:
            return SpecialDay(start, end, closed=typed.how != USUAL, description=typed.why)
        opens, closes = time_of(typed.opens), time_of(typed.closes)
        if opens is None or closes is None or opens == closes:
            self.wrong.append(_("Vul bij andere tijden een begintijd en een eindtijd in."))
            return None
        return SpecialDay(start, end, closed=False, opens_at=opens, closes_at=closes, description=typed.why)


def _date(text: str) -> date | None:
    dutch = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text)
    try:
        return parse_date(f"{dutch[3]}-{int(dutch[2]):02}-{int(dutch[1]):02}" if dutch else text)
    except ValueError:
        return None


def _texts(data: Mapping[str, Any], name: str, parts: tuple[str, ...]) -> list[str]:
    return [str(data.get(f"{name}-{part}", "")).strip()[:LONGEST] for part in parts]
