"""What a professional does with cases: find, open, change, close, open again, and say who lives with whom."""

from dataclasses import asdict
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from portal.cases.models import Case
from portal.cases.services import close_case, open_case
from portal.cases.words import CaseState
from tenants.access import Actor
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import RANA, SECRETS, colleague
from tests.portal.cases.rows import make_cases

TYPED = {**asdict(RANA), "birth_date": "31-12-1980", "district": "3131 Vlaardingen"}


@pytest.fixture
def browser(client: Client, in_waterkant: Tenant, alice: Actor) -> Client:
    return sign_in(client, alice)


def _title(page: str) -> str:
    return page.partition("<title")[2].partition("</title>")[0]


def test_the_list_names_no_resident_and_leads_to_the_case(browser: Client, case: Case) -> None:
    page = browser.get("/casussen/").content.decode()

    assert f'href="/casussen/{case.uid}/"' in page
    assert [secret for secret in SECRETS if secret in page] == []


def test_an_empty_list_says_what_a_case_is_and_how_to_start(browser: Client) -> None:
    page = browser.get("/casussen/").content.decode()

    assert "Een casus gaat over één inwoner" in page
    assert 'href="/casussen/nieuw/"' in page


def test_the_list_tells_mine_from_my_teams_and_running_from_closed(
    browser: Client, case: Case, alice: Actor, welfare: Team, in_waterkant: Tenant
) -> None:
    theirs = open_case(colleague(in_waterkant, welfare), team_uid=welfare.uid, told=RANA)
    done = open_case(alice, team_uid=welfare.uid, told=RANA)
    close_case(alice, uid=done.uid, version=done.version)

    def codes(query: str) -> set[str]:
        page = browser.get(f"/casussen/{query}").content.decode()
        return {each.code for each in (case, theirs, done) if each.code in page}

    assert codes("") == {case.code, theirs.code}
    assert codes("?van=mij") == {case.code}
    assert codes("?stand=afgesloten") == {done.code}


def test_a_long_list_goes_on_where_the_page_ended(browser: Client, alice: Actor, welfare: Team) -> None:
    make_cases(alice, welfare, 51)
    first = browser.get("/casussen/")

    second = browser.get(first.context["next"])

    shown = [line.code for page in (first, second) for line in page.context["lines"]]
    assert (len(shown), len(set(shown)), second.context["next"]) == (51, 51, "")


@pytest.mark.parametrize("written", ["", "x", "WzEsMl0:1:2", "\x00", "9" * 3000])
def test_a_place_that_this_list_never_wrote_is_the_beginning(browser: Client, case: Case, written: str) -> None:
    assert case.code in browser.get("/casussen/", {"vanaf": written}).content.decode()


@pytest.mark.parametrize("many", [1, 10, 100])
def test_the_list_costs_the_same_however_long(
    browser: Client, alice: Actor, welfare: Team, many: int, django_assert_max_num_queries: Any
) -> None:
    make_cases(alice, welfare, many)
    # On PostgreSQL one more than on SQLite: the request begins its transaction.
    with django_assert_max_num_queries(12 + (connection.vendor == "postgresql")):
        assert browser.get("/casussen/").status_code == 200


