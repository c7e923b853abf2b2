"""The administrator of an organisation hands over by number and by code, and reads nothing of a resident."""

import pytest
from django.test import Client

from portal.cases.models import Case
from portal.cases.services import close_case, open_case, transfer_case
from tenants.access import Actor
from tenants.errors import NotFound, Refused
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.factories.tenants import make_organisation
from tests.portal.cases.conftest import RANA, SECRETS, colleague


@pytest.fixture
def browser(client: Client, in_waterkant: Tenant, anna: Actor) -> Client:
    return sign_in(client, anna)


@pytest.fixture
def ceciel(in_waterkant: Tenant, welfare: Team) -> Actor:
    found: Actor = colleague(in_waterkant, welfare)
    return found


def test_it_tells_numbers_and_no_case(browser: Client, case: Case, bob: Actor, credit_bank: Team) -> None:
    open_case(bob, team_uid=credit_bank.uid, told=RANA)

    answer = browser.get("/casussen/overdragen/")

    assert [(load.person, load.running) for load in answer.context["loads"]] == [("Alice", 1)]
    page = answer.content.decode()
    assert case.code not in page
    assert [secret for secret in SECRETS if secret in page] == []


def test_everything_goes_in_one_step_after_a_page_that_says_how_many(
    browser: Client, case: Case, alice: Actor, welfare: Team, ceciel: Actor
) -> None:
    second = open_case(alice, team_uid=welfare.uid, told=RANA)
    address = f"/casussen/overdragen/{welfare.uid}/{alice.person.uid}/"  # type: ignore[union-attr]
    to = f"{ceciel.person.uid}/{welfare.uid}"  # type: ignore[union-attr]

    check = browser.post(address, {"to": to}).content.decode()
    assert "2 lopende casussen" in check
    assert {each.lead for each in Case.objects.all()} == {alice.person}

    browser.post(address, {"to": to, "sure": "1"})
    assert [each.lead for each in Case.objects.filter(pk__in=[case.pk, second.pk])] == [ceciel.person] * 2


def test_one_case_goes_by_its_code(browser: Client, case: Case, welfare: Team, ceciel: Actor) -> None:
    sent = {"code": case.code.lower(), "to": f"{ceciel.person.uid}/{welfare.uid}"}  # type: ignore[union-attr]

    check = browser.post("/casussen/overdragen/een/", sent).content.decode()
    assert case.code in check
    assert [secret for secret in SECRETS if secret in check] == []

    browser.post("/casussen/overdragen/een/", {**sent, "sure": "1"})
    assert Case.objects.get().lead == ceciel.person


def test_a_closed_case_stays_where_it_is_and_the_screen_says_why(
    browser: Client, case: Case, alice: Actor, welfare: Team, ceciel: Actor
) -> None:
    close_case(alice, uid=case.uid, version=case.version)
    sent = {"code": case.code, "to": f"{ceciel.person.uid}/{welfare.uid}", "sure": "1"}  # type: ignore[union-attr]

    answer = browser.post("/casussen/overdragen/een/", sent)

    assert "Deze casus is afgesloten. Heropen hem eerst." in answer.content.decode()
    assert Case.objects.get().lead == alice.person


def test_a_code_of_another_organisation_and_one_of_nobody_get_the_same_answer(
    browser: Client, bob: Actor, credit_bank: Team, welfare: Team, ceciel: Actor
) -> None:
    theirs = open_case(bob, team_uid=credit_bank.uid, told=RANA)
    to = f"{ceciel.person.uid}/{welfare.uid}"  # type: ignore[union-attr]
    answers = [
        browser.post("/casussen/overdragen/een/", {"code": code, "to": to}) for code in (theirs.code, "C-000000")
    ]

    assert len({str(answer.context["form"].errors["code"]) for answer in answers}) == 1
    assert Case.objects.get().lead == bob.person


def test_a_case_goes_to_no_other_organisation(case: Case, anna: Actor, bob: Actor, credit_bank: Team) -> None:
    with pytest.raises(Refused, match="van een andere organisatie"):
        transfer_case(anna, code=case.code, to_uid=bob.person.uid, team_uid=credit_bank.uid)  # type: ignore[union-attr]


def test_a_case_of_another_organisation_is_none(case: Case, bob: Actor, credit_bank: Team) -> None:
    with pytest.raises(NotFound):
        transfer_case(bob, code=case.code, to_uid=bob.person.uid, team_uid=credit_bank.uid)  # type: ignore[union-attr]


def test_a_professional_has_no_such_screen(client: Client, case: Case, alice: Actor, welfare: Team) -> None:
    make_organisation(case.tenant, "Iemand anders")
    browser = sign_in(client, alice)
    address = f"/casussen/overdragen/{welfare.uid}/{alice.person.uid}/"  # type: ignore[union-attr]

    assert {browser.get(path).status_code for path in ("/casussen/overdragen/", address)} == {404}
    assert "/casussen/overdragen/" not in browser.get("/overzicht/").content.decode()
