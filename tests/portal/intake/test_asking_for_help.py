"""Somebody asks for help: what must be there, what is refused, when the clock starts, and that a second time shows."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from portal.intake.clocks import due_on
from portal.intake.models import IntakeEvent, IntakeRequest, IntakeSubject
from portal.intake.services import send_request
from portal.notifications.models import Notification
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid
from tenants.models import Team, Tenant
from tests.factories.intake import RANA, SECRETS, ask, receiving


def test_it_comes_to_the_team_of_its_subject_and_its_readers_are_told(
    request_of_rana: IntakeRequest, town_hall: Team, carla: Actor, marit: Actor
) -> None:
    with activate(request_of_rana.tenant):
        assert request_of_rana.team == town_hall
        assert [each.person_id for each in Notification.objects.filter(kind="intake.new")] == [carla.person.pk]
        assert AuditEntry.objects.filter(action="intake.request_sent", object_id=str(request_of_rana.pk)).count() == 1
        assert IntakeEvent.objects.filter(request=request_of_rana, kind="sent").count() == 1


def test_nothing_that_tells_who_it_is_stands_in_the_database_in_clear(request_of_rana: IntakeRequest) -> None:
    table = IntakeRequest._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        rows = str([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor.fetchall()])
        cursor.execute(f"SELECT * FROM {Notification._meta.db_table}")
        rows += str(cursor.fetchall())
        cursor.execute(f"SELECT * FROM {AuditEntry._meta.db_table}")
        rows += str(cursor.fetchall())

    assert [secret for secret in SECRETS if secret in rows] == []


def test_debt_help_starts_the_clock_of_the_law_and_other_subjects_do_not(waterkant: Tenant, receives: Team) -> None:
    debts, other = ask(waterkant), ask(waterkant, subject="other")

    assert debts.statutory_since == debts.sent_at
    assert other.statutory_since is None


@pytest.mark.parametrize(
    ("statutory", "norm", "threat", "on", "due"),
    [
        (True, 5, "none", None, date(2026, 12, 7)),
        (True, 40, "none", None, date(2026, 12, 28)),
        (False, 40, "none", None, date(2027, 1, 27)),
        (True, 5, "eviction", None, date(2026, 12, 3)),
        (True, 5, "eviction", date(2026, 12, 1), date(2026, 12, 1)),
        (False, 5, "cut_off", date(2026, 11, 1), date(2026, 11, 30)),
        (True, 2, "insurance", date(2027, 1, 1), date(2026, 12, 2)),
    ],
)
def test_the_earliest_of_norm_law_and_threat_counts(
    in_waterkant: Tenant, statutory: bool, norm: int, threat: str, on: date | None, due: date
) -> None:
    subject = IntakeSubject(code="x", statutory=statutory, norm_days=norm)
    monday = datetime(2026, 11, 30, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))

    assert due_on(subject, monday, threat, on) == due


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"subject": "bestaat-niet"}, "subject"),
        ({"first_name": " "}, "first_name"),
        ({"last_name": ""}, "last_name"),
        ({"birth_date": "gisteren"}, "birth_date"),
        ({"birth_date": "1-1-1899"}, "birth_date"),
        ({"birth_date": "1-1-2100"}, "birth_date"),
        ({"telephone": ""}, "telephone"),
        ({"via": ""}, "via"),
        ({"way": "email", "email": ""}, "email"),
        ({"way": "email", "email": "geen adres"}, "email"),
        ({"way": "duif"}, "way"),
        ({"threat": "regen"}, "threat"),
        ({"threatened_on": "1-1-1990"}, "threatened_on"),
        ({"language": "xx"}, "language"),
        ({"postcode": "3131 AB"}, "postcode"),
        ({"told": "x" * 2001}, "told"),
        ({"told": "Mijn nummer is 123456782."}, "told"),
        ({"told": "Mijn nummer is 123 456 782."}, "told"),
        ({"helper": "Hans 123.45.67.82"}, "helper"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_never_repeated(
    in_waterkant: Tenant, receives: Team, anonymous: Actor, changes: dict[str, str], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        send_request(anonymous, asked=replace(RANA, **changes))

    assert field in refused.value.fields
    assert "123456782" not in str(refused.value.fields)
    assert not IntakeRequest.objects.exists()


@pytest.mark.parametrize("told", ["Dossier 123456789", "Bel 06 12 34 56 78", "In 2024 en 2025"])
def test_other_numbers_are_no_citizen_number(waterkant: Tenant, receives: Team, told: str) -> None:
    assert ask(waterkant, told=told).told == told


def test_without_the_test_of_eleven_a_citizen_number_would_be_kept(
    waterkant: Tenant, receives: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.intake.services.sending.holds_citizen_number", lambda text: False)

    assert "123456782" in ask(waterkant, told="Mijn nummer is 123456782.").told


def test_a_subject_without_a_team_or_out_of_use_cannot_be_asked_for(
    in_waterkant: Tenant, anonymous: Actor, town_hall: Team, carla: Actor
) -> None:
    receiving(in_waterkant, town_hall, "debts")
    with pytest.raises(Invalid):
        send_request(anonymous, asked=replace(RANA, subject="other"))
    IntakeSubject.objects.filter(code="debts").update(active=False)
    with pytest.raises(Invalid):
        send_request(anonymous, asked=RANA)


def test_a_second_sending_is_noticed_and_the_first_clock_runs_on(waterkant: Tenant, receives: Team) -> None:
    first = ask(waterkant)
    with activate(waterkant):
        earlier = timezone.now() - timedelta(days=9)
        IntakeRequest.objects.filter(pk=first.pk).update(statutory_since=earlier, due_on=earlier.date())
    again = ask(waterkant, first_name="RANÁ", threat="none")

    assert again.repeats == first
    assert again.statutory_since == earlier
    assert again.due_on == earlier.date()
    assert ask(waterkant, first_name="Iemand").repeats is None
    assert ask(waterkant, subject="other").repeats is None


def test_after_the_first_was_closed_a_new_one_stands_by_itself(waterkant: Tenant, receives: Team) -> None:
    first = ask(waterkant)
    with activate(waterkant):
        IntakeRequest.objects.filter(pk=first.pk).update(state="answered", answered_at=timezone.now())

    assert ask(waterkant).repeats is None


def test_it_prints_nothing_of_itself(request_of_rana: IntakeRequest) -> None:
    shown: Any = (repr(RANA), repr(request_of_rana), str(request_of_rana))

    assert not [secret for secret in SECRETS if secret in str(shown)]
