"""The form of a poll, without its days. The service judges what was meant."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.meetings.forms.planning import date_field, show_at, time_field
from portal.meetings.models.meeting import MOST_PLACE, MOST_TEXT, MOST_TITLE
from portal.meetings.words import MeetingKind
from portal.polls.lengths import OFFERED, length_said
from portal.polls.models import Poll
from portal.polls.services import Question
from tenants.dutch_time import DUTCH_TIME, dutch
from tenants.errors import Invalid

PLAIN = ("title", "about", "place", "online_url", "accessibility", "hidden")
# Under which field a sentence of the service stands.
PLACES = {"closes_at": "closes_on"}


class PollForm(forms.Form):
    """Everything of a poll but its days and who is asked."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=gettext_lazy("Soort"), choices=MeetingKind.choices)
    title = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=MOST_TITLE,
        help_text=gettext_lazy("Noem geen namen van inwoners. Ook mensen zonder account lezen de naam."),
    )
    minutes = forms.TypedChoiceField(label=gettext_lazy("Hoelang duurt het?"), coerce=int)
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
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    closes_on = date_field(gettext_lazy("Antwoord voor"))
    closes = time_field(
        gettext_lazy("Tot hoe laat?"), initial=time(17), help_text=gettext_lazy("Alle tijden zijn Nederlandse tijd.")
    )
    hidden = forms.BooleanField(
        label=gettext_lazy("Verberg de antwoorden tot de datumprikker sluit. Alleen u ziet ze eerder."), required=False
    )

    def __init__(self, *args: Any, poll: Poll | None = None, **kwargs: Any) -> None:
        if poll is not None:
            kwargs["initial"] = {**_filled(poll), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        offered = sorted({*OFFERED, poll.minutes} if poll is not None else OFFERED)
        self.fields["minutes"].choices = [(each, length_said(each)) for each in offered]  # type: ignore[attr-defined]
        if poll is None:
            self.initial.setdefault("minutes", 60)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        day, at = given.get("closes_on"), given.get("closes")
        if day is not None and at is not None and dutch(day, at) is None:
            self.add_error("closes", _("Deze tijd bestaat niet: de klok gaat dan een uur vooruit."))
        return given

    def question(self) -> Question:
        """What was filled in, for the service."""
        given = self.cleaned_data
        closes_at = dutch(given["closes_on"], given["closes"])
        assert isinstance(closes_at, datetime), "clean() refused it"
        return Question(
            kind=MeetingKind(given["kind"]),
            minutes=given["minutes"],
            closes_at=closes_at,
            **{name: given[name] for name in PLAIN},
        )

    def show(self, wrong: Invalid) -> None:
        """Put the sentences of the service beside their fields."""
        show_at(self, wrong, PLACES)


def _filled(poll: Poll) -> dict[str, Any]:
    until = poll.closes_at.astimezone(DUTCH_TIME)
    names = (*PLAIN, "kind", "minutes", "version")
    return {**{name: getattr(poll, name) for name in names}, "closes_on": until.date(), "closes": until.time()}
