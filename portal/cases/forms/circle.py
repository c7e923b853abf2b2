"""Forms of the circle: which team comes in by which record, and a team to ask about."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.consent.choosing import TeamChoice
from tenants.models import Team


class InviteForm(forms.Form):
    """A button beside a team: nothing to type, so what is wrong was not sent by the page."""

    team = forms.UUIDField()
    ground = forms.UUIDField()


class OtherTeamForm(forms.Form):
    """A team that no record names, to be told why it cannot come in."""

    team = forms.ChoiceField(
        label=gettext_lazy("Welk team?"), error_messages={"required": gettext_lazy("Kies een team.")}
    )

    def __init__(self, *args: Any, teams: Iterable[TeamChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offered = {str(each.team.uid): each for each in teams}
        named = [(uid, each.name) for uid, each in self._offered.items()]
        self.fields["team"].choices = [("", _("Kies een team")), *named]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Team:
        return self._offered[self.cleaned_data["team"]].team
