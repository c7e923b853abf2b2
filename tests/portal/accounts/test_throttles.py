"""Guessing is slowed down, for one person over all portals, and the right password does not help any more then."""

import pytest
from asgiref.local import Local
from django.core.cache import caches
from django.db import connection
from django.urls import reverse

from portal.accounts import throttles
from tenants.access import Role
from tests.factories.accounts import PASSWORD, make_person, totp_code, visit
from tests.factories.tenants import make_member

LOGIN = "/account/inloggen/"


@pytest.fixture
def alma(waterkant, welfare):
    return make_person(waterkant, Role.PARTNER, organisation=welfare, name="Alma")


def guess(client, person, number):
    for each in range(number):
        client.post(LOGIN, {"login": person.email, "password": f"gok-{each}"})


def test_after_ten_wrong_passwords_the_right_one_is_refused_too(client, alma, waterkant):
    visit(client, waterkant)
    guess(client, alma, 10)
    answer = client.post(LOGIN, {"login": alma.email, "password": PASSWORD})

    assert "te vaak geprobeerd" in answer.content.decode()


def test_another_portal_gives_no_new_tries(client, alma, waterkant, heidedorp, elsewhere):
    make_member(heidedorp, "Alma", Role.PARTNER, elsewhere)
    visit(client, heidedorp)
    guess(client, alma, 10)
    visit(client, waterkant)

    answer = client.post(LOGIN, {"login": alma.email, "password": PASSWORD})
    assert "te vaak geprobeerd" in answer.content.decode()


def test_capitals_and_spaces_give_no_new_tries(client, alma, waterkant):
    visit(client, waterkant)
    for each in range(10):
        client.post(LOGIN, {"login": f" {alma.email.upper()} ", "password": f"gok-{each}"})

    answer = client.post(LOGIN, {"login": alma.email, "password": PASSWORD})
    assert "te vaak geprobeerd" in answer.content.decode()


def test_a_right_password_of_another_portal_counts_as_a_wrong_one(client, waterkant, heidedorp, elsewhere, alma):
    """Else the throttle would tell that the password was right."""
    stranger = make_person(heidedorp, Role.PARTNER, organisation=elsewhere, name="Cor")
    visit(client, waterkant)
    for _each in range(10):
        client.post(LOGIN, {"login": stranger.email, "password": PASSWORD})

    answer = client.post(LOGIN, {"login": stranger.email, "password": PASSWORD})
    assert "te vaak geprobeerd" in answer.content.decode()


def test_codes_are_counted_as_well(client, alma, waterkant):
    visit(client, waterkant)
    client.post(LOGIN, {"login": alma.email, "password": PASSWORD})
    for each in range(10):
        client.post(reverse("mfa_authenticate"), {"code": f"{each:06}"})
    client.post(reverse("mfa_authenticate"), {"code": totp_code()})

    assert "_auth_user_id" not in client.session


def test_one_address_asks_for_few_reset_mails(client, alma, waterkant):
    visit(client, waterkant)
    answers = [client.post(reverse("account_reset_password"), {"email": alma.email}) for _each in range(6)]

    assert answers[-1].status_code == 429


def test_the_count_is_shared_by_processes(client, alma, waterkant, settings, tmp_path):
    """Two processes are two caches unless the cache is outside them. Files stand here for the database's."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": tmp_path}
    }
    visit(client, waterkant)
    guess(client, alma, 10)
    caches._connections = Local()  # as a new process would begin
    answer = client.post(LOGIN, {"login": alma.email, "password": PASSWORD})
    assert "te vaak geprobeerd" in answer.content.decode()


def test_sabotage_without_the_throttle_guessing_goes_on(client, alma, waterkant, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    visit(client, waterkant)
    guess(client, alma, 40)
    answer = client.post(LOGIN, {"login": alma.email, "password": PASSWORD})

    assert answer.url == reverse("mfa_authenticate")


@pytest.mark.django_db(transaction=True)
def test_migrating_makes_the_table_of_the_databases_cache(settings):
    if connection.vendor == "postgresql":
        pytest.skip("The role of the tests makes no tables; migrating is done by the owner.")
    settings.CACHES = {"default": {"BACKEND": throttles.DATABASE_CACHE, "LOCATION": "tries"}}
    throttles.make_room_for_tries("default")
    throttles.make_room_for_tries("default")

    assert "tries" in connection.introspection.table_names()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE tries")


def test_without_such_a_cache_nothing_is_made(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        throttles.make_room_for_tries("default")
