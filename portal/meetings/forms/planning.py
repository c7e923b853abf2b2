"""The form of a meeting: typed days and times, in Dutch clock time. The service judges what was meant."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.meetings.models import Meeting
from portal.meetings.models.meeting import MOST_PLACE, MOST_TEXT, MOST_TITLE
from portal.meetings.repeating import Reach, rule_asked
from portal.meetings.services import Planned
from portal.meetings.words import Audience, MeetingKind
from portal.planning.rules import Frequency, Rule
from tenants.dutch_time import DUTCH_TIME, dutch
from tenants.errors import Invalid

DATE = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
TIME = ["%H:%M", "%H.%M"]
WRONG_DATE = {"invalid": gettext_lazy("Vul een datum in, zoals 31-12-2026.")}
WRONG_TIME = {"invalid": gettext_lazy("Vul een tijd in, zoals 14:30.")}
PLAIN = ("title", "about", "topic", "place", "online_url", "accessibility", "costs", "capacity")
# Under which field a sentence of the service stands.
PLACES = {"starts_at": "starts_on", "ends_at": "ends"}


def date_field(label: Any, **more: Any) -> forms.DateField:
    """A day, typed or picked."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, input_formats=DATE, widget=widget, error_messages=WRONG_DATE, **more)


def time_field(label: Any, **more: Any) -> forms.TimeField:
    """A time of the Dutch clock."""
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(label=label, input_formats=TIME, widget=widget, error_messages=WRONG_TIME, **more)


def show_at(form: forms.Form, wrong: Invalid, places: Mapping[str, str]) -> None:
    """Put the sentences of a service beside their fields; `places` names the field where it is called otherwise."""
    for name, said in wrong.fields.items():
        place = places.get(name, name)
        form.add_error(place if place in form.fields else None, said)
    if not wrong.fields:
        form.add_error(None, wrong.message)


REPEATS = [
    ("", gettext_lazy("Nee, één keer")),
    (Frequency.WEEKLY, gettext_lazy("Elke week")),
    (Frequency.MONTHLY, gettext_lazy("Elke maand")),
    (Frequency.QUARTERLY, gettext_lazy("Elke drie maanden")),
    (Frequency.YEARLY, gettext_lazy("Elk jaar")),
]
REACHES = [
    (Reach.THIS, gettext_lazy("Alleen deze bijeenkomst")),
    (Reach.FOLLOWING, gettext_lazy("Deze en alle volgende")),
    (Reach.ALL, gettext_lazy("Alle die nog komen")),
]


