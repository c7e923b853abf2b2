"""Somebody leaves: in one transaction nothing of theirs opens a door any more, and nothing of others is touched."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse

from portal.accounts import events, links
from portal.accounts.models import Invitation, InvitationState, User
from portal.accounts.services.invitations import accept_invitation, invite_person
from portal.accounts.services.leaving import deactivate_person, reset_second_factor
from tenants import events as house_events
from tenants.access import Role, actor_for
from tenants.context import activate
from tenants.errors import NotFound, Refused
from tenants.models import Membership
from tests.factories.accounts import PASSWORD, make_person, sign_in, totp_code, visit
from tests.factories.tenants import make_member


@pytest.fixture
def leaver(waterkant, welfare):
    """Administers and works for the welfare organisation, with everything that opens a door."""
    make_person(waterkant, Role.PARTNER_ADMIN, organisation=welfare, name="Lot")
    person = make_person(waterkant, Role.PARTNER, organisation=welfare, name="Lot")
    SocialAccount.objects.create(user=person, provider="eigen", uid="lot")
    return person


@pytest.fixture
def lot(leaver, waterkant, in_waterkant):
    return actor_for(leaver, waterkant)


def test_sessions_end(anna, leaver, waterkant, in_waterkant, client_class):
    browsers = [sign_in(client_class(), leaver, waterkant) for _each in range(3)]
    deactivate_person(anna, person_uid=leaver.uid)

    assert not Session.objects.exists()
    assert not UserSession.objects.filter(user=leaver).exists()
    for browser in browsers:
        assert browser.get("/account/").url.startswith("/account/inloggen/")


def test_roles_end(anna, leaver, waterkant, in_waterkant):
    deactivate_person(anna, person_uid=leaver.uid)

    assert not actor_for(User.objects.get(pk=leaver.pk), waterkant).is_somebody
    assert not Membership.objects.filter(person=leaver, ends_on=None).exists()


def test_password_second_factor_and_organisation_sign_in_end(anna, leaver, in_waterkant):
    deactivate_person(anna, person_uid=leaver.uid)
    leaver.refresh_from_db()

    assert not leaver.is_active
    assert not leaver.check_password(PASSWORD)
    assert not Authenticator.objects.filter(user=leaver).exists()
    assert not SocialAccount.objects.filter(user=leaver).exists()


def test_a_reset_link_that_is_on_its_way_is_worthless(anna, leaver, waterkant, client, in_waterkant):
    key = default_token_generator.make_token(leaver)
    deactivate_person(anna, person_uid=leaver.uid)
    leaver.refresh_from_db()

    assert not default_token_generator.check_token(leaver, key)


def test_half_a_sign_in_is_worthless(anna, leaver, waterkant, client, in_waterkant):
    visit(client, waterkant)
    client.post(reverse("account_login"), {"login": leaver.email, "password": PASSWORD})
    code = totp_code()
    deactivate_person(anna, person_uid=leaver.uid)
    client.post(reverse("mfa_authenticate"), {"code": code})

    assert "_auth_user_id" not in client.session


def test_invitations_from_and_to_them_are_revoked(anna, lot, leaver, marit, welfare, town_hall, in_waterkant):
    sent = invite_person(lot, email="vriend@brug.example", role=Role.PARTNER, team_uid=welfare.uid)
    received = invite_person(marit, email=leaver.email, role=Role.EDITOR, team_uid=town_hall.uid)
    deactivate_person(anna, person_uid=leaver.uid)

    for invitation in (sent, received):
        invitation.refresh_from_db()
        assert invitation.state == InvitationState.REVOKED


def test_invitations_of_others_stay(anna, leaver, welfare, in_waterkant):
    mine = invite_person(anna, email="nieuw@brug.example", role=Role.PARTNER, team_uid=welfare.uid)
    deactivate_person(anna, person_uid=leaver.uid)
    mine.refresh_from_db()

    assert mine.state == InvitationState.OPEN


def test_other_rooms_are_told_in_the_same_transaction(anna, leaver, waterkant, in_waterkant, monkeypatch):
    told = []
    monkeypatch.setitem(house_events._listeners, events.PERSON_LEFT, [lambda **values: told.append(values)])
    deactivate_person(anna, person_uid=leaver.uid)

    assert told == [{"person": leaver, "tenant": waterkant}]


def test_all_or_nothing(anna, leaver, waterkant, in_waterkant, monkeypatch):
    def broken(**_values):
        raise RuntimeError("a room that could not follow")

    monkeypatch.setitem(house_events._listeners, events.PERSON_LEFT, [broken])
    with pytest.raises(RuntimeError), transaction.atomic():
        deactivate_person(anna, person_uid=leaver.uid)

    assert actor_for(User.objects.get(pk=leaver.pk), waterkant).is_somebody


def test_what_they_have_in_another_portal_stays(anna, leaver, waterkant, heidedorp, elsewhere, client, in_waterkant):
    make_member(heidedorp, "Lot", Role.PARTNER, elsewhere)
    sign_in(client, leaver, heidedorp)
    deactivate_person(anna, person_uid=leaver.uid)
    leaver.refresh_from_db()

    assert leaver.is_active
    assert leaver.check_password(PASSWORD)
    assert client.get("/account/").status_code == 200
    assert not actor_for(leaver, waterkant).is_somebody


def test_what_they_have_in_another_organisation_stays(anna, leaver, credit_bank, waterkant, in_waterkant):
    make_member(waterkant, "Lot", Role.PARTNER, credit_bank)
    deactivate_person(anna, person_uid=leaver.uid)
    actor = actor_for(User.objects.get(pk=leaver.pk), waterkant)

    assert actor.organisations == {credit_bank.organisation_id}


def test_the_municipality_ends_it_in_every_organisation(marit, leaver, credit_bank, waterkant, in_waterkant):
    make_member(waterkant, "Lot", Role.PARTNER, credit_bank)
    deactivate_person(marit, person_uid=leaver.uid)

    assert not User.objects.get(pk=leaver.pk).is_active


def test_roles_that_still_had_to_begin_end_as_well(anna, leaver, welfare, in_waterkant):
    Membership.objects.create(person=leaver, team=welfare, role=Role.VOLUNTEER, starts_on="2999-01-01")
    deactivate_person(anna, person_uid=leaver.uid)

    assert not Membership.objects.filter(person=leaver, starts_on="2999-01-01").exists()


def test_nobody_ends_their_own_access(anna, in_waterkant):
    with pytest.raises(Refused, match="eigen toegang"):
        deactivate_person(anna, person_uid=anna.person.uid)


def test_a_partner_administrator_does_not_end_the_municipalitys(anna, marit, in_waterkant):
    with pytest.raises(NotFound):
        deactivate_person(anna, person_uid=marit.person.uid)


def test_a_professional_ends_nobody(alice, bob, in_waterkant):
    with pytest.raises((Refused, NotFound)):
        deactivate_person(alice, person_uid=bob.person.uid)


def test_who_left_can_be_invited_again_with_a_new_password(anna, leaver, welfare, anonymous, waterkant, in_waterkant):
    deactivate_person(anna, person_uid=leaver.uid)
    again = invite_person(anna, email=leaver.email, role=Role.PARTNER, team_uid=welfare.uid)
    accept_invitation(
        anonymous, uid=again.uid, proof=links.proof_of(again), name="Lot", password="een-heel-nieuw-wachtwoord"
    )
    leaver.refresh_from_db()

    assert leaver.check_password("een-heel-nieuw-wachtwoord")
    assert actor_for(leaver, waterkant).is_somebody


def test_an_open_page_of_the_leaver_no_longer_works(anna, leaver, waterkant, client, in_waterkant):
    """Sabotage of the deletion of sessions: the roles alone must close the door too."""
    sign_in(client, leaver, waterkant)
    Membership.objects.filter(person=leaver).update(ends_on="2021-01-01")

    assert client.get("/account/").url.startswith("/account/inloggen/")
    assert "_auth_user_id" not in client.session


def test_a_lost_phone_is_helped_by_the_administrator(anna, leaver, waterkant, client, in_waterkant):
    sign_in(client, leaver, waterkant)
    reset_second_factor(anna, person_uid=leaver.uid)

    assert not Authenticator.objects.filter(user=leaver).exists()
    assert client.get("/account/").url.startswith("/account/inloggen/")


def test_but_not_of_somebody_who_also_works_elsewhere(anna, leaver, heidedorp, elsewhere, in_waterkant):
    make_member(heidedorp, "Lot", Role.PARTNER, elsewhere)

    with pytest.raises(Refused, match="ander portaal"):
        reset_second_factor(anna, person_uid=leaver.uid)


def test_the_button_does_what_it_says(anna, leaver, client, in_waterkant):
    sign_in(client, anna)
    address = reverse("accounts:deactivate", kwargs={"uid": leaver.uid})
    assert "Toegang van Lot" in client.get(address).content.decode()
    assert client.post(address).url == reverse("accounts:people")

    assert not User.objects.get(pk=leaver.pk).is_active


def test_another_portals_people_are_not_there(anna, charlie, client, heidedorp, in_waterkant):
    sign_in(client, anna)
    address = reverse("accounts:deactivate", kwargs={"uid": charlie.person.uid})

    assert client.post(address).status_code == 404
    with activate(heidedorp):
        assert Invitation.objects.count() == 0
        assert actor_for(charlie.person, heidedorp).is_somebody
