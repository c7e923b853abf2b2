"""Under a legal hold nothing goes: not the thing itself, not what belongs to it, not what it belongs to."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from portal.socialmap.models import FreshnessAsk, Service
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Tenant
from tenants.retention import running
from tenants.retention.holding import under
from tenants.retention.models import LegalHold
from tenants.retention.services import holds
from tests.factories.socialmap import make_organization, make_service
from tests.tenants.retention.conftest import left, sent

NOW = timezone.now()
LABEL = "outbox.OutboxMessage"


def held(actor: Actor, thing: Any, days: int = 30) -> LegalHold:
    until = timezone.localdate() + timedelta(days=days)
    return holds.place(actor, label=thing._meta.label, uid=thing.uid, reason="Klacht 2026-12.", until=until)


def test_what_is_held_stays_and_the_report_says_so(in_waterkant: Tenant, marit: Actor) -> None:
    messages = sent(in_waterkant, NOW - timedelta(days=40), 5)
    held(marit, messages[2])

    assert running.run(in_waterkant, NOW).figures["outbox.settled"] == {"done": 4, "held": 1}
    assert left(in_waterkant) == 1
    count = next(each for each in running.counts(in_waterkant, NOW) if each.rule.code == "outbox.settled")
    assert (count.due, count.held) == (0, 1)


def test_sabotage_without_the_look_at_holds_it_goes(
    in_waterkant: Tenant, marit: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(marit, sent(in_waterkant, NOW - timedelta(days=40))[0])
    monkeypatch.setattr(running, "holds_of_today", lambda _on: {})
    running.run(in_waterkant, NOW)

    assert left(in_waterkant) == 0


def test_after_its_last_day_or_its_release_the_term_counts_again(in_waterkant: Tenant, marit: Actor) -> None:
    first, second = sent(in_waterkant, NOW - timedelta(days=40), 2)
    held(marit, first, days=3)
    hold = held(marit, second)
    holds.release(marit, uid=hold.uid)
    running.run(in_waterkant, NOW)
    assert left(in_waterkant) == 1

    running.run(in_waterkant, NOW + timedelta(days=4))
    assert left(in_waterkant) == 0


def test_what_belongs_to_a_held_thing_stays_and_so_does_what_it_belongs_to(in_waterkant: Tenant, marit: Actor) -> None:
    service, other = (make_service(name, make_organization("Stichting")) for name in ("Een", "Twee"))
    ask, other_ask = (
        FreshnessAsk.objects.create(service=each, round=1, asked_at=NOW, step_at=NOW) for each in (service, other)
    )
    on_parent = {"socialmap.Service": {service.uid}}
    assert list(FreshnessAsk.objects.filter(under(on_parent, FreshnessAsk))) == [ask]
    on_child = {"socialmap.FreshnessAsk": {other_ask.uid}}
    assert list(Service.objects.filter(under(on_child, Service))) == [other]
    # Two steps up: the ask of a service of this organization.
    on_grandparent = {"socialmap.Organization": {service.organization.uid}}
    assert ask in FreshnessAsk.objects.filter(under(on_grandparent, FreshnessAsk))


def test_placing_and_releasing_are_on_record(in_waterkant: Tenant, marit: Actor) -> None:
    hold = held(marit, sent(in_waterkant, NOW)[0])
    holds.release(marit, uid=hold.uid)

    lines = AuditEntry.objects.filter(action__startswith="retention.hold").order_by("pk")
    assert [(line.action, line.ids) for line in lines] == [
        ("retention.hold_placed", {"held": str(hold.object_uid)}),
        ("retention.hold_released", {"held": str(hold.object_uid)}),
    ]
    with pytest.raises(Stale):
        holds.release(marit, uid=hold.uid)


@pytest.mark.parametrize("someone", ["alice", "anna", "carla", "eva", "omar", "ria", "pim", "anonymous"])
def test_only_administrators_of_the_municipality_and_the_privacy_officer_place_holds(
    request: pytest.FixtureRequest, in_waterkant: Tenant, marit: Actor, someone: str
) -> None:
    actor = request.getfixturevalue(someone)
    message = sent(in_waterkant, NOW)[0]

    with pytest.raises(Refused):
        held(actor, message)
    hold = held(marit, message)
    with pytest.raises((Refused, NotFound)):
        holds.release(actor, uid=hold.uid)


def test_a_thing_of_another_portal_or_of_none_is_not_there(waterkant: Tenant, heidedorp: Tenant, marit: Actor) -> None:
    foreign = sent(heidedorp, NOW)[0]
    until = timezone.localdate()
    with activate(waterkant):
        for label, uid in (
            (LABEL, foreign.uid), (LABEL, uuid4()), ("outbox.PeriodicRun", uuid4()), ("nergens", uuid4()),
            ("nergens.Iets", uuid4()),
        ):  # fmt: skip
            with pytest.raises(NotFound):
                holds.place(marit, label=label, uid=uid, reason="Klacht.", until=until)


@pytest.mark.parametrize(
    ("reason", "days", "field"), [("", 1, "reason"), ("x" * 301, 1, "reason"), ("Klacht", -1, "until")]
)
def test_a_hold_says_why_and_until_when(in_waterkant: Tenant, marit: Actor, reason: str, days: int, field: str) -> None:
    until = timezone.localdate() + timedelta(days=days)

    with pytest.raises(Invalid) as refused:
        holds.place(marit, label="subject", uid=uuid4(), reason=reason, until=until)
    assert set(refused.value.fields) == {field}