class MeetingForm(forms.Form):
    """Everything of a meeting but who is asked."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=gettext_lazy("Soort"), choices=MeetingKind.choices)
    title = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=MOST_TITLE,
        help_text=gettext_lazy("Noem geen namen van inwoners. De naam staat in ieders agenda."),
    )
    starts_on = date_field(gettext_lazy("Dag"))
    starts = time_field(gettext_lazy("Begint om"))
    ends = time_field(gettext_lazy("Eindigt om"), help_text=gettext_lazy("Alle tijden zijn Nederlandse tijd."))
    place = forms.CharField(
        label=gettext_lazy("Plaats"), max_length=MOST_PLACE, required=False,
        help_text=gettext_lazy("Gebouw, zaal en adres."),
    )  # fmt: skip
    online_url = forms.URLField(
        label=gettext_lazy("Link om online mee te doen"), max_length=400, required=False, assume_scheme="https"
    )
    accessibility = forms.CharField(
        label=gettext_lazy("Toegankelijkheid"), max_length=MOST_PLACE, required=False,
        help_text=gettext_lazy("Bijvoorbeeld: rolstoeltoegankelijk, met ringleiding."),
    )  # fmt: skip
    about = forms.CharField(
        label=gettext_lazy("Waar gaat het over?"), max_length=MOST_TEXT, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    topic = forms.ChoiceField(
        label=gettext_lazy("Onderwerp"), required=False,
        help_text=gettext_lazy("Daarop kiest iemand in de agenda op de site."),
    )  # fmt: skip
    audience = forms.ChoiceField(
        label=gettext_lazy("Voor wie"), choices=Audience.choices, widget=forms.RadioSelect, initial=Audience.INVITED
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Hoeveel mensen kunnen erbij zijn?"), required=False, min_value=1, max_value=5000,
        help_text=gettext_lazy("Laat leeg als er geen grens is. Is het vol, dan komt iemand op de wachtlijst."),
    )  # fmt: skip
    register_until = date_field(gettext_lazy("Aanmelden kan tot en met"), required=False)
    costs = forms.CharField(label=gettext_lazy("Kosten"), max_length=100, required=False)
    chair = forms.ChoiceField(label=gettext_lazy("Voorzitter"), required=False)

    repeats = forms.ChoiceField(label=gettext_lazy("Komt de bijeenkomst terug?"), required=False, choices=REPEATS)
    until = date_field(
        gettext_lazy("Tot en met"), required=False,
        help_text=gettext_lazy("Als de bijeenkomst terugkomt: op dezelfde weekdag, in dezelfde week van de maand."),
    )  # fmt: skip
    reach = forms.ChoiceField(
        label=gettext_lazy("Wat wijzigt u?"), choices=REACHES, widget=forms.RadioSelect, initial=Reach.THIS
    )

    def __init__(
        self,
        *args: Any,
        chairs: list[tuple[str, str]],
        topics: list[tuple[str, str]],
        meeting: Meeting | None = None,
        **kwargs: Any,
    ) -> None:
        if meeting is not None:
            kwargs["initial"] = {**_filled(meeting), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [("", _("Geen onderwerp")), *topics]  # type: ignore[attr-defined]
        self.fields["chair"].choices = [("", _("Nog niemand")), *chairs]  # type: ignore[attr-defined]
        # How it comes back is chosen once; later one chooses how far a change reaches.
        for name in ("repeats", "until") if meeting is not None else ():
            del self.fields[name]
        if meeting is None or meeting.series_id is None:
            del self.fields["reach"]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for name in ("starts", "ends"):
            day, at = given.get("starts_on"), given.get(name)
            if day is not None and at is not None and dutch(day, at) is None:
                self.add_error(name, _("Deze tijd bestaat niet: de klok gaat dan een uur vooruit."))
        if given.get("repeats") and given.get("until") is None and "until" not in self.errors:
            self.add_error("until", _("Vul in tot en met welke dag de bijeenkomst terugkomt."))
        return given

    def planned(self) -> Planned:
        """What was filled in, for the service."""
        given = self.cleaned_data
        starts_at = _moment(given["starts_on"], given["starts"])
        last_day = given["register_until"]
        return Planned(
            kind=MeetingKind(given["kind"]),
            starts_at=starts_at,
            ends_at=_moment(given["starts_on"], given["ends"]),
            audience=Audience(given["audience"]),
            register_until=min(_moment(last_day, time(23, 59)), starts_at) if last_day else None,
            chair=UUID(given["chair"]) if given["chair"] else None,
            **{name: given[name] for name in PLAIN},
        )

    def rule(self) -> Rule | None:
        """How it comes back; None for a single meeting. Asked of a valid form."""
        given = self.cleaned_data
        if not given.get("repeats"):
            return None
        return rule_asked(given["starts_on"], Frequency(given["repeats"]), given["until"])

    def show(self, wrong: Invalid) -> None:
        """Put the sentences of the service beside their fields."""
        show_at(self, wrong, PLACES)


def _moment(day: date, at: time) -> datetime:
    found = dutch(day, at)
    assert found is not None, "clean() refused it"
    return found


def _filled(meeting: Meeting) -> dict[str, Any]:
    start, end = meeting.starts_at.astimezone(DUTCH_TIME), meeting.ends_at.astimezone(DUTCH_TIME)
    until = meeting.register_until.astimezone(DUTCH_TIME).date() if meeting.register_until is not None else None
    return {
        **{name: getattr(meeting, name) for name in (*PLAIN, "kind", "audience", "version")},
        "starts_on": start.date(), "starts": start.time(), "ends": end.time(), "register_until": until,
        "chair": str(meeting.chair.uid) if meeting.chair is not None else "",
    }  # fmt: skip
