"""The page of the circle: who is in, who could come in and why not, inviting, going out and inviting again."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from portal.cases.models import Case, CaseAccess
from portal.cases.services import invite_team
from portal.consent.models import Ground
from tenants.access import Actor, Role, actor_for
from tenants.models import OrganisationKind, Team, Tenant
from tests.factories.accounts import sign_in
from tests.factories.tenants import make_member, make_organisation
from tests.portal.cases.conftest import SECRETS, RecordGround

Page = str


@pytest.fixture
def given(ground: RecordGround, credit_bank: Team) -> Ground:
    return ground(credit_bank)


@pytest.fixture
def browser(client: Client, in_waterkant: Tenant, alice: Actor) -> Client:
    return sign_in(client, alice)


def read(browser: Client, case: Case, query: str = "") -> Page:
    answer = browser.get(f"/casussen/{case.uid}/kring/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def press(browser: Client, case: Case, team: Team, ground: Ground) -> Any:
    sent = {"team": str(team.uid), "ground": str(ground.uid)}
    return browser.post(f"/casussen/{case.uid}/kring/", sent, follow=True)


def test_the_way_leads_over_the_page_of_the_case(browser: Client, case: Case) -> None:
    page = browser.get(f"/casussen/{case.uid}/").content.decode()

    assert f'href="/casussen/{case.uid}/kring/"' in page
    assert "Team uitnodigen voor de kring" in page


def test_a_team_that_a_record_names_is_invited_with_one_button_and_stands_there_with_since_why_and_until(
    browser: Client, case: Case, credit_bank: Team, given: Ground
) -> None:
    assert f'value="{credit_bank.uid}"' in read(browser, case)

    page = press(browser, case, credit_bank, given).content.decode()

    inside = page[page.index('id="in-de-kring"') : page.index('id="uitnodigen"')]
    assert "Kredietbank De Vliet" in inside
    assert "U in contact brengen met een andere organisatie" in inside
    assert str(given.valid_until.year) in inside
    assert CaseAccess.objects.get(team=credit_bank).since is not None


def test_the_page_tells_nothing_of_the_resident(browser: Client, case: Case, given: Ground) -> None:
    assert [secret for secret in SECRETS if secret in read(browser, case)] == []


def test_who_was_taken_out_is_invited_again_at_the_same_place(
    browser: Client, case: Case, credit_bank: Team, given: Ground
) -> None:
    press(browser, case, credit_bank, given)
    way = f"/casussen/{case.uid}/kring/{credit_bank.uid}/uit/"
    assert "uit de kring halen?" in browser.get(way).content.decode()
    assert CaseAccess.objects.filter(team=credit_bank).exists()

    page = browser.post(way, follow=True).content.decode()

    assert not CaseAccess.objects.filter(team=credit_bank).exists()
    assert "Nodig het team hieronder weer uit." in page
    press(browser, case, credit_bank, given)
    assert CaseAccess.objects.filter(team=credit_bank).exists()


def test_the_own_team_goes_out_and_lands_where_it_still_may_be(
    client: Client, in_waterkant: Tenant, case: Case, alice: Actor, bob: Actor, credit_bank: Team, given: Ground
) -> None:
    invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=given.uid)
    browser = sign_in(client, bob)
    page = read(browser, case)
    assert "Uit de kring gaan" in page
    assert "Alleen het team van het vaste aanspreekpunt nodigt een team uit." in page
    assert "Waarom niet?" not in page

    answer = browser.post(f"/casussen/{case.uid}/kring/{credit_bank.uid}/uit/")

    assert answer.headers["Location"] == "/casussen/"
    assert browser.get(f"/casussen/{case.uid}/kring/").status_code == 404


def test_why_a_team_cannot_come_in_is_said_in_the_words_of_the_rule(
    browser: Client, case: Case, given: Ground, town_hall: Team
) -> None:
    page = read(browser, case, f"?team={town_hall.uid}")

    assert "Er is geen grondslag om dit met deze organisatie te delen." in page
    assert "Gemeente Waterkant heeft het convenant dat nu geldt nog niet geaccepteerd." in page
    assert f"/grondslagen/{case.uid}/nieuw/?team={town_hall.uid}" in page


NOBODY = "8f8a2f0e-0000-4000-8000-000000000000"


@pytest.mark.parametrize("written", ["", "x", NOBODY, "\x00"])
def test_a_team_that_is_not_there_is_said_at_the_field(
    browser: Client, case: Case, given: Ground, written: str
) -> None:
    answer = browser.get(f"/casussen/{case.uid}/kring/", {"team": written})

    assert answer.status_code == 422
    assert answer.context["form"].errors["team"]


@pytest.mark.parametrize("sent", [{}, {"team": "x", "ground": "y"}, {"team": NOBODY, "ground": NOBODY}])
def test_what_the_page_never_sent_lets_nobody_in(browser: Client, case: Case, given: Ground, sent: Any) -> None:
    assert browser.post(f"/casussen/{case.uid}/kring/", sent).status_code == 404
    assert not CaseAccess.objects.filter(source="circle").exists()


@pytest.mark.parametrize("someone", ["bob", "anna", "marit", "frits", "volunteer", "ria"])
def test_nobody_else_finds_the_circle(client: Client, request: Any, case: Case, welfare: Team, someone: str) -> None:
    browser = sign_in(client, request.getfixturevalue(someone))

    for way in ("", f"{welfare.uid}/uit/"):
        assert browser.get(f"/casussen/{case.uid}/kring/{way}").status_code in {403, 404}
        assert browser.post(f"/casussen/{case.uid}/kring/{way}").status_code in {403, 404}


@pytest.mark.parametrize("many", [1, 10, 100])
def test_the_page_costs_the_same_however_many_teams(
    browser: Client, case: Case, alice: Actor, given: Ground, in_waterkant: Tenant, many: int,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    from portal.consent.models import GroundParty
    from tests.portal.cases.rows import let_in

    teams = [make_organisation(in_waterkant, f"Hulp {each}", OrganisationKind.WELFARE) for each in range(many)]
    GroundParty.objects.bulk_create(
        GroundParty(
            ground=given, kind="receiver", organisation_id=team.organisation_id, team=team, name=str(team), covenant=1,
            since=given.recorded_at, tenant=in_waterkant,
        )
        for team in teams
    )  # fmt: skip
    for team in teams[: many // 2]:
        let_in(case, team, 30)  # type: ignore[arg-type]
    with django_assert_max_num_queries(MOST_QUERIES + (connection.vendor == "postgresql")):
        assert browser.get(f"/casussen/{case.uid}/kring/").status_code == 200


MOST_QUERIES = 32


def test_a_colleague_of_the_contact_person_invites_too(
    client: Client, in_waterkant: Tenant, case: Case, welfare: Team, credit_bank: Team, given: Ground
) -> None:
    ceciel = actor_for(make_member(in_waterkant, "Ceciel", Role.PARTNER, welfare), in_waterkant)

    press(sign_in(client, ceciel), case, credit_bank, given)

    assert CaseAccess.objects.filter(team=credit_bank).exists()
