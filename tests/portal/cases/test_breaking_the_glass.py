"""The privacy officer opens one case in an emergency; somebody else looks at it afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.cases import selectors
from portal.cases.models import Case
from portal.cases.services import (
    break_glass,
    review_glass,
)
from tenants.access import Actor, Role
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Team, Tenant
from tests.portal.cases.conftest import colleague


def test_the_glass_opens_one_case_for_an_hour_and_is_looked_at_by_somebody_else(
    case: Case, frits: Actor, in_waterkant: Tenant, town_hall: Team
) -> None:
    made = break_glass(frits, code=case.code.lower(), reason="Er is direct gevaar voor een kind.")

    assert selectors.case(frits, case.uid).first_name == "Rana"
    assert made.until - made.at == timedelta(hours=1)
    with pytest.raises(Refused, match="Iemand anders"):
        review_glass(frits, uid=made.uid)
    second = colleague(in_waterkant, town_hall, "Fenna", Role.PRIVACY_OFFICER)
    assert [each.uid for each in selectors.openings_to_review(second)] == [made.uid]
    review_glass(second, uid=made.uid)
    assert not selectors.openings_to_review(second)


def test_after_the_hour_the_glass_is_whole_again(case: Case, frits: Actor) -> None:
    made = break_glass(frits, code=case.code, reason="Er is direct gevaar voor een kind.")
    made.until = timezone.now() - timedelta(seconds=1)
    made.save()

    with pytest.raises(NotFound):
        selectors.case(frits, case.uid)


@pytest.mark.parametrize("someone", ["bob", "anna", "carla", "marit", "eva", "omar", "volunteer", "pim", "ria"])
def test_nobody_else_breaks_the_glass(request: pytest.FixtureRequest, case: Case, someone: str) -> None:
    with pytest.raises(Refused):
        break_glass(request.getfixturevalue(someone), code=case.code, reason="Ik wil het graag weten.")


@pytest.mark.parametrize("reason", ["", "nodig", "x" * 501])
def test_the_glass_wants_a_reason(case: Case, frits: Actor, reason: str) -> None:
    with pytest.raises(Invalid):
        break_glass(frits, code=case.code, reason=reason)
