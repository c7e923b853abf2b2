"""What every answer says to the browser: pages, errors, redirects, files, health."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from portal.opendata.places import is_for_programs
from portal.web import headers
from portal.web.build.places import BUILT
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.isolation.addresses import addresses

FORBIDDEN = re.compile(r"unsafe-|\*|http:|https:")
EXACT = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
UNCHANGING = (
    "/healthz",
    "/readyz",
    "/bestaat-niet/",
    "/en/bestaat-niet/",
    "/zoeken/?q=eten&plaats=3131",
    "/en/",
    "/zoeken",
)


def _complaints(answer: Any, *, open_data: bool = False) -> list[str]:
    """What is missing or too wide in the headers of one answer. Open data is there for other sites to use."""
    told = answer.headers
    asked = EXACT | ({"Cross-Origin-Resource-Policy": "cross-origin"} if open_data else {})
    wrong = [f"{name}: {told.get(name)}" for name, value in asked.items() if told.get(name) != value]
    policy = told.get("Content-Security-Policy", "")
    for directive in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"):
        if directive not in policy:
            wrong.append(f"no {directive} in the policy")
    if FORBIDDEN.search(policy):
        wrong.append(f"too wide: {policy}")
    if "geolocation=(self)" not in told.get("Permissions-Policy", ""):
        wrong.append("no Permissions-Policy")
    if "Cache-Control" not in told:
        wrong.append("no Cache-Control")
    return wrong


def _static_files() -> Iterator[str]:
    return (f"/static/{path.relative_to(BUILT).as_posix()}" for path in BUILT.rglob("*") if path.is_file())


def _plain_addresses() -> list[str]:
    """Every address of the project that needs no object, whoever may come in."""
    return sorted({address.at() for address in addresses() if not address.parameters})


def test_every_answer_protects_the_reader(visitor: Client, debt_help: Any) -> None:
    asked = [*_plain_addresses(), *UNCHANGING, f"/hulp/{debt_help.uid}/", f"/organisatie/{debt_help.organization.uid}/"]
    wrong = {
        path: found for path in asked if (found := _complaints(visitor.get(path), open_data=is_for_programs(path)))
    }

    assert len(asked) > 40
    assert wrong == {}


def test_every_static_file_does_too(client: Client, db: None) -> None:
    files = list(_static_files())
    wrong = {path: found for path in files if (found := _complaints(client.get(path)))}

    assert len(files) > 20
    assert wrong == {}


def test_a_refused_form_and_an_unknown_host_do_too(visitor: Client, waterkant: Tenant) -> None:
    strict = Client(SERVER_NAME="waterkant.localhost", enforce_csrf_checks=True)

    assert _complaints(strict.post("/account/inloggen/")) == []
    assert _complaints(Client(SERVER_NAME="nergens.localhost").get("/")) == []
    assert _complaints(Client(SERVER_NAME="localhost").get("/")) == []


def test_without_the_middleware_it_would_be_seen(visitor: Client, waterkant: Tenant, settings: Any) -> None:
    """Sabotage: the outermost wall is taken away."""
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if each != "portal.web.headers.protection"]

    assert _complaints(visitor.get("/privacy/")) != []


def test_a_public_page_is_never_shown_without_asking_again_and_asking_is_cheap(
    visitor: Client, waterkant: Tenant
) -> None:
    first = visitor.get("/privacy/")
    again = visitor.get("/privacy/", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "no-cache"
    assert again.status_code == 304
    assert _complaints(again) == []
    assert again.content == b""


def test_who_signed_in_leaves_nothing_in_a_cache(alice: Actor, debt_help: Any) -> None:
    client = sign_in(Client(), alice)
    for path in ("/overzicht/", "/zoeken/?q=schulden", "/account/", "/bestaat-niet/", "/privacy/"):
        kept = client.get(path).headers["Cache-Control"]
        assert "no-store" in kept, path
        assert "private" in kept, path


def test_a_page_with_a_form_is_kept_by_nobody(visitor: Client, waterkant: Tenant) -> None:
    answer = visitor.get("/account/inloggen/")

    assert answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]


def test_signing_out_empties_the_cache_and_leaves_the_list_of_favourites(alice: Actor) -> None:
    answer = sign_in(Client(), alice).post("/account/uitloggen/")

    assert answer.headers["Clear-Site-Data"] == '"cache"'


def test_a_page_that_is_only_read_clears_nothing(visitor: Client, waterkant: Tenant) -> None:
    assert "Clear-Site-Data" not in visitor.get("/privacy/").headers


@pytest.mark.parametrize("status", [429, 503])
def test_who_came_too_often_hears_when_to_come_again(status: int) -> None:
    def busy(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=status)

    answer = headers.protection(busy)(RequestFactory().get("/"))
    assert int(answer.headers["Retry-After"]) > 0


def test_a_throttle_of_the_sign_in_page_says_so(visitor: Client, waterkant: Tenant, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "1/m/ip"}
    answers = [visitor.post("/account/inloggen/", {"login": "a@b.example", "password": "x"}) for _try in range(3)]

    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert "Komt u er niet uit?" in answers[-1].content.decode()


@pytest.mark.parametrize("secure", [True, False])
def test_production_tells_browsers_to_come_by_https_alone(waterkant: Tenant, secure: bool) -> None:
    with override_settings(SECURE_HSTS_SECONDS=31_536_000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True):
        answer = Client(SERVER_NAME="waterkant.localhost").get("/privacy/", secure=secure)

    assert ("Strict-Transport-Security" in answer.headers) is secure


def test_the_settings_of_production_ask_for_a_year() -> None:
    from pathlib import Path

    from django.conf import settings

    written = Path(settings.ROOT, "portal/config/settings/production.py").read_text(encoding="utf-8")
    assert re.search(r"^SECURE_HSTS_SECONDS = 31_536_000$", written, re.MULTILINE)
