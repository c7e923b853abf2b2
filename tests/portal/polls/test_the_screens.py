"""The screens of an organiser and of somebody with an account, and what lists cost."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.polls import selectors, services
from portal.polls.models import Poll, Voter
from portal.polls.words import Can, PollState
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.polls.conftest import answer, days_of, draft, fresh, in_days, said


@pytest.fixture
def at_work(omar: Actor, in_waterkant: Tenant) -> Client:
    return sign_in(Client(), omar)


def test_an_organiser_makes_a_poll_from_start_to_sending(at_work: Client, alice: Actor) -> None:
    made = at_work.post(
        "/datumprikkers/nieuw/",
        {
            "kind": "network", "title": "Samen eerder", "minutes": "90", "place": "Zaal 2",
            "closes_on": in_days(9).date().isoformat(), "closes": "17:00",
        },
    )  # fmt: skip
    poll: Poll = Poll.objects.get()
    page = f"/datumprikkers/{poll.uid}/"
    assert made.headers["Location"] == f"{page}dagen/"

    rows = {f"on_{n}": in_days(14 + n).date().isoformat() for n in (1, 2)} | {"at_1": "10:00", "at_2": "13.30"}
    assert at_work.post(f"{page}dagen/", {"version": poll.version, **rows}).status_code == 302
    assert len(days_of(poll)) == 2
    assert alice.person is not None
    assert at_work.post(f"{page}mensen/", {"people": [str(alice.person.uid)]}).status_code == 302
    noor = {"name": "Noor", "organisation": "Samen Eten", "email": "noor@samen-eten.example"}
    assert at_work.post(f"{page}mensen/buiten/", noor).status_code == 302
    for address in (page, f"{page}dagen/", f"{page}mensen/", f"{page}wijzigen/", "/datumprikkers/"):
        assert at_work.get(address).status_code == 200
    at_work.post(f"{page}versturen/", {"version": fresh(poll).version})

    assert fresh(poll).state == PollState.OPEN


def test_an_organiser_plans_the_best_day_with_one_press(at_work: Client, sent: Poll, alice: Actor) -> None:
    answer(alice, sent, Can.NO, Can.YES)
    page = at_work.get(f"/datumprikkers/{sent.uid}/").content.decode()
    assert "Het beste past" in page
    assert "Beste keuze tot nu toe" in page
    assert "1 kan, 0 als het moet, 0 niet" in page
    best = days_of(sent)[1]
    answered = at_work.post(f"/datumprikkers/{sent.uid}/dagen/{best.uid}/plan/", {"version": sent.version})
    assert answered.headers["Location"].startswith("/overleggen/")


def test_a_colleague_answers_on_the_page_and_keeps_what_was_refused(sent: Poll, alice: Actor) -> None:
    browser = sign_in(Client(), alice)
    empty = browser.post(f"/datumprikkers/{sent.uid}/antwoord/", {"remark": "Weet het nog niet"})
    assert empty.status_code == 422
    assert "Weet het nog niet" in empty.content.decode()
    day = days_of(sent)[0]
    browser.post(f"/datumprikkers/{sent.uid}/antwoord/", {f"dag-{day.uid}": "if_need"})
    assert {can for _who, _at, can in said(sent)} == {Can.IF_NEED}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({"on_1": "2027-03-01"}, "Vul ook de tijd in"),
        ({"at_1": "10:00"}, "Vul ook de dag in"),
        ({"on_1": "2027-03-28", "at_1": "02:30"}, "bestaat niet"),
        ({"on_1": "morgen", "at_1": "10:00"}, "Vul een datum in"),
        ({}, "ten minste één dag"),
    ],
)
def test_a_wrong_row_is_told_at_its_field(at_work: Client, prepared: Poll, rows: Any, words: str) -> None:
    refused = at_work.post(f"/datumprikkers/{prepared.uid}/dagen/", {"version": prepared.version, **rows})
    assert refused.status_code == 422
    assert words in refused.content.decode()
    assert len(days_of(prepared)) == 3


def test_a_colleague_finds_no_screens_of_an_organiser(sent: Poll, alice: Actor) -> None:
    browser = sign_in(Client(), alice)
    for part in ("dagen/", "mensen/", "wijzigen/"):
        assert browser.get(f"/datumprikkers/{sent.uid}/{part}").status_code == 404


def test_the_list_costs_the_same_for_one_and_for_many(omar: Actor, in_waterkant: Tenant) -> None:
    costs = set()
    for number in (1, 9, 20):
        for _each in range(number):
            draft(omar, starts=2)
        with CaptureQueriesContext(connection) as asked:
            selectors.polls(omar)
        costs.add(len(asked))
    assert costs == {2}


def test_a_page_costs_the_same_for_few_and_for_many(sent: Poll, omar: Actor) -> None:
    costs = set()
    for number in (0, 10, 90):
        Voter.objects.bulk_create([Voter(poll=sent, organisation=f"Club {number} {n}") for n in range(number)])
        with CaptureQueriesContext(connection) as asked:
            selectors.poll_page(omar, sent.uid)
        costs.add(len(asked))
    assert costs == {4}


def test_who_waits_for_an_answer_is_counted(sent: Poll, alice: Actor, anonymous: Actor) -> None:
    assert (selectors.waiting_for_answer(alice), selectors.waiting_for_answer(anonymous)) == (1, 0)
    services.vote(alice, uid=sent.uid, answers={days_of(sent)[0].uid: Can.YES})
    assert selectors.waiting_for_answer(alice) == 0
