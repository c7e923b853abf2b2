"""Gzip tells the length of a secret (BREACH): pages with a form token or a person on them go unpacked."""

import gzip
from typing import Any

import pytest
from django.test import Client, override_settings

from tenants.access import Actor
from tests.factories.accounts import sign_in
from tests.portal.web.conftest import HOST

PACKS = {"Accept-Encoding": "gzip, deflate, br"}
OURS, DJANGOS = "portal.web.packing.PackPublicPages", "django.middleware.gzip.GZipMiddleware"
WITH_A_TOKEN = "/account/inloggen/"


def _is_packed(answer: Any) -> bool:
    return bool(answer.headers.get("Content-Encoding") == "gzip")


@pytest.mark.parametrize("path", ["/", "/zoeken/?q=schulden", "/privacy/", "/bestaat-niet/"])
def test_a_page_for_everybody_is_packed(visitor: Client, path: str) -> None:
    answer = visitor.get(path, headers=PACKS)

    assert _is_packed(answer)
    assert b"</html>" in gzip.decompress(answer.content)
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_who_cannot_unpack_gets_it_plain(visitor: Client) -> None:
    assert not _is_packed(visitor.get("/"))


def test_a_page_that_sets_a_cookie_is_not(visitor: Client) -> None:
    answer = visitor.get(WITH_A_TOKEN, headers=PACKS)

    assert answer.cookies
    assert not _is_packed(answer)


def test_a_form_that_comes_back_with_its_token_is_not(visitor: Client) -> None:
    visitor.get(WITH_A_TOKEN)

    again = visitor.get(WITH_A_TOKEN, headers=PACKS)

    assert b"csrfmiddlewaretoken" in again.content
    assert not _is_packed(again)


def test_a_page_of_somebody_who_signed_in_is_not(alice: Actor) -> None:
    assert not _is_packed(sign_in(Client(SERVER_NAME=HOST), alice).get("/overzicht/", headers=PACKS))


def test_sabotage_packing_everything_would_pack_the_token(visitor: Client, settings: Any) -> None:
    """With Django's own packing in our place the pages above would be packed: so the tests above can fail."""
    middleware = [DJANGOS if each == OURS else each for each in settings.MIDDLEWARE]
    assert middleware != settings.MIDDLEWARE
    with override_settings(MIDDLEWARE=middleware):
        assert _is_packed(Client(SERVER_NAME=HOST).get(WITH_A_TOKEN, headers=PACKS))
