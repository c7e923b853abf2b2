"""What a resident types at the door and about what is wrong, and what a professional answers."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.resident.models import MOST_ANSWER, MOST_ASKED, Result

PARTS = re.compile(r"\d+")


class BirthDateField(forms.CharField):
    """A day as people write it: 31-12-1980, 31/12/1980 or 1980-12-31, in the digits of any script. Gives ISO 8601."""

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        numbers = [int(part) for part in PARTS.findall(written)]
        if len(numbers) == 3:
            day, month, year = reversed(numbers) if numbers[0] > 31 else numbers
            try:
                return date(year, month, day).isoformat()
            except (ValueError, OverflowError):
                pass_on = _("Deze datum bestaat niet. Schrijf dag, maand en jaar, zoals 31-12-1980.")
                raise ValidationError(pass_on) from None
        raise ValidationError(_("Schrijf dag, maand en jaar, zoals 31-12-1980."))


class DoorForm(forms.Form):
    code = forms.CharField(
        label=_("Uw code"),
        max_length=40,
        help_text=_("Die staat op het papier dat u kreeg. Bijvoorbeeld 7KQ4-M2XP-9HTB."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters",
                                      "dir": "ltr"}),
        error_messages={
            "required": _("Vul uw code in."),
            "max_length": _("Vul de code in zoals die op het papier staat."),
        },
    )  # fmt: skip
    birth_date = BirthDateField(
        label=_("Uw geboortedatum"),
        max_length=20,
        help_text=_("Dag, maand en jaar. Bijvoorbeeld 31-12-1980."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text", "dir": "ltr"}),
        error_messages={"required": _("Vul uw geboortedatum in.")},
    )


class CorrectionForm(forms.Form):
    wrong = forms.CharField(
        label=_("Wat klopt er niet?"),
        max_length=MOST_ASKED,
        help_text=_("Schrijf ook hoe het wel is. Alleen wie u helpt, leest dit."),
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        error_messages={"required": _("Vul in wat er niet klopt."), "max_length": _("Maak dit korter.")},
    )


class AnswerForm(forms.Form):
    result = forms.ChoiceField(
        label=_("Wat is ermee gebeurd?"),
        choices=Result.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat ermee is gebeurd.")},
    )
    answer = forms.CharField(
        label=_("Uw antwoord aan de inwoner"),
        max_length=MOST_ANSWER,
        help_text=_("Schrijf in gewone woorden wat u deed, of waarom het blijft zoals het is."),
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        error_messages={"required": _("Schrijf een antwoord voor de inwoner."), "max_length": _("Maak dit korter.")},
    )
