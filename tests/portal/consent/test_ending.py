"""A ground ends at once, once, and tells what stopped."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from portal.consent import events, selectors
from portal.consent.models import Ground, GroundEvent
from portal.consent.services import (
    decide_objection,
    end_ground,
    expire_due,
    object_to,
    renew,
    withdraw,
)
from portal.consent.words import Answer, EventKind, Evidence
from tenants.access import Actor, resident
from tenants.errors import NotFound, Refused
from tenants.events import _listeners
from tenants.models import Team, Tenant
from tests.portal.consent.conftest import Record, answered

CONTACT = ["contact"]


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> list[tuple[UUID, str]]:
    """A room above that closes what rested on a ground."""
    heard: list[tuple[UUID, str]] = []

    def close(ground: Ground, why: str) -> None:
        heard.append((ground.uid, why))
        events.stopped("referral", uuid4())

    monkeypatch.setitem(_listeners, events.ENDED, [close])
    return heard


def test_the_resident_withdraws_and_it_stops_in_that_moment(
    record: Record, herself: Actor, credit_bank: Team, subject: UUID, listening: list[tuple[UUID, str]]
) -> None:
    made = record()
    assert selectors.may_share(subject=subject, team=credit_bank, categories=CONTACT)

    event = withdraw(herself, ground_uid=made.uid)

    assert not selectors.may_share(subject=subject, team=credit_bank, categories=CONTACT)
    assert listening == [(made.uid, EventKind.WITHDRAWN)]
    assert [effect["kind"] for effect in event.effects] == ["referral"]
    assert event.by_whom == "De inwoner"


def test_what_fails_while_it_stops_takes_the_withdrawal_back(
    record: Record, herself: Actor, subject: UUID, credit_bank: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(**_given: Any) -> None:
        raise RuntimeError("half done")

    made = record()
    monkeypatch.setitem(_listeners, events.ENDED, [breaks])

    with pytest.raises(RuntimeError):
        withdraw(herself, ground_uid=made.uid)
    assert not GroundEvent.objects.exists()
    assert selectors.may_share(subject=subject, team=credit_bank, categories=CONTACT)


def test_a_professional_withdraws_when_asked_and_it_says_so(record: Record, alice_works: Actor) -> None:
    event = withdraw(alice_works, ground_uid=record().uid)

    assert (event.by_whom, event.asked_by_subject) == ("Alice (Welzijn De Brug)", True)


def test_it_ends_once(record: Record, herself: Actor) -> None:
    made = record()
    withdraw(herself, ground_uid=made.uid)

    with pytest.raises(Refused, match="al gestopt"):
        withdraw(herself, ground_uid=made.uid)
    assert GroundEvent.objects.count() == 1


@pytest.mark.parametrize("someone", ["anna", "carla", "eva", "omar", "volunteer", "pim", "ria", "charlie"])
def test_to_others_the_record_does_not_exist(request: pytest.FixtureRequest, record: Record, someone: str) -> None:
    made = record()

    with pytest.raises(NotFound):
        withdraw(request.getfixturevalue(someone), ground_uid=made.uid)


def test_another_resident_does_not_find_it(record: Record, in_waterkant: Tenant) -> None:
    made = record()

    with pytest.raises(NotFound):
        withdraw(resident(in_waterkant, uuid4()), ground_uid=made.uid)


def test_a_task_of_the_law_is_not_withdrawn_but_objected_to(record: Record, herself: Actor) -> None:
    made = record(code="debt-help")

    with pytest.raises(Refused, match="bezwaar"):
        withdraw(herself, ground_uid=made.uid)
    event = object_to(herself, ground_uid=made.uid)

    assert event.handler_name == "Alice"
    assert event.answer_by == timezone.localdate() + timedelta(days=30)


def test_while_an_objection_waits_sharing_goes_on_and_a_second_one_waits(
    record: Record, herself: Actor, subject: UUID, credit_bank: Team
) -> None:
    made = record(code="debt-help")
    object_to(herself, ground_uid=made.uid)

    assert selectors.may_share(subject=subject, team=credit_bank, categories=CONTACT)
    with pytest.raises(Refused, match="al een bezwaar"):
        object_to(herself, ground_uid=made.uid)


@pytest.mark.parametrize(("upheld", "goes_on"), [(True, False), (False, True)])
def test_an_objection_is_decided_by_a_named_person(
    record: Record,
    herself: Actor,
    alice_works: Actor,
    subject: UUID,
    credit_bank: Team,
    upheld: bool,
    goes_on: bool,
) -> None:
    made = record(code="debt-help")
    object_to(herself, ground_uid=made.uid)

    decide_objection(alice_works, ground_uid=made.uid, upheld=upheld)

    assert bool(selectors.may_share(subject=subject, team=credit_bank, categories=CONTACT)) is goes_on
    with pytest.raises(Refused):
        decide_objection(alice_works, ground_uid=made.uid, upheld=upheld)


def test_consent_is_withdrawn_and_not_objected_to(record: Record, herself: Actor) -> None:
    with pytest.raises(Refused, match="meteen intrekken"):
        object_to(herself, ground_uid=record().uid)


def test_a_ground_ends_by_itself_after_its_last_day(
    record: Record, subject: UUID, credit_bank: Team, listening: list[tuple[UUID, str]]
) -> None:
    made = record()

    assert expire_due(made.valid_until) == 0
    after = made.valid_until + timedelta(days=1)
    assert not selectors.may_share(subject=subject, team=credit_bank, categories=CONTACT, on=after)
    assert (expire_due(after), expire_due(after)) == (1, 0)
    assert listening == [(made.uid, EventKind.EXPIRED)]


def test_renewing_puts_a_new_record_in_the_place_of_the_old(
    record: Record, alice_works: Actor, welfare: Team, credit_bank: Team, subject: UUID
) -> None:
    old = record()
    again = renew(alice_works, ground_uid=old.uid, answered=answered(old.purpose, welfare, [credit_bank]))

    assert again.renews == old
    assert list(Ground.objects.standing(timezone.localdate())) == [again]


def test_a_no_to_renewing_stops_what_stood(
    record: Record, alice_works: Actor, welfare: Team, credit_bank: Team, subject: UUID, listening: list[Any]
) -> None:
    old = record()
    renew(
        alice_works,
        ground_uid=old.uid,
        answered=answered(old.purpose, welfare, [credit_bank], answer=Answer.REFUSED, evidence=Evidence.WITNESS),
    )

    assert not selectors.may_share(subject=subject, team=credit_bank, categories=CONTACT)
    assert listening == [(old.uid, EventKind.WITHDRAWN)]


def test_what_is_no_longer_needed_ends(record: Record, alice_works: Actor, listening: list[Any]) -> None:
    made = record()
    end_ground(alice_works, ground_uid=made.uid)

    assert listening == [(made.uid, EventKind.ENDED)]


def test_another_ground_that_still_stands_keeps_the_team_in(
    record: Record, herself: Actor, subject: UUID, credit_bank: Team
) -> None:
    first, _second = record(), record()
    withdraw(herself, ground_uid=first.uid)

    assert selectors.may_share(subject=subject, team=credit_bank, categories=CONTACT)
    assert credit_bank.pk in selectors.teams_with_a_ground(subject)
