"""A key between models of tenants offers and takes what is of the tenant, form by form."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from tenants.access import Role
from tenants.context import activate, nobody
from tenants.errors import NoTenant
from tenants.fields import TenantForeignKey
from tenants.models import Membership, Team


class MembershipForm(forms.ModelForm):
    """Made once, at import, when no tenant is active: as Wagtail makes its forms."""

    class Meta:
        model = Membership
        fields = ["team"]


def chosen(tenant: object, team: Team) -> MembershipForm:
    with activate(tenant):  # type: ignore[arg-type]
        form = MembershipForm({"team": team.pk}, instance=Membership(role=Role.PARTNER))
        form.is_valid()
        return form


def test_each_form_offers_the_teams_of_its_own_tenant(waterkant, heidedorp, welfare, elsewhere):
    for tenant, own in ((waterkant, welfare), (heidedorp, elsewhere), (waterkant, welfare)):
        with activate(tenant):
            assert set(MembershipForm().fields["team"].queryset) == {own}


def test_a_second_tenants_own_choice_is_taken_and_the_firsts_is_not(waterkant, heidedorp, welfare, elsewhere):
    assert "team" not in chosen(waterkant, welfare).errors
    assert "team" not in chosen(heidedorp, elsewhere).errors
    assert "team" in chosen(heidedorp, welfare).errors
    assert "team" in chosen(waterkant, elsewhere).errors


def test_a_foreign_choice_and_one_that_never_was_read_the_same(waterkant, welfare, elsewhere):
    foreign = chosen(waterkant, elsewhere).errors["team"]
    elsewhere.pk = 987654
    assert foreign == chosen(waterkant, elsewhere).errors["team"]


def test_without_a_tenant_a_form_cannot_be_made(waterkant, welfare):
    with nobody(), pytest.raises(NoTenant):
        MembershipForm()


def test_the_page_of_the_form_names_no_foreign_team(waterkant, welfare, elsewhere):
    with activate(waterkant):
        page = str(MembershipForm())

    assert welfare.name in page
    assert elsewhere.name not in page


def test_checking_the_object_itself_refuses_a_foreign_key(in_waterkant, alice, elsewhere):
    membership = Membership.objects.get(person=alice.person)
    membership.team_id = elsewhere.pk
    with pytest.raises(ValidationError) as refused:
        membership.full_clean()
    assert "team" in refused.value.message_dict


def test_checking_an_object_needs_a_tenant(waterkant, welfare, alice):
    with activate(waterkant):
        membership = Membership.objects.get(person=alice.person)
    with pytest.raises(NoTenant):
        membership.full_clean()


def test_an_empty_choice_is_an_empty_choice(in_waterkant, ria):
    Membership.objects.get(person=ria.person).full_clean()


def test_sabotage_a_plain_key_keeps_the_choices_of_the_first(waterkant, heidedorp, welfare, elsewhere):
    """What Wagtail met: the form class is made in the first tenant, and the second one sees its teams."""
    plain = models.ForeignKey(Team, models.PROTECT)
    plain.set_attributes_from_name("team")
    with activate(waterkant):
        field = plain.formfield()
    with activate(heidedorp):
        assert set(field.queryset.all()) == {welfare}

    ours = TenantForeignKey(Team, models.PROTECT)
    ours.set_attributes_from_name("team")
    form_class = type("Form", (forms.Form,), {"team": ours.formfield()})
    with activate(heidedorp):
        assert set(form_class().fields["team"].queryset) == {elsewhere}
