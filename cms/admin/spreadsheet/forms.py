"""Forms on a list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.socialmap.spreadsheet.columns import COLUMNS
from portal.socialmap.spreadsheet.planned import RowKind
from portal.socialmap.spreadsheet.selectors import ListPage
from tenants.given import VersionForm

CHOICES = [("", _("Niet inlezen")), *((column.code, column.label) for column in COLUMNS)]


class ListForm(forms.Form):
    """The file itself. What it is, the reader looks up in it."""

    file = forms.FileField(
        label=_("Uw lijst"),
        allow_empty_file=True,  # so that the reader says it in its own words
        error_messages={"required": _("Kies eerst een bestand.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )


class ColumnsForm(VersionForm):
    """For each column what it means."""

    take_kept = forms.BooleanField(required=False)

    def __init__(self, *args: Any, page: ListPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for column in page.columns:
            self.fields[f"column-{column.place}"] = forms.ChoiceField(
                choices=CHOICES, required=False, label=column.heading, initial=column.code
            )

    def mapping(self) -> list[str]:
        """The chosen codes, in the order of the columns."""
        names = sorted((name for name in self.fields if name.startswith("column-")), key=lambda name: int(name[7:]))
        return [self.cleaned_data[name] for name in names]


class RowsForm(forms.Form):
    """Which rows are looked at."""

    kind = forms.ChoiceField(choices=[("", ""), *RowKind.choices], required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def asked(self) -> tuple[str, int]:
        """The kind and the page; nonsense in the address is the first page of all rows."""
        self.is_valid()
        return self.cleaned_data.get("kind") or "", self.cleaned_data.get("page") or 1
