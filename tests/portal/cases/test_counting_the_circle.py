"""`manage.py access check` counts the circle over too: what a team was let in on must still stand."""

from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from portal.cases import access
from portal.cases.models import Case, CaseAccess
from portal.cases.services import invite_team
from portal.cases.words import Level, Source
from tenants.access import Actor
from tenants.models import Team
from tests.portal.cases.conftest import RecordGround


def test_a_row_of_the_circle_under_a_ground_that_stands_belongs_there(
    case: Case, alice: Actor, credit_bank: Team, ground: RecordGround
) -> None:
    invite_team(alice, uid=case.uid, team_uid=credit_bank.uid, ground_uid=ground(credit_bank).uid)

    assert access.differences() == (set(), set())


def test_a_row_of_the_circle_without_a_ground_is_found_and_taken_away(case: Case, credit_bank: Team) -> None:
    CaseAccess.objects.create(
        case=case, team=credit_bank, source=Source.CIRCLE, source_uid=uuid4(), ground_uid=uuid4(), level=Level.ALL,
        until=timezone.localdate() + timedelta(days=9),
    )  # fmt: skip

    missing, needless = access.differences()
    assert (len(missing), len(needless)) == (0, 1)
    with transaction.atomic():
        access.rebuild()
    assert not CaseAccess.objects.filter(source=Source.CIRCLE).exists()
