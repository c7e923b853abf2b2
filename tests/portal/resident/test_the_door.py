"""A code and a date of birth open one page; everything else gets one answer."""

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.cases.models import Case
from portal.consent.models import ReceiptCode
from portal.consent.numbering import digest
from portal.consent.services import make_code, revoke_codes
from portal.resident.services import entering
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.middleware import by_code
from tenants.models import Tenant
from tests.portal.resident.conftest import BORN, DOOR, PAGE, RANA, enter, read

NOBODYS = "0000-0000-0000"
TRIES = 40  # the proof takes 1,000


def plain(answer: Any) -> tuple[int, str]:
    """Status and page, without the token and what was typed."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())
    return answer.status_code, re.sub(r'name="(code|birth_date)" value="[^"]*"', "", body)


def test_the_code_and_the_date_of_birth_open_the_page(visitor: Client, code: str) -> None:
    answer = enter(visitor, code)

    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert "Welzijn De Brug" in read(visitor)


@pytest.mark.parametrize("written", ["31/12/1980", "1980-12-31", "31 12 1980", "٣١-١٢-١٩٨٠"])
def test_a_date_is_read_as_people_write_it(visitor: Client, code: str, written: str) -> None:
    assert enter(visitor, code, written).status_code == 302


def test_the_code_is_read_without_dashes_and_in_small_letters(visitor: Client, code: str) -> None:
    assert enter(visitor, code.replace("-", " ").lower()).status_code == 302


@pytest.mark.parametrize("written", ["31-13-1980", "1980", "gisteren", "0-0-0", "1-1-99999999999999999999"])
def test_what_is_no_date_is_told_at_the_field(visitor: Client, code: str, written: str) -> None:
    answer = enter(visitor, code, written[:20])

    assert answer.status_code == 422
    assert "31-12-1980" in answer.content.decode()


def test_all_wrong_answers_are_one_answer_and_cost_the_same(
    waterkant: Tenant, case: Case, alice: Actor, code: str, heidedorp: Tenant
) -> None:
    old = ReceiptCode.objects.get()
    revoked = code
    code = make_code(alice, subject=case.subject)
    expired = make_code(alice, subject=case.subject)
    ReceiptCode.objects.exclude(pk=old.pk).filter(revoked_at__isnull=True).update(
        expires_at=timezone.now() - timedelta(days=1)
    )
    living = "7KQ4-M2XP-9HTB"
    ReceiptCode.objects.create(
        subject=case.subject,
        digest=digest(living, waterkant.uid),
        made_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=1),
    )
    wrongs = {
        "wrong code": (NOBODYS, BORN),
        "no code at all": ("hallo", BORN),
        "revoked code": (revoked, BORN),
        "revoked by a newer one": (code, BORN),
        "expired code": (expired, BORN),
        "wrong date": (living, "30-12-1980"),
    }
    answers, costs = {}, {}
    for name, (typed, born) in wrongs.items():
        client = Client(HTTP_HOST=waterkant.primary_host)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answers[name] = plain(enter(client, typed, born))
        costs[name] = len(queries)
        assert client.get(PAGE)["Location"] == DOOR

    assert len(set(answers.values())) == 1
    assert answers["wrong code"][0] == 422
    assert len(set(costs.values())) == 1
    assert enter(Client(HTTP_HOST=waterkant.primary_host), living).status_code == 302


def test_a_code_that_nobody_has_is_held_against_a_date_all_the_same(
    case: Case, code: str, in_waterkant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    real = entering.is_birth_date_of
    monkeypatch.setattr(
        entering, "is_birth_date_of", lambda subject, born: opened.append(subject) or real(subject, born)
    )

    # The right date of the case that it happens to be held against opens nothing either.
    assert entering.come_in(in_waterkant, code=NOBODYS, birth_date=RANA.birth_date) is None
    assert opened == [case.subject]


def test_many_wrong_tries_have_no_effect(visitor: Client, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entering, "MOST_OF_ADDRESS", 10 * TRIES)
    statuses = {enter(visitor, code, f"{1 + number % 28:02}-01-1970").status_code for number in range(TRIES)}

    assert statuses == {422, 429}
    assert visitor.get(PAGE)["Location"] == DOOR
    # Even who guesses right after that must wait, from whatever address.
    assert enter(visitor, code, REMOTE_ADDR="192.0.2.77").status_code == 429


def test_one_address_may_try_so_often(waterkant: Tenant, visitor: Client, code: str) -> None:
    typed = [f"{number:012d}" for number in range(entering.MOST_OF_ADDRESS)]
    assert {enter(visitor, each).status_code for each in typed} == {422}

    refused = enter(visitor, code)
    assert refused.status_code == 429
    assert refused["Retry-After"]
    assert enter(Client(HTTP_HOST=waterkant.primary_host, REMOTE_ADDR="192.0.2.9"), code).status_code == 302


def test_sabotage_without_counting_the_right_date_is_found(
    visitor: Client, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entering, "tries", lambda *_args: 0)
    statuses = [enter(visitor, code, f"{day:02}-12-1980").status_code for day in range(1, 32)]

    assert statuses[-1] == 302


def test_a_code_of_another_portal_opens_nothing_here(heidedorp: Tenant, code: str, charlie: Actor) -> None:
    there = Client(HTTP_HOST=heidedorp.primary_host)

    assert enter(there, code).status_code == 422


def test_a_session_of_this_portal_is_nobodys_in_another_one(heidedorp: Tenant, rana: Client) -> None:
    answer = rana.get(PAGE, HTTP_HOST=heidedorp.primary_host)

    assert answer["Location"] == DOOR


def test_coming_in_is_a_line_in_the_log_without_the_code(rana: Client, code: str, in_waterkant: Tenant) -> None:
    entry = AuditEntry.objects.get(action="resident.came_in")

    assert (entry.person_id, entry.object_type) == (None, "consent.receiptcode")
    assert code.replace("-", "") not in f"{entry.ids}{entry.because}"


def test_a_revoked_code_ends_the_session_in_the_very_next_request(rana: Client, case: Case, alice: Actor) -> None:
    read(rana)
    revoke_codes(alice, subject=case.subject)

    assert rana.get(PAGE)["Location"] == DOOR
    assert rana.get(PAGE).status_code == 302


def test_an_expired_code_ends_the_session_in_the_very_next_request(rana: Client, in_waterkant: Tenant) -> None:
    ReceiptCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert rana.get(PAGE)["Location"] == DOOR


def test_twenty_minutes_without_use_end_it_and_use_keeps_it(rana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    monkeypatch.setattr(by_code.time, "time", lambda: now + 19 * 60)
    read(rana)
    monkeypatch.setattr(by_code.time, "time", lambda: now + 38 * 60)
    read(rana)
    monkeypatch.setattr(by_code.time, "time", lambda: now + 59 * 60)

    assert rana.get(PAGE)["Location"] == DOOR


def test_sabotage_without_asking_again_a_revoked_code_would_stay_open(
    rana: Client, case: Case, alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_code, "_lives", [lambda _code, _subject: True])
    revoke_codes(alice, subject=case.subject)

    read(rana)


def test_while_no_room_tells_which_codes_live_nothing_opens(rana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_code, "_lives", [])

    assert rana.get(PAGE)["Location"] == DOOR


def test_leaving_ends_it_and_says_so(rana: Client) -> None:
    answer = rana.post("/wie-weet-wat/afsluiten/")

    assert answer["Location"] == f"{DOOR}?dicht"
    assert "De pagina is dicht." in read(rana, answer["Location"])
    assert rana.get(PAGE)["Location"] == DOOR


def test_the_quick_exit_is_a_link_that_ends_the_session(rana: Client, settings: Any) -> None:
    answer = rana.get("/wie-weet-wat/weg/")

    assert answer["Location"] == settings.QUICK_EXIT_URL
    assert answer["Clear-Site-Data"] == '"cache"'
    assert answer["Referrer-Policy"] == "same-origin"
    assert rana.get(PAGE)["Location"] == DOOR


def test_the_key_of_the_session_is_another_one_after_coming_in(visitor: Client, code: str) -> None:
    visitor.get(DOOR)
    session = visitor.session
    session["planted"] = True
    session.save()
    before = session.session_key
    enter(visitor, code)

    assert visitor.session.session_key != before
    assert "planted" not in visitor.session


@pytest.mark.parametrize("path", [PAGE, "/wie-weet-wat/alles/", "/wie-weet-wat/klopt-niet/"])
def test_nothing_is_kept_by_a_cache_and_the_title_tells_nothing(rana: Client, path: str) -> None:
    answer = rana.get(path)
    title = re.search(r"<title>(.*?)</title>", answer.content.decode())

    assert {"no-store", "private"} <= set(re.findall(r"[\w-]+", answer["Cache-Control"]))
    assert title is not None
    assert not any(secret in title[1] for secret in (RANA.first_name, RANA.last_name))


def test_a_worker_who_is_signed_in_has_no_page_here(alice: Actor, case: Case) -> None:
    from tests.factories.accounts import sign_in

    assert sign_in(Client(), alice).get(PAGE)["Location"] == DOOR


def test_the_door_stands_in_six_languages(visitor: Client, waterkant: Tenant) -> None:
    waterkant.languages = ["en", "ar", "tr", "pl", "uk"]
    waterkant.save()
    with activate(waterkant):
        pages = {code: read(visitor, f"/{code}{DOOR}") for code in waterkant.languages}

    assert 'dir="rtl"' in pages["ar"]
    assert all("Uw geboortedatum" not in page for page in pages.values())
