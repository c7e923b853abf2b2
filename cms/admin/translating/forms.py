"""The form of a translator: a field for each text of the page, in the way in which that text is written."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.admin.rich_text import DraftailRichTextArea

from cms.blocks.words import FEATURES
from cms.translating.selectors import PageToTranslate, TextLine
from cms.translating.states import Standing

RIGHT = "nog-goed"


class PageTextsForm(forms.Form):
    """Fields are named by their place, because paths hold signs that names of fields may not."""

    def __init__(self, found: PageToTranslate, data: QueryDict | None) -> None:
        super().__init__(data)
        self._paths = {f"t{number}": line for number, line in enumerate(found.lines)}
        for number, (name, line) in enumerate(self._paths.items(), start=1):
            self.fields[name] = _field(line, found, number)

    def rows(self) -> list[dict[str, Any]]:
        """What the template shows: the Dutch text, its field and how it stands."""
        return [
            {
                "line": line,
                "field": self[name],
                "outdated": line.standing == Standing.OUTDATED,
                "right": f"{RIGHT}-{name}",
                "problem": self.errors.get(name, [""])[0] if self.is_bound else "",
            }
            for name, line in self._paths.items()
        ]

    def texts(self) -> dict[str, str]:
        """What was written, by the path of the text. What a field cannot read counts as not written."""
        self.full_clean()
        return {line.path: str(self.cleaned_data.get(name) or "") for name, line in self._paths.items()}

    def still_right(self) -> list[str]:
        return [line.path for name, line in self._paths.items() if f"{RIGHT}-{name}" in self.data]

    def tell(self, wrong: Mapping[str, str]) -> None:
        """Put what the service said beside the fields that it speaks of."""
        for name, line in self._paths.items():
            if line.path in wrong:
                self.add_error(name, str(wrong[line.path]))


def _field(line: TextLine, found: PageToTranslate, number: int) -> forms.CharField:
    attributes = {"lang": found.language, "dir": "rtl" if found.right_to_left else "ltr"}
    widgets: Mapping[str, Any] = {
        "line": lambda: forms.TextInput(attributes),
        "lines": lambda: forms.Textarea({**attributes, "rows": 4}),
        "rich": lambda: _editor(found, number, attributes),
    }
    return forms.CharField(required=False, initial=line.text, label=line.dutch[:60], widget=widgets[line.kind]())


def _editor(found: PageToTranslate, number: int, attributes: dict[str, str]) -> DraftailRichTextArea:
    """Wagtail's editor, which gives name and direction to a hidden field: told to the part that one types in."""
    editor = DraftailRichTextArea(attrs=attributes, features=list(FEATURES))
    editor.options["ariaLabel"] = _("%(language)s, tekst %(n)s") % {"language": found.language_name, "n": number}
    if found.right_to_left:
        editor.options["textDirectionality"] = "RTL"
    return editor
