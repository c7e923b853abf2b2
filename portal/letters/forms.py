"""Writing a letter in each language. The form reads what was typed; the service decides."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from portal.consent.forms.purposes import own_name
from portal.letters.models import MOST_BODY, MOST_TITLE, LetterTemplate
from portal.letters.services import Written

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


class TemplateForm(forms.Form):
    """`fields_of_language` groups the texts. `version` is what somebody looked at; a new letter has none."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    active = forms.BooleanField(label=gettext_lazy("In gebruik"), required=False)
    card = forms.BooleanField(label=gettext_lazy("Dit is een kaartje om mee te geven"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in LANGUAGES:
            speaks = {"lang": code, "dir": "rtl" if get_language_info(code)["bidi"] else "ltr"}
            needed = code == "nl"
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Titel"), max_length=MOST_TITLE, required=needed, widget=forms.TextInput(attrs=speaks)
            )
            self.fields[f"body_{code}"] = forms.CharField(
                label=_("Tekst"),
                required=needed,
                max_length=MOST_BODY,
                widget=forms.Textarea(attrs={**speaks, "rows": 9, "maxlength": MOST_BODY}),
            )

    @property
    def fields_of_language(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The name of each language, with its title and text."""
        return [(own_name(code), [self[f"title_{code}"], self[f"body_{code}"]]) for code in LANGUAGES]

    def written(self) -> Written:
        given = self.cleaned_data
        texts = {code: {part: given[f"{part}_{code}"].strip() for part in ("title", "body")} for code in LANGUAGES}
        return Written(texts=texts, card=given["card"], active=given["active"])


def begun(template: LetterTemplate) -> dict[str, object]:
    """What stands in the boxes at first: what holds now."""
    texts = {
        f"{part}_{code}": template.texts.get(code, {}).get(part, "") for code in LANGUAGES for part in ("title", "body")
    }
    return {"version": template.version, "active": template.active, "card": template.card, **texts}
