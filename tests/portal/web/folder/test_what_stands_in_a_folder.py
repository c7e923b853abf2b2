"""A folder holds what its reader may see, in an order that somebody can use, and says how old it is."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.socialmap.models import HolidaySchedule
from portal.web.folder import asking, selecting
from search.indexing.building import rebuild
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.factories.socialmap import make_location, make_phone, make_schedule, make_service
from tests.portal.web.conftest import fill_with

PARTNERS = "Melding van schulden bij huur"


def _page(client: Client, **asked: Any) -> str:
    return client.get("/folder/print/", {"plaats": "vlaardingen", **asked}).content.decode()


def _titles(page: str) -> list[str]:
    return re.findall(r'folder-entry__title"><a href="[^"]*"[^>]*>([^<]*)<', page)


def test_a_place_becomes_a_page_with_all_that_one_needs(visitor: Client, debt_help: Any) -> None:
    page = _page(visitor)

    assert _titles(page) == ["Hulp bij schulden"]
    for told in ("Hulp in Vlaardingen", "Buurtteam Noord", "010 555 00 01", "Kade 1, 3131 AA Waterkant", "Gemaakt op"):
        assert told in page
    assert "Maandag tot en met vrijdag:</span>" in page
    assert page.count('class="qr"') == 2


def test_a_district_holds_what_is_near_the_middle_of_its_postcode(visitor: Client, debt_help: Any) -> None:
    """The house of the service lies in 3131, two and a half kilometres from the middle of 3132."""
    near, far, further = (
        visitor.get("/folder/print/", asked).content.decode()
        for asked in ({"wijk": "3131"}, {"wijk": "3132"}, {"wijk": "3132", "straal": "5"})
    )

    assert _titles(near) == ["Hulp bij schulden"]
    assert "Hulp rond 3131 Vlaardingen" in near
    assert _titles(far) == []
    assert _titles(further) == ["Hulp bij schulden"]


def test_a_district_goes_with_a_topic_and_before_its_town(visitor: Client, debt_help: Any) -> None:
    assert _titles(_page(visitor, wijk="3132")) == []
    assert _titles(_page(visitor, wijk="3131", onderwerp="wonen")) == []


def test_a_secret_address_is_near_nothing(visitor: Client, waterkant: Tenant) -> None:
    with activate(waterkant):
        make_location(make_service("Opvang"), secret=True)
        rebuild()

    assert _titles(visitor.get("/folder/print/", {"wijk": "3131", "straal": "5"}).content.decode()) == []


def test_the_code_leads_to_the_live_entry(visitor: Client, debt_help: Any) -> None:
    assert f'href="http://waterkant.localhost/hulp/{debt_help.uid}/"' in _page(visitor)
    assert (
        f'href="http://waterkant.localhost/en/hulp/{debt_help.uid}/"'
        in visitor.get("/en/folder/print/", {"plaats": "vlaardingen"}).content.decode()
    )


def test_the_back_has_the_numbers_for_when_it_cannot_wait(visitor: Client, debt_help: Any) -> None:
    back = _page(visitor).split('class="folder-back"')[1]

    assert all(number in back for number in ("112", "113", "0800 2000"))


def test_a_list_keeps_its_order_and_says_what_is_gone(visitor: Client, waterkant: Tenant) -> None:
    with activate(waterkant):
        made = [make_service(name) for name in ("Zwemles", "Aanloop", "Maaltijd")]
    page = visitor.get(
        "/folder/print/", {"h": ",".join(str(each.uid) for each in made) + f",{uuid4()}"}
    ).content.decode()

    assert _titles(page) == ["Zwemles", "Aanloop", "Maaltijd"]
    assert "1 vermelding van de lijst is er niet meer." in page


def test_what_is_for_partners_is_for_whom_asks_it_and_may(visitor: Client, early_signals: Any, alice: Actor) -> None:
    professional = sign_in(Client(), alice)

    assert PARTNERS not in _page(visitor)
    assert PARTNERS not in _page(visitor, partners="1", h=str(early_signals.uid))
    assert PARTNERS not in _page(professional)
    page = _page(professional, partners="1")
    assert PARTNERS in page
    assert "Geef deze folder niet aan inwoners." in page


def test_without_the_choice_of_reader_a_professional_would_hand_it_out(
    early_signals: Any, alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sabotage."""
    monkeypatch.setattr(selecting, "reader_of", lambda actor, _question: actor)

    assert PARTNERS in _page(sign_in(Client(), alice))


