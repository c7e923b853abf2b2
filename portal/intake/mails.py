"""The answer to who made a report: what an editor wrote, to the address that was left for it, and no name."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from portal.intake.models import Report
from portal.intake.retention import ANSWERED
from tenants.context import current_tenant
from tenants.outbox import Letter, mail_purpose, send_mail_later
from tenants.retention.selecting import term_in_force

ANSWER = "intake.answer"


def send_answer(report: Report) -> None:
    """Have the answer sent, once. Only the uid of the report waits in the outbox."""
    send_mail_later(ANSWER, key=str(report.uid), report=report.uid)


@mail_purpose(ANSWER)
def write_answer(ids: Mapping[str, int | str]) -> Letter | None:
    report = Report.objects.filter(uid=str(ids["report"]), answered_at__isnull=False).exclude(answer_to="").first()
    if report is None:
        return None
    values = {"portal": current_tenant().name, "number": report.number, "term": term_in_force(ANSWERED)}
    text = "\n\n".join((
        _("U meldde iets op %(portal)s. Uw nummer is %(number)s. Dit is ons antwoord:") % values,
        report.answer,
        _("Over %(term)s wissen wij uw e-mailadres. U hoeft niets te doen.") % values,
    ))  # fmt: skip
    return Letter(to=report.answer_to, subject=_("Antwoord op uw melding %(number)s") % values, text=f"{text}\n")
