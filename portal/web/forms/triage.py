"""What a consultant fills in about a request, and an administrator about a subject."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.intake.models import MOST_TOLD
from portal.intake.models.subjects import MOST_NORM
from portal.intake.selectors.requests import Receiver
from portal.intake.services import Said
from portal.intake.words import Reason, SaidBy
from tenants.errors import Invalid
from tenants.given import VersionForm


class SaidForm(VersionForm):
    """What was said, and by which channel."""

    prefix = "antwoord"
    channel = forms.ChoiceField(
        label=_("Hoe zei u het?"),
        choices=[("", _("Kies")), *SaidBy.choices],
        error_messages={"required": _("Kies hoe u het hebt gezegd.")},
    )
    text = forms.CharField(
        label=_("Wat zei u?"),
        max_length=MOST_TOLD,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": MOST_TOLD}),
        help_text=_("Dit blijft bij de aanmelding. Het gaat niet mee in een mail."),
        error_messages={"required": _("Schrijf op wat u hebt gezegd.")},
    )

    def said(self) -> Said:
        given = self.cleaned_data
        return Said(given["text"], given["channel"], given.get("reason", ""))

    def show(self, wrong: Invalid) -> None:
        """Put what the service refused at the fields where it can be mended."""
        for name, sentence in wrong.fields.items():
            self.add_error(name if name in self.fields else None, sentence)


class RefusalForm(SaidForm):
    """Why it is refused, and the advice that was given."""

    prefix = "afwijzing"
    reason = forms.ChoiceField(
        label=_("Waarom kan het niet?"),
        choices=[("", _("Kies")), *Reason.choices],
        error_messages={"required": _("Kies waarom.")},
    )
    field_order = ("version", "reason", "text", "channel")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Welk advies gaf u?")


class GiveForm(VersionForm):
    """A colleague or a team, written as "team" or "team:person"."""

    prefix = "geven"
    to = forms.ChoiceField(label=_("Aan wie?"), error_messages={"required": _("Kies een collega of een ander team.")})

    def __init__(self, *args: Any, receivers: Sequence[Receiver], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Kies")), *((_written(each), each.title) for each in receivers)]

    def chosen(self) -> tuple[UUID, UUID | None]:
        team, _colon, person = self.cleaned_data["to"].partition(":")
        return UUID(team), UUID(person) if person else None


def _written(receiver: Receiver) -> str:
    return f"{receiver.team}:{receiver.person}" if receiver.person else str(receiver.team)


class SubjectSettingForm(VersionForm):
    """Who receives one subject. Without a team it stands on no form."""

    team = forms.ChoiceField(label=_("Welk team leest dit?"), required=False)
    norm_days = forms.IntegerField(
        label=_("Binnen hoeveel werkdagen?"), min_value=1, max_value=MOST_NORM, widget=forms.NumberInput
    )
    active = forms.BooleanField(label=_("Op het formulier"), required=False)

    def __init__(self, *args: Any, teams: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["team"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Nog geen team")), *((str(uid), title) for uid, title in teams)]

    def show(self, wrong: Invalid) -> None:
        for name, sentence in wrong.fields.items():
            self.add_error(name if name in self.fields else None, sentence)
