"""Letters about accounts go out by the worker, to whoever may still get them, with a link that works."""

import re

import pytest
from django.core import mail as sent

from portal.accounts.services.invitations import invite_person, revoke_invitation
from tenants.access import Role
from tenants.context import activate
from tenants.outbox.worker import deliver_one
from tests.factories.accounts import visit

NEW = "nieuw@brug.example"


def deliver():
    while deliver_one("test"):
        pass


@pytest.mark.django_db(transaction=True)
def test_the_invited_person_gets_a_link_that_opens(waterkant, anna, welfare, client):
    with activate(waterkant):
        invite_person(anna, email=NEW, role=Role.PARTNER, team_uid=welfare.uid)
    deliver()

    [letter] = sent.outbox
    assert letter.to == [NEW]
    assert "Hulpwijzer Waterkant" in letter.from_email
    path = re.search(r"http://waterkant\.localhost:\d+(/\S+)", letter.body).group(1)
    assert visit(client, waterkant).get(path).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_nobody_gets_one_that_was_taken_back_before_it_left(waterkant, anna, welfare):
    with activate(waterkant):
        invitation = invite_person(anna, email=NEW, role=Role.PARTNER, team_uid=welfare.uid)
        revoke_invitation(anna, invitation_uid=invitation.uid)
    deliver()

    assert sent.outbox == []


@pytest.mark.django_db(transaction=True)
def test_a_leaver_gets_no_reset_link(waterkant, alice, client):
    visit(client, waterkant)
    client.post("/account/wachtwoord/vergeten/", {"email": alice.person.email})
    with activate(waterkant):
        alice.person.memberships.update(ends_on="2021-01-01")
    deliver()

    assert sent.outbox == []
