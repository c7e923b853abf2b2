"""The privacy officer opens a case for an hour, to read; somebody else looks at it afterwards."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portal.cases.models import BreakGlass, Case
from portal.cases.selectors import openings_to_review, to_review
from portal.cases.services import break_glass
from portal.notifications.models import Notification
from tenants.access import Actor, Role, actor_for
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in
from tests.factories.tenants import make_member
from tests.portal.cases.conftest import RANA

WHY = "De inwoner is in gevaar en niemand is bereikbaar."


@pytest.fixture
def browser(client: Client, in_waterkant: Tenant, frits: Actor) -> Client:
    return sign_in(client, frits)


def test_the_case_opens_to_read_and_says_until_when(browser: Client, case: Case) -> None:
    answer = browser.post("/casussen/in-nood/", {"code": case.code, "reason": WHY})
    page = browser.get(answer.headers["Location"]).content.decode()

    until = timezone.localtime(BreakGlass.objects.get().until)
    assert f"In nood geopend, tot {until:%H.%M} uur" in page
    assert RANA.situation in page
    assert browser.get(f"/casussen/{case.uid}/wijzigen/").status_code == 404


def test_after_the_hour_the_case_is_gone(browser: Client, case: Case, frits: Actor) -> None:
    break_glass(frits, code=case.code, reason=WHY)
    BreakGlass.objects.update(at=timezone.now() - timedelta(hours=2), until=timezone.now() - timedelta(hours=1))

    assert browser.get(f"/casussen/{case.uid}/").status_code == 404


@pytest.mark.parametrize(
    ("code", "reason", "field"), [("C-000000", WHY, "code"), ("", WHY, "code"), (None, "kort", "reason")]
)
def test_what_is_wrong_is_said_at_the_field(
    browser: Client, case: Case, code: str | None, reason: str, field: str
) -> None:
    answer = browser.post("/casussen/in-nood/", {"code": case.code if code is None else code, "reason": reason})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not BreakGlass.objects.exists()


@pytest.mark.parametrize("someone", ["alice", "anna", "carla", "marit", "ria", "volunteer"])
def test_nobody_else_has_this_screen(client: Client, request: pytest.FixtureRequest, case: Case, someone: str) -> None:
    browser = sign_in(client, request.getfixturevalue(someone))

    assert browser.get("/casussen/in-nood/").status_code == 404
    assert browser.get("/casussen/in-nood/nakijken/").status_code == 404


def test_somebody_else_reviews_it(
    client: Client, in_waterkant: Tenant, case: Case, frits: Actor, town_hall: Team
) -> None:
    opening = break_glass(frits, code=case.code, reason=WHY)
    own = sign_in(Client(), frits)
    assert "Iemand anders kijkt uw eigen nood-opening na." in own.get("/casussen/in-nood/nakijken/").content.decode()
    assert own.post(f"/casussen/in-nood/nakijken/{opening.uid}/").status_code == 403

    other = actor_for(make_member(in_waterkant, "Fatma", Role.PRIVACY_OFFICER, town_hall), in_waterkant)
    browser = sign_in(client, other)
    assert WHY in browser.get("/casussen/in-nood/nakijken/").content.decode()
    browser.post(f"/casussen/in-nood/nakijken/{opening.uid}/")

    assert to_review(other) == ([], False)


def test_a_resident_who_reads_their_own_log_reads_no_openings_of_others(case: Case, frits: Actor, ria: Actor) -> None:
    break_glass(frits, code=case.code, reason=WHY)

    assert list(openings_to_review(ria)) == []
    assert len(openings_to_review(frits)) == 1


def test_the_contact_person_and_the_administrator_hear_of_it_by_code_alone(
    case: Case, frits: Actor, alice: Actor, anna: Actor
) -> None:
    break_glass(frits, code=case.code, reason=WHY)

    told = {each.person: (each.subject, each.url) for each in Notification.objects.all()}
    assert told == {
        alice.person: (case.code, f"/casussen/{case.uid}/"),
        anna.person: (case.code, "/overzicht/"),
    }
