"""What must be so before anybody can sign in."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

MAY_BE_DEMO = frozenset({"portal.config.settings.demo", "portal.config.settings.test", "tests.browser.settings"})
SHARED_CACHES_NOT = frozenset({"locmem.LocMemCache", "dummy.DummyCache"})
MIDDLEWARE = "portal.accounts.middleware.require_second_factor"
AFTER = "tenants.middleware.actor"


@register(Tags.security)
def demo_only_in_the_demo(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """One-click sign-in belongs to the invented portals alone, whatever the environment says."""
    if not settings.DEMO or settings.SETTINGS_MODULE in MAY_BE_DEMO:
        return []
    return [
        Error(
            "DEMO is on outside the demo: anybody could sign in as anybody.",
            hint="Use portal.config.settings.production, and never set DEMO.",
            id="accounts.E001",
        )
    ]


@register(Tags.security)
def second_factor_in_place(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """The wall stands right behind the one who finds out who acts."""
    order = list(settings.MIDDLEWARE)
    if AFTER in order and order[order.index(AFTER) + 1 : order.index(AFTER) + 2] == [MIDDLEWARE]:
        return []
    return [Error(f"{MIDDLEWARE} must stand right after {AFTER}.", id="accounts.E002")]


@register(Tags.security)
def throttles_are_shared(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Tries are counted in the cache; a cache per process would multiply them by the number of processes."""
    backend = str(settings.CACHES["default"]["BACKEND"])
    if settings.DEMO or not any(backend.endswith(name) for name in SHARED_CACHES_NOT):
        return []
    return [Error("Throttles need a cache that all processes share.", hint="Set CACHE_URL.", id="accounts.E003")]


@register(Tags.security)
def nothing_is_remembered(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Switches of allauth that would open a side door."""
    doors = {
        "MFA_TRUST_ENABLED": "a browser would skip the second factor",
        "MFA_TOTP_INSECURE_BYPASS_CODE": "one code would open every account",
        "MFA_PASSKEY_SIGNUP_ENABLED": "strangers could make an account",
        "ACCOUNT_LOGIN_BY_CODE_ENABLED": "a mailbox alone would open the door",
        "ACCOUNT_LOGIN_ON_PASSWORD_RESET": "a mailbox alone would open the door",
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": "a claimed address would open the door",
    }
    return [
        Error(f"{name} is on: {why}.", id="accounts.E004")
        for name, why in doors.items()
        if getattr(settings, name, False)
    ]
