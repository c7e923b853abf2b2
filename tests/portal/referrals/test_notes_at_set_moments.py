"""A kind says after how many weeks of help the sender wants to hear how it goes; the receiver is asked then."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.notifications.models import Notification
from portal.referrals import selectors
from portal.referrals.models import Referral, ReferralClock, ReferralEvent, ReferralKind
from portal.referrals.services.progress import ask_for_notes, next_moment
from portal.referrals.watching import watch_everywhere
from tenants.access import Actor
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.portal.referrals.conftest import step

BEGAN = date(2026, 11, 2)
WEEK = timedelta(weeks=1)


@pytest.fixture
def helping(bob: Actor, accepted: Referral, kind: ReferralKind) -> Referral:
    """Help of a kind that wants notes after 4 and 12 weeks."""
    kind.progress_weeks = [4, 12]
    kind.save()
    return step(bob, Referral.objects.get(pk=accepted.pk), "start")


def weeks_later(referral: Referral, weeks: int) -> Referral:
    """As if the help began so many weeks before today."""
    ReferralEvent.objects.filter(referral=referral, move="start").update(at=timezone.now() - weeks * WEEK)
    due = next_moment([4, 12], timezone.localdate() - weeks * WEEK, timezone.localdate() - timedelta(days=1))
    Referral.objects.filter(pk=referral.pk).update(note_due_on=due)
    return Referral.objects.get(pk=referral.pk)


def asked(actor: Actor) -> int:
    return Notification.objects.filter(person=actor.person, kind="referral.note_asked").count()


@pytest.mark.parametrize(
    ("after", "moment"),
    [
        (BEGAN, BEGAN + 4 * WEEK),
        (BEGAN + 4 * WEEK, BEGAN + 12 * WEEK),
        (BEGAN + 12 * WEEK, None),
    ],
)
def test_the_moments_count_from_the_beginning_of_the_help(after: date, moment: date | None) -> None:
    assert next_moment([12, 4], BEGAN, after) == moment


def test_beginning_the_help_sets_the_first_moment_and_asks_nothing_yet(bob: Actor, helping: Referral) -> None:
    assert helping.note_due_on == timezone.localdate() + 4 * WEEK
    assert ask_for_notes() == 0
    assert asked(bob) == 0


def test_a_kind_without_moments_asks_nobody(bob: Actor, accepted: Referral) -> None:
    assert step(bob, accepted, "start").note_due_on is None


def test_at_the_moment_the_receiver_is_asked_once_and_a_clock_of_five_working_days_runs(
    alice: Actor, bob: Actor, helping: Referral
) -> None:
    weeks_later(helping, 4)

    assert (ask_for_notes(), ask_for_notes()) == (1, 0)

    now = Referral.objects.get(pk=helping.pk)
    clock = ReferralClock.objects.get(referral=helping, code="progress")
    assert (asked(bob), asked(alice)) == (1, 0)
    assert now.note_due_on == timezone.localdate() + 8 * WEEK
    assert (now.due_at, clock.stopped_at) == (clock.ends_at, None)


def test_the_job_of_the_portals_asks_too(bob: Actor, helping: Referral) -> None:
    weeks_later(helping, 4)

    watch_everywhere()

    assert asked(bob) == 1


def test_the_note_stops_the_clock_and_the_next_moment_stands(alice: Actor, bob: Actor, helping: Referral) -> None:
    ask_for_notes_at(helping, 4)

    noted = step(bob, helping, "interim", note="Het gaat goed.")

    assert not ReferralClock.objects.filter(referral=helping, code="progress", stopped_at__isnull=True).exists()
    assert noted.note_due_on == timezone.localdate() + 8 * WEEK


def test_a_note_in_the_week_before_the_moment_is_that_of_the_moment(bob: Actor, helping: Referral) -> None:
    ReferralEvent.objects.filter(referral=helping, move="start").update(at=timezone.now() - timedelta(days=23))
    Referral.objects.filter(pk=helping.pk).update(note_due_on=timezone.localdate() + timedelta(days=5))

    noted = step(bob, helping, "interim", note="Het gaat goed.")

    assert noted.note_due_on == timezone.localdate() + timedelta(days=5) + 8 * WEEK


def test_an_earlier_note_leaves_the_moment_as_it_is(bob: Actor, helping: Referral) -> None:
    assert step(bob, helping, "interim", note="Begonnen.").note_due_on == helping.note_due_on


def test_moments_that_passed_unseen_are_asked_for_once(bob: Actor, helping: Referral) -> None:
    weeks_later(helping, 4)
    ReferralEvent.objects.filter(referral=helping, move="start").update(at=timezone.now() - 13 * WEEK)

    assert ask_for_notes() == 1
    assert Referral.objects.get(pk=helping.pk).note_due_on is None


@pytest.mark.parametrize(("name", "told"), [("complete", {"outcome": "helped"}), ("end", {"outcome": "stopped"})])
def test_after_the_end_nobody_is_asked(bob: Actor, helping: Referral, name: str, told: dict[str, str]) -> None:
    weeks_later(helping, 4)

    ended = step(bob, helping, name, **told)

    assert ended.note_due_on is None
    assert ask_for_notes() == 0


def test_after_a_withdrawal_nobody_is_asked(alice: Actor, bob: Actor, helping: Referral) -> None:
    weeks_later(helping, 4)

    step(alice, helping, "withdraw")

    assert ask_for_notes() == 0
    assert asked(bob) == 0


def test_the_page_shows_the_clock_and_its_own_length_with_its_source(
    alice: Actor, bob: Actor, kind: ReferralKind, helping: Referral
) -> None:
    kind.norms, kind.sources = {"progress": 3}, {"progress": "Afspraak met de wijkteams"}
    kind.save()

    ask_for_notes_at(helping, 4)

    shown = {each.code: each for each in selectors.referral(bob, helping.uid).clocks}["progress"]
    assert (shown.title, shown.source) == ("Bericht aan de afzender", "Afspraak met de wijkteams")


@pytest.mark.parametrize(("given", "kept"), [("4, 12", [4, 12]), ("12,4,4", [4, 12]), ("", [])])
def test_the_administrator_sets_the_weeks(
    client: Client, in_waterkant: Tenant, marit: Actor, kind: ReferralKind, given: str, kept: list[int]
) -> None:
    answer = _post(sign_in(client, marit), kind, given)

    kind.refresh_from_db()
    assert (answer, kind.progress_weeks) == (302, kept)


@pytest.mark.parametrize("given", ["vier", "0", "105", "-4", "4.5", "1,2,3,4,5,6,7,8,9", "٤"])
def test_weeks_that_cannot_be_change_nothing(
    client: Client, in_waterkant: Tenant, marit: Actor, kind: ReferralKind, given: str
) -> None:
    answer = _post(sign_in(client, marit), kind, given)

    kind.refresh_from_db()
    assert (answer, kind.progress_weeks, kind.version) == (422, [], 1)


@pytest.mark.parametrize("others", [0, 9, 99])
def test_looking_for_whom_to_ask_costs_the_same_however_many_run(helping: Referral, others: int) -> None:
    _run_beside(helping, others)

    with CaptureQueriesContext(connection) as queries:
        assert ask_for_notes() == 0

    assert len(queries) == 1


def ask_for_notes_at(referral: Referral, weeks: int) -> None:
    weeks_later(referral, weeks)
    assert ask_for_notes() == 1


def _post(client: Client, kind: ReferralKind, weeks: str) -> int:
    given = {"version": 1, "title_nl": "Budgetcoach", "purpose": kind.purpose.uid, "progress_weeks": weeks}
    return client.post(f"/instellingen/soorten/{kind.uid}/", given).status_code


def _run_beside(referral: Referral, many: int) -> None:
    for number in range(many):
        other = Referral(
            number=f"D-X{number}", kind=referral.kind, case=referral.case, sender=referral.sender,
            sender_team=referral.sender_team, receiver_team=referral.receiver_team, ground=referral.ground,
            made_at=timezone.now(), sent_at=timezone.now(), state="in_progress",
            note_due_on=timezone.localdate() + WEEK,
        )  # fmt: skip
        other.save()
