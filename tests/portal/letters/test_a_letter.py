"""A letter to a resident: filled in, in their language, safe, and one line in the log."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone, translation
from django.utils.formats import date_format

from portal.cases.models import Case
from portal.cases.services import Told, open_case
from portal.letters import selectors, services
from portal.letters.models import LetterTemplate
from portal.referrals.models import Referral
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.errors import Invalid, NotFound
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import RANA, colleague
from tests.portal.letters.conftest import NUMBER, speaks

PAGE = "https://waterkant.example/wie-weet-wat/"
SAFE = "Bel tussen 10 en 12 uur. Stuur geen brieven."
CHECK = "Zet daarna het vinkje"


def asked(
    case: Case, code: str = "niet-bereikt", referral: Referral | None = None, language: str = ""
) -> dict[str, Any]:
    uid = referral.uid if referral else None
    return {"case_uid": case.uid, "code": code, "referral_uid": uid, "language": language, "own_page": PAGE}


def path(case: Case, code: str = "niet-bereikt", more: str = "") -> str:
    return f"/casussen/{case.uid}/brieven/{code}/{more}"


def said(letter: Any) -> str:
    return " ".join(piece.text for block in letter.text.paragraphs for line in block for piece in line)


def printed() -> int:
    return AuditEntry.objects.filter(action="letters.printed").count()


@pytest.fixture
def at_alices(client: Client, alice: Actor) -> Client:
    return sign_in(client, alice)


def test_it_stands_in_the_language_of_the_resident_beside_the_dutch(
    at_alices: Client, case: Case, numbered: str
) -> None:
    speaks(case, "tr")

    page = at_alices.get(path(case)).content.decode()

    assert "Size ulaşamıyoruz" in page
    with translation.override("nl"):
        assert date_format(timezone.localdate(), "DATE_FORMAT") in page, "each in its own language"
    assert "Wij krijgen u niet te pakken" in page
    assert RANA.last_name in page
    assert numbered in page
    assert page.index("Size ulaşamıyoruz") < page.rindex("Wij krijgen u niet te pakken")


def test_arabic_runs_from_right_to_left_and_what_was_filled_in_stands_apart(
    at_alices: Client, case: Case, numbered: str
) -> None:
    speaks(case, "ar")
    page = at_alices.get(path(case)).content.decode()

    assert '<article class="letter" lang="ar" dir="rtl">' in page
    assert f"<bdi>{NUMBER}</bdi>" in page


def test_a_language_without_a_text_is_told_and_dutch_stands_there(
    at_alices: Client, case: Case, letters: dict[str, LetterTemplate], numbered: str
) -> None:
    letter = letters["niet-bereikt"]
    letter.texts.pop("pl")
    letter.save()
    speaks(case, "pl")

    assert "alleen in het Nederlands" in at_alices.get(path(case)).content.decode()


def test_the_appointment_comes_from_the_referral_in_the_language_of_the_reader(
    bob: Actor, case: Case, appointed: Referral, numbered: str
) -> None:
    speaks(case, "en")
    letter = selectors.letter(bob, **asked(case, "uitnodiging", appointed))

    assert letter.lacking == ()
    assert "Dorpsstraat 9" in said(letter)
    assert "{" not in said(letter)
    assert "Bob" in said(letter), "the receiver names their own contact person"
    assert letter.dutch is not None


def test_without_an_appointment_it_says_what_to_do_and_is_not_made(
    at_alices: Client, alice: Actor, case: Case, numbered: str
) -> None:
    page = at_alices.get(path(case, "uitnodiging")).content.decode()
    assert "Er staat nog geen afspraak" in page
    assert "Maak klaar om te printen" not in page

    with pytest.raises(Invalid, match="nog geen afspraak"):
        services.print_letter(alice, **asked(case, "uitnodiging"), safe=True)
    assert printed() == 0


def test_without_a_number_on_the_map_it_says_so(alice: Actor, case: Case) -> None:
    (lacking,) = selectors.letter(alice, **asked(case)).lacking

    assert "geen telefoonnummer op de sociale kaart" in lacking


def test_printing_is_one_line_in_the_log_and_looking_another(at_alices: Client, case: Case, numbered: str) -> None:
    at_alices.get(path(case))
    assert (printed(), AuditEntry.objects.filter(action="letters.shown").count()) == (0, 1)

    sheet = at_alices.post(path(case), {"safe": "ja"})

    assert sheet.status_code == 200
    assert "data-print" in sheet.content.decode()
    assert "no-store" in sheet["Cache-Control"]
    assert printed() == 1


def test_what_was_agreed_on_safety_is_read_before_printing(at_alices: Client, case: Case, numbered: str) -> None:
    speaks(case, "nl", SAFE)
    page = at_alices.get(path(case)).content.decode()
    assert SAFE in page
    assert "mag u deze inwoner wel iets sturen" in page

    refused = at_alices.post(path(case))
    assert refused.status_code == 422
    assert CHECK in refused.content.decode()
    assert printed() == 0

    assert at_alices.post(path(case), {"safe": "ja"}).status_code == 200
    assert printed() == 1


def test_without_the_check_it_would_be_printed(
    alice: Actor, case: Case, numbered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaks(case, "nl", SAFE)
    compose = services.compose

    def careless(*args: Any, **more: Any) -> Any:
        made = compose(*args, **more)
        object.__setattr__(made, "safe_contact", "")
        return made

    monkeypatch.setattr(services, "compose", careless)
    services.print_letter(alice, **asked(case), safe=False)
    assert printed() == 1


@pytest.mark.parametrize(
    ("agreed", "about"),
    [
        ("Geen post sturen", True),
        ("Geen brieven!", True),
        ("niet in de brievenbus", True),
        ("Alleen 's ochtends", False),
    ],
)
def test_words_about_post_make_the_warning_louder(alice: Actor, case: Case, agreed: str, about: bool) -> None:
    speaks(case, "nl", agreed)

    letter = selectors.letter(alice, **asked(case))

    assert (letter.safe_contact, letter.about_post) == (agreed, about)


def test_a_card_carries_the_contact_person_and_the_address_of_the_own_page(
    at_alices: Client, case: Case, numbered: str
) -> None:
    sheet = at_alices.post(path(case, "kaartje"), {"safe": "ja"}).content.decode()

    assert "letter--card" in sheet
    assert "Alice" in sheet
    assert "testserver/wie-weet-wat/" in sheet or "/wie-weet-wat/" in sheet
    assert RANA.last_name not in sheet[sheet.index("letter--card") : sheet.index("</article>")]


def test_titles_carry_no_name(at_alices: Client, case: Case, numbered: str) -> None:
    page = at_alices.get(path(case)).content.decode()

    assert RANA.last_name not in page[page.index("<title") : page.index("</title>")]


def test_what_a_resident_is_called_is_never_markup(at_alices: Client, case: Case, numbered: str) -> None:
    case.last_name = "<b>Vet</b> {telefoon}"
    case.save()
    page = at_alices.get(path(case)).content.decode()

    assert "&lt;b&gt;Vet&lt;/b&gt; {telefoon}" in page
    assert "<b>Vet" not in page


def test_it_is_chosen_from_the_case_and_from_the_referral(
    at_alices: Client, case: Case, sent: Referral, numbered: str
) -> None:
    assert path(case) in at_alices.get(f"/casussen/{case.uid}/").content.decode()
    listed = f"/casussen/{case.uid}/brieven/?doorverwijzing={sent.uid}"
    assert listed in at_alices.get(f"/doorverwijzingen/{sent.uid}/").content.decode()
    chosen = at_alices.get(listed).content.decode()
    assert f"{path(case, 'uitnodiging')}?doorverwijzing={sent.uid}" in chosen


def test_who_may_not_open_all_of_the_case_finds_nothing(bob: Actor, charlie: Actor, case: Case, sent: Referral) -> None:
    for other in (bob, charlie):
        with pytest.raises(NotFound) as foreign:
            selectors.letter(other, **asked(case))
        with pytest.raises(NotFound) as random:
            selectors.letter(other, **{**asked(case), "case_uid": uuid4()})
        assert str(foreign.value) == str(random.value)


def test_a_referral_of_another_case_answers_as_a_random_one(
    at_alices: Client, alice: Actor, case: Case, sent: Referral, numbered: str
) -> None:
    assert alice.team is not None
    told = Told(**{**asdict(RANA), "first_name": "Ander", "last_name": "Iemand"})
    other = open_case(alice, team_uid=alice.team.uid, told=told)
    Referral.objects.filter(pk=sent.pk).update(case=other)

    for uid in (sent.uid, uuid4(), "x"):
        assert at_alices.get(path(case, more=f"?doorverwijzing={uid}")).status_code == 404


def test_a_colleague_of_the_team_prints_it_too(alice: Actor, case: Case, numbered: str) -> None:
    assert alice.team is not None
    dirk = colleague(alice.tenant, alice.team, "Dirk")

    assert "Alice" in said(services.print_letter(dirk, **asked(case), safe=True)), "one contact person"


def test_a_letter_that_was_switched_off_is_not_there(
    at_alices: Client, case: Case, letters: dict[str, LetterTemplate]
) -> None:
    LetterTemplate.objects.filter(code="niet-bereikt").update(active=False)

    assert at_alices.get(path(case)).status_code == 404


@pytest.mark.parametrize("rows", [1, 10, 30])
def test_the_list_costs_the_same_however_many(
    alice: Actor, case: Case, rows: int, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    LetterTemplate.objects.bulk_create(LetterTemplate(code=f"b-{each}", texts={}) for each in range(rows))

    with django_assert_max_num_queries(3):
        assert len(selectors.letters_of_case(alice, case_uid=case.uid, referral_uid=None)[1]) == rows + 4


def test_one_letter_costs_the_same_whatever_it_says(
    bob: Actor, case: Case, appointed: Referral, numbered: str, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_max_num_queries(8):
        assert selectors.letter(bob, **asked(case, "uitnodiging", appointed)).lacking == ()
