"""A forgotten password: the same answer for everybody, a link for people of this portal, and no way round the rest."""

import re

import pytest
from django.urls import reverse

from portal.accounts import mails
from tenants.access import Role
from tenants.outbox.models import OutboxMessage
from tests.factories.accounts import PASSWORD, make_person, sign_in, visit

NEW = "een-heel-nieuw-wachtwoord"
ASK = "/account/wachtwoord/vergeten/"


@pytest.fixture
def alma(waterkant, welfare):
    return make_person(waterkant, Role.PARTNER, organisation=welfare, name="Alma")


@pytest.fixture
def browser(client, waterkant):
    return visit(client, waterkant)


def link_for(person, tenant):
    letter = mails.write_password_reset({"person": person.pk})
    return re.search(r"http\S+?(/account/wachtwoord/nieuw/\S+)", letter.text).group(1)


def choose(browser, link, password):
    """The link leads to a page without the key in its address; the form there sets the password."""
    page = browser.get(link, follow=True)
    return browser.post(page.redirect_chain[-1][0], {"password1": password, "password2": password})


def test_the_answer_is_the_same_for_everybody(browser, alma, heidedorp, elsewhere):
    stranger = make_person(heidedorp, Role.PARTNER, organisation=elsewhere, name="Cor")
    answers = [browser.post(ASK, {"email": email}) for email in (alma.email, stranger.email, "niemand@x.example")]

    assert {(answer.status_code, answer.url) for answer in answers} == {(302, reverse("account_reset_password_done"))}


def test_only_people_of_this_portal_get_a_mail(browser, alma, heidedorp, elsewhere):
    stranger = make_person(heidedorp, Role.PARTNER, organisation=elsewhere, name="Cor")
    for email in (alma.email, stranger.email, "niemand@x.example"):
        browser.post(ASK, {"email": email})

    messages = OutboxMessage.every_tenant.filter(topic="mail")
    assert [message.payload["person"] for message in messages] == [alma.pk]


def test_the_link_is_not_in_the_database(browser, alma):
    browser.post(ASK, {"email": alma.email})

    assert "nieuw/" not in str(OutboxMessage.every_tenant.get().payload)


def test_the_link_sets_a_new_password_and_ends_all_sessions(browser, client_class, alma, waterkant, in_waterkant):
    elsewhere = sign_in(client_class(), alma, waterkant)
    choose(browser, link_for(alma, waterkant), NEW)
    alma.refresh_from_db()

    assert alma.check_password(NEW)
    assert elsewhere.get("/account/").url.startswith("/account/inloggen/")


def test_it_does_not_sign_in_and_not_skip_the_second_factor(browser, alma, waterkant, in_waterkant):
    choose(browser, link_for(alma, waterkant), NEW)
    assert "_auth_user_id" not in browser.session

    answer = browser.post("/account/inloggen/", {"login": alma.email, "password": NEW})
    assert answer.url == reverse("mfa_authenticate")


def test_it_works_once(browser, alma, waterkant, in_waterkant):
    link = link_for(alma, waterkant)
    choose(browser, link, NEW)

    assert "werkt niet meer" in browser.get(link).content.decode()


def test_it_does_not_work_after_two_hours(browser, alma, waterkant, in_waterkant, settings):
    link = link_for(alma, waterkant)
    settings.PASSWORD_RESET_TIMEOUT = -1

    assert "werkt niet meer" in browser.get(link).content.decode()


def test_who_left_meanwhile_gets_no_mail(alma, waterkant, in_waterkant):
    alma.memberships.update(ends_on="2021-01-01")

    assert mails.write_password_reset({"person": alma.pk}) is None


def test_the_old_password_works_until_a_new_one_is_chosen(browser, alma):
    browser.post(ASK, {"email": alma.email})
    alma.refresh_from_db()

    assert alma.check_password(PASSWORD)
