"""The door: address and password, then the second factor, for people of this portal alone."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tenants.access import Role
from tests.factories.accounts import PASSWORD, make_person, totp_code, visit

LOGIN = "/account/inloggen/"


def enter(client, person, password=PASSWORD):
    return client.post(LOGIN, {"login": person.email, "password": password})


@pytest.fixture
def alma(waterkant, welfare):
    return make_person(waterkant, Role.PARTNER, organisation=welfare, name="Alma")


@pytest.fixture
def stranger(heidedorp, elsewhere):
    """Somebody with a right password, who works in another portal."""
    return make_person(heidedorp, Role.PARTNER, organisation=elsewhere, name="Cor")


@pytest.fixture
def browser(client, waterkant):
    return visit(client, waterkant)


def test_password_and_code_open_the_door(browser, alma):
    assert enter(browser, alma).url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in browser.session

    done = browser.post(reverse("mfa_authenticate"), {"code": totp_code()})

    assert done.status_code == 302
    assert browser.session["_auth_user_id"] == str(alma.pk)
    assert browser.get("/account/").status_code == 200


def test_the_password_alone_does_not(browser, alma):
    enter(browser, alma)

    assert browser.get("/account/").url.startswith(LOGIN)


def test_a_wrong_code_is_refused_with_what_to_do(browser, alma):
    enter(browser, alma)
    answer = browser.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert "Wacht op de volgende code" in answer.content.decode()
    assert "_auth_user_id" not in browser.session


def test_a_code_opens_the_door_once(browser, alma, client_class, waterkant):
    code = totp_code()
    enter(browser, alma)
    browser.post(reverse("mfa_authenticate"), {"code": code})
    other = visit(client_class(), waterkant)
    enter(other, alma)
    other.post(reverse("mfa_authenticate"), {"code": code})

    assert "_auth_user_id" in browser.session
    assert "_auth_user_id" not in other.session


def test_a_wrong_password_and_another_portals_right_one_get_the_same_answer(browser, alma, stranger):
    wrong = enter(browser, alma, "iets-heel-anders")
    foreign = enter(browser, stranger)

    assert body_of(wrong) == body_of(foreign)
    assert "kennen wij hier niet" in wrong.content.decode()


def test_so_does_somebody_who_was_deactivated(browser, alma, settings):
    settings.DEMO = False  # its list of people would tell
    wrong = enter(browser, alma, "iets-heel-anders")
    alma.is_active = False
    alma.save()

    assert body_of(enter(browser, alma)) == body_of(wrong)


def test_half_a_sign_in_cannot_be_finished_at_another_portal(browser, stranger, heidedorp, waterkant):
    """A stolen cookie of a first step, carried to the host of another portal."""
    visit(browser, heidedorp)
    enter(browser, stranger)
    visit(browser, waterkant)
    browser.post(reverse("mfa_authenticate"), {"code": totp_code()})

    assert "_auth_user_id" not in browser.session


def test_a_session_is_nobodys_at_another_portal(browser, alma, heidedorp):
    enter(browser, alma)
    browser.post(reverse("mfa_authenticate"), {"code": totp_code()})
    visit(browser, heidedorp)

    assert browser.get("/account/").url.startswith(LOGIN)


def test_a_resident_needs_no_second_factor(browser, waterkant):
    ria = make_person(waterkant, Role.RESIDENT, name="Ria")
    enter(browser, ria)

    assert browser.get("/account/").status_code == 200


def test_signing_out_takes_a_post(browser, alma):
    enter(browser, alma)
    browser.post(reverse("mfa_authenticate"), {"code": totp_code()})
    browser.get("/account/uitloggen/")
    assert "_auth_user_id" in browser.session

    browser.post("/account/uitloggen/")
    assert "_auth_user_id" not in browser.session


def test_a_recovery_code_works_once(browser, alma, client_class, waterkant):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    code = RecoveryCodes.activate(alma).get_unused_codes()[0]
    enter(browser, alma)
    browser.post(reverse("mfa_authenticate"), {"code": code})
    other = visit(client_class(), waterkant)
    enter(other, alma)
    other.post(reverse("mfa_authenticate"), {"code": code})

    assert "_auth_user_id" in browser.session
    assert "_auth_user_id" not in other.session


def test_nobody_is_sent_to_another_site_afterwards(browser, waterkant):
    ria = make_person(waterkant, Role.RESIDENT, name="Ria")
    for place in ("https://elders.example/", "//elders.example/", "http://heidedorp.localhost/"):
        browser.cookies.clear()
        answer = browser.post(f"{LOGIN}?next={place}", {"login": ria.email, "password": PASSWORD, "next": place})
        assert answer.url.startswith("/")
        assert not answer.url.startswith("//")


def test_the_seed_is_not_readable_in_the_database(alma):
    from tests.factories.accounts import TOTP_SEED

    stored = Authenticator.objects.get(user=alma, type="totp").data["secret"]

    assert TOTP_SEED not in stored


def body_of(answer):
    """The page without what is random in it."""
    text = answer.content.decode()
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
    return answer.status_code, re.sub(r'value="[^"@]*@[^"]*"', "", text)
