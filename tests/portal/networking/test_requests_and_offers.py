"""Organisations look for things and offer them: until a day, without an address, and never about a resident."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.meetings.models import Meeting
from portal.meetings.words import Audience
from portal.networking import services
from portal.networking.models import Exchange, ExchangeAnswer
from portal.networking.models.exchange import AnswerQuerySet, ExchangeQuerySet
from portal.networking.selectors.exchanges import exchange_page, exchanges
from portal.networking.services import Offered
from portal.networking.words import ExchangeKind
from tenants.access import Actor
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.factories.retention import erased_by
from tests.portal.meetings.test_planning import told
from tests.portal.networking.conftest import HOST, Opened


def place(actor: Actor, title: str = "Vrijwilligers voor formulieren", **changed: object) -> Exchange:
    given: dict[str, object] = {
        "kind": ExchangeKind.SEEK, "title": title, "until": timezone.localdate() + timedelta(days=30), **changed,
    }  # fmt: skip
    return services.place(actor, offered=Offered(**given))  # type: ignore[arg-type]


def titles(actor: Actor, meeting: Meeting | None = None) -> list[str]:
    found = exchanges(actor, meeting=meeting)
    return [line.title for kind in ExchangeKind.values for line in found[kind]]


def test_everybody_who_works_here_reads_it_and_a_visitor_does_not(
    in_waterkant: Tenant, alice: Actor, bob: Actor, marit: Actor, anonymous: Actor, ria: Actor
) -> None:
    place(alice)
    assert [titles(actor) for actor in (alice, bob, marit)] == [["Vrijwilligers voor formulieren"]] * 3
    assert titles(anonymous) == []


def test_at_a_public_meeting_a_visitor_reads_it_too(
    visitor: Client, alice: Actor, anonymous: Actor, opened: Opened
) -> None:
    public, inside = opened(), opened(audience=Audience.NETWORK)
    place(alice, "Een zaal", meeting=public.uid)
    place(alice, "Een tolk", meeting=inside.uid)
    assert titles(anonymous) == ["Een zaal"]
    page = visitor.get(f"/activiteiten/{public.uid}/").content.decode()
    assert "Een zaal" in page
    assert "Welzijn De Brug" in page
    assert "Alice" not in page


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"title": "Hulp voor 06-12345678"}, "title"),
        ({"about": "Geboren op 1-2-1980"}, "about"),
        ({"about": "x" * 601}, "about"),
        ({"until": timezone.localdate() - timedelta(days=1)}, "until"),
        ({"until": timezone.localdate() + timedelta(days=400)}, "until"),
        ({"kind": "steal"}, "kind"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(
    in_waterkant: Tenant, alice: Actor, changed: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        place(alice, **changed)  # type: ignore[arg-type]
    assert list(wrong.value.fields) == [field]
    assert not Exchange.objects.exists()


def test_only_partners_place_and_answer(in_waterkant: Tenant, alice: Actor, marit: Actor, anonymous: Actor) -> None:
    found = place(alice)
    for actor in (marit, anonymous):
        with pytest.raises(Refused):
            place(actor)
        with pytest.raises((Refused, NotFound)):
            services.reply(actor, uid=found.uid, text="Wij ook")


def test_an_answer_is_told_to_the_team_and_read_by_it_and_its_writer_alone(
    in_waterkant: Tenant, alice: Actor, anna: Actor, bob: Actor, carla: Actor
) -> None:
    found = place(alice)
    services.reply(bob, uid=found.uid, text="Wij hebben er drie.")
    assert told(alice) == ["exchange.answered"]
    assert told(anna) == ["exchange.answered"]
    assert told(bob) == []
    assert [len(exchange_page(actor, found.uid).answers) for actor in (alice, anna, bob, carla)] == [1, 1, 1, 0]
    (line,) = exchange_page(alice, found.uid).answers
    assert (line.text, line.organisation) == ("Wij hebben er drie.", "Kredietbank De Vliet")


def test_an_answer_holds_no_person_and_no_emptiness(in_waterkant: Tenant, alice: Actor, bob: Actor) -> None:
    found = place(alice)
    for text in (" ", "x" * 1_001, "Bel mij op 06-12345678"):
        with pytest.raises(Invalid) as wrong:
            services.reply(bob, uid=found.uid, text=text)
        assert list(wrong.value.fields) == ["text"]
    assert not ExchangeAnswer.objects.exists()


def test_taken_back_is_gone_for_others_and_can_be_undone(
    in_waterkant: Tenant, alice: Actor, anna: Actor, bob: Actor
) -> None:
    found = place(alice)
    with pytest.raises(Refused):
        services.withdraw(bob, uid=found.uid)
    services.withdraw(anna, uid=found.uid)
    assert titles(bob) == titles(alice) == []
    with pytest.raises(NotFound):
        exchange_page(bob, found.uid)
    with pytest.raises(NotFound):
        services.reply(bob, uid=found.uid, text="Te laat")
    services.bring_back(alice, uid=found.uid)
    assert titles(bob) == ["Vrijwilligers voor formulieren"]


def test_the_organiser_takes_away_what_does_not_belong_there(in_waterkant: Tenant, alice: Actor, omar: Actor) -> None:
    found = place(alice)
    services.withdraw(omar, uid=found.uid)
    assert titles(alice) == []


def test_what_is_over_disappears_and_cannot_come_back(in_waterkant: Tenant, alice: Actor, bob: Actor) -> None:
    found = place(alice)
    Exchange.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert titles(bob) == []
    with pytest.raises(Invalid):
        services.bring_back(alice, uid=found.uid)
    with pytest.raises(Refused):
        services.reply(alice, uid=found.uid, text="Toch")


def test_it_goes_half_a_year_after_its_last_day(in_waterkant: Tenant, alice: Actor, bob: Actor) -> None:
    services.reply(bob, uid=place(alice).uid, text="Wij ook")
    assert erased_by("networking.exchange", timezone.now() + timedelta(days=30 + 170)) == 0
    assert erased_by("networking.exchange", timezone.now() + timedelta(days=30 + 190)) == 1
    assert not ExchangeAnswer.objects.exists()


def test_the_screens_work(alice: Actor, bob: Actor, opened: Opened) -> None:
    meeting = opened()
    client, other = sign_in(Client(SERVER_NAME=HOST), alice), sign_in(Client(SERVER_NAME=HOST), bob)
    form = {"kind": "offer", "title": "Een zaal", "until": "2099-01-01", "meeting": str(meeting.uid)}
    assert client.get(f"/ik-zoek-ik-bied/nieuw/?bij={meeting.uid}").status_code == 200
    wrong = client.post("/ik-zoek-ik-bied/nieuw/", form)
    assert wrong.status_code == 422
    assert "Een zaal" in wrong.content.decode()
    until = (timezone.localdate() + timedelta(days=9)).isoformat()
    assert client.post("/ik-zoek-ik-bied/nieuw/", {**form, "until": until}).status_code == 302
    found = Exchange.objects.get()
    base = f"/ik-zoek-ik-bied/{found.uid}/"
    for address in ("/ik-zoek-ik-bied/", f"/overleggen/{meeting.uid}/", base):
        assert "Een zaal" in other.get(address).content.decode()
    assert other.post(f"{base}reageren/", {"text": ""}).status_code == 422
    assert other.post(f"{base}reageren/", {"text": "Graag!"}).status_code == 302
    page = client.get(base).content.decode()
    assert "Graag!" in page
    assert "@" not in page.split("<main")[1].split("</main>")[0]
    assert client.post(f"{base}weghalen/").status_code == 302
    assert "Zet het terug" in client.get(base).content.decode()
    assert other.get(base).status_code == 404
    assert client.post(f"{base}terugzetten/").status_code == 302
    assert other.get(base).status_code == 200
    assert Client(SERVER_NAME=HOST).get("/ik-zoek-ik-bied/").status_code == 404
    assert other.get(f"/ik-zoek-ik-bied/{uuid4()}/").status_code == 404


def test_the_list_costs_the_same_for_1_10_and_100(in_waterkant: Tenant, alice: Actor) -> None:
    costs, there = [], 0
    for number in (1, 10, 100):
        for each in range(there, number):
            place(alice, f"Iets {chr(97 + each % 26)}")
        there = number
        with CaptureQueriesContext(connection) as captured:
            assert len(titles(alice)) == number
        costs.append(len(captured))
    assert costs == [1, 1, 1]


def test_without_visible_to_it_would_show_to_a_visitor_and_answers_to_everybody(
    in_waterkant: Tenant, alice: Actor, bob: Actor, carla: Actor, anonymous: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sabotage."""
    found = place(alice)
    services.reply(bob, uid=found.uid, text="Wij hebben er drie.")
    monkeypatch.setattr(ExchangeQuerySet, "visible_to", lambda self, _actor: self)
    monkeypatch.setattr(AnswerQuerySet, "visible_to", lambda self, _actor: self)
    assert titles(anonymous) != []
    assert exchange_page(carla, found.uid).answers != ()
