"""The name of a view."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.referrals.models.views import MOST_VIEW_NAME


class ViewForm(forms.Form):
    name = forms.CharField(
        label=_("Naam van de weergave"),
        widget=forms.TextInput(attrs={"maxlength": MOST_VIEW_NAME}),
        help_text=_("Bijvoorbeeld: spoed in mijn wijk. Noem geen naam van een inwoner."),
        error_messages={"required": _("Geef de weergave een naam.")},
    )
