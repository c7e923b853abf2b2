"""The bell, the list, and the choice of how to be told, in a browser without script."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.notifications.kinds import KINDS, TAKE_PART
from portal.notifications.models import Notification, NotificationQuerySet, Preference
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.accounts import sign_in

Tell = Callable[..., int]


def _message(actor: Actor) -> Notification:
    with activate(actor.tenant):
        found: Notification = Notification.objects.get(person=actor.person)
    return found


def test_the_bell_counts_what_is_unread(client: Client, eva: Actor, tell: Tell) -> None:
    browser = sign_in(client, eva)
    assert "workbar__count" not in browser.get("/overzicht/").content.decode()

    tell(eva)
    assert '<span class="workbar__count">1<' in browser.get("/overzicht/").content.decode()


def test_an_empty_list_says_so(client: Client, eva: Actor) -> None:
    assert "U hebt geen berichten" in sign_in(client, eva).get("/berichten/").content.decode()


def test_looking_reads_nothing_and_a_button_does(client: Client, eva: Actor, tell: Tell) -> None:
    tell(eva)
    browser = sign_in(client, eva)
    assert "Inloopspreekuur" in browser.get("/berichten/").content.decode()
    assert _message(eva).read_at is None

    browser.post(f"/berichten/{_message(eva).uid}/gelezen/")
    assert _message(eva).read_at is not None


def test_opening_reads_and_leads_to_the_thing(client: Client, eva: Actor, tell: Tell) -> None:
    tell(eva)
    answer = sign_in(client, eva).post(f"/berichten/{_message(eva).uid}/openen/")

    assert (answer.status_code, answer["Location"]) == (302, "/kaart/voorstellen/")
    assert _message(eva).read_at is not None


def test_everything_at_once(client: Client, eva: Actor, marit: Actor, tell: Tell) -> None:
    tell(eva)
    tell(marit)
    sign_in(client, eva).post("/berichten/alles-gelezen/")

    assert _message(eva).read_at is not None
    assert _message(marit).read_at is None


@pytest.mark.parametrize("step", ["openen", "gelezen"])
def test_the_message_of_somebody_else_does_not_exist(
    client: Client, eva: Actor, marit: Actor, tell: Tell, step: str
) -> None:
    tell(eva)
    browser = sign_in(client, marit)
    foreign = browser.post(f"/berichten/{_message(eva).uid}/{step}/")
    random = browser.post(f"/berichten/{uuid4()}/{step}/")

    assert (foreign.status_code, random.status_code) == (404, 404)
    assert _message(eva).read_at is None


def test_sabotage_without_visible_to_the_message_of_somebody_else_opens(
    client: Client, eva: Actor, marit: Actor, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(eva)
    monkeypatch.setattr(NotificationQuerySet, "visible_to", lambda rows, _actor: rows)

    assert sign_in(client, marit).post(f"/berichten/{_message(eva).uid}/gelezen/").status_code == 302


def test_a_choice_is_kept_and_shown(client: Client, eva: Actor) -> None:
    browser = sign_in(client, eva)
    page = browser.get("/berichten/keuzes/")
    given = dict.fromkeys(page.context["form"].fields, "mail")
    assert browser.post("/berichten/keuzes/", given).status_code == 302

    with activate(eva.tenant):
        assert set(Preference.objects.values_list("person", "channel")) == {(eva.person.pk, "mail")}
    again = browser.get("/berichten/keuzes/").context["form"]
    assert {field.initial for field in again.fields.values()} == {"mail"}


def _key(code: str) -> str:
    return code.replace(".", "-", 1)


def test_one_chooses_only_of_what_goes_with_ones_role(client: Client, alice: Actor) -> None:
    fields = sign_in(client, alice).get("/berichten/keuzes/").context["form"].fields

    # What everybody who meets can hear of is the same for all who work here.
    meeting = frozenset(_key(kind.code) for kind in KINDS.values() if kind.roles >= TAKE_PART)
    assert meeting <= fields.keys()
    assert [name for name in fields if name not in meeting] == [
        "map-proposal_decided",
        "case-own_opened_in_emergency",
        "case-circle_invited",
        "case-circle_ended",
        "case-circle_left",
        "cases-file_refused",
        "resident-correction_asked",
        "referral-received",
        "referral-returned",
        "referral-answered",
        "referral-refused",
        "referral-expired",
        "referral-feedback",
        "referral-stopped",
        "referral-message",
        "referral-volunteer_wrote",
        "referral-times",
        "referral-note_asked",
        "referral-late",
        "referral-ask_back",
        "agenda-decided",
        "agenda-action",
        "agenda-action_soon",
        "agenda-action_late",
    ]


def test_a_way_that_does_not_exist_is_refused_and_nothing_is_kept(client: Client, alice: Actor) -> None:
    answer = sign_in(client, alice).post("/berichten/keuzes/", {"map-proposal_decided": "duif"})

    assert answer.status_code == 422
    assert "Er gaat iets mis" in answer.content.decode()
    with activate(alice.tenant):
        assert not Preference.objects.exists()


def test_a_visitor_is_asked_to_sign_in(client: Client, waterkant: Tenant) -> None:
    answer = client.get("/berichten/", headers={"host": "waterkant.localhost"})

    assert answer.status_code == 302
    assert "/account/inloggen/" in answer["Location"]


@pytest.mark.parametrize("page", ["a", "0", "-1", "999999999999", "٣"])
def test_a_strange_page_number_shows_a_page(client: Client, eva: Actor, page: str) -> None:
    assert sign_in(client, eva).get("/berichten/", {"pagina": page}).status_code == 200


def test_the_list_costs_the_same_for_1_10_and_100(client: Client, eva: Actor, tell: Tell) -> None:
    browser = sign_in(client, eva)
    browser.get("/berichten/")
    costs, there = {}, 0
    for number in (1, 10, 100):
        for _each in range(number - there):
            tell(eva)
        there = number
        with CaptureQueriesContext(connection) as captured:
            page: Any = browser.get("/berichten/")
        costs[number] = len(captured)
    assert costs[1] == costs[10] == costs[100]
    assert "pagina=2" in page.content.decode()


def test_in_other_languages_the_list_is_there_too(client: Client, eva: Actor, tell: Tell, waterkant: Tenant) -> None:
    tell(eva)

    assert sign_in(client, eva).get("/ar/berichten/").status_code == 200
