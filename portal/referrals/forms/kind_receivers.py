"""Forms of who takes a kind of help, and under which conditions."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.referrals.models import KindReceiver
from portal.referrals.services.kinds import WrittenReceiver
from portal.referrals.services.kinds_judged import MOST_LABEL
from tenants.given import VersionForm

SPARE_ROWS = 2
KNOWN = [
    ("", gettext_lazy("Niets: de afzender vraagt het na")), ("age", gettext_lazy("De leeftijd in jaren")),
    ("district", gettext_lazy("De wijk of het dorp")), ("language", gettext_lazy("De taal, als code")),
]  # fmt: skip
OPS = [
    ("is", gettext_lazy("is precies")), ("in", gettext_lazy("is een van, met komma's ertussen")),
    ("at_least", gettext_lazy("is ten minste")), ("at_most", gettext_lazy("is hooguit")),
]  # fmt: skip


class AddReceiverForm(VersionForm):
    """Which team; it takes the kind at once."""

    team = forms.ChoiceField(label=gettext_lazy("Team"))

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [("", _("Kies een team")), *teams]  # type: ignore[attr-defined]


class ReceiverForm(VersionForm):
    """Its conditions as rows, and where its room is told."""

    active = forms.BooleanField(label=gettext_lazy("Neemt nu aan"), required=False)
    service = forms.ChoiceField(
        label=gettext_lazy("Vermelding die zegt of er plek is"),
        required=False,
        help_text=gettext_lazy("Een vermelding van deze organisatie op de sociale kaart."),
    )

    def __init__(
        self, found: KindReceiver, services: list[tuple[str, str]], places: list[tuple[str, str]], data: Any = None
    ) -> None:
        begun = {
            "version": found.kind.version,
            "active": found.active,
            "municipalities": found.municipalities,
            "service": str(found.service.uid) if found.service is not None else "",
        }
        super().__init__(data, initial=begun)
        self.fields["service"].choices = [("", _("Geen")), *services]  # type: ignore[attr-defined]
        # A portal of one municipality has no differences inside it.
        self.places = places if len(places) > 1 else []
        if self.places:
            self.fields["municipalities"] = self._places(_("Waar werkt dit team?"), _("Niets gekozen is: overal."))
        self.beside = [*KNOWN, *((each["name"], each["label"]) for each in found.kind.fields)]
        self.rows = len(found.conditions) + SPARE_ROWS
        for place in range(self.rows):
            self._row(place, found.conditions[place] if place < len(found.conditions) else {})

    def _row(self, place: int, told: Mapping[str, Any]) -> None:
        row, value = f"conditions_{place}", told.get("value", "")
        self.fields[f"{row}_text"] = forms.CharField(
            label=_("Voorwaarde %(number)s") % {"number": place + 1}, required=False, max_length=MOST_LABEL,
            initial=told.get("text", ""),
        )  # fmt: skip
        self.fields[f"{row}_field"] = forms.ChoiceField(
            label=_("Vergelijk met"), required=False, choices=self.beside, initial=told.get("field", "")
        )
        self.fields[f"{row}_op"] = forms.ChoiceField(
            label=_("Hoe"), required=False, choices=OPS, initial=told.get("op", "is")
        )
        self.fields[f"{row}_value"] = forms.CharField(
            label=_("Waarde"), required=False, max_length=MOST_LABEL,
            initial=", ".join(map(str, value)) if isinstance(value, list) else value,
        )  # fmt: skip
        if self.places:
            said = _("Niets gekozen is: voor iedereen.")
            only = self._places(_("Alleen voor inwoners van"), said, told.get("municipalities", ()))
            self.fields[f"{row}_municipalities"] = only

    def _places(self, label: str, help_text: str, initial: Sequence[str] | None = None) -> forms.Field:
        return forms.MultipleChoiceField(
            label=label, help_text=help_text, required=False, choices=self.places, initial=initial,
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip

    @property
    def conditions(self) -> list[tuple[int, list[forms.BoundField]]]:
        parts = ("text", "field", "op", "value", *(("municipalities",) if self.places else ()))
        return [(place + 1, [self[f"conditions_{place}_{part}"] for part in parts]) for place in range(self.rows)]

    def written(self) -> WrittenReceiver:
        given = self.cleaned_data
        return WrittenReceiver(
            conditions=[told for place in range(self.rows) if (told := self._condition(place))],
            municipalities=given.get("municipalities", []),
            service=UUID(given["service"]) if given["service"] else None,
            active=given["active"],
        )

    def _condition(self, place: int) -> dict[str, Any]:
        text, field, op, value = (
            self.cleaned_data[f"conditions_{place}_{part}"] for part in ("text", "field", "op", "value")
        )
        if not text.strip():
            return {}
        only_in = self.cleaned_data.get(f"conditions_{place}_municipalities")
        told = {"text": text.strip(), **({"municipalities": only_in} if only_in else {})}
        if not field:
            return told
        listed = [each.strip() for each in value.split(",") if each.strip()] if op == "in" else value.strip()
        return {**told, "field": field, "op": op, "value": listed}
