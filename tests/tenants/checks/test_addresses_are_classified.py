"""An address of which nobody says who may come in refuses start-up."""

import sys
from collections.abc import Callable
from types import ModuleType

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from tenants.access import classified, guarded
from tenants.access.routes import ROUTES
from tenants.checks.routes import every_address_is_classified


@pytest.fixture
def mounted(settings, monkeypatch) -> Callable[..., list[str | None]]:
    """Mount one view deep inside the portal, and see what the check says."""

    def mount(view: Callable[..., HttpResponse]) -> list[str | None]:
        module = ModuleType("tests.tenants.checks.mounted")
        module.urlpatterns = [path("inside/", include(([path("all/", view, name="all")], "deep")))]  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
        settings.ROOT_URLCONF = settings.PLATFORM_URLCONF = module.__name__
        return [problem.id for problem in every_address_is_classified(None)][:1]

    return mount


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_the_house_as_it_stands_passes():
    assert every_address_is_classified(None) == []


def test_a_view_without_a_guard_is_refused(mounted):
    assert mounted(view) == ["tenants.E010"]


def test_a_guard_that_no_row_knows_is_refused(mounted):
    assert mounted(guarded("rockets.launch")(view)) == ["tenants.E011"]


@pytest.mark.parametrize("decorate", [guarded("people.read"), classified("platform"), classified("sign_in")])
def test_a_guarded_view_passes(mounted, decorate):
    def own(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert mounted(decorate(own)) == []


def test_a_packages_view_passes_when_its_route_is_listed(mounted, monkeypatch):
    monkeypatch.setitem(ROUTES, "deep:all", "sign_in")

    assert mounted(view) == []
