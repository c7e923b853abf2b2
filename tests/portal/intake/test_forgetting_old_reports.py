"""What visitors wrote goes a year after it was handled; that there was a report stays."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from portal.intake import services
from portal.intake.models import Report
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.retention import erased_by

NOW = timezone.now()


def _handled(waterkant: Tenant, anonymous: Actor, eva: Actor, days_ago: int) -> Any:
    with activate(waterkant):
        about = services.About(uuid4(), "Voedselpakket", "/hulp/x/")
        report = services.report_wrong(anonymous, about=about, problem="gone", told="Jan is weg.")
        services.move_report(eva, uid=report.uid, version=1, step="finish", explanation="Gebeld met Jan.")
        Report.objects.update(handled_at=NOW - timedelta(days=days_ago))
    return report


def _now(waterkant: Tenant, report: Report) -> Report:
    with activate(waterkant):
        return Report.objects.get(pk=report.pk)  # type: ignore[no-any-return]


def test_after_a_year_the_texts_are_gone(waterkant: Tenant, anonymous: Actor, eva: Actor) -> None:
    report = _handled(waterkant, anonymous, eva, 370)

    assert erased_by("intake.report", NOW) == 1
    left = _now(waterkant, report)
    assert (left.told, left.explanation, left.about_title) == ("", "", "Voedselpakket")
    assert left.forgotten_at == NOW
    with activate(waterkant):
        (line,) = AuditEntry.objects.filter(action="retention.batch", ids__rule="intake.report")
        assert line.ids["rows"] == 1
    assert erased_by("intake.report", NOW) == 0


@pytest.mark.parametrize("days", [0, 300, 360])
def test_within_the_year_they_stay(waterkant: Tenant, anonymous: Actor, eva: Actor, days: int) -> None:
    report = _handled(waterkant, anonymous, eva, days)

    assert erased_by("intake.report", NOW) == 0
    assert _now(waterkant, report).told == "Jan is weg."


def test_what_nobody_handled_yet_is_not_forgotten(waterkant: Tenant, anonymous: Actor) -> None:
    with activate(waterkant):
        report = services.report_missing(anonymous, named="Repaircafé")
        Report.objects.update(made_at=NOW - timedelta(days=900))
    erased_by("intake.report", NOW)

    assert _now(waterkant, report).named == "Repaircafé"
