"""What goes wrong is said in plain words, with a way on; the server's own errors need nothing but themselves."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from portal.web import looks
from portal.web.views import errors
from tenants.access import anonymous
from tenants.models import Tenant

STATUSES = (400, 403, 404, 409, 422, 429)


@pytest.fixture
def request_here(waterkant: Tenant) -> HttpRequest:
    request = RequestFactory().get("/")
    request.tenant = waterkant  # type: ignore[attr-defined]
    request.actor = anonymous(waterkant)  # type: ignore[attr-defined]
    return request


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Breaks the page itself; the portal is known by then."""

    def fail(*_args: object) -> None:
        raise RuntimeError

    return lambda: monkeypatch.setattr("portal.web.context.shell_of_portal", fail)


@pytest.fixture
def no_database(db: None) -> Iterator[Callable[[], None]]:
    """From here on the database does not answer, whoever asks; at the end it does, so that the test can be undone."""

    def away(*_args: object, **_kwargs: object) -> None:
        raise OperationalError("could not connect to server")

    with pytest.MonkeyPatch.context() as patch:
        yield lambda: patch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", away)


@pytest.mark.parametrize("status", STATUSES)
def test_each_error_has_a_page_with_a_search_box(request_here: HttpRequest, status: int) -> None:
    page = render_to_string(f"errors/{status}.html", {"reason": "De reden."}, request_here)

    assert "<h1" in page
    assert 'role="search"' in page
    assert str(status) not in page.split("<main")[1].split("</main")[0]


@pytest.mark.parametrize("status", [403, 409, 422])
def test_the_reason_of_the_rule_is_shown(request_here: HttpRequest, status: int) -> None:
    assert "De reden." in render_to_string(f"errors/{status}.html", {"reason": "De reden."}, request_here)


def test_an_error_before_the_host_is_known_has_a_page_too() -> None:
    request = RequestFactory().get("/")

    answer = errors.bad_request(request)
    assert answer.status_code == 400
    assert "Ketenwijzer" in answer.content.decode()


@pytest.mark.parametrize(("view", "status"), [(errors.server_error, 500), (errors.unavailable, 503)])
def test_the_servers_own_errors_need_no_database_and_no_style_sheet(view: object, status: int) -> None:
    answer = view(RequestFactory().get("/"))  # type: ignore[operator]
    page = answer.content.decode()

    assert answer.status_code == status
    assert 'href="tel:112"' in page
    assert "<link" not in page
    assert "$" not in page


def test_the_style_inside_the_page_of_the_server_is_allowed_by_its_hash(
    visitor: Client, broken: Callable[[], None]
) -> None:
    broken()
    visitor.raise_request_exception = False
    answer = visitor.get("/privacy/")

    assert answer.status_code == 500
    assert "'sha256-" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_a_mistake_of_ours_looks_like_the_portal_with_its_phone_and_a_search_box(
    visitor: Client, waterkant: Tenant, broken: Callable[[], None]
) -> None:
    waterkant.theme = "vechtgooi"
    waterkant.settings = {"help_phone": "010 555 00 10"}
    waterkant.save()
    broken()
    visitor.raise_request_exception = False
    page = visitor.get("/privacy/").content.decode()

    assert "Hulpwijzer Waterkant" in page
    assert "#026a41" in page
    assert 'href="tel:0105550010"' in page
    assert re.search(r'<form role="search" action="/zoeken/"', page)


@pytest.mark.parametrize(
    ("path", "language", "direction"), [("/en/privacy/", "en", "ltr"), ("/ar/privacy/", "ar", "rtl")]
)
def test_it_speaks_the_language_of_the_address(
    visitor: Client, waterkant: Tenant, broken: Callable[[], None], path: str, language: str, direction: str
) -> None:
    waterkant.languages = ["nl", "en", "ar"]
    waterkant.save()
    broken()
    visitor.raise_request_exception = False

    assert f'<html lang="{language}" dir="{direction}">' in visitor.get(path).content.decode()


def test_a_database_that_is_away_is_said_as_such_with_the_last_known_look(
    visitor: Client, waterkant: Tenant, no_database: Callable[[], None]
) -> None:
    assert visitor.get("/privacy/").status_code == 200
    no_database()
    visitor.raise_request_exception = False
    answer = visitor.get("/privacy/")

    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Hulpwijzer Waterkant" in answer.content.decode()
    assert 'role="search"' not in answer.content.decode()  # searching needs the database


def test_a_host_that_was_never_seen_gets_the_bare_look(
    waterkant: Tenant, no_database: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "_known", {})
    no_database()
    client = Client(SERVER_NAME="waterkant.localhost", raise_request_exception=False)
    answer = client.get("/")

    assert answer.status_code == 503
    assert "Ketenwijzer" in answer.content.decode()


def test_a_wrong_question_to_a_database_that_answers_stays_a_mistake(
    visitor: Client, waterkant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_args: object) -> None:
        raise OperationalError("no such column")

    monkeypatch.setattr("portal.web.context.shell_of_portal", wrong)
    visitor.raise_request_exception = False

    assert visitor.get("/privacy/").status_code == 500


def test_strangers_host_names_are_not_remembered(waterkant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "_known", {})
    for number in range(5):
        Client(SERVER_NAME=f"nergens{number}.localhost").get("/")

    assert looks._known == {}


def test_an_unknown_host_has_no_portal(db: None) -> None:
    answer = Client(SERVER_NAME="nergens.localhost").get("/")

    assert answer.status_code == 404
    assert "Dit portaal bestaat niet" in answer.content.decode()


def test_bare_localhost_lists_the_example_portals(waterkant: Tenant, heidedorp: Tenant) -> None:
    page = Client(SERVER_NAME="localhost").get("/", SERVER_PORT="8000").content.decode()

    assert "http://waterkant.localhost" in page
    assert "Samen in Heidedorp" in page
