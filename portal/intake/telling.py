"""Who hears of reports: editors and the organisation of the entry of a new one, the organisation when one is done."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.intake.models import Report
from portal.notifications.recipients import people_for
from portal.notifications.services import notify
from tenants.access import Actor


def report_made(actor: Actor, report: Report) -> None:
    """Tell that there is a new report; what it says is read there."""
    people = people_for("report.new", organisation=report.organisation_id, besides=actor.person)
    notify("report.new", recipients=people, url=_page(report), subject=_about(report), key=str(report.uid))


def report_done(actor: Actor, report: Report) -> None:
    """Tell the administrators of the organisation that a report about their entry is done."""
    if report.organisation_id is None:
        return
    people = people_for("report.answered", organisation=report.organisation_id, besides=actor.person)
    key = f"{report.uid}:{report.version}"
    notify("report.answered", recipients=people, url=_page(report), subject=_about(report), key=key)


def _about(report: Report) -> str:
    """The entry; what a visitor wrote stays on the page of the report, and goes when that is forgotten."""
    return report.about_title or report.number


def _page(report: Report) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return reverse("intake:report", kwargs={"uid": report.uid}, urlconf=settings.ROOT_URLCONF)
