"""Who somebody is in a portal today: what holds, and what has ended."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tenants.access import Role, actor_for, can, system
from tenants.access import anonymous as visitor
from tenants.context import activate
from tenants.models import Membership, Partnership, Team
from tests.factories.tenants import make_member, make_organisation

YESTERDAY = timezone.localdate() - timedelta(days=1)
TOMORROW = timezone.localdate() + timedelta(days=1)


def test_a_partner_reads_what_is_for_partners(alice, in_waterkant):
    assert can(alice, "map_entry_partners.read")


def test_a_visitor_does_not(anonymous, in_waterkant):
    assert not can(anonymous, "map_entry_partners.read")


def test_somebody_has_the_union_of_their_roles(waterkant, welfare, credit_bank):
    make_member(waterkant, "Daan", Role.PARTNER, welfare)
    person = make_member(waterkant, "Daan", Role.VOLUNTEER, credit_bank)
    with activate(waterkant):
        daan = actor_for(person, waterkant)

    assert daan.roles == {Role.ANONYMOUS, Role.PARTNER, Role.VOLUNTEER}
    assert daan.teams == {welfare.pk, credit_bank.pk}
    assert daan.organisations_as(Role.VOLUNTEER) == {credit_bank.organisation_id}


def test_they_act_for_one_team_at_a_time(waterkant, welfare, credit_bank):
    make_member(waterkant, "Daan", Role.PARTNER, welfare)
    person = make_member(waterkant, "Daan", Role.PARTNER, credit_bank)
    with activate(waterkant):
        assert actor_for(person, waterkant, team=welfare).team == welfare
        assert actor_for(person, waterkant, team=credit_bank).team == credit_bank


def test_nobody_acts_for_a_team_that_is_not_theirs(alice, waterkant, credit_bank, welfare, elsewhere):
    with activate(waterkant):
        for team in (credit_bank, elsewhere):
            assert actor_for(alice.person, waterkant, team=team).team == welfare


ENDED = {
    "the membership is over": lambda person, team: Membership.objects.update(ends_on=YESTERDAY),
    "the membership has yet to begin": lambda person, team: Membership.objects.update(starts_on=TOMORROW),
    "the team was closed": lambda person, team: Team.objects.update(closed_on=YESTERDAY),
    "the partnership is over": lambda person, team: Partnership.objects.update(ends_on=YESTERDAY),
    "the partnership has yet to begin": lambda person, team: Partnership.objects.update(starts_on=TOMORROW),
    "there is no partnership": lambda person, team: Partnership.objects.all().delete(),
    "the person was deactivated": lambda person, team: setattr(person, "is_active", False),
}


@pytest.mark.parametrize("what", ENDED)
def test_they_are_a_visitor_when(what, alice, waterkant, welfare):
    with activate(waterkant):
        ENDED[what](alice.person, welfare)
        assert actor_for(alice.person, waterkant) == visitor(waterkant)


def test_the_last_day_counts(alice, waterkant):
    today = timezone.localdate()
    with activate(waterkant):
        Membership.objects.update(starts_on=today, ends_on=today)
        assert Role.PARTNER in actor_for(alice.person, waterkant).roles


def test_a_role_on_another_day(alice, waterkant):
    with activate(waterkant):
        assert Role.PARTNER not in actor_for(alice.person, waterkant, on=date(2019, 12, 31)).roles


def test_one_role_that_ends_leaves_the_others(waterkant, welfare, credit_bank):
    make_member(waterkant, "Daan", Role.PARTNER_ADMIN, welfare)
    person = make_member(waterkant, "Daan", Role.PARTNER, credit_bank)
    with activate(waterkant):
        Membership.objects.filter(team=welfare).update(ends_on=YESTERDAY)
        assert actor_for(person, waterkant).roles == {Role.ANONYMOUS, Role.PARTNER}


def test_work_in_another_portal_counts_for_nothing_here(waterkant, heidedorp):
    there = make_organisation(heidedorp, "Welzijn Heide")
    person = make_member(heidedorp, "Mila", Role.PARTNER_ADMIN, there)
    with activate(waterkant):
        assert actor_for(person, waterkant) == visitor(waterkant)


def test_finding_out_costs_one_query(alice, waterkant, django_assert_num_queries):
    with activate(waterkant), django_assert_num_queries(1):
        actor_for(alice.person, waterkant)


def test_the_system_has_its_own_role_and_a_reason(waterkant):
    assert system(waterkant, "nightly_check").roles == {Role.SYSTEM}
    with pytest.raises(ValueError):
        system(waterkant, " ")
