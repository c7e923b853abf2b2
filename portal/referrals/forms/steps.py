"""The form of a step, made from the table of moves: what it needs, and what may be told besides."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.referrals.forms.times import ProposeForm
from portal.referrals.models.links import MOST_NAME
from portal.referrals.models.referral import MOST_TEXT
from portal.referrals.moves import Move
from portal.referrals.services import Told
from portal.referrals.words import Decided, Outcome, RejectReason
from tenants.dutch_time import DUTCH_TIME
from tenants.errors import Invalid

DATE = ["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"]
TIME = ["%H:%M", "%H.%M"]
NONE_FITS = "none"
Choices = Sequence[tuple[Any, Any]]


def _text(label: Any, help_text: Any = "") -> Callable[[Choices], forms.Field]:
    widget = forms.Textarea(attrs={"rows": 4})
    return lambda _choices: forms.CharField(label=label, max_length=MOST_TEXT, widget=widget, help_text=help_text)


def _date(label: Any) -> Callable[[Choices], forms.Field]:
    said = _("Bijvoorbeeld 31-12-2026.")
    return lambda _choices: forms.DateField(label=label, input_formats=DATE, help_text=said)


def _one_of(label: Any, words: Choices) -> Callable[[Choices], forms.Field]:
    return lambda _choices: forms.ChoiceField(label=label, choices=words, widget=forms.RadioSelect)


def _chosen(label: Any) -> Callable[[Choices], forms.Field]:
    return lambda choices: forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


FIELDS: Mapping[str, Callable[[Choices], forms.Field]] = {
    "contact_person": _chosen(_("Wie wordt de contactpersoon van de inwoner?")),
    "contact_name": lambda _choices: forms.CharField(
        label=_("Wie wordt de contactpersoon van de inwoner?"),
        max_length=MOST_NAME,
        help_text=_("Voornaam en achternaam."),
    ),
    "to_team": _chosen(_("Welk team neemt het over?")),
    "reject_reason": _one_of(_("Waarom niet?"), RejectReason.choices),
    "outcome": _one_of(_("Hoe is het geworden?"), Outcome.choices),
    "decision": _one_of(_("Wat is er besloten?"), Decided.choices),
    "decided_on": _date(_("Op welke dag?")),
    "expected_on": _date(_("Wanneer verwacht u te beginnen?")),
    "appointment_at": _date(_("Op welke dag is de afspraak?")),
    "talk_time": _chosen(_("Welke tijd past?")),
    "place": lambda _choices: forms.CharField(label=_("Waar?"), max_length=400),
    "agreed": _text(_("Wat spreekt u af?"), _("Een vrijwilliger ziet alleen de voornaam en dit.")),
    "advice": _text(_("Wat kan de afzender het beste doen?")),
    "note": _text(_("Wat moet de ander weten?"), _("Noem geen naam of adres. De inwoner kan dit lezen.")),
}


class StepForm(forms.Form):
    """`version` is what the person looked at, `key` makes a second press of the button the same step."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, move: Move, choices: Mapping[str, Choices], version: int, **kwargs: Any) -> None:
        kwargs["initial"] = {"version": version, "key": uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for name in (*move.needs, *move.may):
            if name == "talk_time" and not choices.get(name):
                continue  # nobody proposed a time
            field = FIELDS[name](choices.get(name, ()))
            field.required = name in move.needs
            self.fields[name] = field
            if name == "appointment_at":
                self.fields["time"] = forms.TimeField(
                    label=_("Hoe laat?"), input_formats=TIME, help_text=_("Bijvoorbeeld 14:30.")
                )

    def told(self) -> Told:
        """What was filled in, for the service."""
        given = dict(self.cleaned_data)
        for name in ("version", "key"):
            given.pop(name)
        at = given.pop("time", None)
        if at is not None and given.get("appointment_at") is not None:
            given["appointment_at"] = datetime.combine(given["appointment_at"], at, tzinfo=DUTCH_TIME)
        given["none_fits"] = given.get("talk_time") == NONE_FITS
        given["talk_time"] = None if given["none_fits"] else given.get("talk_time")
        for name in ("contact_person", "to_team", "talk_time"):
            given[name] = UUID(given[name]) if given.get(name) else None
        return Told(**given)

    def show(self, wrong: Invalid) -> None:
        """Put the sentences of the service beside their fields."""
        for name, said in wrong.fields.items():
            self.add_error(name if name in self.fields else None, said)
        if not wrong.fields:
            self.add_error(None, wrong.message)


def form_of(name: str) -> type[StepForm] | type[ProposeForm]:
    """The form of a step; proposing times has rows."""
    return ProposeForm if name == "propose" else StepForm
