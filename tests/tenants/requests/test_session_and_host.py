"""A session belongs to the host on which it began; elsewhere it is nobody's."""

from importlib import import_module

import pytest
from django.conf import settings as django_settings
from django.test import Client

from tenants.access import Role
from tenants.context import activate
from tenants.middleware.actor import SESSION_TENANT
from tenants.models import Membership
from tests.factories.accounts import PASSWORD, make_person, sign_in, visit
from tests.factories.tenants import LONG_AGO, make_member, make_organisation


def who(client: Client) -> dict[str, object]:
    answer = client.get("/proef/wie/")
    found: dict[str, object] = answer.json()
    return found


@pytest.fixture
def ria_signed_in(client, waterkant, ria):
    return sign_in(client, ria, waterkant)


def test_at_home_the_session_is_hers(ria_signed_in, ria):
    assert who(ria_signed_in) == {"tenant": "waterkant", "person": str(ria.person.uid), "roles": ["AN", "RE"]}


def test_carried_to_another_portal_it_is_nobodys(ria_signed_in, heidedorp):
    assert who(visit(ria_signed_in, heidedorp)) == {"tenant": "heidedorp", "person": None, "roles": ["AN"]}


def test_even_when_the_person_has_a_role_there_too(ria_signed_in, ria, heidedorp):
    with activate(heidedorp):
        Membership.objects.create(person=ria.person, role=Role.RESIDENT, starts_on=LONG_AGO)

    assert who(visit(ria_signed_in, heidedorp))["roles"] == ["AN"]


def test_a_session_that_says_no_host_is_nobodys(client, waterkant, ria):
    sign_in(client, ria, waterkant)
    store = import_module(django_settings.SESSION_ENGINE).SessionStore(
        client.cookies[django_settings.SESSION_COOKIE_NAME].value
    )
    del store[SESSION_TENANT]
    store.save()

    assert who(client)["person"] is None


def test_signing_in_binds_the_session(client, waterkant, heidedorp):
    person = make_person(waterkant, Role.RESIDENT, name="Roos")
    visit(client, waterkant).post("/account/inloggen/", {"login": person.email, "password": PASSWORD})

    assert client.session[SESSION_TENANT] == str(waterkant.uid)
    assert who(client)["person"] == str(person.uid)
    assert who(visit(client, heidedorp))["person"] is None


def test_a_role_that_ends_is_gone_with_the_next_request(client, waterkant, ria):
    sign_in(client, ria, waterkant)
    assert who(client)["roles"] == ["AN", "RE"]
    with activate(waterkant):
        Membership.objects.filter(person=ria.person).update(ends_on=LONG_AGO)

    assert who(client)["roles"] == ["AN"]


def test_a_deactivated_person_is_nobody_with_the_next_request(client, waterkant, ria):
    sign_in(client, ria, waterkant)
    type(ria.person).objects.filter(pk=ria.person.pk).update(is_active=False)

    assert who(client)["person"] is None


def test_superuser_is_nobody_without_a_role(client, waterkant, heidedorp, django_user_model):
    make_organisation(heidedorp, "Welzijn Heide")
    person = make_member(heidedorp, "Sofie", Role.RESIDENT)
    django_user_model.objects.update(is_superuser=True)
    sign_in(client, person, waterkant)

    assert who(client)["roles"] == ["AN"]


def test_a_foreign_team_cannot_be_chosen_to_act_for(client, waterkant, alice, elsewhere):
    from tenants.middleware.actor import SESSION_TEAM

    sign_in(client, alice, waterkant)
    session = client.session
    session[SESSION_TEAM] = str(elsewhere.uid)
    session.save()

    assert who(client)["roles"] == ["AN", "PP"]
