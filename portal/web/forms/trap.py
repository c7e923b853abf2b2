"""What holds programs off without a puzzle: they fill in everything, also what people cannot see."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class TrappedForm(forms.Form):
    website = forms.CharField(
        label=_("Laat dit leeg"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean(self) -> dict[str, Any]:
        """Say it to a person whose browser filled in the trap, and empty it: sending once more is enough."""
        given = super().clean() or {}
        if given.get("website"):
            sent: Any = self.data
            emptied = sent.copy()
            emptied["website"] = ""
            self.data = emptied
            raise forms.ValidationError(
                _("Wij dachten even dat een computer dit stuurde. Bent u een mens? Verstuur het dan nog een keer."),
                code="trap",
            )
        return given

    def fields_for_people(self) -> list[forms.BoundField]:
        return [field for field in self if field.name != "website"]
