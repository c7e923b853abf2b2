"""Commands on reports. Each is one transaction: the row and its line in the log together."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.intake import audit_actions, mails, telling
from portal.intake.models import MOST_NAMED, MOST_TOLD, Report
from portal.intake.policies import MOVES, may_answer, may_move
from portal.intake.states import Problem, ReportKind, ReportState
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, Stale


@dataclass(frozen=True)
class About:
    """The entry that a report is about, as the page showed it. `organisation` is the id of the party that keeps it."""

    uid: UUID
    title: str
    url: str
    organisation: int | None = None


@transaction.atomic
def report_wrong(actor: Actor, *, about: About, problem: str, told: str, answer_to: str = "") -> Report:
    """Tell that something on the page of an entry is wrong.

    Args:
        actor: anybody.
        about: the entry; the caller has seen that this actor may read it.
        problem: one of `Problem`.
        told: what is wrong, in own words.
        answer_to: the e-mail address of who wants an answer; nobody has to.

    Returns:
        The report, new. Costs two queries, and what telling editors costs.

    Raises:
        Refused: the actor may not report.
        Invalid: nothing is said, or the address is none.
    """
    require(can(actor, "map_report.create"))
    if problem not in Problem.values or not told.strip():
        raise Invalid(_("Vertel wat er niet klopt."))
    return _made(
        actor,
        Report(
            kind=ReportKind.WRONG,
            problem=problem,
            about_uid=about.uid,
            about_title=about.title,
            about_url=about.url,
            organisation_id=about.organisation,
            told=told.strip()[:MOST_TOLD],
            answer_to=_address(answer_to),
        ),
    )


@transaction.atomic
def report_missing(actor: Actor, *, named: str, place: str = "", told: str = "", answer_to: str = "") -> Report:
    """Tell that something is not on the map.

    Args:
        actor: anybody.
        named: what is missing: a name, or a kind of help.
        place: where it is, if that is known.
        told: whatever else helps an editor find it.
        answer_to: the e-mail address of who wants an answer; nobody has to.

    Returns:
        The report, new. Costs two queries, and what telling editors costs.

    Raises:
        Refused: the actor may not report.
        Invalid: nothing is said, or the address is none.
    """
    require(can(actor, "map_report.create"))
    if not named.strip():
        raise Invalid(_("Vertel wat u mist."))
    return _made(
        actor,
        Report(
            kind=ReportKind.MISSING,
            named=named.strip()[:MOST_NAMED],
            place=place.strip()[:MOST_NAMED],
            told=told.strip()[:MOST_TOLD],
            answer_to=_address(answer_to),
        ),
    )


@transaction.atomic
def answer_report(actor: Actor, *, uid: UUID, version: int, text: str) -> Report:
    """Answer who made a report. The answer leaves by mail; the address is forgotten thirty days later.

    Args:
        actor: an editor of the portal.
        version: the version that the actor looked at.
        text: the answer, as the mail brings it.

    Raises:
        NotFound: no such report for this actor.
        Stale: somebody did something with it meanwhile.
        Refused: no answer was asked, or it was given.
        Invalid: the answer is empty.
    """
    report = _found(actor, uid, version)
    require(may_answer(actor, report))
    if not text.strip():
        raise Invalid(_("Schrijf een antwoord."), {"answer": _("Schrijf een antwoord.")})
    report.answer, report.answered_by, report.answered_at = text.strip()[:MOST_TOLD], actor.person, timezone.now()
    report.version += 1
    report.save()
    mails.send_answer(report)
    record(actor, audit_actions.REPORT_ANSWERED, report)
    return report


@transaction.atomic
def move_report(actor: Actor, *, uid: UUID, version: int, step: str, explanation: str = "") -> Report:
    """Take a report one step further, or back.

    Args:
        actor: an editor, or an administrator of the organisation that keeps the entry true.
        version: the version that the actor looked at.
        step: one of `MOVES`.
        explanation: what was done with it; asked where the step says so.

    Raises:
        NotFound: no such report for this actor.
        Stale: somebody moved it meanwhile.
        Refused: the step cannot be taken now; carries the reason for the screen.
        Invalid: the explanation is missing.
    """
    report = _found(actor, uid, version)
    require(may_move(actor, step, report))
    move = MOVES[step]
    if move.explained and not explanation.strip():
        raise Invalid(_("Leg uit wat u hebt gedaan."), {"explanation": _("Leg uit wat u hebt gedaan.")})
    report.state, report.version = move.to, report.version + 1
    report.handled_by, report.handled_at = actor.person, timezone.now()
    if move.explained:
        report.explanation = explanation.strip()[:MOST_TOLD]
    report.save()
    record(actor, move.recorded, report)
    if move.to == ReportState.DONE:
        telling.report_done(actor, report)
    return report


def _found(actor: Actor, uid: UUID, version: int) -> Report:
    report: Report = Report.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    if report.version != version:
        raise Stale(_("Iemand anders heeft deze melding net behandeld. Bekijk de melding opnieuw."))
    return report


def _address(written: str) -> str:
    address = written.strip()
    if not address:
        return ""
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise Invalid(_("Dit is geen e-mailadres."), {"email": _("Dit is geen e-mailadres.")}) from wrong
    return address


def _made(actor: Actor, report: Report) -> Report:
    report.save()
    record(actor, audit_actions.REPORT_MADE, report)
    telling.report_made(actor, report)
    return report
