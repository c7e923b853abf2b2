"""A consultant of the receiving team reads, takes on, gives away, answers or refuses; nobody else sees a thing."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.intake import selectors, services
from portal.intake.models import IntakeEvent, IntakeRequest
from portal.intake.reminding import remind
from portal.intake.selectors.requests import Light, light_of
from portal.intake.services import Said
from portal.notifications.models import Notification
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Team, Tenant
from tests.factories.intake import SECRETS, ask

TOLD = Said("Bel de woningcorporatie.", "telephone")


@pytest.fixture(autouse=True)
def _in_waterkant(in_waterkant: Tenant) -> None:
    pass


def _audited(action: str) -> int:
    return int(AuditEntry.objects.filter(action=f"intake.{action}").count())


def test_the_list_shows_the_least_and_loads_nothing_sealed(carla: Actor, request_of_rana: IntakeRequest) -> None:
    with CaptureQueriesContext(connection) as captured:
        (line,), end = selectors.requests_waiting(carla)

    assert not [secret for secret in SECRETS if secret in str(line)]
    assert "first_name" not in captured[0]["sql"]
    assert (line.code, line.threat, line.district, line.language) == (
        request_of_rana.code, "Ontruiming", "3131", "ar",
    )  # fmt: skip
    assert end is None
    assert _audited("request_read") == 0


def test_what_threatens_comes_first_then_the_nearest_last_day(carla: Actor, waterkant: Tenant, receives: Team) -> None:
    late = ask(waterkant, threat="none", first_name="A")
    soon = ask(waterkant, threat="none", first_name="B", subject="necessities")
    now = ask(waterkant, threat="cut_off", first_name="C")

    lines, _end = selectors.requests_waiting(carla)
    assert [line.code for line in lines] == [now.code, soon.code, late.code]


def test_each_request_stands_on_one_page_of_the_list(
    carla: Actor, waterkant: Tenant, receives: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.intake.selectors.requests.PAGE", 2)
    made = {ask(waterkant, first_name=f"N{each}", threat="none" if each % 2 else "eviction").code for each in range(5)}
    seen, place = [], None
    for _page in range(3):
        lines, place = selectors.requests_waiting(carla, after=place)
        seen += [line.code for line in lines]

    assert (len(seen), set(seen), place) == (5, made, None)


def test_the_list_costs_the_same_for_1_10_and_100(carla: Actor, waterkant: Tenant, receives: Team) -> None:
    costs, made = [], 0
    for number in (1, 10, 100):
        while made < number:
            ask(waterkant, first_name=f"N{made}")
            made += 1
        with CaptureQueriesContext(connection) as captured:
            selectors.requests_waiting(carla)
        costs.append(len(captured))

    assert costs == [1, 1, 1]


def test_opening_one_is_written_down(carla: Actor, request_of_rana: IntakeRequest) -> None:
    page = selectors.open_request(carla, request_of_rana.uid)

    assert (page.first_name, page.via, page.told) == ("Rana", "Buurvrouw Bep", "Ik durf de brieven niet open te maken.")
    assert _audited("request_read") == 1
    assert not [secret for secret in SECRETS if secret in repr(page)]


@pytest.mark.parametrize("someone", ["alice", "anna", "bob", "ria", "marit", "eva", "frits", "pim", "volunteer", "ida"])
def test_nobody_else_sees_it_and_a_random_one_gets_the_same_answer(
    request: pytest.FixtureRequest, request_of_rana: IntakeRequest, someone: str
) -> None:
    actor = request.getfixturevalue(someone)

    assert selectors.requests_waiting(actor) == ([], None)
    for uid in (request_of_rana.uid, uuid4()):
        with pytest.raises(NotFound) as missing:
            selectors.open_request(actor, uid)
        assert str(missing.value) == ""
        with pytest.raises(NotFound):
            services.take_request(actor, uid=uid, version=1)


def test_of_another_portal_it_does_not_exist(heidedorp: Tenant, charlie: Actor, request_of_rana: IntakeRequest) -> None:
    with activate(heidedorp), pytest.raises(NotFound):
        selectors.open_request(charlie, request_of_rana.uid)


def test_without_the_rule_of_teams_another_team_would_read_it(
    ida: Actor, request_of_rana: IntakeRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.intake.models.requests.RequestQuerySet.visible_to", lambda queryset, actor: queryset)

    assert selectors.open_request(ida, request_of_rana.uid).first_name == "Rana"


def test_taking_on_names_who_answers_for_it(carla: Actor, colin: Actor, request_of_rana: IntakeRequest) -> None:
    taken = services.take_request(carla, uid=request_of_rana.uid, version=1)

    assert (taken.state, taken.assignee) == ("taken", carla.person)
    with pytest.raises(Refused, match="al op u genomen"):
        services.take_request(carla, uid=request_of_rana.uid, version=2)
    assert services.take_request(colin, uid=request_of_rana.uid, version=2).assignee == colin.person
    assert _audited("request_taken") == 2


def test_an_answer_closes_it_and_keeps_what_was_said(carla: Actor, request_of_rana: IntakeRequest) -> None:
    done = services.answer_request(carla, uid=request_of_rana.uid, version=1, said=TOLD)
    event = IntakeEvent.objects.get(request=done, kind="answered")

    assert (done.state, event.said, event.channel) == ("answered", TOLD.text, "telephone")
    assert done.answered_at is not None
    assert selectors.requests_waiting(carla) == ([], None)
    assert [line.code for line in selectors.requests_waiting(carla, closed=True)[0]] == [done.code]
    with pytest.raises(Refused, match="al afgehandeld"):
        services.answer_request(carla, uid=request_of_rana.uid, version=2, said=TOLD)


def test_refusing_asks_a_reason_and_an_advice(carla: Actor, request_of_rana: IntakeRequest) -> None:
    for said, field in (
        (Said("Ga naar het loket.", "letter"), "reason"),
        (Said(" ", "letter", "area"), "text"),
        (Said("Ga naar het loket.", "", "area"), "channel"),
        (Said("Uw BSN is 123456782.", "letter", "area"), "text"),
    ):
        with pytest.raises(Invalid) as wrong:
            services.refuse_request(carla, uid=request_of_rana.uid, version=1, said=said)
        assert field in wrong.value.fields

    refused = services.refuse_request(
        carla, uid=request_of_rana.uid, version=1, said=Said("Ga naar het loket.", "letter", "area")
    )
    assert (refused.state, refused.outcome) == ("refused", "area")
    assert _audited("request_refused") == 1


def test_giving_it_to_a_colleague_or_another_team_of_the_organisation(
    carla: Actor, colin: Actor, ida: Actor, town_hall: Team, second_team: Team, request_of_rana: IntakeRequest
) -> None:
    uid = request_of_rana.uid
    given = services.give_request(carla, uid=uid, version=1, team_uid=town_hall.uid, to_uid=colin.person.uid)
    assert (given.state, given.assignee) == ("taken", colin.person)
    assert [each.person_id for each in Notification.objects.filter(kind="intake.given")] == [colin.person.pk]

    given = services.give_request(colin, uid=uid, version=2, team_uid=second_team.uid)
    assert (given.state, given.assignee, given.team) == ("new", None, second_team)
    with pytest.raises(NotFound):
        selectors.open_request(carla, uid)
    assert selectors.open_request(ida, uid).first_name == "Rana"


def test_it_goes_to_no_other_organisation_and_to_nobody_who_may_not_read_it(
    carla: Actor, anna: Actor, welfare: Team, town_hall: Team, marit: Actor, request_of_rana: IntakeRequest
) -> None:
    uid = request_of_rana.uid
    with pytest.raises(Refused, match="andere organisatie"):
        services.give_request(carla, uid=uid, version=1, team_uid=welfare.uid)
    with pytest.raises(NotFound):
        services.give_request(carla, uid=uid, version=1, team_uid=town_hall.uid, to_uid=marit.person.uid)
    with pytest.raises(NotFound):
        services.give_request(carla, uid=uid, version=1, team_uid=uuid4())


def test_somebody_who_looked_at_an_old_version_looks_again(
    carla: Actor, colin: Actor, request_of_rana: IntakeRequest
) -> None:
    services.take_request(colin, uid=request_of_rana.uid, version=1)

    for command, more in (
        (services.take_request, {}),
        (services.answer_request, {"said": TOLD}),
        (services.refuse_request, {"said": TOLD}),
        (services.give_request, {"team_uid": request_of_rana.team.uid}),
    ):
        act: Any = command
        with pytest.raises(Stale):
            act(carla, uid=request_of_rana.uid, version=1, **more)


@pytest.mark.parametrize(("days", "light"), [(-1, Light.RED), (0, Light.AMBER), (1, Light.AMBER), (9, Light.GREEN)])
def test_the_light_of_the_last_day(days: int, light: Light) -> None:
    monday = timezone.datetime(2026, 11, 30).date()  # type: ignore[attr-defined]

    assert light_of(monday + timedelta(days=days), monday) == light


def test_reminders_come_once_and_late_ones_reach_the_administrator_too(
    waterkant: Tenant, carla: Actor, town_hall: Team, request_of_rana: IntakeRequest
) -> None:
    from tests.factories.tenants import make_member

    chief = make_member(waterkant, "Petra", "PA", town_hall)  # type: ignore[arg-type]
    due = request_of_rana.due_on
    assert remind(due - timedelta(days=30)) == 0
    assert (remind(due), remind(due)) == (1, 0)
    assert [each.person_id for each in Notification.objects.filter(kind="intake.due")] == [carla.person.pk]
    late = due + timedelta(days=1)
    assert (remind(late), remind(late)) == (1, 0)
    told = Notification.objects.filter(kind="intake.overdue")
    assert {each.person_id for each in told} == {carla.person.pk, chief.pk}
    assert {each.subject for each in told} == {request_of_rana.code}


def test_nobody_is_reminded_of_what_is_closed(carla: Actor, request_of_rana: IntakeRequest) -> None:
    services.answer_request(carla, uid=request_of_rana.uid, version=1, said=TOLD)

    assert remind(request_of_rana.due_on + timedelta(days=9)) == 0
