"""Nobody but residents sees any view before the second factor is proven in this session."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.urls import URLPattern, get_resolver, reverse

from portal.accounts import middleware
from portal.opendata.places import is_for_programs
from tenants.access import Role
from tests.factories.accounts import PASSWORD, give_second_factor, make_person, sign_in, totp_code, visit

WORKING = [role for role in Role if role not in {Role.ANONYMOUS, Role.LINK_RECEIVER, Role.SYSTEM, Role.RESIDENT}]
FIRST = "/account/tweede-stap/eerst/"


@pytest.fixture
def alma(waterkant, welfare):
    return make_person(waterkant, Role.PARTNER, organisation=welfare, name="Alma", second_factor=False)


def _addresses():
    """Every address that takes no argument and knows sessions (open data knows none), and some that do not exist."""
    found = []

    def walk(patterns, prefix=""):
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                found.append((route, pattern))
            else:
                walk(pattern.url_patterns, route)

    walk(get_resolver().url_patterns)
    plain = ["/" + route.lstrip("^").rstrip("$") for route, _pattern in found if "<" not in route and "(" not in route]
    with_a_session = [address for address in plain if not is_for_programs(address)]
    return [*with_a_session, "/bestaat-niet/", "/admin/", "/beheer/mensen/0/"]


@pytest.mark.parametrize("role", WORKING)
def test_without_one_every_address_leads_to_setting_it_up(client, waterkant, role):
    person = make_person(waterkant, role, name=f"P{role}", second_factor=False)
    sign_in(client, person, waterkant, second_factor=False)
    person.authenticator_set.all().delete()
    ways_out = {reverse(name) for name in middleware.TO_SET_UP | middleware.ALWAYS}

    for address in _addresses():
        if address in ways_out:
            continue
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, address
            assert answer.url == FIRST, address


def test_with_one_that_is_not_proven_yet_every_address_asks_for_it(client, waterkant, alma):
    sign_in(client, alma, waterkant, second_factor=False)
    give_second_factor(alma)
    ways_out = {reverse(name) for name in middleware.TO_PROVE | middleware.ALWAYS}

    for address in _addresses():
        if address not in ways_out:
            assert client.get(address).url.startswith(reverse("mfa_reauthenticate")), address


def test_and_no_other_one_can_be_added_meanwhile(client, waterkant, alma):
    """Else a stolen password would do: set up an app of one's own, and come in."""
    sign_in(client, alma, waterkant, second_factor=False)
    give_second_factor(alma)
    client.post(reverse("mfa_add_webauthn"), {"credential": "{}"})

    assert Authenticator.objects.filter(user=alma).count() == 1
    assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("mfa_reauthenticate"))


def test_proving_it_later_opens_the_door(client, waterkant, alma):
    sign_in(client, alma, waterkant, second_factor=False)
    give_second_factor(alma)
    client.post(reverse("mfa_reauthenticate"), {"code": totp_code()})

    assert client.get("/account/").status_code == 200


def test_setting_up_an_app_opens_the_door_and_gives_recovery_codes(client, waterkant, alma):
    visit(client, waterkant)
    client.post(reverse("account_login"), {"login": alma.email, "password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    assert "<svg" in page.content.decode()
    secret = page.context["form"].secret

    done = client.post(reverse("mfa_activate_totp"), {"code": totp_code(secret)})

    assert done.url == reverse("mfa_view_recovery_codes")
    codes = client.get(done.url)
    assert len(codes.context["unused_codes"]) == 10
    assert client.get("/account/").status_code == 200


def test_recovery_codes_are_shown_once(client, waterkant, alma):
    visit(client, waterkant)
    client.post(reverse("account_login"), {"login": alma.email, "password": PASSWORD})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": totp_code(secret)})
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]

    assert code not in client.get(reverse("mfa_view_recovery_codes")).content.decode()


def test_a_resident_who_becomes_a_professional_must_set_one_up_at_once(client, waterkant, welfare):
    ria = make_person(waterkant, Role.RESIDENT, name="Ria")
    sign_in(client, ria, waterkant, second_factor=False)
    ria.authenticator_set.all().delete()
    assert client.get("/account/").status_code == 200

    make_person(waterkant, Role.PARTNER, organisation=welfare, name="Ria", second_factor=False)
    session_of(client, ria)

    assert client.get("/account/").url == FIRST


def session_of(client, person):
    """Changing the password in the factory ended the session; this one goes on."""
    session = client.session
    session["_auth_user_hash"] = person.__class__.objects.get(pk=person.pk).get_session_auth_hash()
    session.save()


def test_a_screen_left_alone_signs_itself_out(client, waterkant, alma, settings):
    sign_in(client, alma, waterkant)
    assert client.get("/account/").status_code == 200
    session = client.session
    session[middleware.SEEN] = time.time() - settings.SESSION_IDLE_SECONDS - 1
    session.save()

    assert client.get("/account/").url.startswith("/account/inloggen/")


def test_no_session_lasts_longer_than_a_working_day(client, waterkant, alma, settings):
    sign_in(client, alma, waterkant)
    session = client.session
    session["account_authentication_methods"] = [
        {**record, "at": time.time() - settings.SESSION_COOKIE_AGE - 1}
        for record in session["account_authentication_methods"]
    ]
    session[middleware.SEEN] = time.time()
    session.save()

    assert client.get("/account/").url.startswith("/account/inloggen/")


@pytest.mark.parametrize("address", ["app/verwijderen/", "passkeys/1/verwijderen/"])
def test_the_last_one_cannot_be_removed(client, waterkant, alma, address):
    sign_in(client, alma, waterkant)
    only = Authenticator.objects.get(user=alma)
    if "passkeys" in address:
        only.type, only.data = Authenticator.Type.WEBAUTHN, {"name": "sleutel"}
        only.save()
        address = f"passkeys/{only.pk}/verwijderen/"
    client.post(f"/account/tweede-stap/{address}")

    assert Authenticator.objects.filter(pk=only.pk).exists()


def test_sabotage_without_the_middleware_the_password_alone_would_do(client, waterkant, alma, settings):
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "require_second_factor" not in each]
    sign_in(client, alma, waterkant, second_factor=False)

    assert client.get("/account/").status_code == 200
