"""News stands on the front page as soon as a part of the house brings some; until then there is no trace of it."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from portal.web import news
from portal.web.news import NewsItem, news_for, show_news
from tenants.access import Actor


@pytest.fixture(autouse=True)
def no_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "_sources", [])


def _messages(_actor: Actor) -> Iterator[NewsItem]:
    for day in (3, 9, 5, 1):
        yield NewsItem(f"Bericht van {day}", f"/nieuws/{day}/", date(2026, 11, day), "Kom langs.")


def test_without_news_there_is_no_heading_for_it(visitor: Client) -> None:
    assert ">Nieuws<" not in visitor.get("/").content.decode()


def test_the_latest_news_comes_first_and_not_too_much(anonymous: Actor) -> None:
    show_news(_messages)
    show_news(_messages)

    assert [item.day.day for item in news_for(anonymous, 3)] == [9, 5, 3]


def test_news_is_shown_with_its_day(visitor: Client) -> None:
    show_news(_messages)
    page = visitor.get("/").content.decode()

    assert '<a href="/nieuws/9/">Bericht van 9</a>' in page
    assert "9 november 2026" in page
