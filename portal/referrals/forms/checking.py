"""What somebody tells when they asked back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.referrals.models.referral import MOST_TEXT
from portal.referrals.words import HowNow


class CheckBackForm(forms.Form):
    """`clock` is the term that the person looked at."""

    clock = forms.UUIDField(widget=forms.HiddenInput)
    how = forms.ChoiceField(
        label=_("Hoe gaat het nu?"),
        choices=HowNow.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het nu gaat."), "invalid_choice": _("Kies hoe het nu gaat.")},
    )
    note = forms.CharField(
        label=_("Wat zei de inwoner?"),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Een of twee zinnen. De inwoner kan dit lezen."),
    )
