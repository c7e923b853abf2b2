"""An upgrade of Wagtail cannot open an address that nobody thought of."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from wagtail.admin import urls as admin_urls

from cms.boundary.checks import admin_names, every_admin_address_has_a_class
from cms.boundary.routes import OPEN, ROUTES, classify, route_of
from cms.boundary.wall import CLOSED_KIND, wall_in
from tenants.errors import NotFound
from tests.cms.boundary.world import Things


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


def test_each_address_of_today_has_a_class() -> None:
    assert every_admin_address_has_a_class(None) == []


def test_no_class_stands_for_an_address_that_is_gone() -> None:
    assert set(ROUTES) - set(admin_names()) == set()


def test_a_new_address_refuses_start_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admin_urls, "urlpatterns", [*admin_urls.urlpatterns, path("new/", view, name="new_of_wagtail")])

    [problem] = every_admin_address_has_a_class(None)
    assert "new_of_wagtail" in str(problem)


def test_a_new_address_is_closed_until_somebody_thinks_of_it() -> None:
    [pattern] = wall_in([path("new/", view, name="new_of_wagtail")])

    assert pattern.callback.guard == CLOSED_KIND
    with pytest.raises(NotFound):
        pattern.callback(HttpRequest())


def test_an_address_has_one_class() -> None:
    with pytest.raises(ValueError, match="wagtailadmin_home"):
        classify("wagtailadmin_home", OPEN)


@pytest.mark.parametrize(
    "name", sorted(name for name in ROUTES if not ROUTES[name].opens and not ROUTES[name].leads_to)
)
def test_a_closed_address_is_behind_the_wall(name: str) -> None:
    views: list[Any] = [each for each in _views(admin_urls.urlpatterns) if each.wall == name]

    assert views
    assert all(each.guard == CLOSED_KIND for each in views)


def test_every_view_of_the_admin_is_walled() -> None:
    assert all(hasattr(each, "wall") for each in _views(admin_urls.urlpatterns))


@pytest.mark.django_db
def test_wagtails_own_ways_in_lead_to_ours(client: Client, here: Things) -> None:
    client.defaults["HTTP_HOST"] = here.tenant.primary_host
    assert client.get("/cms/login/").url.endswith("/account/inloggen/")  # type: ignore[attr-defined]
    assert client.post("/cms/login/", {"username": "x", "password": "y"}).status_code == 302
    assert client.get("/cms/password_reset/").status_code == 404


def _views(patterns: list[Any]) -> list[Any]:
    found: list[Any] = []
    for each in patterns:
        found += _views(each.url_patterns) if hasattr(each, "url_patterns") else [each.callback]
    return found


def test_an_unknown_name_has_no_class() -> None:
    assert route_of("nobody:knows") is None
