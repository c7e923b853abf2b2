"""The shortcut that all other tests take must lead to the same place as the real door."""

from tenants.access import Role
from tests.factories.accounts import make_person, sign_in


def test_the_session_is_of_the_person_and_the_tenant(client, waterkant, welfare):
    person = make_person(waterkant, Role.PARTNER, organisation=welfare)
    sign_in(client, person, waterkant)

    assert client.session["_auth_user_id"] == str(person.pk)
    assert client.session["tenant"] == str(waterkant.uid)
