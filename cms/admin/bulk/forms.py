"""The filter on services, and what to do with what it finds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.socialmap.bulk.actions import ACTIONS
from portal.socialmap.bulk.filters import NONE, ServiceFilter
from portal.socialmap.bulk.selectors import Choices
from portal.socialmap.freshness import Freshness
from portal.socialmap.models import Audience

ALL = ("", _("Alle"))


class FilterForm(forms.Form):
    """Nonsense in the address narrows nothing."""

    text = forms.CharField(label=_("Zoek op naam of tekst"), required=False, max_length=100)
    theme = forms.ChoiceField(label=_("Leefgebied"), required=False)
    freshness = forms.ChoiceField(label=_("Nagekeken"), required=False, choices=[ALL, *Freshness.choices])
    owner = forms.ChoiceField(label=_("Wie houdt het bij"), required=False)
    municipality = forms.ChoiceField(label=_("Gemeente"), required=False)
    audience = forms.ChoiceField(label=_("Wie dit ziet"), required=False, choices=[ALL, *Audience.choices])
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("theme", [ALL, (NONE, _("Zonder leefgebied")), *choices.themes])
        self._choose("owner", [ALL, (NONE, _("Niemand")), *choices.owners])
        self._choose("municipality", [ALL, *choices.municipalities])

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def asked(self) -> ServiceFilter:
        self.is_valid()
        names = ("theme", "freshness", "owner", "municipality", "audience", "text")
        return ServiceFilter(**{name: self.cleaned_data.get(name) or "" for name in names})

    def page_number(self) -> int:
        self.is_valid()
        return self.cleaned_data.get("page") or 1


class ActionForm(forms.Form):
    """What to do, and to which services."""

    action = forms.ChoiceField(choices=[(code, action.label) for code, action in ACTIONS.items()])
    term = forms.CharField(required=False, max_length=100)
    scope = forms.ChoiceField(choices=[("some", ""), ("all", "")])
    uids = forms.TypedMultipleChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Any id may be asked for: the service finds those that are the actor's own.
        self.fields["uids"] = _Uids(required=False)


class _Uids(forms.Field):
    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[Any]:
        return [forms.UUIDField().clean(each) for each in value or []]


class ExportForm(forms.Form):
    kind = forms.ChoiceField(choices=[("xlsx", "xlsx"), ("csv", "csv")])
