"""Every way to sign in, reset or sign up that an installed package brings is closed, or is the one door."""

import importlib
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse

from tenants.access import Role
from tests.factories.accounts import PASSWORD, make_person, visit

WORDS = ("login", "logout", "signin", "sign-in", "signup", "sign-up", "register", "password", "reset", "auth", "token")


def _patterns(patterns, prefix=""):
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern


@cache
def _modules_with_addresses():
    """The urls.py of every installed app and of the packages they come from."""
    names = set()
    for config in apps.get_app_configs():
        root = config.name.split(".")[0]
        if root in {"portal", "tenants", "cms", "search"}:
            continue
        for folder in importlib.import_module(root).__path__:
            for file in [*Path(folder).rglob("*urls*.py"), *Path(folder).rglob("urls/*.py")]:
                parts = [part for part in file.relative_to(folder).with_suffix("").parts if part != "__init__"]
                if "test" not in "".join(parts) and "project_template" not in parts:
                    names.add(".".join([root, *parts]))
    return sorted(names)


def _addresses_they_bring():
    """(name of the route, address below some mount point) of each of their sign-in views."""
    brought = []
    for name in _modules_with_addresses():
        try:
            module = importlib.import_module(name)
        except Exception:
            continue
        for route, pattern in _patterns(getattr(module, "urlpatterns", [])):
            if any(word in route.lower() or word in str(pattern.name or "").lower() for word in WORDS):
                brought.append((pattern.name, route))
    return brought


def test_the_search_finds_what_it_should():
    found = {name for name, _route in _addresses_they_bring()}

    assert {"account_login", "account_signup", "wagtailadmin_login", "wagtailadmin_password_reset"} <= found


@pytest.mark.parametrize("mount", ["", "admin/", "django-admin/", "cms/", "accounts/", "account/"])
def test_none_of_their_addresses_leads_to_a_view_of_theirs(mount):
    """Wherever somebody might have mounted them. An address may happen to be one of ours."""
    for _name, route in _addresses_they_bring():
        address = "/" + mount + route.replace("^", "").replace("$", "")
        try:
            view = resolve(address).func
        except Resolver404:
            continue
        assert view.guard, address


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/password_reset/", "/accounts/login/", "/signup/"])
def test_the_well_known_ones_do_not_exist(client, waterkant, address):
    visit(client, waterkant)

    assert client.get(address).status_code == 404
    assert client.post(address, {"username": "a", "password": "b"}).status_code == 404


def test_each_of_their_names_is_gone_or_is_one_of_ours():
    for name, _route in _addresses_they_bring():
        if not name:
            continue
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        view = get_resolver().resolve(address).func
        if getattr(view, "wall", None) == name:  # Wagtail's own name: it is closed, or leads to ours
            assert view.guard in {"sign_in", "closed"}, name
            continue
        assert view.guard == "sign_in", name
        assert address.startswith("/account/"), name


# Accounts; Wagtail's doors, which the wall leads to those; a resident by code and a receiver by link, whose sessions
# hold no account at all.
WAYS_IN = (
    "portal.accounts.",
    "allauth.",
    "cms.boundary.wall.",
    "portal.resident.views.door.",
    "portal.referrals.views.link_door.",
    "portal.meetings.views.feeds.",  # a calendar comes with a proof, and gets no session
)


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_request_login_code", "socialaccount_signup", "mfa_trust"]
)
def test_there_is_no_way_to_sign_oneself_up_or_to_skip_a_step(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_a_password_for_the_cms_is_no_way_in(client, waterkant, town_hall):
    """Wagtail's own login would skip the second factor and the throttle."""
    person = make_person(waterkant, Role.EDITOR, organisation=town_hall, name="Els")
    visit(client, waterkant)
    for address in ("/admin/login/", "/cms/login/", "/django-admin/login/"):
        client.post(address, {"username": person.email, "password": PASSWORD})
        assert "_auth_user_id" not in client.session


def test_views_that_sign_in_are_ours_alone():
    """Nothing else in the project's addresses is classified as a way in."""
    patterns = [pattern for _route, pattern in _patterns(get_resolver().url_patterns)]
    doors = {str(each.lookup_str) for each in patterns if getattr(each.callback, "guard", "") == "sign_in"}

    assert doors
    assert all(door.startswith(WAYS_IN) for door in doors)
