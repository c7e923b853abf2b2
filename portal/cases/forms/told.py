"""Forms of what a resident told. They read what was typed; the services decide."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from portal.cases.services import Told
from portal.cases.services.opening import MOST
from tenants.models import Team
from tenants.vault.normalising import iso_date

# What somebody types here is about another person than who sits at the keyboard.
OFF = {"autocomplete": "off"}


def _text(label: Any, most: int, *, missing: Any = "", help_text: Any = "", kind: str = "text") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=bool(missing),
        help_text=help_text,
        error_messages={"required": missing},
        widget=forms.TextInput(attrs={**OFF, "type": kind}),
    )


def _long(label: Any, most: int, rows: int, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={**OFF, "rows": rows, "maxlength": most})
    return forms.CharField(label=label, max_length=most, required=False, help_text=help_text, widget=area)


class ToldForm(forms.Form):
    """Who it is, how to reach them, and what is the matter. `PARTS` are the headings of the page."""

    PARTS = (
        (gettext_lazy("Wie is het?"), ("first_name", "last_name", "birth_date", "language", "district")),
        (gettext_lazy("Hoe bereikt u de inwoner?"), ("telephone", "email", "address", "safe_contact")),
        (gettext_lazy("Wat is er aan de hand?"), ("situation",)),
    )

    first_name = _text(gettext_lazy("Voornaam"), MOST["first_name"], missing=gettext_lazy("Vul de voornaam in."))
    last_name = _text(gettext_lazy("Achternaam"), MOST["last_name"], missing=gettext_lazy("Vul de achternaam in."))
    birth_date = _text(
        gettext_lazy("Geboortedatum"),
        10,
        missing=gettext_lazy("Vul de geboortedatum in."),
        help_text=gettext_lazy("Als dag-maand-jaar, bijvoorbeeld 31-12-1980."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Taal van de inwoner"))
    telephone = _text(
        gettext_lazy("Telefoon"),
        MOST["telephone"],
        kind="tel",
        help_text=gettext_lazy("Telefoon, e-mail of adres: één ervan is genoeg."),
    )
    email = _text(gettext_lazy("E-mailadres"), MOST["email"], kind="email")
    address = _text(gettext_lazy("Adres"), MOST["address"], help_text=gettext_lazy("Straat, nummer, postcode, plaats."))
    safe_contact = _long(
        gettext_lazy("Hoe en wanneer is bellen veilig?"),
        MOST["safe_contact"],
        2,
        gettext_lazy("Bijvoorbeeld: alleen overdag, niet inspreken, eerst een bericht sturen."),
    )
    situation = _long(
        gettext_lazy("Situatie"),
        MOST["situation"],
        7,
        gettext_lazy("Schrijf op wat nodig is om te helpen. De inwoner kan dit lezen."),
    )

    def __init__(self, *args: Any, districts: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = [(code, get_language_info(code)["name_translated"].capitalize()) for code, _name in settings.LANGUAGES]
        self.fields["language"].choices = spoken  # type: ignore[attr-defined]
        self.fields["district"] = self._district(districts)

    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The headings, each with its fields."""
        return [(title, [self[name] for name in names]) for title, names in self.PARTS]

    def clean_birth_date(self) -> str:
        try:
            return iso_date(self.cleaned_data["birth_date"])
        except ValueError:
            raise forms.ValidationError(
                _("Schrijf de geboortedatum als dag-maand-jaar, bijvoorbeeld 31-12-1980.")
            ) from None

    def told(self) -> Told:
        return Told(**{field.name: self.cleaned_data[field.name] for field in fields(Told)})

    def _district(self, known: Sequence[str]) -> forms.Field:
        """A choice where the portal knows its districts; what a case said before stays a choice."""
        label = _("Wijk of dorp")
        if not known:
            return _text(label, MOST["district"])
        before = str(self.initial.get("district", ""))
        offered = [before, *known] if before and before not in known else known
        choices = [("", _("Onbekend")), *((each, each) for each in offered)]
        return forms.ChoiceField(label=label, required=False, choices=choices)


class NewCaseForm(ToldForm):
    """A new case, of one of the own teams."""

    team = forms.ChoiceField(label=gettext_lazy("Voor welk team opent u deze casus?"))

    def __init__(self, *args: Any, teams: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [(str(team.uid), str(team)) for team in teams]  # type: ignore[attr-defined]
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()


class ChangeCaseForm(ToldForm):
    """What stands there, to change, at the version that somebody looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
