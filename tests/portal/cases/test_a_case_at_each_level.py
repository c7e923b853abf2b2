"""A case shows what the level of the team opens, names what stays closed with the reason, and hangs up sections."""

from typing import Any

import pytest
from django.test import Client

from portal.cases import sections
from portal.cases.models import Case, Household
from portal.cases.sections import Section, register_section, sections_of
from portal.cases.selectors import CasePage
from portal.cases.selectors import case as page_of
from portal.cases.words import Level
from portal.consent.providing import provide_for
from tenants.access import Actor
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import RANA, SECRETS
from tests.portal.cases.rows import let_in, make_cases, record_grounds

ASKED = "tests-section"


@pytest.mark.parametrize(
    ("level", "opened"),
    [(Level.MINIMUM, []), (Level.AGREED, [RANA.first_name])],
)
def test_less_than_all_shows_no_more_and_says_why(
    client: Client, case: Case, bob: Actor, credit_bank: Team, level: Level, opened: list[str]
) -> None:
    let_in(case, credit_bank, level)
    page = sign_in(client, bob).get(f"/casussen/{case.uid}/").content.decode()

    assert [secret for secret in SECRETS if secret in page] == opened
    assert "Nog dicht" in page
    assert f"Uw team mag van deze casus zien: {level.label}." in page
    assert "Uw team mag een deel van deze casus zien, en wijzigt er niets in." in page


def test_the_circle_tells_who_may_open_it_why_and_until_when(
    client: Client, case: Case, alice: Actor, credit_bank: Team
) -> None:
    let_in(case, credit_bank, Level.ALL)
    page = sign_in(client, alice).get(f"/casussen/{case.uid}/").content.decode()

    assert credit_bank.organisation.name in page
    assert "Kring rond de inwoner" in page


@pytest.mark.parametrize("many", [1, 10, 100])
def test_the_page_costs_the_same_however_much_hangs_on_it(
    client: Client,
    case: Case,
    alice: Actor,
    welfare: Team,
    credit_bank: Team,
    many: int,
    django_assert_max_num_queries: Any,
) -> None:
    provide_for(case.tenant)
    household = Household.objects.create()
    Case.objects.filter(pk=case.pk).update(household=household)
    make_cases(alice, welfare, many, household=household)
    record_grounds(case, welfare, many)
    for _each in range(many):
        let_in(case, credit_bank, Level.ALL)
    browser = sign_in(client, alice)

    with django_assert_max_num_queries(QUERIES_OF_THE_PAGE):
        answer = browser.get(f"/casussen/{case.uid}/")

    assert len(answer.context["housemates"]) == many
    assert len(answer.context["case"].circle) == many + 1
    assert len(answer.context["sections"][0].told["grounds"]) == many


QUERIES_OF_THE_PAGE = 40


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A section of a higher room, that writes down for whom it was asked."""
    monkeypatch.setattr(sections, "_sections", {})
    said: list[str] = []

    def collect(actor: Actor, page: CasePage) -> dict[str, str]:
        said.append(str(actor.person))
        return {"word": "hoger"}

    register_section(Section(ASKED, "Hoger", "cases/parts/no_number.html", collect))
    return said


def test_a_section_is_asked_only_of_who_may_open_all(
    case: Case, alice: Actor, bob: Actor, credit_bank: Team, asked: list[str]
) -> None:
    let_in(case, credit_bank, Level.AGREED)

    assert sections_of(bob, page_of(bob, case.uid)) == ()
    assert [each.code for each in sections_of(alice, page_of(alice, case.uid))] == [ASKED]
    assert asked == ["Alice"]


def test_sections_stand_in_their_order_and_an_empty_one_is_left_out(case: Case, alice: Actor, asked: list[str]) -> None:
    register_section(Section("eerst", "Eerst", "x.html", lambda actor, page: {}, order=1))
    register_section(Section("niets", "Niets", "x.html", lambda actor, page: None, order=2))

    assert [each.code for each in sections_of(alice, page_of(alice, case.uid))] == ["eerst", ASKED]


def test_two_sections_never_have_one_code(asked: list[str]) -> None:
    with pytest.raises(ValueError, match=ASKED):
        register_section(Section(ASKED, "Ander", "x.html", lambda actor, page: None))


def test_a_resident_with_an_account_reads_it_on_their_own_page_alone(
    client: Client, case: Case, ria: Actor, in_waterkant: Tenant, asked: list[str]
) -> None:
    assert sign_in(client, ria).get(f"/casussen/{case.uid}/").status_code == 404
    assert asked == []
