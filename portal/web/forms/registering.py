"""What somebody gives who comes to an activity without an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.networking.forms import round_fields
from portal.networking.models.guest import MOST_EMAIL, MOST_NAME, MOST_NEEDS
from portal.networking.selectors.programme import PartLine
from portal.web.forms.trap import TrappedForm


class RegisterForm(TrappedForm):
    """As little as an organiser needs, and the trap for programs of the other forms."""

    name = forms.CharField(
        label=_("Uw naam"),
        max_length=MOST_NAME,
        help_text=_("Voor uw naamkaartje. Op de site staat uw naam niet."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul uw naam in.")},
    )
    organisation = forms.CharField(
        label=_("Organisatie"),
        max_length=MOST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        max_length=MOST_EMAIL,
        help_text=_("Hier komt een mail met een knop. Anderen zien uw adres niet."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "dir": "ltr"}),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        },
    )
    needs = forms.CharField(
        label=_("Wat heeft u nodig om mee te doen?"),
        max_length=MOST_NEEDS,
        required=False,
        help_text=_("Bijvoorbeeld een tolk of een plek voor een rolstoel. Dit leest alleen de organisator."),
    )
    field_order = ("name", "organisation", "email", "needs", "website")

    def __init__(self, *args: Any, parts: tuple[PartLine, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(round_fields(parts))
        self.order_fields([*(name for name in self.fields if name not in ("needs", "website")), "needs", "website"])
