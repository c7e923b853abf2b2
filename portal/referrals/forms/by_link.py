"""What a receiver without an account types: a code, a name, a message; and the address that an administrator keeps."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.referrals.models.links import MOST_ADDRESS, MOST_NAME
from portal.referrals.models.referral import MOST_TEXT
from tenants.errors import Invalid


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Uw code"),
        max_length=20,
        help_text=_("Zes cijfers. De code staat in de mail die u net kreeg."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"}),
        error_messages={"required": _("Vul de code in."), "max_length": _("De code heeft zes cijfers.")},
    )


class TermsForm(forms.Form):
    """`shown` is the hash of the text on the screen."""

    shown = forms.CharField(widget=forms.HiddenInput, max_length=64)
    name = forms.CharField(
        label=_("Uw naam"),
        max_length=MOST_NAME,
        help_text=_("Voornaam en achternaam. De afzender en de inwoner zien deze naam."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul uw voornaam en achternaam in."), "max_length": _("Maak dit korter.")},
    )


class TalkForm(forms.Form):
    text = forms.CharField(
        label=_("Uw bericht"),
        max_length=MOST_TEXT,
        help_text=_("De afzender krijgt dit. De inwoner kan het lezen."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf uw bericht."), "max_length": _("Maak dit korter.")},
    )


class ReceiverForm(forms.Form):
    team = forms.ChoiceField(label=_("Welk team?"), error_messages={"required": _("Kies een team.")})
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=MOST_ADDRESS,
        help_text=_("Een adres dat alleen mensen lezen die meehelpen. Bijvoorbeeld hulp@voorbeeld.nl."),
        error_messages={
            "required": _("Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
            "invalid": _("Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        },
    )

    def __init__(self, *args: Any, teams: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [("", _("Kies een team")), *((str(uid), name) for uid, name in teams)]  # type: ignore[attr-defined]

    def show(self, wrong: Invalid) -> None:
        """Put the sentences of the service beside their fields."""
        for name, said in wrong.fields.items():
            self.add_error(name if name in self.fields else None, said)
        if not wrong.fields:
            self.add_error(None, wrong.message)
