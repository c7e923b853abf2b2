"""A report goes from new to busy to done, and back; each step is in the log and none is taken twice."""

from uuid import uuid4

import pytest

from portal.intake import services
from portal.intake.models import LETTERS, Report
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.errors import Invalid, Refused, Stale
from tenants.models import Tenant


@pytest.fixture
def report(in_waterkant: Tenant, anonymous: Actor) -> Report:
    return services.report_missing(anonymous, named="Repaircafé", place="Noord")


def _step(actor: Actor, report: Report, step: str, explanation: str = "") -> Report:
    report.refresh_from_db()
    return services.move_report(actor, uid=report.uid, version=report.version, step=step, explanation=explanation)


def test_an_editor_takes_it_up_and_finishes_with_an_explanation(report: Report, eva: Actor) -> None:
    assert _step(eva, report, "take_up").state == "busy"
    done = _step(eva, report, "finish", "Het staat er nu op.")

    assert (done.state, done.explanation, done.handled_by) == ("done", "Het staat er nu op.", eva.person)


def test_finishing_asks_what_was_done(report: Report, eva: Actor) -> None:
    with pytest.raises(Invalid) as wrong:
        _step(eva, report, "finish", "  ")

    assert wrong.value.fields == {"explanation": "Leg uit wat u hebt gedaan."}
    report.refresh_from_db()
    assert report.state == "new"


def test_each_step_can_be_undone(report: Report, eva: Actor) -> None:
    _step(eva, report, "take_up")
    assert _step(eva, report, "put_back").state == "new"
    _step(eva, report, "finish", "Dubbel.")
    assert _step(eva, report, "reopen").state == "busy"


@pytest.mark.parametrize("step", ["put_back", "reopen"])
def test_a_step_from_another_state_is_refused_with_the_reason(report: Report, eva: Actor, step: str) -> None:
    with pytest.raises(Refused, match=r"Deze melding is (niet in behandeling|nog niet klaar)\."):
        _step(eva, report, step)


def test_who_looked_at_an_older_version_is_told(report: Report, eva: Actor, marit: Actor) -> None:
    _step(marit, report, "take_up")
    with pytest.raises(Stale, match="Iemand anders"):
        services.move_report(eva, uid=report.uid, version=1, step="finish", explanation="Klaar.")


def test_the_log_knows_that_and_not_what(report: Report, eva: Actor) -> None:
    _step(eva, report, "take_up")
    _step(eva, report, "finish", "Het staat er nu op.")
    logged = list(AuditEntry.objects.filter(object_uid=report.uid).order_by("pk"))

    assert [entry.action for entry in logged] == [
        "intake.report_made",
        "intake.report_taken_up",
        "intake.report_finished",
    ]
    assert "Repair" not in str([entry.ids for entry in logged])


def test_the_number_can_be_read_over_the_phone(report: Report) -> None:
    assert len(report.number) == 9
    assert set(report.number) - {"-"} <= set(LETTERS)
    assert not set("0O1I5S8B") & set(LETTERS)


@pytest.mark.parametrize(("problem", "told"), [("hours", "  "), ("niets-van-dat", "Dicht."), ("", "Dicht.")])
def test_an_empty_report_is_no_report(in_waterkant: Tenant, anonymous: Actor, problem: str, told: str) -> None:
    with pytest.raises(Invalid):
        services.report_wrong(anonymous, about=services.About(uuid4(), "x", "/x/"), problem=problem, told=told)
    with pytest.raises(Invalid):
        services.report_missing(anonymous, named=" ")
