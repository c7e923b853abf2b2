"""What somebody gives who wants the newsletter: an address and a language."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.web.forms.reporting import TellingForm
from portal.web.languages import own_name


class SubscribeForm(TellingForm):
    """Asks as little as a mail needs, and has the trap for programs of the other forms."""

    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        max_length=254,
        help_text=_("Bijvoorbeeld naam@voorbeeld.nl"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "dir": "ltr"}),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        },
    )
    language = forms.ChoiceField(
        label=_("In welke taal?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een taal."), "invalid_choice": _("Kies een taal uit de lijst.")},
    )
    field_order = ("email", "language", "website")

    def __init__(self, *args: Any, languages: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["language"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [(code, own_name(code)) for code in languages]
