"""System checks: the house does not start when a wall is missing."""

import pytest

from portal.accounts import checks

WALL = checks.MIDDLEWARE


def ids(found):
    return [error.id for error in found]


def test_as_it_stands_nothing_is_wrong():
    assert checks.second_factor_in_place(None) == []
    assert checks.nothing_is_remembered(None) == []


def test_without_the_second_factor_it_does_not_start(settings):
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if each != WALL]

    assert ids(checks.second_factor_in_place(None)) == ["accounts.E002"]


def test_nor_with_something_in_front_of_it(settings):
    rest = [each for each in settings.MIDDLEWARE if each != WALL]
    settings.MIDDLEWARE = [*rest, WALL]

    assert ids(checks.second_factor_in_place(None)) == ["accounts.E002"]


@pytest.mark.parametrize("cache", ["locmem.LocMemCache", "dummy.DummyCache"])
def test_production_needs_a_cache_that_is_shared(settings, cache):
    settings.DEMO = False
    settings.CACHES = {"default": {"BACKEND": f"django.core.cache.backends.{cache}"}}

    assert ids(checks.throttles_are_shared(None)) == ["accounts.E003"]


def test_a_shared_one_will_do(settings):
    settings.DEMO = False
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

    assert checks.throttles_are_shared(None) == []


@pytest.mark.parametrize(
    "switch",
    [
        "MFA_TRUST_ENABLED",
        "MFA_PASSKEY_SIGNUP_ENABLED",
        "ACCOUNT_LOGIN_BY_CODE_ENABLED",
        "ACCOUNT_LOGIN_ON_PASSWORD_RESET",
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION",
    ],
)
def test_no_switch_of_allauth_opens_a_side_door(settings, switch):
    setattr(settings, switch, True)

    assert ids(checks.nothing_is_remembered(None)) == ["accounts.E004"]
