"""The receipt in six languages, and the code that is made, shown once and kept nowhere."""

from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import override_settings
from django.utils import timezone

from portal.consent import numbering, policies, receipts, selectors
from portal.consent.models import Purpose, ReceiptCode
from portal.consent.services import make_code, withdraw
from portal.consent.words import Answer
from tenants.access import Actor
from tenants.vault.keys import new_key
from tests.portal.consent.conftest import Record
from tests.portal.consent.screens import apart_from, browser, receipt, says_all, words

HEADINGS = {
    "nl": "Wie weet wat van u?",
    "en": "Who knows what about you?",
    "ar": "من يعرف ماذا عنك؟",
    "tr": "Sizin hakkınızda kim ne biliyor?",
    "pl": "Kto co o Panu/Pani wie?",
    "uk": "Хто що про вас знає?",
}


@pytest.mark.parametrize("language", HEADINGS)
def test_it_says_all_in_the_language_of_the_resident(
    record: Record, alice_works: Actor, subject: UUID, language: str
) -> None:
    made = record()
    answer = browser(alice_works).get(receipt(subject, language=language))

    assert says_all(answer, [HEADINGS[language], made.number, "Kredietbank De Vliet", "localhost/wie-weet-wat/"])
    assert Purpose.objects.get(code="hand-over").texts[language]["why"] in words(answer)
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in words(answer)


def test_its_title_tells_nothing(record: Record, alice_works: Actor, subject: UUID) -> None:
    record()
    title = words(browser(alice_works).get(receipt(subject))).split("<title>")[1].split("</title>")[0]

    assert title == "Bewijs – Hulpwijzer Waterkant"


def test_the_words_that_were_shown_stand_when_the_purpose_says_something_else_now(
    record: Record, alice_works: Actor, subject: UUID
) -> None:
    made = record()
    purpose = Purpose.objects.get(code="hand-over")
    purpose.texts["nl"]["why"] = purpose.texts["en"]["why"] = "Iets heel anders."
    purpose.save()

    for language in ("nl", "en"):
        page = words(browser(alice_works).get(receipt(subject, language=language)))
        assert made.shown["why"] in page
        assert "Iets heel anders." not in page


def test_what_stopped_is_not_on_it_and_a_no_is(record: Record, alice_works: Actor, subject: UUID) -> None:
    stopped, refused = record(), record(answer=Answer.REFUSED)
    withdraw(alice_works, ground_uid=stopped.uid)
    page = words(browser(alice_works).get(receipt(subject)))

    assert stopped.number not in page
    assert "U zei nee" in page
    assert refused.shown["title"] in page


def test_a_no_that_became_a_yes_is_no_no_any_more(record: Record, alice_works: Actor, subject: UUID) -> None:
    record(answer=Answer.REFUSED)
    record()

    assert "U zei nee" not in words(browser(alice_works).get(receipt(subject)))


def test_the_receiver_reads_only_what_names_them_and_makes_no_code(record: Record, bob: Actor, subject: UUID) -> None:
    record()
    bobs = browser(bob)

    assert "Maak een code" not in words(bobs.get(receipt(subject)))
    assert [bobs.get(receipt(subject, "code/")).status_code, bobs.post(receipt(subject, "code/")).status_code] == [
        *(403, 403)
    ]
    assert not ReceiptCode.objects.exists()


@pytest.mark.parametrize("someone", ["carla", "anna", "marit", "eva", "omar", "volunteer", "pim", "ria", "charlie"])
def test_others_get_the_same_answer_as_for_nobody(
    request: pytest.FixtureRequest, record: Record, subject: UUID, someone: str
) -> None:
    record()
    actor: Actor = request.getfixturevalue(someone)
    theirs, nobody = browser(actor, actor.tenant.primary_host), uuid4()
    known, unknown = theirs.get(receipt(subject)), theirs.get(receipt(nobody))

    assert (known.status_code, unknown.status_code) == (404, 404)
    assert apart_from(known, subject) == apart_from(unknown, nobody)


def test_the_check_page_makes_nothing_and_says_that_the_earlier_code_stops(
    record: Record, alice_works: Actor, subject: UUID
) -> None:
    page = browser(alice_works).get(receipt(subject, "code/"))

    assert "Een code die u eerder gaf, werkt daarna niet meer." in words(page)
    assert not ReceiptCode.objects.exists()


def test_the_code_is_shown_once_and_opens_the_matter_of_this_resident(
    record: Record, alice_works: Actor, subject: UUID
) -> None:
    record()
    old = make_code(alice_works, subject=subject)
    alice = browser(alice_works)
    answer = alice.post(receipt(subject, "code/", "ar"))
    code = words(answer).split("receipt__code")[1].split(">")[1].split("<")[0]

    assert selectors.subject_of_code(code) == subject
    assert selectors.subject_of_code(old) is None
    assert "no-store" in answer["Cache-Control"]
    assert code not in words(alice.get(receipt(subject)))
    assert code not in str(dict(alice.session.items()))


def test_no_code_stands_in_the_picture_or_in_an_address(
    record: Record, alice_works: Actor, subject: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def draw(text: str, *, title: str) -> str:
        drawn.append(text + title)
        return "<svg></svg>"

    monkeypatch.setattr("portal.accounts.qr.svg", draw)
    page = unescape(browser(alice_works).post(receipt(subject, "code/")).content.decode())
    code = page.split("receipt__code")[1].split(">")[1].split("<")[0]

    assert drawn == ["http://waterkant.localhost/wie-weet-wat/" * 2]
    assert page.count(code) == 1


def test_a_code_rests_on_the_key_of_the_vault_and_not_on_the_secret_of_sessions(
    parties: None, alice_works: Actor, subject: UUID
) -> None:
    code = make_code(alice_works, subject=subject)

    with override_settings(SECRET_KEY="a-stolen-or-changed-secret-of-sessions-and-links"):
        assert selectors.subject_of_code(code) == subject
    with override_settings(VAULT_KEYS=[new_key(timezone.localdate())]):
        assert selectors.subject_of_code(code) is None


def test_a_code_lives_on_while_keys_of_the_vault_rotate(
    parties: None, alice_works: Actor, subject: UUID, settings: Any
) -> None:
    code = make_code(alice_works, subject=subject)
    settings.VAULT_KEYS = [new_key(timezone.localdate()), *settings.VAULT_KEYS]

    assert selectors.subject_of_code(code) == subject


def test_one_code_has_another_digest_in_each_portal(alice_works: Actor, charlie: Actor) -> None:
    code = numbering.new_code()

    assert numbering.digest(code, alice_works.tenant.uid) != numbering.digest(code, charlie.tenant.uid)


def test_sabotage_without_the_rule_the_receiver_would_make_a_code(
    record: Record, bob: Actor, subject: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policies, "_works_for", [lambda _actor, _subject: True])

    assert browser(bob).post(receipt(subject, "code/")).status_code == 200


@pytest.mark.parametrize("many", [1, 10, 50])
def test_a_receipt_costs_the_same_however_long(
    record: Record, alice_works: Actor, subject: UUID, django_assert_num_queries: Any, many: int
) -> None:
    for _each in range(many):
        record()

    for language in ("nl", "ar"):
        with django_assert_num_queries(4):
            assert len(receipts.receipt(alice_works, subject, language).lines) == many
