"""The privacy officer reads how long things are kept; administrators of the municipality choose, two by two."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tenants.access import Actor, Role, actor_for
from tenants.context import activate
from tenants.models import Team, Tenant
from tenants.retention import rules, selectors
from tenants.retention.models import RetentionSetting
from tenants.retention.of_kernel import OUTBOX
from tenants.retention.running import run
from tenants.retention.services import terms
from tests.factories.accounts import sign_in
from tests.factories.tenants import make_member

SCREEN = "/instellingen/bewaartermijnen/"
TYPED = {"number": "60", "unit": "days", "why": "De leverancier zoekt langer terug."}


@pytest.fixture
def mira(waterkant: Tenant, town_hall: Team) -> Actor:
    person = make_member(waterkant, "Mira", Role.MUNICIPALITY_ADMIN, town_hall)
    with activate(waterkant):
        return actor_for(person, waterkant)


@pytest.fixture
def browser(waterkant: Tenant) -> Callable[[Actor], Client]:
    return lambda actor: sign_in(Client(SERVER_NAME="waterkant.localhost"), actor)


def proposal(waterkant: Tenant, actor: Actor, rule: str = "outbox.settled") -> RetentionSetting:
    with activate(waterkant):
        return terms.propose(actor, rule=rule, number=60, unit="days", why="De leverancier zoekt langer terug.")


def state(row: RetentionSetting) -> Any:
    with activate(row.tenant):
        return RetentionSetting.objects.get(pk=row.pk).state


def test_the_privacy_officer_reads_every_rule_with_its_reason_and_source_and_changes_nothing(
    waterkant: Tenant, frits: Actor, browser: Callable[[Actor], Client]
) -> None:
    page = browser(frits).get(SCREEN).content.decode()

    for rule in rules.rules().values():
        assert str(rule.what) in page
        assert str(rule.why) in page
    assert "AVG, artikel 5" in page
    assert "Andere termijn" not in page
    assert browser(frits).get(f"{SCREEN}outbox.settled/").status_code == 404


def test_it_tells_of_the_last_run(waterkant: Tenant, frits: Actor, browser: Callable[[Actor], Client]) -> None:
    assert "nog niets gewist" in browser(frits).get(SCREEN).content.decode()
    run(waterkant, timezone.now())

    assert "De laatste keer was" in browser(frits).get(SCREEN).content.decode()


def test_one_proposes_and_another_approves(
    waterkant: Tenant, marit: Actor, mira: Actor, browser: Callable[[Actor], Client]
) -> None:
    answer = browser(marit).post(f"{SCREEN}outbox.settled/", TYPED, follow=True)
    assert "Een andere beheerder beslist erover." in answer.content.decode()
    assert "Goedkeuren" not in answer.content.decode()
    with activate(waterkant):
        row = RetentionSetting.objects.get()

    theirs = browser(mira)
    assert "Voorstel van Marit" in theirs.get(SCREEN).content.decode()
    page = theirs.post(f"{SCREEN}voorstel/{row.uid}/", {"doen": "goedkeuren"}, follow=True).content.decode()
    assert "De nieuwe termijn geldt vanaf nu." in page
    assert "<b>60 dagen</b>" in page
    assert "Zonder keuze is het 30 dagen." in page


def test_who_proposed_cannot_approve_past_the_screen_either(
    waterkant: Tenant, marit: Actor, browser: Callable[[Actor], Client]
) -> None:
    row = proposal(waterkant, marit)
    answer = browser(marit).post(f"{SCREEN}voorstel/{row.uid}/", {"doen": "goedkeuren"})

    assert answer.status_code == 403
    assert "U stelde dit zelf voor." in answer.content.decode()
    assert state(row) == "proposed"


@pytest.mark.parametrize(("said", "left"), [("afwijzen", "declined"), ("goedkeuren", "in_force")])
def test_each_button_does_what_it_says(
    waterkant: Tenant, marit: Actor, mira: Actor, browser: Callable[[Actor], Client], said: str, left: str
) -> None:
    row = proposal(waterkant, marit)
    browser(mira).post(f"{SCREEN}voorstel/{row.uid}/", {"doen": said})

    assert state(row) == left


def test_a_proposal_is_taken_back_by_who_made_it(
    waterkant: Tenant, marit: Actor, browser: Callable[[Actor], Client]
) -> None:
    row = proposal(waterkant, marit)
    browser(marit).post(f"{SCREEN}voorstel/{row.uid}/", {"doen": "intrekken"})

    assert state(row) == "withdrawn"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"number": "6"}, "Kies een termijn van 7 dagen tot en met 90 dagen."),
        ({"number": ""}, "field--wrong"),
        ({"number": "veel"}, "field--wrong"),
        ({"unit": "eeuwen"}, "field--wrong"),
        ({"unit": "years", "number": "999"}, "Deze termijn kan niet."),
        ({"why": " "}, "field--wrong"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_what_was_typed_stays(
    waterkant: Tenant, marit: Actor, browser: Callable[[Actor], Client], typed: dict[str, str], said: str
) -> None:
    answer = browser(marit).post(f"{SCREEN}outbox.settled/", {**TYPED, **typed})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    with activate(waterkant):
        assert not RetentionSetting.objects.exists()


def test_an_unknown_button_and_an_unknown_rule_are_refused(
    waterkant: Tenant, marit: Actor, mira: Actor, browser: Callable[[Actor], Client]
) -> None:
    row = proposal(waterkant, marit)

    assert browser(mira).post(f"{SCREEN}voorstel/{row.uid}/", {"doen": "wissen"}).status_code == 422
    assert browser(mira).get(f"{SCREEN}nergens.iets/").status_code == 404
    assert browser(mira).get(f"{SCREEN}audit.entry/").status_code == 404


@pytest.mark.parametrize("someone", ["alice", "anna", "carla", "eva", "omar", "volunteer", "ria"])
def test_others_find_nothing_there(
    request: pytest.FixtureRequest, waterkant: Tenant, browser: Callable[[Actor], Client], someone: str
) -> None:
    assert browser(request.getfixturevalue(someone)).get(SCREEN).status_code == 404


def test_a_proposal_of_another_portal_is_not_shown(
    waterkant: Tenant, heidedorp: Tenant, marit: Actor, frits: Actor, browser: Callable[[Actor], Client]
) -> None:
    with activate(heidedorp):
        RetentionSetting.objects.create(
            rule="outbox.settled", number=77, unit="days", why="Van elders.", proposed_by=marit.person,
            proposed_at=timezone.now(),
        )  # fmt: skip

    assert "Van elders." not in browser(frits).get(SCREEN).content.decode()


@pytest.mark.parametrize("number", [1, 10, 100])
def test_the_list_costs_four_queries_however_many_rules_and_proposals(
    in_waterkant: Tenant, marit: Actor, frits: Actor, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    many = {f"many.rule{n}": replace(OUTBOX, code=f"many.rule{n}") for n in range(number)}
    monkeypatch.setattr(rules, "_registered", many)
    for code in many:
        proposal(in_waterkant, marit, code)
    run(in_waterkant, timezone.now())
    with CaptureQueriesContext(connection) as asked:
        page = selectors.overview(frits)
        assert [line.proposal.by for line in page.proposals if line.proposal] == ["Marit"] * number

    assert len(asked) == 4