def test_nothing_of_another_portal_stands_in_it(charlie: Actor, debt_help: Any) -> None:
    answer = sign_in(Client(), charlie).get("/folder/print/", {"h": str(debt_help.uid), "partners": "1"})

    assert "Hulp bij schulden" not in answer.content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"plaats": "nergens"},
        {"onderwerp": "<b>"},
        {"wijk": "1271"},
        {"wijk": "3131 AA"},
        {"wijk": "\0", "straal": "9999"},
        {"h": "x" * 9000},
        {"plaats": "\0", "formaat": "a0"},
    ],
)
def test_nonsense_finds_nothing_and_says_how_to_go_on(visitor: Client, debt_help: Any, asked: dict[str, str]) -> None:
    answer = visitor.get("/folder/print/", asked)

    assert answer.status_code == 200
    assert "Kies een ander onderwerp of een andere plaats." in answer.content.decode()
    assert visitor.get("/folder/pdf/", asked).status_code == 302


def test_a_folder_holds_no_more_than_fits(visitor: Client, waterkant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_with(waterkant, 12)
    monkeypatch.setattr(selecting, "MOST_SERVICES", 10)
    page = _page(visitor)

    assert len(_titles(page)) == 10
    assert "Er is meer hulp dan in een folder past. Hier staan er 10." in page


def test_more_than_one_page_of_search_fits(visitor: Client, waterkant: Tenant) -> None:
    fill_with(waterkant, 130)

    assert len(_titles(_page(visitor))) == 130


def test_a_list_of_ids_has_a_bound() -> None:
    many = ",".join(str(uuid4()) for _each in range(asking.MOST_SERVICES + 50))

    assert len(asking.Question.read(QueryDict(f"h={many}")).chosen) == asking.MOST_SERVICES


def test_a_folder_costs_the_same_for_1_10_and_100(visitor: Client, waterkant: Tenant) -> None:
    def queries() -> int:
        _page(visitor)
        with CaptureQueriesContext(connection) as captured:
            _page(visitor)
        return len(captured)

    fill_with(waterkant, 1)
    one = queries()
    fill_with(waterkant, 9)
    ten = queries()
    fill_with(waterkant, 90)

    assert one == ten == queries() <= 45


def test_hours_of_a_holiday_do_not_stand_on_paper(visitor: Client, waterkant: Tenant) -> None:
    today = timezone.localdate()
    with activate(waterkant):
        service = make_service("Inloop")
        make_location(service)
        make_phone(service=service)
        make_schedule(service=service)
        HolidaySchedule.objects.create(
            service=service, closed=True, start_date=today, end_date=today + timedelta(days=2)
        )
        rebuild()

    assert "Maandag tot en met vrijdag:</span>" in _page(visitor)


@pytest.mark.parametrize("prefix", ["", "/en", "/ar"])
def test_the_page_stands_in_every_language_of_the_portal(visitor: Client, debt_help: Any, prefix: str) -> None:
    answer = visitor.get(f"{prefix}/folder/print/", {"plaats": "vlaardingen"})

    assert answer.status_code == 200
    assert "Hulp bij schulden" in answer.content.decode()


def test_no_cache_and_no_search_engine_keeps_a_folder(visitor: Client, debt_help: Any) -> None:
    for address in ("/folder/", "/folder/print/"):
        answer = visitor.get(address, {"plaats": "vlaardingen"})
        assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].replace(" ", "").split(","))
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert not answer.cookies
