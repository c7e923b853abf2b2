"""One record: what was shown, its history, and the steps that somebody may take."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from portal.consent import policies, selectors, steps
from portal.consent.models import Ground, GroundEvent
from portal.consent.models.grounds import GroundQuerySet
from portal.consent.services import object_to
from tenants.access import Actor, Role, actor_for
from tenants.models import Team, Tenant
from tests.factories.tenants import make_member
from tests.portal.consent.conftest import Record
from tests.portal.consent.screens import YES, apart_from, browser, of, says_all, shown_hash, words

STEPS = ("", "vernieuwen/", "stoppen/", "bezwaar/")


@pytest.mark.parametrize("someone", ["alice", "bob", "frits"])
def test_who_has_part_in_it_reads_what_was_shown_by_whom_and_until_when(
    request: pytest.FixtureRequest, record: Record, someone: str
) -> None:
    made = record()
    answer = browser(request.getfixturevalue(someone)).get(of(made.uid))

    assert says_all(answer, [made.number, made.shown["why"], made.shown["until"], "Vastgelegd door Alice"])
    assert "U in contact brengen" not in words(answer).split("</title>")[0]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("someone", ["carla", "anna", "marit", "eva", "omar", "volunteer", "pim", "ria", "charlie"])
def test_for_others_it_is_as_if_it_did_not_exist(
    request: pytest.FixtureRequest, record: Record, someone: str, step: str
) -> None:
    actor: Actor = request.getfixturevalue(someone)
    made, nothing = record(), uuid4()
    theirs = browser(actor, actor.tenant.primary_host)
    foreign, random = theirs.get(of(made.uid, step)), theirs.get(of(nothing, step))

    assert (foreign.status_code, random.status_code) == (404, 404)
    assert apart_from(foreign, made.uid) == apart_from(random, nothing)


def test_sabotage_if_everybody_saw_all_grounds_the_consultant_would_read_it(
    record: Record, carla: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = record()
    monkeypatch.setattr(GroundQuerySet, "visible_to", lambda self, actor: self)

    assert browser(carla).get(of(made.uid)).status_code == 200


def test_stopping_says_first_what_stops_and_what_goes_on_and_asks_no_reason(
    record: Record, alice_works: Actor, credit_bank: Team
) -> None:
    made, other = record(), record(code="debt-help")
    alice = browser(alice_works)
    page = alice.get(of(made.uid, "stoppen/"))

    assert says_all(
        page, ["Dit stopt meteen", "Kredietbank De Vliet krijgt hierover niets nieuws meer", "Dit gaat door"]
    )
    assert other.shown["title"] in words(page)
    assert "<textarea" not in words(page).split("<main")[1].split("</main>")[0]
    assert not GroundEvent.objects.exists()
    answer = alice.post(of(made.uid, "stoppen/"), follow=True)

    assert says_all(answer, ["Het delen is gestopt.", "Gestopt", "Ingetrokken"])
    assert GroundEvent.objects.get().asked_by_subject


def test_what_stopped_cannot_be_stopped_again(record: Record, alice_works: Actor) -> None:
    made = record()
    alice = browser(alice_works)
    alice.post(of(made.uid, "stoppen/"))
    again = alice.post(of(made.uid, "stoppen/"))

    assert again.status_code == 403
    assert "Dit delen is al gestopt." in words(again)
    assert GroundEvent.objects.count() == 1


def test_where_the_law_lets_share_there_is_an_objection_instead(record: Record, alice_works: Actor) -> None:
    made = record(code="debt-help")
    alice = browser(alice_works)

    assert alice.get(of(made.uid, "stoppen/")).status_code == 403
    assert says_all(alice.get(of(made.uid, "bezwaar/")), ["Alice (Welzijn De Brug)", "Binnen 30 dagen"])
    answer = alice.post(of(made.uid, "bezwaar/"), follow=True)

    assert says_all(answer, ["De inwoner maakte bezwaar", "Tot die dag gaat het delen door."])
    assert GroundEvent.objects.get().answer_by == timezone.localdate() + timedelta(days=30)


@pytest.mark.parametrize(("answer", "stands"), [("gegrond", False), ("ongegrond", True)])
def test_who_shares_decides_on_the_objection(record: Record, alice_works: Actor, answer: str, stands: bool) -> None:
    made = record(code="debt-help")
    object_to(alice_works, ground_uid=made.uid)
    alice = browser(alice_works)
    alice.post(of(made.uid, "bezwaar/besluit/"), {"besluit": answer})

    assert selectors.ground(alice_works, made.uid).stands is stands
    assert "De inwoner maakte bezwaar" not in words(alice.get(of(made.uid)))


def test_who_receives_the_data_does_not_decide(record: Record, alice_works: Actor, bob: Actor) -> None:
    made = record(code="debt-help")
    object_to(alice_works, ground_uid=made.uid)
    bobs = browser(bob)
    said = "De organisatie die de gegevens deelt, beslist over het bezwaar."

    assert said in words(bobs.get(of(made.uid)))
    assert 'value="gegrond"' not in words(bobs.get(of(made.uid)))
    refused = bobs.post(of(made.uid, "bezwaar/besluit/"), {"besluit": "gegrond"})
    assert (refused.status_code, said in words(refused)) == (403, True)
    assert selectors.ground(bob, made.uid).stands


def test_sabotage_without_the_rule_the_receiver_would_decide(
    record: Record, alice_works: Actor, bob: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tenants.access import allow

    made = record(code="debt-help")
    object_to(alice_works, ground_uid=made.uid)
    monkeypatch.setattr(policies, "may_decide", lambda _actor, _ground: allow())

    assert browser(bob).post(of(made.uid, "bezwaar/besluit/"), {"besluit": "gegrond"}).status_code == 302


def test_a_decision_that_is_none_changes_nothing(record: Record, alice_works: Actor) -> None:
    made = record(code="debt-help")
    object_to(alice_works, ground_uid=made.uid)

    assert browser(alice_works).post(of(made.uid, "bezwaar/besluit/"), {"besluit": "misschien"}).status_code == 422
    assert GroundEvent.objects.count() == 1


def test_asking_again_makes_a_new_record_with_the_same_organisations(record: Record, alice_works: Actor) -> None:
    made = record()
    until = timezone.localdate() + timedelta(days=90)
    address = of(made.uid, f"vernieuwen/?gekozen=1&deel=contact&tot={until}&language=tr")
    alice = browser(alice_works)
    page = alice.get(address)
    assert "Sizi başka bir kuruluşla buluşturmak" in words(page)
    alice.post(address, {**YES, "shown": shown_hash(page)})

    new = Ground.objects.get(renews=made)
    assert (new.categories, new.valid_until, new.language) == (["contact"], until, "tr")
    assert not selectors.ground(alice_works, made.uid).stands


def test_asking_again_begins_with_what_was_shared_before(record: Record, alice_works: Actor) -> None:
    page = browser(alice_works).get(of(record(categories=["contact"]).uid, "vernieuwen/"))
    boxes = {box.split('value="')[1].split('"')[0]: box.split(">")[0] for box in words(page).split('name="deel"')[1:]}

    assert "checked" in boxes["contact"]
    assert "checked" not in boxes["question"]


def test_who_does_not_work_for_the_resident_does_not_ask_again(record: Record, bob: Actor) -> None:
    made = record()
    refused = browser(bob).get(of(made.uid, "vernieuwen/"))

    assert (refused.status_code, "U werkt niet voor deze inwoner." in words(refused)) == (403, True)


def test_the_privacy_officer_reads_and_changes_nothing(record: Record, frits: Actor) -> None:
    made = record()
    fritss = browser(frits)

    assert "Stop met delen" not in words(fritss.get(of(made.uid)))
    assert [fritss.post(of(made.uid, step)).status_code for step in ("stoppen/", "bezwaar/besluit/")] == [404, 404]


def test_a_colleague_of_another_team_of_the_same_organisation_does_not_read_it(
    record: Record, in_waterkant: Tenant, welfare: Team
) -> None:
    other = Team.objects.create(name="Team Zuid", organisation=welfare.organisation)
    colleague = actor_for(make_member(in_waterkant, "Ceciel", Role.PARTNER, other), in_waterkant)

    assert browser(colleague).get(of(record().uid)).status_code == 404


@pytest.mark.parametrize("many", [1, 10, 50])
def test_a_record_costs_the_same_however_much_happened(
    record: Record, alice_works: Actor, subject: UUID, django_assert_num_queries: Any, many: int
) -> None:
    made = record()
    for _each in range(many):
        GroundEvent.objects.create(ground=made, kind="objected", at=timezone.now(), by_whom="De inwoner")

    with django_assert_num_queries(3):
        steps.ground_and_steps(alice_works, made.uid)
