"""One's own account: name, password, sessions, the team to act for."""

import pytest
from django.urls import reverse

from portal.accounts import mails
from portal.accounts.models import User
from tenants.access import Role
from tenants.audit.models import AuditEntry
from tenants.middleware.actor import SESSION_TEAM
from tenants.outbox.models import OutboxMessage
from tests.factories.accounts import PASSWORD, give_second_factor, make_person, sign_in
from tests.factories.tenants import make_member, make_organisation

NEW = "een-heel-nieuw-wachtwoord"


@pytest.fixture
def alma(waterkant, welfare):
    return make_person(waterkant, Role.PARTNER, organisation=welfare, name="Alma")


def test_it_shows_who_one_is_here(client, alma, waterkant):
    page = sign_in(client, alma, waterkant).get("/account/").content.decode()

    assert alma.email in page
    assert "Professional" in page
    assert "Welzijn De Brug" in page


def test_a_new_name_is_kept_and_an_empty_one_refused(client, alma, waterkant):
    sign_in(client, alma, waterkant)
    assert client.post(reverse("accounts:name"), {"name": " Alma  de Wit "}).status_code == 302
    assert User.objects.get(pk=alma.pk).name == "Alma de Wit"

    assert client.post(reverse("accounts:name"), {"name": "  "}).status_code == 422


def test_a_new_password_ends_the_other_sessions_and_tells_the_person(client, client_class, alma, waterkant):
    sign_in(client, alma, waterkant)
    other = sign_in(client_class(), alma, waterkant)
    done = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )

    assert done.url == "/account/"
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").url.startswith("/account/inloggen/")
    assert OutboxMessage.every_tenant.get().payload["notice"] == "password_changed"
    assert AuditEntry.every_chain.filter(action="accounts.password_changed").exists()


def test_a_weak_one_is_refused_in_plain_words(client, alma, waterkant):
    sign_in(client, alma, waterkant)
    given = {"oldpassword": PASSWORD, "password1": "kort", "password2": "korter"}
    page = client.post(reverse("account_change_password"), given).content.decode()

    assert "te kort. Gebruik ten minste 12 tekens" in page
    assert User.objects.get(pk=alma.pk).check_password(PASSWORD)


def test_two_different_ones_are_refused_in_plain_words(client, alma, waterkant):
    sign_in(client, alma, waterkant)
    given = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW + "x"}

    assert "niet gelijk" in client.post(reverse("account_change_password"), given).content.decode()


def test_logging_out_elsewhere_leaves_this_session(client, client_class, alma, waterkant):
    sign_in(client, alma, waterkant)
    other = sign_in(client_class(), alma, waterkant)
    page = client.get(reverse("usersessions_list")).content.decode()
    assert "Overal elders uitloggen" in page
    client.post(reverse("usersessions_list"))

    assert client.get("/account/").status_code == 200
    assert other.get("/account/").url.startswith("/account/inloggen/")


def test_one_chooses_the_team_to_act_for(client, alma, waterkant, welfare):
    second = make_organisation(waterkant, "Welzijn De Brug", team="Team Zuid")
    make_member(waterkant, "Alma", Role.PARTNER, second)
    sign_in(client, alma, waterkant)
    client.post(reverse("accounts:teams"), {"team": str(second.uid)})

    assert client.session[SESSION_TEAM] == str(second.uid)
    assert client.get("/account/").context["actor"].team == second


@pytest.mark.parametrize("team", ["credit_bank", "elsewhere", None])
def test_but_no_team_of_others(client, request, alma, waterkant, team):
    uid = request.getfixturevalue(team).uid if team else "onzin"
    sign_in(client, alma, waterkant)

    assert client.post(reverse("accounts:teams"), {"team": str(uid)}).status_code == 404
    assert SESSION_TEAM not in client.session


def test_the_letter_about_a_change_holds_no_name(alma, waterkant, in_waterkant):
    letter = mails.write_notice({"person": alma.pk, "notice": "second_factor_added"})

    assert letter.to == alma.email
    assert "Alma" not in letter.text
    assert "waterkant.localhost/account/" in letter.text.replace(":8000", "")


def test_who_has_left_gets_no_letter(alma, waterkant, in_waterkant):
    alma.memberships.update(ends_on="2021-01-01")

    assert mails.write_notice({"person": alma.pk, "notice": "second_factor_added"}) is None


def test_sensitive_steps_ask_the_password_again_after_five_minutes(client, alma, waterkant):
    sign_in(client, alma, waterkant)
    session = client.session
    session["account_authentication_methods"] = [
        {**record, "at": record["at"] - 301} for record in session["account_authentication_methods"]
    ]
    session.save()

    assert client.get(reverse("mfa_generate_recovery_codes")).url.startswith("/account/bevestigen/")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.get(reverse("mfa_generate_recovery_codes")).status_code == 200


def test_a_passkey_is_bound_to_the_host(client, alma, waterkant):
    sign_in(client, alma, waterkant)
    options = client.get(reverse("mfa_add_webauthn")).context["js_data"]["creation_options"]["publicKey"]

    assert options["rp"]["id"] == "waterkant.localhost"
    assert options["rp"]["name"] == "Hulpwijzer Waterkant"


def test_an_app_can_go_when_a_passkey_stays(client, alma, waterkant):
    app = give_second_factor(alma)
    alma.authenticator_set.create(type="webauthn", data={"name": "sleutel"})
    sign_in(client, alma, waterkant)
    client.post(reverse("mfa_deactivate_totp"))

    assert not alma.authenticator_set.filter(pk=app.pk).exists()
