"""Alice records why something may be shared: three steps at one address, without script."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from portal.consent import choosing, policies
from portal.consent.models import DataCategory, Ground, Purpose
from tenants.access import Actor
from tenants.models import OrganisationKind, Team, Tenant
from tests.factories.tenants import make_organisation
from tests.portal.consent.conftest import Record
from tests.portal.consent.screens import NO, TOLD, YES, apart_from, browser, new, says_all, shown_hash, words


@pytest.fixture
def chosen(parties: None, subject: UUID, credit_bank: Team, alice_works: Actor) -> str:
    """The address as a referral prefills it: handing over to the credit bank."""
    return new(subject, ("doel", "hand-over"), ("team", credit_bank.uid))


def test_first_she_chooses_why_and_reads_which_ground_that_is(parties: None, subject: UUID, alice_works: Actor) -> None:
    page = words(browser(alice_works).get(new(subject)))

    assert "Hulp bij schulden" in page
    assert "U vraagt dus geen toestemming." in page
    assert "Wet gemeentelijke schuldhulpverlening, artikel 3 en 4" in page
    assert "Nee zeggen kost geen andere hulp." in page


def test_a_purpose_without_a_possible_receiver_stays_visible_with_the_reason(
    parties: None, subject: UUID, alice_works: Actor
) -> None:
    page = words(browser(alice_works).get(new(subject)))

    assert "Een voedselpakket aanvragen" in page
    assert "doel=food" not in page
    assert "Nog geen organisatie die dit mag krijgen, heeft het convenant geaccepteerd." in page


def test_a_team_that_was_named_before_closes_purposes_that_do_not_let_it_have_data(
    parties: None, subject: UUID, credit_bank: Team, alice_works: Actor
) -> None:
    page = words(browser(alice_works).get(new(subject, ("team", credit_bank.uid))))

    assert "Kredietbank De Vliet mag voor dit doel geen gegevens krijgen." in page
    assert "doel=hand-over" in page


def test_then_she_chooses_teams_and_reads_why_others_cannot_be_chosen(
    parties: None, waterkant: Tenant, subject: UUID, credit_bank: Team, alice_works: Actor
) -> None:
    make_organisation(waterkant, "Voedselbank Samen", OrganisationKind.FOOD_BANK)
    page = words(browser(alice_works).get(new(subject, ("doel", "hand-over"))))

    assert f'value="{credit_bank.uid}"' in page
    assert "Voedselbank Samen</b>: Deze organisatie heeft het convenant nog niet geaccepteerd." in page
    assert "Welzijn De Brug</b>: Dit is uw eigen team." in page


def test_special_data_stand_apart_and_off(parties: None, subject: UUID, alice_works: Actor) -> None:
    purpose = Purpose.objects.get(code="hand-over")
    purpose.categories = [*purpose.categories, "health"]
    purpose.save()
    page = words(browser(alice_works).get(new(subject, ("doel", "hand-over"))))
    boxes = {value: box for box in page.split("<input")[1:] for value in ["health", "contact"] if f'"{value}"' in box}

    assert 'name="apart"' in boxes["health"]
    assert "checked" not in boxes["health"].split(">")[0]
    assert "checked" in boxes["contact"].split(">")[0]


def test_only_kinds_of_data_of_the_purpose_can_be_chosen(chosen: str, alice_works: Actor) -> None:
    today = timezone.localdate()
    page = words(browser(alice_works).get(f"{chosen}&gekozen=1&deel=debts&tot={today.isoformat()}"))

    assert "Er gaat iets mis" in page
    assert "Lees voor" not in page


def test_the_text_stands_there_in_the_language_of_the_resident(chosen: str, alice_works: Actor) -> None:
    page = words(browser(alice_works).get(f"{chosen}&language=ar"))

    assert 'lang="ar" dir="rtl"' in page
    assert "نصلك بمنظمة أخرى" in page


@pytest.mark.parametrize("language", ["nl", "en", "ar", "tr", "pl", "uk"])
def test_the_text_is_printed_in_each_language(
    parties: None, subject: UUID, credit_bank: Team, alice_works: Actor, language: str
) -> None:
    address = new(subject, ("doel", "hand-over"), ("team", credit_bank.uid), ("language", language), page="tekst")
    page = words(browser(alice_works).get(address))

    assert Purpose.objects.get(code="hand-over").texts[language]["title"] in page
    assert "<title>Tekst om te lezen" in page


def test_her_yes_is_recorded_with_what_was_chosen_and_she_goes_back_where_she_came_from(
    chosen: str, alice_works: Actor, subject: UUID, credit_bank: Team
) -> None:
    until = timezone.localdate() + timedelta(days=40)
    address = f"{chosen}&gekozen=1&deel=contact&deel=question&tot={until}&language=pl&terug=/bibliotheek/"
    alice = browser(alice_works)
    answer = alice.post(
        address, {**YES, "how": "paper", "who": "administrator", "shown": shown_hash(alice.get(address))}
    )

    made = Ground.objects.get(subject=subject)
    assert answer["Location"] == "/bibliotheek/"
    assert (made.answer, made.channel, made.evidence, made.representative, made.language) == (
        *("given", "paper", "signed", "administrator", "pl"),
    )
    assert made.categories == ["contact", "question"]
    assert made.shown["categories"] == ["Imię i nazwisko, adres i telefon", "Pytanie i potrzeby"]
    assert made.valid_until == until
    assert [each.team for each in made.parties.filter(kind="receiver")] == [credit_bank]


@pytest.mark.parametrize(
    "elsewhere", ["https://kwaad.example/", "//kwaad.example/", "/\\kwaad.example", "javascript:1"]
)
def test_nobody_is_sent_to_another_site(chosen: str, alice_works: Actor, subject: UUID, elsewhere: str) -> None:
    alice = browser(alice_works)
    answer = alice.post(f"{chosen}&terug={elsewhere}", {**YES, "shown": shown_hash(alice.get(chosen))})

    assert answer["Location"] == f"/grondslagen/{Ground.objects.get(subject=subject).uid}/"


def test_sabotage_without_the_check_she_would_be_sent_there(
    chosen: str, alice_works: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.consent.views.going.url_has_allowed_host_and_scheme", lambda *_given, **_more: True)
    alice = browser(alice_works)
    answer = alice.post(f"{chosen}&terug=//kwaad.example/", {**YES, "shown": shown_hash(alice.get(chosen))})

    assert answer["Location"] == "//kwaad.example/"


def test_a_no_is_recorded_too_and_shares_nothing(chosen: str, alice_works: Actor, subject: UUID) -> None:
    alice = browser(alice_works)
    page = alice.get(chosen)
    answer = alice.post(chosen, {**NO, "shown": shown_hash(page)}, follow=True)

    assert "Dat kost de inwoner geen andere hulp." in words(page)
    assert "De inwoner zei nee. Dat is vastgelegd. U deelt niets." in words(answer)
    assert not Ground.objects.standing(timezone.localdate()).about(subject).exists()


def test_a_task_of_the_law_asks_no_consent(parties: None, subject: UUID, credit_bank: Team, alice_works: Actor) -> None:
    address = new(subject, ("doel", "debt-help"), ("team", credit_bank.uid))
    alice = browser(alice_works)
    page = alice.get(address)

    assert "Uitgelegd aan de inwoner" in words(page)
    assert "Toestemming gegeven" not in words(page)
    assert alice.post(address, {**YES, "shown": shown_hash(page)}).status_code == 422
    assert not Ground.objects.exists()
    assert alice.post(address, {**TOLD, "shown": shown_hash(page)}).status_code == 302


def test_a_text_that_changed_meanwhile_is_shown_again(chosen: str, alice_works: Actor) -> None:
    alice = browser(alice_works)
    old = shown_hash(alice.get(chosen))
    purpose = Purpose.objects.get(code="hand-over")
    purpose.texts["nl"]["why"] = "Dit staat er nu."
    purpose.save()
    answer = alice.post(chosen, {**YES, "shown": old})

    assert answer.status_code == 422
    assert says_all(answer, ["De uitleg is net veranderd.", "Dit staat er nu."])
    assert shown_hash(answer) != old
    assert not Ground.objects.exists()


def test_until_is_at_most_the_months_of_the_purpose(chosen: str, alice_works: Actor) -> None:
    late = timezone.localdate() + timedelta(days=400)
    page = words(browser(alice_works).get(f"{chosen}&gekozen=1&deel=contact&tot={late}"))

    assert "Zo lang mag dit niet. Kies een eerdere einddatum." in page


def test_an_empty_answer_says_what_is_missing(chosen: str, alice_works: Actor) -> None:
    answer = browser(alice_works).post(chosen, {})

    assert answer.status_code == 422
    assert says_all(answer, ["<title>Fout:", "Kies wat de inwoner zei.", "Kies hoe het ging."])


def test_an_organisation_without_the_covenant_reads_what_to_do(
    parties: None, subject: UUID, carla: Actor, works_for: set[int]
) -> None:
    assert carla.person is not None
    works_for.add(carla.person.pk)

    assert "Uw organisatie kan nog niets delen" in words(browser(carla).get(new(subject)))


@pytest.mark.parametrize("someone", ["anna", "volunteer", "marit", "eva", "omar", "frits", "pim", "ria"])
def test_others_find_no_such_screen(
    request: pytest.FixtureRequest, parties: None, subject: UUID, works_for: set[int], someone: str
) -> None:
    actor: Actor = request.getfixturevalue(someone)
    assert actor.person is not None
    works_for.add(actor.person.pk)  # even if a rule said so

    assert browser(actor).get(new(subject)).status_code == 404


def test_a_visitor_signs_in_first(parties: None, subject: UUID, anonymous: Actor) -> None:
    assert "/inloggen/" in browser(anonymous).get(new(subject))["Location"]


@pytest.fixture
def without_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policies, "_works_for", [lambda _actor, _subject: True])


def test_who_does_not_work_for_the_resident_gets_the_same_answer_as_for_nobody(
    parties: None, subject: UUID, bob: Actor, alice_works: Actor
) -> None:
    nobody = uuid4()
    bobs = browser(bob)
    for page in ("nieuw", "tekst"):
        known, unknown = bobs.get(new(subject, page=page)), bobs.get(new(nobody, page=page))

        assert (known.status_code, unknown.status_code) == (403, 403)
        assert apart_from(known, subject) == apart_from(unknown, nobody)


def test_sabotage_without_the_rule_anybody_would_come_in(
    parties: None, subject: UUID, bob: Actor, without_the_rule: None
) -> None:
    assert browser(bob).get(new(subject)).status_code == 200


@pytest.mark.parametrize("many", [1, 10, 100])
def test_choosing_costs_the_same_however_many_organisations(
    parties: None, waterkant: Tenant, alice_works: Actor, django_assert_num_queries: Any, many: int
) -> None:
    for number in range(many):
        make_organisation(waterkant, f"Zorg {number}", OrganisationKind.CARE)

    with django_assert_num_queries(3):
        teams = choosing.teams_of_portal(alice_works)
        choosing.purpose_choices(alice_works, teams)
        list(choosing.receivers_of(Purpose(receivers=["care"]), teams))


def test_kinds_of_data_cost_one_query(in_waterkant: Tenant, parties: None, django_assert_num_queries: Any) -> None:
    purpose = Purpose.objects.get(code="hand-over")
    assert DataCategory.objects.count() > len(purpose.categories)
    with django_assert_num_queries(1):
        assert [each.code for each in choosing.kinds_of(purpose)] == purpose.categories


def test_without_a_case_nobody_works_for_anybody(parties: None, record: Record, alice: Actor) -> None:
    assert browser(alice).get(new(uuid4())).status_code == 403
