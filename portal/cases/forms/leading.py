"""Forms for who is the contact person, and who lives with whom."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases.selectors import Candidate
from tenants.given import VersionForm

CODE = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


def code_field(help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Code van de casus"),
        max_length=20,
        help_text=help_text or gettext_lazy("Bijvoorbeeld C-7KQ4M2."),
        error_messages={"required": gettext_lazy("Vul de code van de casus in.")},
        widget=forms.TextInput(attrs=CODE),
    )


class _Chosen(forms.Form):
    """Somebody out of those who could be the contact person, each in a team."""

    to = forms.ChoiceField(
        label=gettext_lazy("Wie wordt het vaste aanspreekpunt?"),
        error_messages={"required": gettext_lazy("Kies een collega.")},
    )

    def __init__(self, *args: Any, candidates: Iterable[Candidate], with_team: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offered = {f"{each.person_uid}/{each.team_uid}": each for each in candidates}
        named = [(key, _named(each, with_team)) for key, each in self._offered.items()]
        self.fields["to"].choices = [("", _("Kies een collega")), *named]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Candidate:
        return self._offered[self.cleaned_data["to"]]


def _named(each: Candidate, with_team: bool) -> str:
    return f"{each.person}, {each.team}" if with_team else each.person


class ChangeLeadForm(_Chosen, VersionForm):
    """Another contact person for one case."""


class HandOverForm(_Chosen):
    """Everything of somebody to a colleague; `sure` comes from the check page."""

    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)


class TransferForm(HandOverForm):
    """One case by its code."""

    code = code_field()
    field_order = ("code", "to", "sure")


class HousemateForm(forms.Form):
    code = code_field(gettext_lazy("Van een casus die uw team ook mag openen, bijvoorbeeld C-7KQ4M2."))
