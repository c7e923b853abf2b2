"""Settings that are fine on a laptop and dangerous where people are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error

SHORTEST_SECRET = 50
SHORTEST_AUDIT_KEY = 32
# Secrets that stand in the repository, or that Django makes for beginners, begin or end like these.
KNOWN_SECRETS = ("demo-only", "test-only", "django-insecure", "changeme")
BACKENDS_THAT_SEND_NOTHING = ("locmem", "console", "dummy", "filebased")
HOST = "tenants.middleware.host"
ACTOR = "tenants.middleware.actor"
SESSION = "django.contrib.sessions.middleware.SessionMiddleware"
AUTHENTICATION = "django.contrib.auth.middleware.AuthenticationMiddleware"


@dataclass(frozen=True)
class Danger:
    """One thing that production may not have, and what to do about it."""

    id: str
    what: str
    hint: str
    present: Callable[[], bool]


def _weak(secret: str, shortest: int) -> bool:
    return len(secret) < shortest or len(set(secret)) < 10 or any(known in secret for known in KNOWN_SECRETS)


DANGERS = (
    Danger("tenants.E020", "DEBUG is on: errors show code and data.", "Leave DEBUG out.", lambda: settings.DEBUG),
    Danger(
        "tenants.E021",
        "SECRET_KEY is short, guessable or public.",
        f"Give a random text of {SHORTEST_SECRET} characters or more.",
        lambda: _weak(settings.SECRET_KEY, SHORTEST_SECRET),
    ),
    Danger(
        "tenants.E022",
        "AUDIT_KEY is missing, short, guessable or public: the log proves nothing.",
        f"Give a random text of {SHORTEST_AUDIT_KEY} characters or more.",
        lambda: _weak(settings.AUDIT_KEY, SHORTEST_AUDIT_KEY),
    ),
    Danger(
        "tenants.E023",
        "AUDIT_KEY is SECRET_KEY: who learns one can forge the log.",
        "Give them different texts.",
        lambda: settings.AUDIT_KEY == settings.SECRET_KEY,
    ),
    Danger(
        "tenants.E024",
        "ALLOWED_HOSTS is empty or lets every host in.",
        "Name the hosts of the portals.",
        lambda: not settings.ALLOWED_HOSTS or bool({"*", ".", ""} & set(settings.ALLOWED_HOSTS)),
    ),
    Danger(
        "tenants.E025",
        "Cookies travel without encryption, or scripts can read them.",
        "SESSION_COOKIE_SECURE, CSRF_COOKIE_SECURE and SESSION_COOKIE_HTTPONLY must be on.",
        lambda: (
            not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE and settings.SESSION_COOKIE_HTTPONLY)
        ),
    ),
    Danger(
        "tenants.E026",
        "Cookies are sent along from other sites, or to other hosts than their own.",
        "SameSite must be Lax or Strict, and no cookie may have a domain.",
        lambda: (
            not {settings.SESSION_COOKIE_SAMESITE, settings.CSRF_COOKIE_SAMESITE} <= {"Lax", "Strict"}
            or bool(settings.SESSION_COOKIE_DOMAIN or settings.CSRF_COOKIE_DOMAIN)
        ),
    ),
    Danger(
        "tenants.E027",
        "Browsers are not told to use HTTPS alone (SECURE_HSTS_SECONDS).",
        "Keep it at a year.",
        lambda: settings.SECURE_HSTS_SECONDS < 31_536_000,
    ),
    Danger(
        "tenants.E028",
        "The database is SQLite: it has no roles and no second lock.",
        "Give the address of a PostgreSQL database as DATABASE_URL.",
        lambda: settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
    ),
    Danger(
        "tenants.E029",
        "EMAIL_BACKEND sends nothing: invitations and reminders vanish.",
        "Use Django's SMTP backend.",
        lambda: any(name in settings.EMAIL_BACKEND for name in BACKENDS_THAT_SEND_NOTHING),
    ),
    Danger(
        "tenants.E030",
        "A mail server that never answers would hold the worker for ever (EMAIL_TIMEOUT).",
        "Set it to 60 seconds or less: shorter than the lease of a message.",
        lambda: not settings.EMAIL_TIMEOUT or settings.EMAIL_TIMEOUT > 60,
    ),
)


def settings_are_safe(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Outside the demo (which a check of portal.accounts keeps to the demo's settings) nothing dangerous is set."""
    if settings.DEMO:
        return []
    return [Error(danger.what, hint=danger.hint, id=danger.id) for danger in DANGERS if danger.present()]


def middleware_is_in_order(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """The host opens the scope before a session is read; the actor is found after the session's person."""
    order = [name for name in settings.MIDDLEWARE if name in {HOST, SESSION, AUTHENTICATION, ACTOR}]
    if order == [HOST, SESSION, AUTHENTICATION, ACTOR]:
        return []
    return [
        Error(f"MIDDLEWARE must have, in this order: {HOST}, {SESSION}, {AUTHENTICATION}, {ACTOR}.", id="tenants.E031")
    ]
