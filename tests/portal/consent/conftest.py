"""Ria is known by a pseudonym; Alice (welfare) works for her, Bob (credit bank) may receive."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from portal.consent import policies
from portal.consent.models import Ground, Purpose
from portal.consent.providing import provide_for
from portal.consent.services import Answered, record_ground
from portal.consent.services.recording import notice_for
from portal.consent.words import Answer, Channel, Evidence, GroundKind
from tenants.access import Actor, Role, actor_for, resident
from tenants.models import Team, Tenant
from tests.factories.tenants import make_member
from tests.tenants.covenant.covenants import published, signed

Record = Callable[..., Ground]


def _berend(tenant: Tenant, team: Team) -> Actor:
    """Administrator of partner B."""
    return actor_for(make_member(tenant, "Berend", Role.PARTNER_ADMIN, team), tenant)


@pytest.fixture
def subject() -> UUID:
    return uuid4()


@pytest.fixture
def works_for(subject: UUID, monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Ids of the people who work for Ria; a test adds to it."""
    people: set[int] = set()
    rule = lambda actor, about: about == subject and actor.person is not None and actor.person.pk in people  # noqa: E731
    monkeypatch.setattr(policies, "_works_for", [rule])
    return people


@pytest.fixture
def parties(in_waterkant: Tenant, eva: Actor, anna: Actor, bob: Actor, credit_bank: Team) -> None:
    """Both organisations accepted the covenant, and the portal has its purposes."""
    version = published(eva)
    signed(anna, version)
    signed(_berend(in_waterkant, credit_bank), version)
    provide_for(in_waterkant)


@pytest.fixture
def alice_works(alice: Actor, works_for: set[int]) -> Actor:
    assert alice.person is not None
    works_for.add(alice.person.pk)
    return alice


@pytest.fixture
def herself(in_waterkant: Tenant, subject: UUID) -> Actor:
    """Ria, who came in by the code of her receipt."""
    return resident(in_waterkant, subject)


def answered(purpose: Purpose, asking: Team, getting: list[Team], **given: Any) -> Answered:
    """What Ria answered today, in Dutch, for half a year, unless told otherwise."""
    until: date = given.pop("until", timezone.localdate() + timedelta(days=20))
    language: str = given.pop("language", "nl")
    told = Answer.GIVEN if purpose.ground == GroundKind.CONSENT else Answer.TOLD
    return Answered(
        **{
            "answer": told,
            "channel": Channel.SPOKEN,
            "evidence": Evidence.NOTE,
            "language": language,
            "shown_hash": notice_for(purpose, asking, getting, until, language, given.get("categories")).hash,
            "given_at": timezone.now(),
            "until": until,
        }
        | given
    )


@pytest.fixture
def record(parties: None, subject: UUID, welfare: Team, credit_bank: Team, alice_works: Actor) -> Record:
    """Record a ground about Ria: handing over to the credit bank on her consent, unless told otherwise."""

    def make(actor: Actor | None = None, code: str = "hand-over", **given: Any) -> Ground:
        purpose = Purpose.objects.get(code=code)
        getting = given.pop("getting", [credit_bank])
        return record_ground(
            actor or alice_works,
            subject=given.pop("subject", subject),
            purpose_uid=purpose.uid,
            controller=given.pop("controller", welfare).uid,
            receivers=[team.uid for team in getting],
            answered=answered(purpose, welfare, getting, **given),
        )

    return make
