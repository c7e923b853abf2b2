"""What an editor does with a page in time: plan it, lock it, compare its versions, put an old one back."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail.test.utils.form_data import querydict_from_html

from cms.boundary.timing import follow_the_clock
from cms.pages.models import BasePage, InformationPage
from tenants.access import Actor
from tenants.context import activate
from tests.cms.boundary.world import Things
from tests.factories.accounts import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(here: Things) -> InformationPage:
    """A page on the site, with an older version."""
    with activate(here.tenant):
        made = InformationPage(title="Eerste titel", slug="in-de-tijd", owner=here.editor)
        here.home.add_child(instance=made)
        made.save_revision(user=here.editor)
        made.title = "Tweede titel"
        made.save_revision(user=here.editor).publish()
    return made


@pytest.fixture
def chief(marit: Actor, here: Things) -> Client:
    """The administrator of the municipality, who publishes without a second reader."""
    return sign_in(Client(raise_request_exception=False), marit)


@pytest.fixture
def colleague(here: Things) -> Client:
    return sign_in(Client(raise_request_exception=False), here.colleague, here.tenant)


def address(name: str, *arguments: Any) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=arguments)


def save(browser: Client, page: Any, at: str = "", **changed: str) -> int:
    """Send the editor's form as it stands, with some of it changed."""
    at = at or address("edit", page.pk)
    form = querydict_from_html(browser.get(at).content.decode(), form_id="page-edit-form").dict()
    sent = {key: value for key, value in form.items() if not key.startswith("comments-")}
    return browser.post(at, sent | {"body-count": "0"} | changed).status_code


def now_of(page: Any) -> BasePage:
    with activate(page.tenant):
        found: BasePage = BasePage.objects.get(pk=page.pk)
    return found


def day(moment: Any) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def test_a_page_leaves_the_site_at_the_moment_that_was_chosen(page: Any, chief: Client) -> None:
    end = timezone.now() + timedelta(days=2)
    assert save(chief, page, expire_at=day(end), **{"action-publish": "1"}) == 302
    assert follow_the_clock() == 0
    assert now_of(page).live

    assert follow_the_clock(end + timedelta(minutes=1)) == 1
    assert (now_of(page).live, now_of(page).expired) == (False, True)
    assert follow_the_clock(end + timedelta(minutes=1)) == 0


def test_a_change_comes_at_the_moment_that_was_chosen(page: Any, chief: Client) -> None:
    come = timezone.now() + timedelta(days=2)
    assert save(chief, page, title="Derde titel", go_live_at=day(come), **{"action-publish": "1"}) == 302
    follow_the_clock()
    assert now_of(page).title == "Tweede titel"

    with activate(page.tenant):
        planned = Revision.objects.get(approved_go_live_at__isnull=False)
        planned.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        planned.content["go_live_at"] = planned.approved_go_live_at.isoformat()
        planned.save()
    assert follow_the_clock() == 1
    assert now_of(page).title == "Derde titel"
    assert follow_the_clock() == 0


def test_one_page_that_does_not_go_through_keeps_nobody_waiting(
    page: Any, here: Things, there: Things, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    past = timezone.now() - timedelta(hours=1)
    for things in (here, there):
        with activate(things.tenant):
            InformationPage.objects.filter(pk__in=[things.page.pk, page.pk]).update(expire_at=past)
    unpublish = InformationPage.unpublish

    def stumble(self: Any, **how: Any) -> None:
        if self.pk == here.page.pk:
            raise RuntimeError("stuk")
        unpublish(self, **how)

    monkeypatch.setattr(InformationPage, "unpublish", stumble)
    assert follow_the_clock() == 2
    assert not now_of(page).live
    assert not now_of(there.page).live
    assert here.page.title not in caplog.text


def test_the_front_page_gets_no_end(here: Things, chief: Client) -> None:
    end = day(timezone.now() + timedelta(days=2))

    assert save(chief, here.home, expire_at=end, **{"highlights-count": "0"}) == 200
    assert now_of(here.home).expire_at is None


def test_a_locked_page_is_for_who_locked_it(page: Any, browser: Client, colleague: Client) -> None:
    assert browser.post(address("lock", page.pk)).status_code == 302

    assert save(colleague, page, title="Van een collega") == 200
    assert now_of(page).draft_title == "Tweede titel"
    assert "op slot" in colleague.get(address("edit", page.pk)).content.decode() or now_of(page).locked
    assert save(browser, page, title="Van de redacteur") == 302
    assert now_of(page).draft_title == "Van de redacteur"


def test_a_lock_is_taken_off_again(page: Any, browser: Client, colleague: Client) -> None:
    browser.post(address("lock", page.pk))
    browser.post(address("unlock", page.pk))

    assert save(colleague, page, title="Van een collega") == 302
    assert now_of(page).draft_title == "Van een collega"


def test_nobody_locks_a_page_of_another_portal(here: Things, there: Things, browser: Client) -> None:
    for name in ("lock", "unlock", "unpublish"):
        assert browser.post(address(name, there.page.pk)).status_code == 404
    assert not now_of(there.page).locked


def test_two_versions_stand_side_by_side(page: Any, browser: Client) -> None:
    first, second = Revision.objects.filter(object_id=str(page.pk)).order_by("pk")
    shown = browser.get(address("revisions_compare", page.pk, first.pk, second.pk)).content.decode()

    assert 'class="deletion">Eerste' in shown
    assert 'class="addition">Tweede' in shown


def test_an_old_version_comes_back_as_a_draft(page: Any, browser: Client) -> None:
    first = Revision.objects.filter(object_id=str(page.pk)).order_by("pk").first()
    assert first is not None
    at = address("revisions_revert", page.pk, first.pk)

    assert save(browser, page, at=at) == 302
    assert (now_of(page).title, now_of(page).draft_title) == ("Tweede titel", "Eerste titel")


def test_a_version_of_another_page_does_not_come_back_in_this_one(page: Any, here: Things, browser: Client) -> None:
    assert browser.get(address("revisions_revert", page.pk, here.revision.pk)).status_code == 404
