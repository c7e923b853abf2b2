"""What somebody wants to see of the log: a period, a kind of act, an organisation, a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tenants.audit import actions

REFUSED = "refused"
Choices = list[tuple[str, Any]]


@dataclass(frozen=True)
class Asked:
    """The filters. `act` is the code of an action, the name of a room, or REFUSED."""

    since: date | None = None
    until: date | None = None
    act: str = ""
    organisation: UUID | None = None
    code: str = ""


class LogForm(forms.Form):
    """The filters as they stand in the address."""

    van = forms.DateField(
        label=gettext_lazy("Vanaf"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    tot = forms.DateField(
        label=gettext_lazy("Tot en met"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    wat = forms.ChoiceField(label=gettext_lazy("Wat"), required=False)
    wie = forms.ChoiceField(label=gettext_lazy("Organisatie"), required=False)
    casus = forms.CharField(label=gettext_lazy("Code van een casus"), required=False, max_length=20)

    def __init__(self, *args: Any, organisations: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._field("wat").choices = acts()
        self._field("wie").choices = [("", _("Alle organisaties")), *((str(uid), name) for uid, name in organisations)]
        if not organisations:
            # Who sees one organisation is not asked which, and sees no cases.
            del self.fields["wie"], self.fields["casus"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("van") and given.get("tot") and given["tot"] < given["van"]:
            self.add_error("tot", _("Kies een dag op of na de eerste dag."))
        return given

    @property
    def asked(self) -> Asked:
        """What was asked; what cannot be read asks nothing, and its field says so."""
        if not self.is_bound:
            return Asked()
        self.is_valid()
        given = self.cleaned_data
        chosen = given.get("wie")
        return Asked(
            since=given.get("van"),
            until=given.get("tot"),
            act=given.get("wat") or "",
            organisation=UUID(chosen) if chosen else None,
            code=(given.get("casus") or "").strip().upper(),
        )

    def _field(self, name: str) -> Any:
        return self.fields[name]


def acts() -> Choices:
    """All kinds of acts, room by room, and what was refused. A room as a whole can be chosen too."""
    rooms: dict[str, list[tuple[str, str]]] = {}
    for code, action in actions().items():
        rooms.setdefault(code.partition(".")[0], []).append((code, str(action.label)))
    grouped = [
        (title, [(room, _("Alles van: %(room)s") % {"room": title}), *sorted(found, key=lambda each: each[1])])
        for title, room, found in sorted((_title(room), room, found) for room, found in rooms.items())
    ]
    return [("", _("Alle handelingen")), (REFUSED, _("Alleen wat is geweigerd")), *grouped]


def _title(room: str) -> str:
    """What a room is called; some actions are of no room but of the portal."""
    try:
        return str(apps.get_app_config(room).verbose_name)
    except LookupError:
        return _("Het portaal zelf")
