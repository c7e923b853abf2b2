"""Forms of the administrators' screens. They read what was typed; the services decide."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts import policies
from portal.accounts.forms.sign_in import DEMANDS
from portal.accounts.services.facts import giver_of
from tenants.access import Actor, Role
from tenants.errors import Invalid
from tenants.models import OrganisationKind, Team


def show(form: forms.Form, wrong: Invalid) -> None:
    """Put what a service refused at the fields where it can be mended."""
    placed = [name for name in wrong.fields if name in form.fields]
    for name in placed:
        form.add_error(name, wrong.fields[name])
    if not placed:
        form.add_error(None, wrong.message)


class _RoleForm(forms.Form):
    """Offers the teams and roles that this administrator may give; others are no choice at all."""

    team = forms.ChoiceField(label=_("Team"))
    role = forms.ChoiceField(label=_("Rol"))

    def __init__(self, *args: Any, actor: Actor, teams: list[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered_teams = [(str(team.uid), _team_label(team)) for team in teams]
        self.fields["team"].choices = _with_a_choice_to_make(offered_teams, _("Kies een team"))  # type: ignore[attr-defined]
        giver = giver_of(actor)
        offered = {
            role
            for team in teams
            for role in policies.roles_to_give(giver, team.organisation_id, OrganisationKind(team.organisation.kind))
        }
        roles = [(role.value, str(role.label)) for role in Role if role in offered]
        self.fields["role"].choices = _with_a_choice_to_make(roles, _("Kies een rol"))  # type: ignore[attr-defined]

    def clean_team(self) -> UUID:
        return UUID(self.cleaned_data["team"])

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class InviteForm(_RoleForm):
    email = forms.EmailField(label=_("E-mailadres"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(
        label=_("Naam"),
        required=False,
        max_length=150,
        help_text=_("De persoon kan de naam zelf wijzigen."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ["email", "name", "team", "role"]


class GrantForm(_RoleForm):
    """Another role for somebody who is here already."""


class AcceptForm(forms.Form):
    name = forms.CharField(label=_("Uw naam"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Kies een wachtwoord"),
        strip=False,
        help_text=DEMANDS,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class NameForm(forms.Form):
    name = forms.CharField(label=_("Naam"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class PartnerForm(forms.Form):
    name = forms.CharField(label=_("Naam van de organisatie"), max_length=200)
    kind = forms.ChoiceField(label=_("Soort organisatie"), choices=OrganisationKind.choices)

    def clean_kind(self) -> OrganisationKind:
        return OrganisationKind(self.cleaned_data["kind"])


class TeamForm(forms.Form):
    name = forms.CharField(label=_("Naam van het team"), max_length=120)
    organisation = forms.ChoiceField(label=_("Organisatie"))

    def __init__(self, *args: Any, organisations: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(uid), name) for uid, name in organisations]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["organisation"].initial = choices[0][0]
            self.fields["organisation"].widget = forms.HiddenInput()

    def clean_organisation(self) -> UUID:
        return UUID(self.cleaned_data["organisation"])


def _with_a_choice_to_make(choices: list[tuple[str, str]], asked: Any) -> list[tuple[str, Any]]:
    """Nothing is chosen beforehand, unless there is nothing to choose: a role is not given by oversight."""
    return choices if len(choices) == 1 else [("", asked), *choices]


def _team_label(team: Team) -> str:
    return team.name if team.name == team.organisation.name else f"{team.organisation.name}: {team.name}"
