"""A portal with news and a newsletter of it, and editors in the admin."""

from typing import Any

import pytest
from django.test import Client

from cms.pages.models import HomePage, NewsIndexPage, NewsletterIndexPage, NewsletterPage, NewsPage
from cms.provisioning import provide
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tenants.outbox.worker import deliver_one
from tests.factories.accounts import sign_in
from tests.factories.pages import make_page, stream


@pytest.fixture
def news(waterkant: Tenant) -> Any:
    """The list of news, under the front page."""
    provide(waterkant)
    with activate(waterkant):
        front = HomePage.objects.get()
    return make_page(front, NewsIndexPage, "Nieuws")


@pytest.fixture
def shelf(news: Any) -> Any:
    """The list of newsletters."""
    return make_page(front_of(news), NewsletterIndexPage, "Nieuwsbrieven")


@pytest.fixture
def issue(news: Any, shelf: Any) -> Any:
    item = make_page(news, NewsPage, "Loket open", search_description="Het loket is weer open.")
    return make_issue(shelf, item, intro="<p>Beste lezer,</p>", closing="<p>Tot de volgende keer.</p>")


@pytest.fixture
def editor(eva: Actor) -> Client:
    return sign_in(Client(), eva)


@pytest.fixture
def work() -> Any:
    def until_empty(most: int = 1_000) -> int:
        handled = 0
        while handled < most and deliver_one("tests"):
            handled += 1
        return handled

    return until_empty


def front_of(page: Any) -> Any:
    with activate(page.tenant):
        return page.get_parent()


def make_issue(shelf: Any, *news: Any, title: str = "Nieuwsbrief van mei", **fields: Any) -> NewsletterPage:
    chosen = stream(*(("news", each.pk) for each in news))
    made: NewsletterPage = make_page(shelf, NewsletterPage, title, news=chosen, **fields)
    return made
