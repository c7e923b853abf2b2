"""Forms of the covenant. They read what was typed; the services decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tenants.covenant.models import MOST_TEXT, MOST_TITLE
from tenants.given import VersionForm

DAY = {"type": "date"}


class DraftForm(VersionForm):
    title = forms.CharField(label=gettext_lazy("Titel"), max_length=MOST_TITLE)
    text = forms.CharField(
        label=gettext_lazy("Tekst"),
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 24, "maxlength": MOST_TEXT}),
        help_text=gettext_lazy(
            "Begin een kop met ## en een spatie. Begin een punt van een lijst met - en een spatie."
            " Een lege regel begint een nieuwe alinea."
        ),
    )


class PublishForm(VersionForm):
    in_force_from = forms.DateField(
        label=gettext_lazy("Vanaf wanneer geldt deze versie?"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    previous_counts_until = forms.DateField(
        label=gettext_lazy("Vanaf wanneer telt de oude versie niet meer?"),
        help_text=gettext_lazy("Geef partners tijd, bijvoorbeeld twee maanden."),
        required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
    )


class AcceptForm(forms.Form):
    """The signature: for which organisation, under which text."""

    organisation = forms.UUIDField(widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput, max_length=64)
    agreed = forms.BooleanField(
        label="", error_messages={"required": gettext_lazy("Zet een vinkje als u namens uw organisatie akkoord gaat.")}
    )

    def __init__(self, *args: Any, organisation: str, title: str, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed"].label = _(
            "Ik accepteer „%(title)s”, versie %(number)s, namens %(organisation)s."
            " Ik mag dat doen voor deze organisatie."
        ) % {"title": title, "number": number, "organisation": organisation}
