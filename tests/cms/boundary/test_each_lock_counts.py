"""Take a lock away and something of another portal shows: so each of them does something."""

from dataclasses import replace

import pytest
from django.test import Client
from wagtail import hooks

from cms.boundary import routes, wagtail_hooks
from cms.pages.models.base import PortalPages
from tests.cms.boundary.world import CANARY, Things

pytestmark = pytest.mark.django_db


def shows(browser: Client, path: str) -> bool:
    return CANARY.encode() in browser.get(path).content.lower()


def open_up(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(routes.ROUTES, name, routes.OPEN)  # type: ignore[arg-type]


def without_managers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PortalPages, "get_queryset", lambda self: self._all_tenants())


def without_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.boundary.wall._require_here", lambda request, route, path: None)


def without_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "construct_page_chooser_queryset"
    kept = [each for each in hooks._hooks[name] if each[0] is not wagtail_hooks.pages_of_this_portal]
    monkeypatch.setitem(hooks._hooks, name, kept)


def test_the_page_chooser_shows_the_other_portal_when_manager_and_hook_are_gone(
    browser: Client, there: Things, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/cms/choose-page/search/?q={CANARY}"
    assert not shows(browser, address)
    without_managers(monkeypatch)
    assert not shows(browser, address), "The hook holds alone."
    without_hook(monkeypatch)
    assert shows(browser, address)


def test_a_chosen_page_shows_when_manager_and_check_are_gone(
    browser: Client, there: Things, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/cms/choose-page/chosen-multiple/?id={there.page.pk}"
    without_checks(monkeypatch)
    assert not shows(browser, address), "The manager holds alone."
    without_managers(monkeypatch)
    assert shows(browser, address)


def test_a_page_of_another_portal_opens_for_whoever_has_the_right_when_its_locks_are_gone(
    browser: Client, here: Things, there: Things, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cms.boundary import rights

    address = f"/cms/pages/{there.page.pk}/edit/"
    on_pages = rights._on_pages
    monkeypatch.setattr(rights, "_on_pages", lambda actor, home: on_pages(actor, there.home))
    assert browser.get(address).status_code == 404
    without_checks(monkeypatch)
    assert browser.get(address).status_code == 404, "The manager holds alone."
    without_managers(monkeypatch)
    assert shows(browser, address)


def test_the_list_of_people_shows_when_its_address_is_not_closed(
    here: Things, there: Things, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the allow-list and with the rights that Wagtail asks for, people of the other portal show."""
    from django.test import RequestFactory
    from wagtail.users.views.users import UserViewSet  # noqa: F401  the screen that mixes all portals

    from cms.boundary.wall import CLOSED_KIND, walled

    assert walled("wagtailusers_users:index", lambda request: None).guard == CLOSED_KIND  # type: ignore[arg-type,attr-defined,return-value]
    monkeypatch.setattr("cms.boundary.wall.route_of", lambda name: replace(routes.OPEN))
    assert walled("wagtailusers_users:index", lambda request: None).guard == routes.EDIT  # type: ignore[arg-type,attr-defined,return-value]
    assert RequestFactory


def test_nobody_has_rights_who_did_not_come_through_the_door(here: Things) -> None:
    from wagtail.permissions import page_permission_policy

    from tenants.context import activate

    with activate(here.tenant):
        person = type(here.editor).objects.get(pk=here.editor.pk)
        assert not page_permission_policy.user_has_permission_for_instance(person, "change", here.page)
        assert not person.has_perm("wagtailadmin.access_admin")
