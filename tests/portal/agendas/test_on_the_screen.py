"""The screens of an agenda, as each role walks them; and what they cost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.agendas import services
from portal.agendas.models import AgendaItem, AgendaSettings
from portal.agendas.services import Proposal
from portal.agendas.words import ItemKind, ItemState
from portal.cases.models import Case
from portal.meetings.models import Meeting
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.models import Team
from tests.factories.accounts import sign_in
from tests.portal.agendas.conftest import QUESTION, Joins, comes, held_now, opens_now


def client(actor: Actor) -> Client:
    return sign_in(Client(), actor)


def at(name: str, *args: Any) -> str:
    return reverse(f"agendas:{name}", args=args)


def read(actor: Actor, address: str) -> str:
    return client(actor).get(address).content.decode()


def on_page(actor: Actor, meeting: Meeting) -> str:
    return read(actor, reverse("meetings:meeting", args=[meeting.uid]))


def test_alice_proposes_and_carla_admits(alice: Actor, carla: Actor, case: Case, meeting: Meeting) -> None:
    filled = {"kind": "case", "case": str(case.uid), "how": "op_naam", "question": QUESTION, "minutes": "15"}
    client(alice).post(at("propose", meeting.uid), filled)
    item = AgendaItem.objects.get()
    assert (item.case, item.state) == (case, ItemState.PROPOSED)
    assert at("step", item.uid, "admit") in on_page(carla, meeting)
    client(carla).post(at("step", item.uid, "admit"))
    item.refresh_from_db()
    assert item.state == ItemState.ADMITTED


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(alice: Actor, meeting: Meeting) -> None:
    sent = {"kind": "case", "how": "anoniem", "question": "", "tried": "Gebeld", "minutes": "15"}
    answer = client(alice).post(at("propose", meeting.uid), sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["case"]
    assert b"Gebeld" in answer.content


def test_the_page_of_the_meeting_shows_a_lock_to_who_does_not_hear(
    alice: Actor, bob: Actor, carla: Actor, marit: Actor, case: Case, meeting: Meeting, admitted: AgendaItem
) -> None:
    assert case.code in on_page(alice, meeting)
    for actor in (bob, carla, marit):
        shown = on_page(actor, meeting)
        assert "Besloten tijd" in shown
        assert case.code not in shown
        assert "Westwijk" not in shown


def test_carla_runs_a_meeting_and_bob_follows_until_his_ground_goes(
    alice: Actor, bob: Actor, carla: Actor, town_hall: Team, credit_bank: Team, meeting: Meeting, admitted: AgendaItem,
    joins: Joins,
) -> None:  # fmt: skip
    joins(town_hall)
    ground = joins(credit_bank)
    held_now(meeting)
    comes(meeting, bob)
    browser, address = client(carla), at("run", meeting.uid)
    browser.post(at("next", meeting.uid))
    assert QUESTION in browser.get(address).content.decode()
    assert QUESTION in read(bob, address)

    from portal.consent.services import withdraw

    withdraw(alice, ground_uid=ground.uid)
    closed = read(bob, address)
    assert QUESTION not in closed
    assert "Besloten tijd" in closed
    assert "Ingetrokken" in browser.get(at("live", meeting.uid)).content.decode()


def test_a_draft_is_kept_at_a_pause_and_says_when(
    carla: Actor, town_hall: Team, meeting: Meeting, admitted: AgendaItem, joins: Joins
) -> None:
    joins(town_hall)
    held_now(meeting)
    item = services.start(carla, uid=admitted.uid)
    sent = {"version": item.version, "note": "Half gety", "what_1": "Bellen"}
    answer = client(carla).post(at("write", item.uid), sent, headers={"X-Draft": "1"})
    assert answer.json()["said"].startswith("Bewaard om")
    assert answer.json()["whole"] is False
    item.refresh_from_db()
    assert (item.note, answer.json()["version"]) == ("Half gety", item.version)
    stale = client(carla).post(at("write", item.uid), sent, headers={"X-Draft": "1"})
    assert stale.status_code == 409


def test_without_script_the_button_keeps_it_and_tells_what_is_not_whole(
    carla: Actor, town_hall: Team, meeting: Meeting, admitted: AgendaItem, joins: Joins
) -> None:
    joins(town_hall)
    held_now(meeting)
    item = services.start(carla, uid=admitted.uid)
    browser = client(carla)
    wrong = browser.post(at("write", item.uid), {"version": item.version, "note": "Tekst", "what_1": "Bellen"})
    assert wrong.status_code == 422
    assert b"Tekst" in wrong.content
    browser.post(at("write", item.uid), {"version": item.version, "note": "Tekst", "volgende": "ja"})
    item.refresh_from_db()
    assert (item.state, item.note) == (ItemState.HEARD, "Tekst")


def test_opening_an_item_is_a_line_in_the_log(alice: Actor, case: Case, admitted: AgendaItem) -> None:
    read(alice, at("item", admitted.uid))
    assert AuditEntry.objects.filter(action="agendas.read").count() == 1


@pytest.mark.parametrize("name", ["item", "move_on"])
def test_what_one_does_not_hear_reads_as_what_does_not_exist(bob: Actor, admitted: AgendaItem, name: str) -> None:
    assert client(bob).get(at(name, admitted.uid)).status_code == 404


def test_the_administrator_chooses_how_long_before(marit: Actor, alice: Actor, admitted: AgendaItem) -> None:
    before = admitted.opens_at
    client(marit).post(at("settings"), {"days": "5"})
    admitted.refresh_from_db()
    assert AgendaSettings.objects.get().prepare_days == 5
    assert admitted.opens_at is not None
    assert before is not None
    assert admitted.opens_at < before
    assert client(alice).get(at("settings")).status_code == 404


@pytest.mark.parametrize("items", [1, 10, 100])
def test_an_agenda_costs_the_same_however_long(
    alice: Actor, bob: Actor, case: Case, credit_bank: Team, meeting: Meeting, joins: Joins, items: int
) -> None:
    joins(credit_bank)
    for number in range(items):
        AgendaItem.objects.create(
            meeting=meeting, kind=ItemKind.CASE, case=case, question=QUESTION, author=alice.person,
            author_team=alice.team, state=ItemState.ADMITTED, position=number, opens_at=timezone.now(),
            opens_for=meeting.starts_at,
        )  # fmt: skip
    from portal.agendas import selectors

    with CaptureQueriesContext(connection) as asked:
        found = selectors.agenda(bob, meeting)
    assert len(found.lines) == items
    assert not found.has_closed
    assert len([each for each in asked if "SELECT" in each["sql"] and "set_config" not in each["sql"]]) <= 9


@pytest.mark.parametrize("rows", [1, 10, 100])
def test_the_lists_cost_one_query_however_long(
    carla: Actor, meeting: Meeting, rows: int, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    from portal.agendas import selectors
    from portal.agendas.models import ItemAction

    item = services.propose(carla, meeting=meeting.uid, proposal=Proposal(kind=ItemKind.QUESTION, title="Vraag"))
    AgendaItem.objects.update(state=ItemState.HEARD)
    for number in range(rows):
        ItemAction.objects.create(item=item, what="Bellen", team=carla.team, due_on=timezone.localdate())
        AgendaItem.objects.create(
            meeting=meeting, kind=ItemKind.BOTTLENECK, title=f"Knelpunt {number}", author=carla.person,
            author_team=carla.team, state=ItemState.ADMITTED,
        )  # fmt: skip
    # On PostgreSQL a transaction that touches a guarded table is told once whose rows it may see.
    with django_assert_max_num_queries(3):
        assert len(selectors.actions(carla)) == rows
    with django_assert_max_num_queries(3):
        assert len(selectors.bottlenecks(carla)) == rows


def test_an_item_that_may_be_prepared_shows_who_hears_it(
    bob: Actor, credit_bank: Team, admitted: AgendaItem, joins: Joins
) -> None:
    joins(credit_bank)
    opens_now(admitted)
    shown = read(bob, at("item", admitted.uid))
    assert "Mag dit horen" in shown
    assert "Toestemming" in shown
