"""The form for somebody without an account."""

from django import forms
from django.utils.translation import gettext_lazy

from portal.polls.models.voter import MOST_ADDRESS, MOST_NAME
from portal.polls.services import Outsider


class OutsiderForm(forms.Form):
    """Name, organisation and address of somebody who gets a link."""

    name = forms.CharField(label=gettext_lazy("Naam"), max_length=MOST_NAME)
    organisation = forms.CharField(label=gettext_lazy("Organisatie"), max_length=MOST_NAME)
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        max_length=MOST_ADDRESS,
        help_text=gettext_lazy(
            "Alleen voor deze datumprikker. Het portaal wist naam en adres een maand na de sluiting."
        ),
        error_messages={"invalid": gettext_lazy("Vul een e-mailadres in, zoals naam@voorbeeld.nl.")},
    )

    def outsider(self) -> Outsider:
        given = self.cleaned_data
        return Outsider(given["name"], given["organisation"], given["email"])
