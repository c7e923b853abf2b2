"""What somebody fills in when they say on which days they can come."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from portal.polls.models.voter import MOST_REMARK
from portal.polls.selectors.tally import Day
from portal.polls.words import Can

PREFIX = "dag-"
ICONS = {Can.YES: "check", Can.IF_NEED: "half", Can.NO: "close"}


class RemarkForm(forms.Form):
    """Beside the days, which are no fields of a form: they come and go."""

    remark = forms.CharField(
        label=gettext_lazy("Wilt u nog iets zeggen?"), max_length=MOST_REMARK, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Dit leest alleen de organisator. Noem geen namen van inwoners."),
    )  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """One of the three buttons of a day."""

    code: str
    label: str
    icon: str
    chosen: bool


@dataclass(frozen=True)
class DayField:
    """A day with its three buttons."""

    day: Day
    name: str
    choices: tuple[Choice, ...]


def fields_of(days: Iterable[Day], given: QueryDict | None = None) -> list[DayField]:
    """The buttons of each day: as they were pressed in a form that was refused, or as they were answered before."""
    return [_field(day, given) for day in days]


def answers_in(given: QueryDict) -> dict[UUID, Any]:
    """By day what was pressed. What no form of ours sends is passed by, or refused by the service."""
    found: dict[UUID, Any] = {}
    for name, said in given.items():
        if name.startswith(PREFIX) and isinstance(said, str):
            try:
                found[UUID(name.removeprefix(PREFIX))] = said
            except ValueError:
                continue
    return found


def _field(day: Day, given: QueryDict | None) -> DayField:
    name = f"{PREFIX}{day.uid}"
    chosen = given.get(name, day.own) if given is not None else day.own
    choices = tuple(Choice(can.value, str(can.label), ICONS[can], can.value == chosen) for can in Can)
    return DayField(day, name, choices)
