"""People come in by invitation: to one address, for one role, once, and not for long."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts import links, mails
from portal.accounts.models import Invitation, InvitationState, User
from portal.accounts.services.invitations import (
    accept_invitation,
    invite_person,
    resend_invitation,
    revoke_invitation,
)
from tenants.access import Role, actor_for
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Membership, Partnership
from tenants.outbox.models import OutboxMessage
from tests.factories.accounts import PASSWORD, sign_in, visit

NEW = "nieuw@brug.example"


@pytest.fixture
def invitation(anna, welfare, in_waterkant):
    return invite_person(anna, email=NEW, role=Role.PARTNER, team_uid=welfare.uid, name="Noor")


def accept(actor, invitation, **given):
    given = {"name": "Noor", "password": PASSWORD, **given}
    return accept_invitation(actor, uid=invitation.uid, proof=links.proof_of(invitation), **given)


def test_the_partner_administrator_invites_and_a_mail_waits(invitation):
    assert invitation.state == InvitationState.OPEN
    message = OutboxMessage.objects.get(topic="mail")
    assert message.payload["purpose"] == mails.INVITATION
    assert NEW not in str(message.payload)


def test_the_log_remembers_it_without_the_address(invitation, anna):
    entry = AuditEntry.every_chain.get(action="accounts.person_invited")

    assert entry.person_id == anna.person.pk
    assert NEW not in str(entry.ids)


def test_the_mail_says_where_and_nothing_else(invitation, in_waterkant):
    letter = mails.write_invitation({"invitation": str(invitation.uid), "nonce": str(invitation.nonce)})

    assert letter.to == NEW
    assert links.invitation_link(invitation) in letter.text
    assert "waterkant.localhost" in letter.text
    assert "Noor" not in letter.text
    assert "Brug" not in letter.text
    assert "Anna" not in letter.text


def test_no_mail_goes_out_for_one_that_was_revoked_meanwhile(invitation, anna, in_waterkant):
    revoke_invitation(anna, invitation_uid=invitation.uid)

    assert mails.write_invitation({"invitation": str(invitation.uid), "nonce": str(invitation.nonce)}) is None


def test_accepting_gives_the_account_and_the_role(invitation, anonymous, waterkant, in_waterkant):
    person = accept(anonymous, invitation)

    assert person.email == NEW
    assert person.check_password(PASSWORD)
    assert Role.PARTNER in actor_for(person, waterkant).roles


def test_it_works_once(invitation, anonymous, in_waterkant):
    accept(anonymous, invitation)

    with pytest.raises(Refused, match="al gebruikt"):
        accept(anonymous, invitation)


def test_it_does_not_work_after_a_fortnight(invitation, anonymous, in_waterkant):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    with pytest.raises(Refused, match="verlopen"):
        accept(anonymous, invitation)


def test_it_does_not_work_after_it_was_revoked(invitation, anonymous, anna, in_waterkant):
    revoke_invitation(anna, invitation_uid=invitation.uid)

    with pytest.raises(Refused, match="ingetrokken"):
        accept(anonymous, invitation)


def test_sending_again_makes_the_old_link_worthless(invitation, anonymous, anna, in_waterkant):
    old = links.proof_of(invitation)
    resend_invitation(anna, invitation_uid=invitation.uid)

    with pytest.raises(NotFound):
        accept_invitation(anonymous, uid=invitation.uid, proof=old, name="Noor", password=PASSWORD)


def test_an_expired_one_can_be_sent_again(invitation, anonymous, anna, in_waterkant):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    accept(anonymous, resend_invitation(anna, invitation_uid=invitation.uid))

    assert User.objects.filter(email=NEW).exists()


@pytest.mark.parametrize("changed", ["email", "nonce", "role"])
def test_the_link_is_bound_to_everything_that_it_gives(invitation, anonymous, in_waterkant, changed):
    proof = links.proof_of(invitation)
    other = {"email": "ander@brug.example", "nonce": uuid4(), "role": Role.PARTNER_ADMIN}[changed]
    Invitation.objects.update(**{changed: other})

    with pytest.raises(NotFound):
        accept_invitation(anonymous, uid=invitation.uid, proof=proof, name="Noor", password=PASSWORD)


def test_it_does_not_exist_in_another_portal(invitation, anonymous, heidedorp, in_waterkant):
    proof = links.proof_of(invitation)
    with activate(heidedorp), pytest.raises(NotFound):
        accept_invitation(anonymous, uid=invitation.uid, proof=proof, name="Noor", password=PASSWORD)


def test_a_wrong_proof_and_a_random_invitation_get_the_same_answer(invitation, client, waterkant):
    visit(client, waterkant)
    answers = [
        client.get(reverse("accounts:accept_invitation", kwargs={"uid": uid, "proof": "0" * 64}))
        for uid in (invitation.uid, uuid4())
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_who_has_an_account_keeps_the_password(invitation, anonymous, charlie, waterkant, in_waterkant):
    Invitation.objects.update(email=charlie.person.email)
    invitation.refresh_from_db()
    before = charlie.person.password
    person = accept(anonymous, invitation, password="een-heel-ander-wachtwoord")

    assert person == charlie.person
    assert person.password == before
    assert Role.PARTNER in actor_for(person, waterkant).roles


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("kort", "te kort"),
        ("123456789012", "alleen cijfers"),
        ("password1234", "veelgebruikte"),
        ("nieuw@brug.example", "lijkt te veel op uw e-mailadres"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(invitation, anonymous, in_waterkant, password, reason):
    with pytest.raises(Invalid) as refused:
        accept(anonymous, invitation, password=password)

    assert reason in refused.value.fields["password"]
    assert not User.objects.filter(email=NEW).exists()


def test_it_ends_with_the_partnership(invitation, anonymous, welfare, in_waterkant):
    Partnership.objects.filter(organisation=welfare.organisation).update(ends_on="2021-01-01")

    with pytest.raises(Refused, match="werkt niet meer"):
        accept(anonymous, invitation)


def test_nobody_is_invited_twice_for_the_same(invitation, anna, welfare, in_waterkant):
    with pytest.raises(Invalid, match="al uitgenodigd"):
        invite_person(anna, email=NEW.upper(), role=Role.PARTNER, team_uid=welfare.uid)


def test_nobody_is_invited_to_what_they_have(anna, alice, welfare, in_waterkant):
    with pytest.raises(Invalid, match="al"):
        invite_person(anna, email=alice.person.email, role=Role.PARTNER, team_uid=welfare.uid)


@pytest.mark.parametrize("address", ["", "geen-adres", "twee@@brug.example"])
def test_an_address_that_is_none_is_refused_at_its_field(anna, welfare, in_waterkant, address):
    with pytest.raises(Invalid) as refused:
        invite_person(anna, email=address, role=Role.PARTNER, team_uid=welfare.uid)

    assert "email" in refused.value.fields


def test_a_team_of_another_portal_and_a_random_one_get_the_same_answer(anna, elsewhere, in_waterkant):
    for uid in (elsewhere.uid, uuid4()):
        with pytest.raises(NotFound):
            invite_person(anna, email=NEW, role=Role.PARTNER, team_uid=uid)


def test_from_link_to_work_in_the_browser(invitation, client, client_class, waterkant, in_waterkant):
    visit(client, waterkant)
    path = reverse("accounts:accept_invitation", kwargs={"uid": invitation.uid, "proof": links.proof_of(invitation)})
    assert "Welkom bij" in client.get(path).content.decode()

    assert client.post(path, {"name": "Noor", "password": PASSWORD}).url == reverse("account_login")
    answer = client.post(reverse("account_login"), {"login": NEW, "password": PASSWORD}, follow=True)

    assert answer.redirect_chain[-1][0] == "/account/tweede-stap/eerst/"
    again = visit(client_class(), waterkant).get(path)
    assert again.status_code == 410
    assert "al gebruikt" in again.content.decode()


def test_the_administrator_invites_in_the_browser(client, anna, welfare, in_waterkant):
    sign_in(client, anna)
    given = {"email": NEW, "name": "", "team": str(welfare.uid), "role": "PP"}

    assert client.post(reverse("accounts:invite"), given).url == reverse("accounts:invitations")
    assert NEW in client.get(reverse("accounts:invitations")).content.decode()


def test_what_is_wrong_stands_at_its_field(client, anna, alice, welfare, in_waterkant):
    sign_in(client, anna)
    given = {"email": alice.person.email, "name": "", "team": str(welfare.uid), "role": "PP"}
    answer = client.post(reverse("accounts:invite"), given)

    assert answer.status_code == 422
    assert "email" in answer.context["form"].errors
    assert Membership.objects.count() == 2
