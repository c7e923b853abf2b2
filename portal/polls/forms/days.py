"""Forms of days: several rows of a day and a time, or one."""

from datetime import datetime
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.meetings.forms.planning import date_field, time_field
from tenants.dutch_time import DUTCH_TIME, dutch

ROWS = 4


class DaysForm(forms.Form):
    """Days to add. A row that stays empty is no day."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, ROWS + 1):
            self.fields[f"on_{number}"] = date_field(_("Dag %(n)d") % {"n": number}, required=False)
            self.fields[f"at_{number}"] = time_field(_("Begint om"), required=False)

    @property
    def rows(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"on_{number}"], self[f"at_{number}"]) for number in range(1, ROWS + 1)]

    def clean(self) -> dict[str, Any]:
        for number in range(1, ROWS + 1):
            _judge(self, f"on_{number}", f"at_{number}")
        return self.cleaned_data

    def starts(self) -> list[datetime]:
        """The moments, in the order of the rows."""
        given = self.cleaned_data
        pairs = [(given[f"on_{number}"], given[f"at_{number}"]) for number in range(1, ROWS + 1)]
        return [at for at in (dutch(day, time) for day, time in pairs if day is not None) if at is not None]


class DayForm(forms.Form):
    """Another day or time for one that stands."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    starts_on = date_field(gettext_lazy("Dag"))
    starts_at = time_field(gettext_lazy("Begint om"), help_text=gettext_lazy("Alle tijden zijn Nederlandse tijd."))

    def __init__(self, data: QueryDict | None = None, *, starts_at: datetime, version: int) -> None:
        local = starts_at.astimezone(DUTCH_TIME)
        initial = {"version": version, "starts_on": local.date(), "starts_at": local.time()}
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        _judge(self, "starts_on", "starts_at")
        return self.cleaned_data

    def moment(self) -> datetime:
        """What was meant."""
        found = dutch(self.cleaned_data["starts_on"], self.cleaned_data["starts_at"])
        assert found is not None, "clean() refused it"
        return found


def _judge(form: forms.Form, on: str, at: str) -> None:
    """A day wants a time and a time a day, and the moment exists."""
    if on in form.errors or at in form.errors:
        return
    day, time = form.cleaned_data.get(on), form.cleaned_data.get(at)
    if day is None and time is not None:
        form.add_error(on, _("Vul ook de dag in."))
    elif time is None and day is not None:
        form.add_error(at, _("Vul ook de tijd in."))
    elif day is not None and time is not None and dutch(day, time) is None:
        form.add_error(at, _("Deze tijd bestaat niet: de klok gaat dan een uur vooruit."))
