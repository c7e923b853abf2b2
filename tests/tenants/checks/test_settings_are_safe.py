"""What is fine on a laptop does not start where people are."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tenants.checks import serving
from tenants.checks.settings import ACTOR, DANGERS, HOST, middleware_is_in_order, settings_are_safe

ROOT = Path(__file__).resolve().parents[3]
SAFE = {
    "DEMO": False,
    "DEBUG": False,
    "SECRET_KEY": "qWm3-7zt!kQ0pB9s_rVhY2nLxE6uCfJ4gTd8aNoI1eMbPwZc5R",
    "AUDIT_KEY": "zR5cwPbMe1IoNa8dTg4JfCu6ExLn2YhVr_s9Bp0Qk",
    "ALLOWED_HOSTS": ["hulpwijzer.example"],
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "CSRF_COOKIE_SAMESITE": "Lax",
    "SECURE_HSTS_SECONDS": 31_536_000,
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_TIMEOUT": 30,
}
POSTGRESQL = {"default": {"ENGINE": "django.db.backends.postgresql"}}
SQLITE = {"default": {"ENGINE": "django.db.backends.sqlite3"}}


@pytest.fixture
def production(settings, monkeypatch):
    """Settings as production has them. The database is only looked at, so it is not exchanged for real."""
    for name, value in SAFE.items():
        setattr(settings, name, value)
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", POSTGRESQL["default"]["ENGINE"])
    return settings


def found(settings) -> list[str | None]:
    return [problem.id for problem in settings_are_safe(None)]


def test_safe_settings_pass(production):
    assert found(production) == []


SABOTAGE = [
    ("tenants.E020", "DEBUG", True),
    ("tenants.E021", "SECRET_KEY", "short"),
    ("tenants.E021", "SECRET_KEY", "a" * 60),
    ("tenants.E021", "SECRET_KEY", "demo-only-not-a-secret-demo-only-not-a-secret-demo"),
    ("tenants.E022", "AUDIT_KEY", ""),
    ("tenants.E022", "AUDIT_KEY", "demo-only-not-a-secret-either-demo-only"),
    ("tenants.E023", "AUDIT_KEY", SAFE["SECRET_KEY"]),
    ("tenants.E024", "ALLOWED_HOSTS", ["*"]),
    ("tenants.E024", "ALLOWED_HOSTS", []),
    ("tenants.E025", "SESSION_COOKIE_SECURE", False),
    ("tenants.E025", "CSRF_COOKIE_SECURE", False),
    ("tenants.E025", "SESSION_COOKIE_HTTPONLY", False),
    ("tenants.E026", "SESSION_COOKIE_SAMESITE", "None"),
    ("tenants.E026", "SESSION_COOKIE_SAMESITE", False),
    ("tenants.E026", "SESSION_COOKIE_DOMAIN", ".hulpwijzer.example"),
    ("tenants.E027", "SECURE_HSTS_SECONDS", 0),
    ("tenants.E029", "EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend"),
    ("tenants.E030", "EMAIL_TIMEOUT", None),
    ("tenants.E030", "EMAIL_TIMEOUT", 600),
]


@pytest.mark.parametrize(("problem", "name", "value"), SABOTAGE)
def test_each_danger_is_named(production, problem, name, value):
    setattr(production, name, value)

    assert found(production) == [problem]


def test_sqlite_is_named(production, monkeypatch):
    monkeypatch.setitem(production.DATABASES["default"], "ENGINE", SQLITE["default"]["ENGINE"])

    assert found(production) == ["tenants.E028"]


def test_every_danger_has_its_sabotage():
    assert {danger.id for danger in DANGERS} == {problem for problem, _name, _value in SABOTAGE} | {"tenants.E028"}


def test_the_demo_may_be_a_laptop(production):
    production.DEMO = True
    production.DEBUG = True

    assert found(production) == []


@pytest.mark.parametrize("without", [HOST, ACTOR])
def test_a_middleware_that_is_gone_is_named(settings, without):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != without]

    assert [problem.id for problem in middleware_is_in_order(None)] == ["tenants.E031"]


def test_a_scope_that_opens_after_the_session_is_read_is_named(settings):
    assert middleware_is_in_order(None) == []
    settings.MIDDLEWARE = [*(name for name in settings.MIDDLEWARE if name != HOST), HOST]

    assert [problem.id for problem in middleware_is_in_order(None)] == ["tenants.E031"]


def test_the_server_does_not_start_when_a_check_fails(production, monkeypatch):
    monkeypatch.setattr(serving, "role_problems", list)
    production.DEBUG = True
    with pytest.raises(ImproperlyConfigured, match=r"tenants\.E020"):
        serving.refuse_unsafe_start()


@pytest.mark.slow
def test_the_entrance_of_the_server_runs_the_checks():
    """A new process, with the settings of production and none of its secrets fit for it."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.config.settings.production",
        "SECRET_KEY": "short",
        "AUDIT_KEY": "short",
        "ALLOWED_HOSTS": "*",
        "DATABASE_URL": "sqlite://:memory:",
    }
    started = subprocess.run(
        [sys.executable, "-c", "import portal.config.wsgi"],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert started.returncode != 0
    for problem in ("E021", "E022", "E023", "E024", "E028"):
        assert f"tenants.{problem}" in started.stderr
