"""Somebody without an account: a link of their own, and one answer for every link that opens nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from portal.polls import services
from portal.polls.models import Poll, Voter
from portal.polls.proofs import address_of, token_of
from portal.polls.views import by_link
from portal.polls.words import Can
from tenants.access import Actor
from tenants.errors import NotFound
from tenants.models import Tenant
from tenants.outbox.models import OutboxMessage
from tests.portal.polls.conftest import days_of, fresh, said


@pytest.fixture(autouse=True)
def nobody_tried_yet() -> None:
    cache.clear()


@pytest.fixture
def browser(in_waterkant: Tenant) -> Client:
    return Client(HTTP_HOST=in_waterkant.primary_host, enforce_csrf_checks=False)


def path_of(voter: Voter) -> str:
    return f"/prik/{token_of(voter)}/"


def test_the_link_shows_the_days_and_takes_an_answer_without_script(sent: Poll, noor: Voter, browser: Client) -> None:
    page = browser.get(path_of(noor))
    assert page.status_code == 200
    assert "Wanneer kunt u?" in page.content.decode()
    assert "Nederlandse tijd" in page.content.decode()
    assert page.headers["Cache-Control"] == "private, no-store"

    day = days_of(sent)[0]
    answer = browser.post(path_of(noor), {f"dag-{day.uid}": "yes", "remark": "Tot dan."})

    assert answer.status_code == 302
    assert said(sent) == {(noor.pk, day.starts_at, Can.YES)}
    assert "checked" in browser.get(path_of(noor)).content.decode()


def test_names_of_colleagues_are_not_for_outsiders(sent: Poll, noor: Voter, browser: Client, alice: Actor) -> None:
    services.vote(alice, uid=sent.uid, answers={days_of(sent)[0].uid: Can.YES}, remark="Alleen voor Omar.")
    page = browser.get(path_of(noor)).content.decode()
    assert "Welzijn De Brug" in page
    for hidden in ("Alice", "Omar", "noor@samen-eten.example"):
        assert hidden not in page


def test_a_form_sent_from_the_page_itself_passes_the_check_against_forged_ones(
    sent: Poll, noor: Voter, in_waterkant: Tenant
) -> None:
    careful = Client(HTTP_HOST=in_waterkant.primary_host, enforce_csrf_checks=True)
    page = careful.get(path_of(noor))
    assert page.headers["Referrer-Policy"] == "same-origin"
    token = page.context["csrf_token"]
    form = {f"dag-{days_of(sent)[0].uid}": "no", "csrfmiddlewaretoken": str(token)}
    assert careful.post(path_of(noor), form, HTTP_ORIGIN=f"http://{in_waterkant.primary_host}").status_code == 302
    assert careful.post(path_of(noor), {**form, "csrfmiddlewaretoken": "x"}).status_code == 403


def test_wrong_revoked_and_old_links_get_one_answer(sent: Poll, noor: Voter, omar: Actor, browser: Client) -> None:
    wrong = browser.get("/prik/nergens/")
    assert wrong.status_code == 404

    services.revoke_link(omar, uid=sent.uid, voter=noor.uid)
    revoked = browser.get(path_of(noor))
    services.new_link(omar, uid=sent.uid, voter=noor.uid)
    replaced = browser.get(path_of(noor))
    noor.refresh_from_db()
    assert browser.get(path_of(noor)).status_code == 200
    services.close(omar, uid=sent.uid, version=sent.version)
    assert browser.get(path_of(noor)).status_code == 200
    Voter.objects.filter(pk=noor.pk).update(closed_at=timezone.now() - timedelta(days=31))
    old = browser.get(path_of(noor))

    assert len({(each.status_code, _without_address(each)) for each in (wrong, revoked, replaced, old)}) == 1


def _without_address(answer: Any) -> str:
    return str(answer.content.decode().replace(answer.request["PATH_INFO"], "/prik/"))


def test_no_link_stands_in_the_log(sent: Poll, noor: Voter, browser: Client, caplog: pytest.LogCaptureFixture) -> None:
    browser.post(path_of(noor), {"remark": "Leeg"})
    browser.get("/prik/nergens/")
    assert browser.options(path_of(noor)).status_code == 405
    assert "/prik/" not in caplog.text


def test_a_link_of_a_draft_opens_nothing(prepared: Poll, browser: Client) -> None:
    assert browser.get(path_of(prepared.voters.get(team__isnull=True))).status_code == 404


def test_a_link_opens_nothing_in_another_portal(sent: Poll, noor: Voter, heidedorp: Tenant) -> None:
    assert Client(HTTP_HOST=heidedorp.primary_host).get(path_of(noor)).status_code == 404


def test_only_a_digest_of_the_link_is_kept(sent: Poll, noor: Voter) -> None:
    kept = [str(value) for value in Voter.objects.filter(pk=noor.pk).values_list("digest", "name", "email").get()]
    assert token_of(noor) not in kept
    assert "noor" not in " ".join(kept).lower()
    waiting = " ".join(str(each) for each in OutboxMessage.objects.values_list("payload", flat=True))
    assert token_of(noor) not in waiting
    assert "noor@" not in waiting


def test_who_guesses_is_slowed_down_and_a_good_link_is_not(
    sent: Poll, noor: Voter, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_link, "MOST_WRONG", 2)
    assert [browser.get(f"/prik/nergens{n}/").status_code for n in range(4)] == [404, 404, 429, 429]
    assert browser.get(path_of(noor)).status_code == 200


def test_a_closed_poll_keeps_what_was_typed_and_says_why(sent: Poll, noor: Voter, omar: Actor, browser: Client) -> None:
    services.close(omar, uid=sent.uid, version=sent.version)
    answer = browser.post(path_of(noor), {f"dag-{days_of(sent)[0].uid}": "yes", "remark": "Net te laat"})
    assert answer.status_code == 422
    assert "gesloten" in answer.content.decode()
    assert said(sent) == set()


def test_an_empty_answer_is_told_in_words(sent: Poll, noor: Voter, browser: Client) -> None:
    answer = browser.post(path_of(noor), {"remark": "Geen idee"})
    assert answer.status_code == 422
    assert "ten minste één dag" in answer.content.decode()
    assert "Geen idee" in answer.content.decode()


def test_an_answer_can_be_taken_back_by_link(sent: Poll, noor: Voter, browser: Client) -> None:
    browser.post(path_of(noor), {f"dag-{days_of(sent)[0].uid}": "yes"})
    browser.post(path_of(noor), {"doe": "intrekken"})
    assert said(sent) == set()


def test_the_letter_names_no_meeting_and_holds_the_link(sent: Poll, noor: Voter) -> None:
    from portal.polls.mails import write_asked

    letter = write_asked({"voter": str(noor.uid)})
    assert letter is not None
    assert letter.to == "noor@samen-eten.example"
    assert address_of(noor) in letter.text
    assert "Werkgroep" not in letter.subject + letter.text
    assert mail.outbox == []


def test_a_revoked_link_gets_no_letter(sent: Poll, noor: Voter, omar: Actor) -> None:
    from portal.polls.mails import write_asked

    services.revoke_link(omar, uid=sent.uid, voter=noor.uid)
    assert write_asked({"voter": str(noor.uid)}) is None


def test_the_service_says_not_found_too(sent: Poll, noor: Voter, in_waterkant: Tenant) -> None:
    with pytest.raises(NotFound):
        services.vote_by_link(in_waterkant, token="nergens", answers={})
    assert fresh(sent).version == sent.version
