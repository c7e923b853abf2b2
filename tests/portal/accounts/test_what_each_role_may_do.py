"""The page "Wat mag wie" says what the matrix says, to whoever works here."""

import pytest

from portal.accounts.rights_page import SHOWN, rights_page
from tenants.access import Role, matrix
from tests.factories.accounts import sign_in

PAGE = "/wat-mag-wie/"


def test_it_opens_at_ones_own_role(client, alice, in_waterkant):
    answer = sign_in(client, alice).get(PAGE)

    assert answer.context["chosen"] == Role.PARTNER
    assert "uw rol" in answer.content.decode()


def test_any_other_role_can_be_looked_at(client, alice, in_waterkant):
    page = sign_in(client, alice).get(f"{PAGE}?rol=MA").content.decode()

    assert "Wat een Gemeentebeheerder mag" in page


def test_an_unknown_role_shows_ones_own(client, alice, in_waterkant):
    assert sign_in(client, alice).get(f"{PAGE}?rol=ZZ").context["chosen"] == Role.PARTNER


@pytest.mark.parametrize("role", SHOWN)
def test_it_says_something_exactly_where_the_matrix_does(alice, role):
    for line in rights_page(alice, role).lines:
        assert len(line.rights) == len(matrix()[line.name].grants.get(role, ())), line.name


def test_the_systems_own_rights_are_not_for_people(alice):
    assert Role.SYSTEM not in {choice.role for choice in rights_page(alice, Role.PARTNER).roles}


def test_a_resident_has_no_such_page(client, ria, in_waterkant):
    assert sign_in(client, ria).get(PAGE).status_code == 404


def test_it_costs_no_query_of_its_own(client, alice, in_waterkant, django_assert_num_queries):
    with django_assert_num_queries(0):
        rights_page(alice, Role.PARTNER)
