"""An appointment as a file for a calendar, and the times that somebody may choose while accepting."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.referrals import selectors
from portal.referrals.forms.steps import NONE_FITS
from tenants.access import guarded
from tenants.http import PortalRequest

LATER = ""


@require_safe
@guarded("referral_accepted.read")
def calendar(request: PortalRequest, uid: UUID) -> HttpResponse:
    """The appointment for a calendar, for the two sides."""
    return as_file(selectors.appointment_entry(request.actor, uid))


def as_file(entry: bytes) -> HttpResponse:
    """A download whose name tells nothing."""
    answer = HttpResponse(entry, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="gesprek.ics"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def accepting_times(request: PortalRequest, uid: UUID) -> list[tuple[str, str]]:
    """The times that stand, and two other answers; nothing when no time was proposed."""
    offered = selectors.times_to_choose(request.actor, uid)
    if not offered:
        return []
    later, none = _("Ik kies later"), _("Geen van deze tijden past. Ik stel hierna andere voor")
    return [*offered, (NONE_FITS, none), (LATER, later)]
