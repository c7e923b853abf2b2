"""Forms of the programme."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.meetings.forms.planning import time_field
from portal.networking.models.programme import MOST_ROOM, MOST_TITLE
from portal.networking.selectors.programme import PartLine
from portal.networking.services import Written


class PartForm(forms.Form):
    """A part of the day, or a group of a round."""

    title = forms.CharField(
        label=gettext_lazy("Wat"), max_length=MOST_TITLE,
        error_messages={"required": gettext_lazy("Schrijf op wat er gebeurt.")},
    )  # fmt: skip
    round = forms.ChoiceField(
        label=gettext_lazy("Is dit een groep in een ronde?"), required=False,
        help_text=gettext_lazy("In een ronde kiest iedereen één groep. Een groep heeft de tijden van de ronde."),
    )  # fmt: skip
    starts = time_field(gettext_lazy("Begint om"), required=False)
    ends = time_field(gettext_lazy("Eindigt om"), required=False)
    room = forms.CharField(label=gettext_lazy("Zaal"), max_length=MOST_ROOM, required=False)
    speaker = forms.CharField(label=gettext_lazy("Door welke organisatie"), max_length=MOST_TITLE, required=False)
    capacity = forms.IntegerField(
        label=gettext_lazy("Hoeveel mensen kunnen in deze groep?"), required=False, min_value=1, max_value=5000,
        help_text=gettext_lazy("Alleen voor een groep. Laat leeg als er geen grens is."),
    )  # fmt: skip

    def __init__(self, *args: Any, rounds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round"].choices = [("", _("Nee, een deel van de dag")), *rounds]  # type: ignore[attr-defined]

    def written(self) -> Written:
        """What was filled in, for the service."""
        given = self.cleaned_data
        return Written(**{**given, "round": UUID(given["round"]) if given["round"] else None})


def round_fields(parts: tuple[PartLine, ...]) -> dict[str, forms.ChoiceField]:
    """A field for each round with groups, to choose one or none. A full group is offered to who is in it already."""
    fields = {}
    for part in parts:
        if part.groups:
            offered = [(str(each.uid), _label(each)) for each in part.groups if not each.full or each.chosen]
            chosen = next((str(each.uid) for each in part.groups if each.chosen), "")
            fields[f"round_{part.uid.hex}"] = forms.ChoiceField(
                label=part.title, required=False, choices=[("", _("Kies een groep")), *offered], initial=chosen
            )
    return fields


def groups_in(given: dict[str, Any]) -> tuple[UUID, ...]:
    """The groups that were chosen in those fields."""
    return tuple(UUID(value) for name, value in given.items() if name.startswith("round_") and value)


class ChooseForm(forms.Form):
    """A group in each round."""

    def __init__(self, *args: Any, parts: tuple[PartLine, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(round_fields(parts))


def _label(group: Any) -> str:
    return f"{group.letter}. {group.title}" if group.letter else str(group.title)
