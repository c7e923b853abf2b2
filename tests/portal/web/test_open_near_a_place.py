"""The front page tells what is open now: in the whole portal, or near the place in its address."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from search.indexing.building import rebuild
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_location, make_phone, make_schedule, make_service

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=AMSTERDAM)  # a Tuesday
NIGHT = datetime(2026, 11, 24, 3, 0, tzinfo=AMSTERDAM)


@pytest.fixture
def shops(waterkant: Tenant) -> Tenant:
    """One in the harbour of Vlaardingen, one in Huizen, both open by day; and one that is always open."""
    with activate(waterkant):
        for name, latitude, longitude in (("Inloop haven", 51.90, 4.34), ("Inloop Huizen", 52.30, 5.24)):
            service = make_service(name)
            make_location(service, latitude=latitude, longitude=longitude)
            make_schedule(service=service)
            make_phone(service=service)
        rebuild()
    return waterkant


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Set the clock of the site."""

    def put(moment: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return put


def _section(visitor: Client, address: str) -> str:
    page = visitor.get(address).content.decode()
    return page[page.index('id="nu-open"') : page.index("Komt u er niet uit?")]


def test_without_a_place_it_tells_of_the_whole_portal(visitor: Client, shops: Tenant, at: Any) -> None:
    at(NOON)
    section = _section(visitor, "/")

    assert "Nu open</h2>" in section
    assert "Inloop haven" in section
    assert "Inloop Huizen" in section
    assert 'href="/zoeken/?open=now"' in section


def test_with_a_place_it_tells_what_is_near(visitor: Client, shops: Tenant, at: Any) -> None:
    at(NOON)
    section = _section(visitor, "/?plaats=3131")

    assert "Nu open bij 3131 Vlaardingen" in section
    assert "Inloop haven" in section
    assert "Inloop Huizen" not in section
    assert 'value="3131"' in section
    assert 'href="/zoeken/?plaats=3131&amp;straal=5&amp;open=now"' in section
    assert "Toon het hele gebied" in section


def test_a_place_goes_along_to_the_search_and_the_topics(visitor: Client, shops: Tenant) -> None:
    page = visitor.get("/?plaats=3131").content.decode()

    assert 'id="plaats" name="plaats" type="text" value="3131"' in page
    assert 'href="/zoeken/?q=schulden&amp;plaats=3131&amp;straal=5"' in page


def test_when_nothing_is_open_it_tells_what_opens_first(visitor: Client, shops: Tenant, at: Any) -> None:
    at(NIGHT)
    section = _section(visitor, "/")

    assert "Nu is er niets open. Dit gaat als eerste open." in section
    assert "Inloop haven" in section
    assert "Gaat vandaag open om 9.00 uur" in section
    assert "Alles wat nu open is" not in section


def test_where_no_hours_are_known_it_says_so(visitor: Client, shops: Tenant, at: Any) -> None:
    at(NOON)

    assert "Wij weten hier geen tijden van." in _section(visitor, "/?plaats=Lunteren")


def test_a_place_that_nobody_knows_is_said_and_everything_is_shown(visitor: Client, shops: Tenant, at: Any) -> None:
    at(NOON)
    section = _section(visitor, "/?plaats=Atlantis")

    assert "Wij kennen deze plaats niet." in section
    assert 'aria-invalid="true" aria-describedby="plaats-open-fout"' in section
    assert "Inloop Huizen" in section


@pytest.mark.parametrize("place", ["%00", "a" * 5000, "<blink>", "%F0%9F%92%A9", "\u0663\u0661\u0663\u0661"])
def test_an_odd_place_is_a_page_like_any_other(visitor: Client, shops: Tenant, place: str) -> None:
    response = visitor.get(f"/?plaats={place}")

    assert response.status_code == 200
    assert "<blink>" not in response.content.decode()


def test_several_places_of_a_portal_can_be_chosen_and_one_is_no_choice(visitor: Client, shops: Tenant) -> None:
    assert "Wat is er bij u in de plaats?" not in visitor.get("/").content.decode()

    shops.municipality_codes = ["GM0406", "GM0417"]
    shops.save()
    page = visitor.get("/").content.decode()
    assert 'href="/plaats/huizen/"' in page
    assert 'href="/plaats/laren/"' in page
