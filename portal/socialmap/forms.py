"""Forms on entries: what a partner proposes, and the small forms of the editor's lists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.socialmap.capacity import MOST_WEEKS, Capacity
from portal.socialmap.labels import label
from portal.socialmap.models import Audience, Entry, Service
from portal.socialmap.policies import HOURS
from portal.socialmap.selectors.hours_in_words import standing_weeks
from tenants.errors import Invalid
from tenants.given import VersionForm

LONG = forms.Textarea(attrs={"rows": 5})
# The fields of the form by kind of entry, in the order of the page. A true value is a text of more than one line.
PROPOSED_FIELDS: dict[str, dict[str, bool]] = {
    "organization": {"name": False, "plain_text": True, "professional_text": True, "website": False, "email": False},
    "service": {
        "name": False,
        "plain_text": True,
        "professional_text": True,
        "eligibility_description": True,
        "application_process": True,
        "fees_description": False,
        "wait_time": False,
        "alert": False,
        "url": False,
        "email": False,
    },
    "location": {"name": False, "description": True, "transportation": True, "url": False},
}
HELP = {
    HOURS: _(
        "Schrijf de dagen en de tijden, zoals: ma-vr 9.00-17.00. Achter een tijd kan tussen haakjes staan wat het is: "
        "(inloop). Een dag die u niet noemt, is gesloten."
    )
}


class ProposalForm(forms.Form):
    """The texts of an entry and its usual week in words, to be changed, and a word to the editor."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, entry: Entry, **kwargs: Any) -> None:
        names = PROPOSED_FIELDS[str(entry._meta.model_name)]
        week = _week_of(entry)
        initial = {name: getattr(entry, name) for name in names} | week | {"version": entry.version}
        super().__init__(*args, **{**kwargs, "initial": initial})
        for name, is_long in {**names, **dict.fromkeys(week, True)}.items():
            self.fields[name] = forms.CharField(
                label=label(name),
                required=name == "name",
                max_length=20_000,
                widget=LONG if is_long else forms.TextInput,
                help_text=HELP.get(name, ""),
            )
        self.fields["note"] = forms.CharField(
            label=_("Toelichting voor de redactie"), required=False, max_length=2_000, widget=LONG
        )

    def proposed(self) -> dict[str, str]:
        """The values of the entry's own fields."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"version", "note"}}

    def show(self, wrong: Invalid) -> None:
        """Put the sentences of a refused command beside the fields."""
        for name, sentence in wrong.fields.items():
            self.add_error(name if name in self.fields else None, sentence)
        if not wrong.fields:
            self.add_error(None, wrong.message)


class EditForm(ProposalForm):
    """The same texts, changed by an editor at once: no word to an editor goes along."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["note"]
        self.fields.pop(HOURS, None)


def _week_of(entry: Entry) -> dict[str, str]:
    """The usual week of a service in words, where words can say it. Two queries."""
    week = standing_weeks([entry])[entry.pk] if isinstance(entry, Service) else None
    return {HOURS: week.words} if week is not None and week.plan is not None else {}


class CapacityForm(forms.Form):
    """Whether there is room. Which weeks make sense, the service says."""

    capacity = forms.ChoiceField(
        label=_("Is er plek?"), choices=Capacity.choices, required=False, widget=forms.RadioSelect
    )
    weeks = forms.IntegerField(
        label=_("Hoeveel weken is de wachttijd?"),
        required=False,
        min_value=1,
        max_value=MOST_WEEKS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class DecisionForm(VersionForm):
    accept = forms.BooleanField(required=False)
    reason = forms.CharField(required=False, max_length=2_000)


class AnswerForm(VersionForm):
    take_in = forms.BooleanField(required=False)
    audience = forms.ChoiceField(choices=Audience.choices, required=False)
