"""By when somebody is to hear: the norm of the subject, the law, and what threatens. The earliest counts."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from portal.intake.models import IntakeSubject
from portal.intake.words import Threat
from tenants.context import current_tenant
from tenants.working_days import working_days_after

# Wgs, article 4: the first talk within four weeks of the request (first paragraph), and within three working days when
# something threatens (second paragraph). Settings of a portal, for a council may promise sooner.
FIRST_TALK_DAYS, THREATENED_WORKING_DAYS = 28, 3


def due_on(subject: IntakeSubject, sent_at: datetime, threat: str, threatened_on: date | None) -> date:
    """The last day for a first reaction."""
    today = timezone.localdate(sent_at)
    days = [working_days_after(today, subject.norm_days)]
    if subject.statutory:
        days.append(first_talk_until(sent_at))
    if threat != Threat.NONE:
        days.append(working_days_after(today, _setting("intake_threatened_days", THREATENED_WORKING_DAYS)))
        if threatened_on is not None:
            days.append(max(threatened_on, today))
    return min(days)


def first_talk_until(since: datetime) -> date:
    """The last day for the first talk that the law asks."""
    return timezone.localdate(since) + timedelta(days=_setting("intake_first_talk_days", FIRST_TALK_DAYS))


def _setting(name: str, default: int) -> int:
    return int(current_tenant().setting(name, default))
