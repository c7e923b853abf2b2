"""Forms on entries: what a partner proposes, and the small forms of the editor's lists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.socialmap.labels import label
from portal.socialmap.models import Audience, Entry
from tenants.errors import Invalid

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


class ProposalForm(forms.Form):
    """The texts of an entry, to be changed, and a word to the editor."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, entry: Entry, **kwargs: Any) -> None:
        names = PROPOSED_FIELDS[str(entry._meta.model_name)]
        initial = {name: getattr(entry, name) for name in names} | {"version": entry.version}
        super().__init__(*args, **{**kwargs, "initial": initial})
        for name, is_long in names.items():
            self.fields[name] = forms.CharField(
                label=label(name),
                required=name == "name",
                max_length=20_000,
                widget=LONG if is_long else forms.TextInput,
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


class VersionForm(forms.Form):
    """The version that somebody looked at."""

    version = forms.IntegerField()


class DecisionForm(VersionForm):
    accept = forms.BooleanField(required=False)
    reason = forms.CharField(required=False, max_length=2_000)


class AnswerForm(VersionForm):
    take_in = forms.BooleanField(required=False)
    audience = forms.ChoiceField(choices=Audience.choices, required=False)
