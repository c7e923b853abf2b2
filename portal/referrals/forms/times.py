"""Rows of a day and a time, with one length, one way and one place for all: in the draft, and as a step of its own."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.referrals.moves import Move
from portal.referrals.services import Told
from portal.referrals.talks import LENGTHS, MOST_TIMES, MOST_WHERE, USUAL_LENGTH, Time
from portal.referrals.words import TalkWay
from tenants.dutch_time import DUTCH_TIME, dutch
from tenants.errors import Invalid

DATE = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
TIME = ["%H:%M", "%H.%M"]
ROWS = range(1, MOST_TIMES + 1)
TWO_BOXES = {"times": "times_1_day", **{f"times_{number}": f"times_{number}_day" for number in ROWS}}


def add_rows(form: forms.Form, times: Sequence[Time] = ()) -> None:
    """Give a form the fields, filled with what was proposed before."""
    for number in ROWS:
        stands = times[number - 1] if number <= len(times) else None
        local = stands.starts_at.astimezone(DUTCH_TIME) if stands else None
        form.fields[f"times_{number}_day"] = forms.DateField(
            label=_("Dag %(number)s") % {"number": number}, required=False, input_formats=DATE,
            initial=local.date() if local else None,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": _("Vul een datum in, zoals 31-12-2026.")},
        )  # fmt: skip
        form.fields[f"times_{number}_start"] = forms.TimeField(
            label=_("Begint om"), required=False, input_formats=TIME,
            initial=local.time() if local else None,
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            error_messages={"invalid": _("Vul een tijd in, zoals 14:30.")},
        )  # fmt: skip
    first = times[0] if times else None
    form.fields["talk_minutes"] = forms.TypedChoiceField(
        label=gettext_lazy("Hoe lang duurt het?"), coerce=int, empty_value=None,
        choices=[(each, _("%(minutes)s minuten") % {"minutes": each}) for each in LENGTHS],
        initial=first.minutes if first else USUAL_LENGTH,
    )  # fmt: skip
    form.fields["talk_way"] = forms.ChoiceField(
        label=gettext_lazy("Hoe spreekt u elkaar?"), choices=TalkWay.choices, widget=forms.RadioSelect,
        initial=first.way if first else TalkWay.PLACE,
    )  # fmt: skip
    form.fields["talk_where"] = forms.CharField(
        label=gettext_lazy("Waar, op welk nummer of met welke link?"), max_length=MOST_WHERE,
        initial=first.where if first else "",
        help_text=gettext_lazy("De ontvanger ziet dit pas na het accepteren. De inwoner ziet het bij de afspraak."),
        error_messages={"required": gettext_lazy("Vul de plaats, het nummer of de link in.")},
    )  # fmt: skip


def rows(form: forms.Form) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
    """The rows as a template draws them."""
    return [(number, form[f"times_{number}_day"], form[f"times_{number}_start"]) for number in ROWS]


def judge_rows(form: forms.Form) -> None:
    """Half a row, and an hour that the clocks skip."""
    for number in ROWS:
        day, start = _row(form, number)
        if (day is None) != (start is None) and not _wrong(form, number):
            name, said = ("start", _("Vul ook een tijd in.")) if start is None else ("day", _("Vul ook een dag in."))
            form.add_error(f"times_{number}_{name}", said)
        elif day is not None and start is not None and dutch(day, start) is None:
            form.add_error(f"times_{number}_start", _("Deze tijd bestaat niet: de klok gaat dan een uur vooruit."))


def times_in(form: forms.Form) -> tuple[Time, ...]:
    """What was filled in, for the service."""
    given = form.cleaned_data
    shared = {
        "minutes": given.get("talk_minutes") or USUAL_LENGTH, "way": given.get("talk_way") or TalkWay.PLACE,
        "where": given.get("talk_where", ""),
    }  # fmt: skip
    return tuple(Time(starts_at=at, **shared) for _number, at in _filled(form))


def place_of(form: forms.Form, name: str) -> str:
    """The field for a name under which a service speaks of a time: its first one may stand in the third row."""
    if name.startswith("times_") and name[6:].isdigit():
        filled = [number for number, _at in _filled(form)]
        place = int(name[6:]) - 1
        return f"times_{filled[place] if place < len(filled) else 1}_day"
    return TWO_BOXES.get(name, name)


class ProposeForm(forms.Form):
    """The step in which times are proposed. See `StepForm` for what `version` and `key` are."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, move: Move, choices: Any, version: int, **kwargs: Any) -> None:
        kwargs["initial"] = {"version": version, "key": uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        add_rows(self)

    @property
    def time_rows(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        return rows(self)

    def clean(self) -> dict[str, Any]:
        judge_rows(self)
        if not times_in(self) and not any(name.startswith("times_") for name in self.errors):
            self.add_error("times_1_day", _("Vul ten minste één dag en tijd in."))
        return self.cleaned_data

    def told(self) -> Told:
        return Told(times=times_in(self) or None)

    def show(self, wrong: Invalid) -> None:
        """Put the sentences of the service beside their fields."""
        for name, said in wrong.fields.items():
            place = place_of(self, name)
            self.add_error(place if place in self.fields else None, said)
        if not wrong.fields:
            self.add_error(None, wrong.message)


def _row(form: forms.Form, number: int) -> tuple[date | None, time | None]:
    given = form.cleaned_data
    return given.get(f"times_{number}_day"), given.get(f"times_{number}_start")


def _wrong(form: forms.Form, number: int) -> bool:
    return bool({f"times_{number}_day", f"times_{number}_start"} & form.errors.keys())


def _filled(form: forms.Form) -> list[tuple[int, Any]]:
    told = [(number, *_row(form, number)) for number in ROWS]
    return [
        (number, dutch(day, start)) for number, day, start in told if day and start is not None and dutch(day, start)
    ]
