"""The form of minutes: note, decision, actions, and what the resident should hear."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.agendas.forms.proposing import Choice, long_text
from portal.agendas.models.action import MOST_WHAT
from portal.agendas.selectors import ItemPage
from portal.agendas.selectors.table import named
from portal.agendas.services import Agreed, Written
from portal.agendas.services.writing import MOST_ACTIONS
from portal.meetings.forms.planning import date_field

EMPTY_ROWS = 2


class MinutesForm(forms.Form):
    """Rows of actions that are empty do not count; a row that was begun must be whole."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = long_text(gettext_lazy("Notitie"), rows=4)
    decision = long_text(gettext_lazy("Besluit"), rows=2)
    message = long_text(
        gettext_lazy("Bericht aan de inwoner"), rows=2,
        help_text=gettext_lazy("In gewone taal. De inwoner leest alleen dit, niet de notitie."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, page: ItemPage) -> None:
        item = page.item
        drafts = page.actions if item.is_running else ()
        self.rows = min(len(drafts) + EMPTY_ROWS, MOST_ACTIONS)
        initial = {name: getattr(item, name) for name in ("version", "note", "decision", "message")}
        for number, action in enumerate(drafts, start=1):
            initial |= {
                f"what_{number}": action.what, f"team_{number}": str(action.team.uid), f"due_{number}": action.due_on
            }  # fmt: skip
        super().__init__(data, initial=initial)
        if not item.is_identifiable:
            del self.fields["message"]
        for name, key in (("note", "n"), ("decision", "b")):
            self.fields[name].widget.attrs["accesskey"] = key
        teams: list[Choice] = [(str(team.uid), named(team)) for team in page.teams]
        for number in range(1, MOST_ACTIONS + 1 if data is not None else self.rows + 1):
            self._row(number, teams)

    def _row(self, number: int, teams: list[Choice]) -> None:
        told = {"number": number}
        self.fields[f"what_{number}"] = forms.CharField(
            label=_("Actie %(number)s, wat") % told, max_length=MOST_WHAT, required=False
        )
        self.fields[f"team_{number}"] = forms.ChoiceField(
            label=_("Actie %(number)s, wie") % told, choices=[("", _("Kies")), *teams], required=False
        )
        self.fields[f"due_{number}"] = date_field(_("Actie %(number)s, wanneer") % told, required=False)

    @property
    def texts(self) -> list[forms.BoundField]:
        return [self[name] for name in ("note", "decision")]

    @property
    def to_resident(self) -> forms.BoundField | None:
        return self["message"] if "message" in self.fields else None

    def action_rows(self) -> Iterator[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The rows that the page shows."""
        for number in range(1, self.rows + 1):
            yield self[f"what_{number}"], self[f"team_{number}"], self[f"due_{number}"]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for number in self._begun():
            for name, said in (
                ("what", _("Schrijf op wat er moet gebeuren.")),
                ("team", _("Kies wie dit doet.")),
                ("due", _("Vul in wanneer dit klaar is.")),
            ):
                if not given.get(f"{name}_{number}") and f"{name}_{number}" not in self.errors:
                    self.add_error(f"{name}_{number}", said)
        return given

    def written(self) -> Written:
        """What was filled in, for the service: only rows that are whole."""
        given = self.cleaned_data
        whole = [number for number in self._begun() if all(given.get(f"{n}_{number}") for n in ("what", "team", "due"))]
        return Written(
            note=given.get("note", ""),
            decision=given.get("decision", ""),
            message=given.get("message", ""),
            actions=[
                Agreed(given[f"what_{number}"], UUID(given[f"team_{number}"]), given[f"due_{number}"])
                for number in whole
            ],
        )

    def _begun(self) -> list[int]:
        numbers = [int(name.removeprefix("what_")) for name in self.fields if name.startswith("what_")]
        return [n for n in numbers if self.cleaned_data.get(f"what_{n}") or self.cleaned_data.get(f"team_{n}")]
