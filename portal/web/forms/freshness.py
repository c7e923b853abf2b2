"""What an owner tells who says that something is not true: how it is, in words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.socialmap.asking.answering import MOST_TOLD, Told
from portal.socialmap.forms import CapacityForm
from tenants.errors import Invalid

SHORT = 300


class AnswerForm(forms.Form):
    """What goes along with an answer."""

    def told(self) -> dict[str, Any]:
        """As `answering.answer` takes it."""
        return {}

    def show(self, wrong: Invalid) -> None:
        """Put the sentences of a refused answer beside their fields."""
        for name, sentence in wrong.fields.items():
            self.add_error(name if name in self.fields else None, sentence)


class StillTrueForm(AnswerForm, CapacityForm):
    """Yes, and whether there is room, for who likes to say."""

    def told(self) -> dict[str, Any]:
        return {"capacity": self.cleaned_data["capacity"], "weeks": self.cleaned_data["weeks"]}


class NotTrueForm(AnswerForm):
    """At least one of these; which one, the service says."""

    text = forms.CharField(
        label=_("Wat klopt er niet?"), max_length=MOST_TOLD, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    hours = forms.CharField(
        label=_("Wat zijn de openingstijden?"),
        max_length=MOST_TOLD,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bijvoorbeeld: maandag van 9 tot 12 uur."),
    )
    phone = forms.CharField(label=_("Wat is het telefoonnummer?"), max_length=SHORT, required=False)
    address = forms.CharField(label=_("Wat is het adres?"), max_length=SHORT, required=False)

    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        told = Told(text=given["text"], hours=given["hours"], phone=given["phone"], address=given["address"])
        return {"told": told}
