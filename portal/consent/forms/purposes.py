"""Changing a purpose or the name of a kind of data. The forms read what was typed; the services decide."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from portal.consent.models import DataCategory, Purpose
from portal.consent.models.purposes import MOST_MONTHS
from portal.consent.services import Written
from portal.consent.services.purposes import MOST_NAME, MOST_TITLE, MOST_WHY
from portal.consent.words import GroundKind
from tenants.given import VersionForm
from tenants.models import OrganisationKind

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


class PurposeForm(VersionForm):
    """`fields_of_language` groups the texts, so that the screen shows one language after the other."""

    active = forms.BooleanField(label=gettext_lazy("In gebruik"), required=False)
    ground = forms.ChoiceField(
        label=gettext_lazy("Waarom mag het?"), choices=GroundKind.choices, widget=forms.RadioSelect
    )
    article = forms.CharField(
        label=gettext_lazy("Wetsartikel"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Nodig bij een taak volgens de wet."),
    )
    months = forms.IntegerField(
        label=gettext_lazy("Hoeveel maanden mag het duren?"), min_value=1, max_value=MOST_MONTHS
    )
    categories = forms.MultipleChoiceField(label=gettext_lazy("Welke gegevens?"), widget=forms.CheckboxSelectMultiple)
    receivers = forms.MultipleChoiceField(
        label=gettext_lazy("Wie mag het krijgen?"),
        choices=OrganisationKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, kinds: list[DataCategory], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["categories"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [(each.code, _name_of(each)) for each in kinds]
        for code in LANGUAGES:
            speaks = {"lang": code, "dir": "rtl" if get_language_info(code)["bidi"] else "ltr"}
            needed = code == "nl"
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Titel"), max_length=MOST_TITLE, required=needed, widget=forms.TextInput(attrs=speaks)
            )
            self.fields[f"why_{code}"] = forms.CharField(
                label=_("Uitleg"),
                max_length=MOST_WHY,
                required=needed,
                widget=forms.Textarea(attrs={**speaks, "rows": 3, "maxlength": MOST_WHY}),
            )

    @property
    def fields_of_language(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The name of each language, with its title and explanation."""
        return [(own_name(code), [self[f"title_{code}"], self[f"why_{code}"]]) for code in LANGUAGES]

    def add_error(self, field: str | None, error: Any) -> None:
        """The service speaks of the texts of a language as one; here they are two boxes."""
        named = field or ""
        super().add_error(named.replace("texts_", "title_") if named.startswith("texts_") else field, error)

    def written(self) -> Written:
        given = self.cleaned_data
        return Written(
            ground=given["ground"],
            article=given["article"],
            categories=given["categories"],
            receivers=given["receivers"],
            months=given["months"],
            texts={
                code: {"title": given[f"title_{code}"].strip(), "why": given[f"why_{code}"].strip()}
                for code in LANGUAGES
            },
            active=given["active"],
        )


class KindForm(forms.Form):
    """The name of a kind of data in each language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in LANGUAGES:
            speaks = {"lang": code, "dir": "rtl" if get_language_info(code)["bidi"] else "ltr"}
            self.fields[f"name_{code}"] = forms.CharField(
                label=own_name(code), max_length=MOST_NAME, required=code == "nl", widget=forms.TextInput(attrs=speaks)
            )

    def names(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"name_{code}"] for code in LANGUAGES}


def begun(purpose: Purpose) -> dict[str, object]:
    """What stands in the boxes at first: what holds now."""
    texts = {
        f"{part}_{code}": purpose.texts.get(code, {}).get(part, "") for code in LANGUAGES for part in ("title", "why")
    }
    names = ("active", "ground", "article", "months", "categories", "receivers", "version")
    return {**{name: getattr(purpose, name) for name in names}, **texts}


def begun_with_names(kind: DataCategory) -> dict[str, object]:
    """The names as they are now."""
    return {f"name_{code}": kind.names.get(code, "") for code in LANGUAGES}


def own_name(code: str) -> str:
    """A language as its speakers call it."""
    name = str(get_language_info(code)["name_local"])
    return name[:1].upper() + name[1:]


def _name_of(kind: DataCategory) -> str:
    name = str(kind.names.get("nl", kind.code))
    return _("%(name)s (bijzonder gegeven)") % {"name": name} if kind.special else name
