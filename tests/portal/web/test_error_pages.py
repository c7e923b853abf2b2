"""What goes wrong is said in plain words, with a way on; the server's own errors need nothing but a file."""

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

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
    assert "{%" not in page


def test_the_style_inside_the_page_of_the_server_is_allowed_by_its_hash(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("portal.web.context.shell_of_portal", broken)
    visitor.raise_request_exception = False
    answer = visitor.get("/privacy/")

    assert answer.status_code == 500
    assert "'sha256-" in answer.headers["Content-Security-Policy"]


def test_an_unknown_host_has_no_portal(db: None) -> None:
    answer = Client(SERVER_NAME="nergens.localhost").get("/")

    assert answer.status_code == 404
    assert "Dit portaal bestaat niet" in answer.content.decode()


def test_bare_localhost_lists_the_example_portals(waterkant: Tenant, heidedorp: Tenant) -> None:
    page = Client(SERVER_NAME="localhost").get("/", SERVER_PORT="8000").content.decode()

    assert "http://waterkant.localhost" in page
    assert "Samen in Heidedorp" in page