def test_a_case_is_opened_with_the_day_of_birth_as_people_write_it(browser: Client, alice: Actor) -> None:
    answer = browser.post("/casussen/nieuw/", {**TYPED, "team": str(alice.team.uid)})  # type: ignore[union-attr]

    made = Case.objects.get()
    assert answer.headers["Location"] == f"/casussen/{made.uid}/"
    assert (made.birth_date, made.lead, made.situation) == ("1980-12-31", alice.person, RANA.situation)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("birth_date", "12-31-1980", "dag-maand-jaar"),
        ("birth_date", "gisteren", "dag-maand-jaar"),
        ("first_name", "", "Vul de voornaam in."),
        ("situation", "BSN 123 456 782", "een BSN hoort niet in een casus"),
        ("address", "123456782", "een BSN hoort niet in een casus"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(browser: Client, alice: Actor, field: str, typed: str, said: str) -> None:
    answer = browser.post("/casussen/nieuw/", {**TYPED, field: typed, "team": str(alice.team.uid)})  # type: ignore[union-attr]

    assert (answer.status_code, Case.objects.exists()) == (422, False)
    assert said in str(answer.context["form"].errors[field])


def test_a_case_of_the_same_name_and_birth_date_is_shown_before_a_second_one(
    browser: Client, case: Case, alice: Actor
) -> None:
    sent = {**TYPED, "last_name": "voorbeeld", "team": str(alice.team.uid)}  # type: ignore[union-attr]

    page = browser.post("/casussen/nieuw/", sent).content.decode()
    assert "U hebt al een casus van iemand met deze naam en geboortedatum" in page
    assert f'href="/casussen/{case.uid}/"' in page
    assert Case.objects.count() == 1

    browser.post("/casussen/nieuw/", {**sent, "anyway": "1"})
    assert Case.objects.count() == 2


def test_a_case_of_another_team_is_not_told(client: Client, case: Case, bob: Actor) -> None:
    browser = sign_in(client, bob)
    answer = browser.post("/casussen/nieuw/", {**TYPED, "team": str(bob.team.uid)})  # type: ignore[union-attr]

    assert answer.status_code == 302
    assert Case.objects.count() == 2


def test_the_title_of_a_page_tells_nothing_of_the_resident(browser: Client, case: Case) -> None:
    for path in ("", "print/", "wijzigen/", "aanspreekpunt/", "afsluiten/", "huisgenoot/"):
        title = _title(browser.get(f"/casussen/{case.uid}/{path}").content.decode())
        assert title
        assert [secret for secret in SECRETS if secret in title] == []


def test_what_the_case_holds_is_changed_at_the_version_that_was_seen(browser: Client, case: Case) -> None:
    address = f"/casussen/{case.uid}/wijzigen/"
    form = browser.get(address).context["form"]
    assert form.initial["birth_date"] == "31-12-1980"

    sent = {**form.initial, "telephone": "06 11 11 11 11"}
    assert browser.post(address, sent).status_code == 302
    assert Case.objects.get().telephone == "06 11 11 11 11"
    assert browser.post(address, sent).status_code == 409


def test_closing_asks_first_and_a_closed_case_opens_again(browser: Client, case: Case) -> None:
    assert "afsluiten?" in browser.get(f"/casussen/{case.uid}/afsluiten/").content.decode()
    assert Case.objects.get().state == CaseState.OPEN

    browser.post(f"/casussen/{case.uid}/afsluiten/", {"version": 1})
    closed = browser.get(f"/casussen/{case.uid}/").content.decode()
    assert "Deze casus is afgesloten. Heropen hem eerst." in closed
    assert browser.get(f"/casussen/{case.uid}/wijzigen/").status_code == 403

    browser.post(f"/casussen/{case.uid}/heropenen/", {"version": 2})
    assert Case.objects.get().state == CaseState.OPEN


def test_a_colleague_becomes_the_contact_person(browser: Client, case: Case, welfare: Team, credit_bank: Team) -> None:
    ceciel = colleague(case.tenant, welfare)
    address = f"/casussen/{case.uid}/aanspreekpunt/"
    offered = [key for key, _name in browser.get(address).context["form"].fields["to"].choices if key]
    assert offered == [f"{ceciel.person.uid}/{welfare.uid}"]

    browser.post(address, {"to": offered[0], "version": 1})

    assert Case.objects.get().lead == ceciel.person


def test_housemates_are_joined_by_code_and_parted_again(
    browser: Client, case: Case, alice: Actor, welfare: Team
) -> None:
    other = open_case(alice, team_uid=welfare.uid, told=RANA)

    browser.post(f"/casussen/{case.uid}/huisgenoot/", {"code": other.code.lower()})
    assert other.code in browser.get(f"/casussen/{case.uid}/").content.decode()

    browser.post(f"/casussen/{case.uid}/huishouden-verlaten/", {"version": Case.objects.get(pk=case.pk).version})
    assert other.code not in browser.get(f"/casussen/{case.uid}/").content.decode()


def test_a_foreign_code_and_a_code_of_nobody_get_the_same_answer(
    browser: Client, case: Case, bob: Actor, credit_bank: Team
) -> None:
    theirs = open_case(bob, team_uid=credit_bank.uid, told=RANA)
    answers = [browser.post(f"/casussen/{case.uid}/huisgenoot/", {"code": code}) for code in (theirs.code, "C-000000")]

    assert {answer.status_code for answer in answers} == {422}
    assert len({str(answer.context["form"].errors) for answer in answers}) == 1


@pytest.mark.parametrize("someone", ["bob", "anna", "marit", "frits", "volunteer", "ria"])
def test_nobody_else_finds_the_case(client: Client, request: Any, case: Case, someone: str) -> None:
    browser = sign_in(client, request.getfixturevalue(someone))

    assert browser.get(f"/casussen/{case.uid}/").status_code == 404
    assert browser.get(f"/casussen/{case.uid}/print/").status_code == 404
