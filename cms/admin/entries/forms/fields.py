"""The plain fields of an entry, made from the table of panels."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.admin.entries.panels import (
    CHOICE,
    DATE,
    LONG,
    MAIL,
    NUMBER,
    SWITCH,
    WEB,
    FieldOf,
    Panel,
    fields_of,
    has_part,
)
from portal.socialmap.drafting.services import LONGEST_WHY
from portal.socialmap.labels import label
from portal.socialmap.services.finding import ENTRIES

LONGEST = 20_000
TOWN = 200


class EntryForm(forms.Form):
    """The texts of an entry, what somebody looked at, and why it changes."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(
        label=_("Waarom deze wijziging?"),
        required=False,
        max_length=LONGEST_WHY,
        help_text=_("Een paar woorden voor uw collega's. Ze staan in de geschiedenis."),
    )

    def __init__(
        self, *args: Any, entity: str, terms: tuple[Any, ...] = (), areas: tuple[Any, ...] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.entity = entity
        for each in fields_of(entity):
            self.fields[each.name] = _field(entity, each)
        if has_part(entity, "address"):
            for name, title in (
                ("street", _("Straat en huisnummer")),
                ("postal_code", _("Postcode")),
                ("city", _("Plaats")),
            ):
                self.fields[name] = forms.CharField(label=title, required=False, max_length=TOWN)
        if has_part(entity, "terms"):
            self.fields["terms"] = _Boxes(choices=[choice for group in terms for choice in group.terms])
        if has_part(entity, "areas"):
            self.fields["areas"] = _Boxes(choices=list(areas))

    def panel_fields(self, panel: Panel) -> list[forms.BoundField]:
        return [self[each.name] for each in panel.fields]

    def values(self) -> dict[str, Any]:
        """The values of the entry's own fields, as far as they could be read."""
        names = {each.name for each in fields_of(self.entity)}
        return {name: value for name, value in self.cleaned_data.items() if name in names}


def _field(entity: str, each: FieldOf) -> forms.Field:
    column: Any = ENTRIES[entity]._meta.get_field(each.name)
    common: dict[str, Any] = {"label": label(each.name), "required": each.required, "help_text": each.help}
    if each.kind == CHOICE:
        empty = [("", _("Niet gekozen"))] if column.blank else []
        return forms.ChoiceField(choices=[*empty, *column.flatchoices], **{**common, "required": not column.blank})
    if each.kind == SWITCH:
        return forms.BooleanField(**{**common, "required": False})
    if each.kind == NUMBER:
        return forms.FloatField(localize=True, **common)
    if each.kind == DATE:
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **common)
    widget: forms.Widget = (
        forms.Textarea(attrs={"rows": 6}) if each.kind == LONG else _LINES.get(each.kind, forms.TextInput)()
    )
    return forms.CharField(max_length=LONGEST, widget=widget, **common)


# What is wrong with an address the service says; the browser only gives the right keyboard.
_LINES: Mapping[str, Any] = {
    MAIL: lambda: forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
    WEB: lambda: forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
}


class _Boxes(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class ListForm(forms.Form):
    """What to find. Nonsense in the address narrows nothing."""

    kind = forms.CharField(required=False, max_length=20)
    text = forms.CharField(required=False, max_length=100)
    state = forms.CharField(required=False, max_length=20)
    theme = forms.CharField(required=False, max_length=100)
    freshness = forms.CharField(required=False, max_length=20)
    audience = forms.CharField(required=False, max_length=20)
    owner = forms.CharField(required=False, max_length=40)
    municipality = forms.CharField(required=False, max_length=10)
    missing = forms.CharField(required=False, max_length=10)
    sort = forms.CharField(required=False, max_length=20)
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def given(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name) or ""


class BaseForm(forms.Form):
    """What somebody looked at when they pressed a button."""

    version = forms.IntegerField()
    revision = forms.IntegerField(required=False)
    comment = forms.CharField(required=False, max_length=2_000)
    capacity = forms.CharField(required=False, max_length=20)
    weeks = forms.IntegerField(required=False)
    at = forms.DateTimeField(required=False, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])


class CompareForm(forms.Form):
    older = forms.IntegerField(required=False, min_value=0)
    newer = forms.IntegerField(required=False, min_value=0)
    revision = forms.IntegerField(required=False, min_value=1)


class NewEntryForm(forms.Form):
    """The little that an entry begins with."""

    name = forms.CharField(label=_("Naam"), max_length=500)

    def __init__(self, *args: Any, entity: str, organizations: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entity = entity
        if entity != "organization":
            self.fields["organization"] = forms.ChoiceField(
                label=_("Van welke organisatie?"),
                choices=[("", _("Kies een organisatie")), *organizations],
                required=entity == "service",
            )
        self.fields["plain_text" if entity != "location" else "description"] = forms.CharField(
            label=label("plain_text" if entity != "location" else "description"),
            required=False,
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 5}),
        )
