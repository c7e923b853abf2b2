"""In a region of four municipalities teams, conditions and terms differ with where the resident lives."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.cases.districts import municipality_of
from portal.cases.models import Case
from portal.referrals import area, services
from portal.referrals.models import KindReceiver, Referral, ReferralKind
from portal.referrals.selectors.choices import ReceiverLine, receivers
from portal.referrals.selectors.drafts import draft_page, kinds_to_begin_with
from portal.referrals.services import Written
from portal.referrals.services.kinds_here import WrittenDifference, change_here
from tenants.access import Actor
from tenants.errors import Invalid
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import RecordGround
from tests.portal.referrals.conftest import QUESTION, draft, step, taken_by

HUIZEN, BLARICUM, EEMNES, LAREN = "GM0406", "GM0376", "GM0317", "GM0417"
Lives = Callable[[str], Case]


@pytest.fixture
def region(in_waterkant: Tenant) -> Tenant:
    in_waterkant.municipality_codes = [HUIZEN, BLARICUM, EEMNES, LAREN]
    in_waterkant.save()
    return in_waterkant


@pytest.fixture
def lives(region: Tenant, case: Case) -> Lives:
    """Rana moves."""

    def move(district: str) -> Case:
        case.district = district
        case.save()
        return case

    return move


@pytest.mark.parametrize(
    ("district", "found"),
    [
        ("1271 Huizen", HUIZEN), ("1271AB", HUIZEN), ("1271", HUIZEN), ("Huizen", HUIZEN), ("Blaricum", BLARICUM),
        ("Eemnes", EEMNES), ("1251 Laren", LAREN), ("Laren", LAREN), ("", ""), ("1011 Amsterdam", ""),
        ("achter de kerk", ""), ("12711", ""),
    ],
)  # fmt: skip
def test_where_somebody_lives_follows_from_the_district(region: Tenant, district: str, found: str) -> None:
    assert municipality_of(region, district) == found


def test_a_portal_of_one_municipality_asks_nothing(in_waterkant: Tenant) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert municipality_of(in_waterkant, "achter de kerk") == "GM0622"
    assert not asked.captured_queries


def lines(actor: Actor, kind: ReferralKind, case: Case) -> dict[str, ReceiverLine]:
    return {each.team: each for each in receivers(actor, kind=kind, case=case, answers={})}


def test_a_team_of_another_municipality_is_shown_and_cannot_be_chosen(
    alice: Actor, kind: ReferralKind, credit_bank: Team, lives: Lives, ground: RecordGround
) -> None:
    ground(credit_bank)  # which accepted the covenant for it
    KindReceiver.objects.filter(kind=kind).update(municipalities=[LAREN, EEMNES])

    away = lines(alice, kind, lives("1271 Huizen"))[credit_bank.name]
    here = lines(alice, kind, lives("Laren"))[credit_bank.name]
    unknown = lines(alice, kind, lives(""))[credit_bank.name]

    assert away.reason == "Dit team werkt niet in de gemeente van de inwoner."
    assert (here.reason, here.conditions[0]) == ("", area.Condition("werkt in Laren en Eemnes", "fits"))
    assert (unknown.reason, unknown.conditions[0].fit) == ("", "ask")


def test_a_condition_holds_for_residents_of_its_municipality_alone(
    alice: Actor, kind: ReferralKind, credit_bank: Team, lives: Lives
) -> None:
    condition = {"text": "65 of ouder", "field": "age", "op": "at_least", "value": "65", "municipalities": [EEMNES]}
    KindReceiver.objects.filter(kind=kind).update(conditions=[condition])

    def fits(district: str) -> list[area.Condition]:
        return list(lines(alice, kind, lives(district))[credit_bank.name].conditions)

    assert fits("1271 Huizen") == []
    assert fits("Eemnes") == [area.Condition("65 of ouder", "not")]
    assert fits("") == [area.Condition("65 of ouder (alleen in Eemnes)", "ask")]


@pytest.mark.parametrize("district", ["1271 Huizen", "Eemnes"])
def test_what_does_not_fit_where_the_resident_lives_is_not_sent(
    alice: Actor, kind: ReferralKind, credit_bank: Team, lives: Lives, ground: RecordGround, district: str
) -> None:
    condition = {"text": "65 of ouder", "field": "age", "op": "at_least", "value": "65", "municipalities": [EEMNES]}
    KindReceiver.objects.filter(kind=kind).update(conditions=[condition], municipalities=[EEMNES])
    made = draft(alice, lives(district), kind, ground(credit_bank), credit_bank)

    with pytest.raises(Invalid) as refused:
        step(alice, made, "send")

    said = {"1271 Huizen": "werkt niet in de gemeente", "Eemnes": "past niet bij een voorwaarde"}[district]
    assert said in refused.value.fields["receiver"]


def test_without_the_rule_of_the_working_area_it_would_be_sent(
    monkeypatch: pytest.MonkeyPatch, alice: Actor, kind: ReferralKind, credit_bank: Team, lives: Lives,
    ground: RecordGround,
) -> None:  # fmt: skip
    KindReceiver.objects.filter(kind=kind).update(municipalities=[EEMNES])
    made = draft(alice, lives("1271 Huizen"), kind, ground(credit_bank), credit_bank)
    monkeypatch.setattr("portal.referrals.services.taking.works_in", lambda codes, home: "fits")
    monkeypatch.setattr("portal.referrals.area.works_in", lambda codes, home: "fits")

    assert step(alice, made, "send").state == "sent"


def test_the_second_choice_must_work_there_too(
    alice: Actor, kind: ReferralKind, credit_bank: Team, town_hall: Team, lives: Lives, ground: RecordGround
) -> None:
    taken_by(kind, town_hall, municipalities=[LAREN])
    made = draft(
        alice, lives("1271 Huizen"), kind, ground(credit_bank, town_hall), credit_bank, after=[town_hall.uid]
    )  # fmt: skip

    with pytest.raises(Invalid) as refused:
        step(alice, made, "send")

    assert set(refused.value.fields) == {"after"}


def test_who_stopped_taking_it_is_passed_over_and_the_first_can_still_say_no(
    alice: Actor, bob: Actor, kind: ReferralKind, credit_bank: Team, town_hall: Team, case: Case, ground: RecordGround
) -> None:
    taken_by(kind, town_hall)
    made = draft(alice, case, kind, ground(credit_bank, town_hall), credit_bank, after=[town_hall.uid])
    sent = step(alice, made, "send")
    KindReceiver.objects.filter(team=town_hall).update(active=False)

    refused = step(bob, sent, "reject", reject_reason="no_capacity", advice="Vraag een ander.")

    assert refused.state == "rejected"
    assert Referral.objects.count() == 1
    assert refused.clocks.filter(code="next_step", stopped_at__isnull=True).exists(), "the sender looks further"


def test_handing_on_to_a_team_that_does_not_work_there_is_said_at_its_field(
    alice: Actor, bob: Actor, kind: ReferralKind, credit_bank: Team, town_hall: Team, lives: Lives, ground: RecordGround
) -> None:
    taken_by(kind, town_hall, municipalities=[LAREN])
    made = draft(alice, lives("1271 Huizen"), kind, ground(credit_bank, town_hall), credit_bank)
    sent = step(alice, made, "send")

    with pytest.raises(Invalid) as refused:
        step(bob, sent, "hand_on", to_team=town_hall.uid)

    assert set(refused.value.fields) == {"to_team"}


def test_a_kind_that_is_not_there_for_a_municipality_is_shown_closed_and_not_begun(
    alice: Actor, marit: Actor, kind: ReferralKind, lives: Lives
) -> None:
    differs_in(marit, kind, LAREN, active=False)
    away, here = lives("Laren"), kinds_to_begin_with

    assert {each.uid: (each.teams, each.place) for each in here(alice, away)}[kind.uid] == (0, "Laren")
    with pytest.raises(Invalid) as refused:
        services.draft(alice, case_uid=away.uid, kind_uid=kind.uid, written=Written(question=QUESTION))
    assert set(refused.value.fields) == {"kind"}
    assert {each.uid: each.teams for each in here(alice, lives("1271 Huizen"))}[kind.uid] == 1


def test_the_terms_of_the_municipality_go_before_those_of_the_kind_and_of_the_network(
    alice: Actor, marit: Actor, kind: ReferralKind, credit_bank: Team, lives: Lives, ground: RecordGround
) -> None:
    said = {"first_reaction": "Verordening van Laren"}
    differs_in(marit, kind, LAREN, norms={"first_reaction": 9}, sources=said)

    clocks = {}
    for district in ("Laren", "1271 Huizen"):
        made = draft(alice, lives(district), kind, ground(credit_bank), credit_bank)
        promised = [each.source for each in draft_page(alice, made.uid).terms if "reactie" in each.title]
        clock = step(alice, made, "send").clocks.get(code="first_reaction")
        clocks[district] = ((clock.ends_at - clock.started_at).days > 6, clock.source, promised)

    assert clocks["Laren"] == (True, "Verordening van Laren", ["Verordening van Laren"])
    assert clocks["1271 Huizen"] == (False, "", ["Afspraak in het netwerk"])


@pytest.mark.parametrize("many", [1, 10, 100])
def test_in_a_region_too_the_list_costs_the_same_for_one_team_and_for_a_hundred(
    alice: Actor, kind: ReferralKind, credit_bank: Team, lives: Lives, many: int
) -> None:
    condition = {"text": "kan zelf komen", "municipalities": [HUIZEN]}
    for number in range(many - 1):
        team = Team.objects.create(organisation=credit_bank.organisation, name=f"Team {number}")
        taken_by(kind, team, municipalities=[HUIZEN], conditions=[condition])
    case = lives("1271 Huizen")

    with CaptureQueriesContext(connection) as asked:
        found = receivers(alice, kind=kind, case=case, answers={})

    assert len(found) == many
    assert len(asked) <= 5, "\n".join(each["sql"] for each in asked.captured_queries)


def differs_in(actor: Actor, kind: ReferralKind, code: str, **told: Any) -> None:
    change_here(actor, uid=kind.uid, municipality=code, version=1, written=WrittenDifference(**told))


def test_the_page_says_which_help_is_not_there_for_the_resident(
    client: Client, alice: Actor, marit: Actor, kind: ReferralKind, lives: Lives
) -> None:
    differs_in(marit, kind, LAREN, active=False)
    case = lives("Laren")

    page = sign_in(client, alice).get(f"/doorverwijzingen/nieuw/?casus={case.uid}").content.decode()

    assert "Deze hulp is er niet voor inwoners van Laren." in page
