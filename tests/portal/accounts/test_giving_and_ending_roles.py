"""Who gives which role, where. Nobody raises their own rights, nobody gives more than they may hand out."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts import policies
from portal.accounts.policies import Giver, Post
from portal.accounts.services.roles import appoint, end_role, grant_role
from tenants.access import Role, actor_for, system
from tenants.errors import NotFound, Refused
from tenants.models import Membership, OrganisationKind

A, B = 1, 2
PARTNER_GIVES = {Role.PARTNER, Role.PARTNER_ADMIN, Role.VOLUNTEER}


def membership_of(actor):
    return Membership.objects.get(person=actor.person)


def test_the_partner_administrator_gives_a_role_in_the_own_organisation(anna, alice, welfare, waterkant, in_waterkant):
    grant_role(anna, person_uid=alice.person.uid, team_uid=welfare.uid, role=Role.VOLUNTEER)

    assert Role.VOLUNTEER in actor_for(alice.person, waterkant).roles


def test_not_in_another_one(anna, alice, credit_bank, in_waterkant):
    with pytest.raises(Refused, match="niet"):
        grant_role(anna, person_uid=alice.person.uid, team_uid=credit_bank.uid, role=Role.PARTNER)


def test_not_to_somebody_of_another_one(anna, bob, welfare, in_waterkant):
    with pytest.raises(NotFound):
        grant_role(anna, person_uid=bob.person.uid, team_uid=welfare.uid, role=Role.PARTNER)


def test_somebody_of_another_portal_is_like_nobody(anna, charlie, welfare, in_waterkant):
    for uid in (charlie.person.uid, uuid4()):
        with pytest.raises(NotFound):
            grant_role(anna, person_uid=uid, team_uid=welfare.uid, role=Role.PARTNER)


@pytest.mark.parametrize("role", sorted(set(Role) - PARTNER_GIVES))
def test_no_role_of_the_municipality(anna, alice, welfare, in_waterkant, role):
    with pytest.raises(Refused):
        grant_role(anna, person_uid=alice.person.uid, team_uid=welfare.uid, role=role)


def test_not_to_oneself(anna, welfare, in_waterkant):
    with pytest.raises(Refused, match="uzelf"):
        grant_role(anna, person_uid=anna.person.uid, team_uid=welfare.uid, role=Role.PARTNER)


def test_a_professional_gives_nothing(alice, anna, welfare, in_waterkant):
    with pytest.raises((Refused, NotFound)):
        grant_role(alice, person_uid=anna.person.uid, team_uid=welfare.uid, role=Role.VOLUNTEER)


def test_the_municipality_appoints_the_partner_administrator(marit, alice, welfare, waterkant, in_waterkant):
    grant_role(marit, person_uid=alice.person.uid, team_uid=welfare.uid, role=Role.PARTNER_ADMIN)

    assert Role.PARTNER_ADMIN in actor_for(alice.person, waterkant).roles


def test_but_no_consultant_outside_a_town_hall(marit, alice, welfare, in_waterkant):
    with pytest.raises(Refused, match="alleen bij een gemeente"):
        grant_role(marit, person_uid=alice.person.uid, team_uid=welfare.uid, role=Role.CONSULTANT)


def test_an_administrator_here_who_merely_works_there_gives_nothing_there(
    anna, bob, credit_bank, waterkant, in_waterkant
):
    Membership.objects.create(person=anna.person, team=credit_bank, role=Role.PARTNER, starts_on="2020-01-01")
    both = actor_for(anna.person, waterkant)

    with pytest.raises(NotFound):
        grant_role(both, person_uid=bob.person.uid, team_uid=credit_bank.uid, role=Role.PARTNER_ADMIN)


def test_a_role_ends_at_once(anna, alice, waterkant, in_waterkant):
    end_role(anna, membership_uid=membership_of(alice).uid)

    assert not actor_for(alice.person, waterkant).is_somebody


def test_a_role_that_was_given_today_ends_at_once_as_well(anna, alice, welfare, waterkant, in_waterkant):
    given_now = grant_role(anna, person_uid=alice.person.uid, team_uid=welfare.uid, role=Role.VOLUNTEER)
    end_role(anna, membership_uid=given_now.uid)

    assert Role.VOLUNTEER not in actor_for(alice.person, waterkant).roles


def test_a_role_of_another_organisation_is_not_there(anna, bob, in_waterkant):
    for uid in (membership_of(bob).uid, uuid4()):
        with pytest.raises(NotFound):
            end_role(anna, membership_uid=uid)


def test_the_last_partner_administrator_cannot_leave_unnoticed(anna, in_waterkant):
    with pytest.raises(Refused, match="laatste beheerder"):
        end_role(anna, membership_uid=membership_of(anna).uid)


def test_the_municipality_can_end_even_the_last_partner_administrator(marit, anna, waterkant, in_waterkant):
    end_role(marit, membership_uid=membership_of(anna).uid)

    assert not actor_for(anna.person, waterkant).is_somebody


def test_the_last_administrator_of_the_portal_stays(marit, in_waterkant):
    with pytest.raises(Refused, match="laatste beheerder"):
        end_role(marit, membership_uid=membership_of(marit).uid)


def test_the_system_alone_appoints_without_an_invitation(marit, alice, town_hall, waterkant, in_waterkant):
    appoint(system(waterkant, "test"), person=alice.person, role=Role.CONSULTANT, team=town_hall)
    assert Role.CONSULTANT in actor_for(alice.person, waterkant).roles

    with pytest.raises(Refused):
        appoint(marit, person=alice.person, role=Role.EDITOR, team=town_hall)


posts = st.builds(
    Post,
    st.sampled_from(list(Role)),
    st.sampled_from([A, B, None]),
    st.sampled_from([OrganisationKind.MUNICIPALITY, OrganisationKind.WELFARE]),
)
holdings = st.sets(st.tuples(st.sampled_from([A, B]), st.sampled_from(list(Role))), max_size=4)


@given(holdings, posts)
def test_nobody_ever_gives_a_role_to_themselves(held, post):
    giver = Giver(frozenset(role for _place, role in held), frozenset(held))

    assert not policies.may_give(giver, post, to_self=True)


@given(holdings, posts)
def test_only_administrators_give_and_partners_only_in_their_own_place(held, post):
    roles = frozenset(role for _place, role in held) - {Role.SYSTEM}
    giver = Giver(roles, frozenset(each for each in held if each[1] in roles))
    if not policies.may_give(giver, post, to_self=False):
        return

    is_partner_admin_there = (post.organisation, Role.PARTNER_ADMIN) in held and post.role in PARTNER_GIVES
    assert Role.MUNICIPALITY_ADMIN in roles or is_partner_admin_there


@given(holdings, posts)
def test_nobody_gives_the_roles_of_the_platform_or_the_system(held, post):
    roles = frozenset(role for _place, role in held) - {Role.SYSTEM}
    giver = Giver(roles, frozenset(held))

    if post.role in {Role.OPERATOR, Role.SYSTEM, Role.ANONYMOUS, Role.LINK_RECEIVER, Role.RESIDENT}:
        assert not policies.may_give(giver, post, to_self=False)
