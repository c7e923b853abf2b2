"""In the demo its invented people come in with one click, second factor included; nowhere else, and nobody else."""

from uuid import uuid4

import pytest
from django.urls import reverse

from portal.accounts import checks, demo
from portal.accounts.services.roles import appoint
from tenants.access import Role, system
from tenants.errors import NotFound
from tests.factories.accounts import PASSWORD, TOTP_SEED, make_person, totp_code, visit


@pytest.fixture
def made(waterkant, welfare, in_waterkant):
    """A person of the demo, as portal.demo makes them."""
    login = demo.make_demo_person(email="demi@brug.example", name="Demi", password=PASSWORD, totp_seed=TOTP_SEED)
    person = demo.User.objects.get(email=login.email)
    appoint(system(waterkant, "demo"), person=person, role=Role.PARTNER, team=welfare)
    return person


@pytest.fixture
def browser(client, waterkant):
    return visit(client, waterkant)


def door(person):
    return reverse("accounts:demo_sign_in", kwargs={"uid": person.uid})


def test_the_page_offers_them_by_name_and_role(browser, made):
    page = browser.get("/account/inloggen/").content.decode()

    assert "Aanmelden als Demi" in page
    assert "Professional, Welzijn De Brug" in page


def test_one_click_and_the_work_begins(browser, made):
    browser.post(door(made))

    assert browser.session["_auth_user_id"] == str(made.pk)
    assert browser.get("/account/").status_code == 200


def test_the_session_holds_the_second_factor_in_allauths_own_record(browser, made):
    browser.post(door(made))
    methods = [record["method"] for record in browser.session["account_authentication_methods"]]

    assert methods == ["demo", "mfa"]


def test_it_does_not_skip_the_wall(browser, made):
    """Without the second factor the one click leads to where everybody is led."""
    made.authenticator_set.all().delete()
    browser.post(door(made))

    assert browser.get("/account/").url == "/account/tweede-stap/eerst/"


def test_another_click_changes_the_person(browser, made, waterkant, town_hall):
    marit = make_person(waterkant, Role.MUNICIPALITY_ADMIN, organisation=town_hall, name="Marit")
    browser.post(door(made))
    browser.post(door(marit))

    assert browser.session["_auth_user_id"] == str(marit.pk)
    assert browser.get("/account/").status_code == 200


def test_they_also_come_in_by_hand_with_what_the_demo_prints(browser, made):
    browser.post("/account/inloggen/", {"login": made.email, "password": PASSWORD})
    browser.post(reverse("mfa_authenticate"), {"code": totp_code(TOTP_SEED)})

    assert browser.session["_auth_user_id"] == str(made.pk)


def test_making_them_again_changes_nothing(made):
    before = (made.password, made.authenticator_set.get().data)
    demo.make_demo_person(email=made.email, name="Demi", password=PASSWORD, totp_seed=TOTP_SEED)
    made.refresh_from_db()

    assert (made.password, made.authenticator_set.get().data) == before


def test_nobody_with_a_real_address(browser, made, waterkant):
    made.email = "demi@debrug.nl"
    made.save()

    assert browser.post(door(made)).status_code == 404
    assert "Aanmelden als" not in browser.get("/account/inloggen/").content.decode()
    with pytest.raises(ValueError, match=r"\.example"):
        demo.make_demo_person(email="demi@debrug.nl", name="Demi", password=PASSWORD, totp_seed=TOTP_SEED)


def test_nobody_of_another_portal(browser, heidedorp, elsewhere):
    stranger = make_person(heidedorp, Role.PARTNER, organisation=elsewhere, name="Cor")

    for uid in (stranger.uid, uuid4()):
        assert browser.post(reverse("accounts:demo_sign_in", kwargs={"uid": uid})).status_code == 404


def test_a_link_does_not_sign_in(browser, made):
    assert browser.get(door(made)).status_code == 405


def test_outside_the_demo_there_is_no_such_door(browser, made, settings):
    settings.DEMO = False

    assert browser.post(door(made)).status_code == 404
    assert "Aanmelden als" not in browser.get("/account/inloggen/").content.decode()
    with pytest.raises(ValueError, match="demo"):
        demo.make_demo_person(email=made.email, name="Demi", password=PASSWORD, totp_seed=TOTP_SEED)


def test_the_service_itself_refuses_outside_the_demo(rf, made, settings):
    settings.DEMO = False
    with pytest.raises(NotFound):
        demo.demo_sign_in(rf.post("/"), made.uid)


@pytest.mark.parametrize("module", ["portal.config.settings.production", "portal.config.settings.base", "eigen"])
def test_the_system_check_refuses_the_setting_anywhere_else(settings, module):
    settings.DEMO = True
    settings.SETTINGS_MODULE = module

    assert [error.id for error in checks.demo_only_in_the_demo(None)] == ["accounts.E001"]


def test_and_is_content_in_the_demo_and_the_tests(settings):
    assert checks.demo_only_in_the_demo(None) == []
    settings.SETTINGS_MODULE = "portal.config.settings.demo"
    assert checks.demo_only_in_the_demo(None) == []
