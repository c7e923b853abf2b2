"""The public agenda, the page of one activity, and both for calendars. They only show: no form, so no cookie."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.meetings.selectors import When
from portal.networking import feed as calendars
from portal.networking import selectors
from portal.web.composing.activities import activity_page, agenda_page
from portal.web.views.topics import topics_of
from tenants.access import guarded
from tenants.given import place_asked
from tenants.http import PortalRequest, origin_of

SALT = "web.activities"


@require_safe
@guarded("meeting_public.read")
def activities(request: PortalRequest) -> HttpResponse:
    """What comes or what was, of one topic or all, by month; and of a topic where one can walk in."""
    topics = topics_of(request.actor)
    asked = request.GET.get("onderwerp", "")
    topic = next((each for each in topics if each.code == asked), None)
    when = When.PAST if request.GET.get("wanneer") == When.PAST else When.COMING
    found = selectors.agenda(
        request.actor, topic=topic.code if topic else "", when=when, after=place_asked(request, SALT)
    )
    page = agenda_page(request.actor, found, topics=topics, topic=topic, when=when, salt=SALT)
    context = {
        "page": page,
        "feed": f"{origin_of(request)}{page.feed}",
        "breadcrumb": [(_("Home"), reverse("web:home")), (_("Activiteiten"), "")],
    }
    return render(request, "web/activities.html", context)


@require_safe
@guarded("meeting_public.read")
def activity(request: PortalRequest, uid: UUID) -> HttpResponse:
    found = selectors.activity(request.actor, uid)
    context = {
        "page": activity_page(found, topics_of(request.actor)),
        "meeting": found.meeting,
        "works_here": request.actor.is_somebody,
        "breadcrumb": breadcrumb(found.meeting.title),
    }
    return render(request, "web/activity.html", context)


@require_safe
@guarded("meeting_public.read")
def feed(request: PortalRequest) -> HttpResponse:
    """The agenda, or that of one topic, for programs that subscribe."""
    topic = request.GET.get("onderwerp", "")
    found = selectors.for_the_feed(request.actor, topic=topic, now=timezone.now())
    return _calendar(calendars.calendar_of(request.tenant, found, called=request.tenant.name), "agenda")


@require_safe
@guarded("meeting_public.read")
def entry(request: PortalRequest, uid: UUID) -> HttpResponse:
    """One activity as a file for a calendar."""
    found = selectors.activity(request.actor, uid)
    return _calendar(calendars.calendar_of(request.tenant, [found.meeting]), "activiteit")


def breadcrumb(title: str, uid: UUID | None = None) -> list[tuple[str, str]]:
    """The way to an activity; with its id the way to something under it, of which it is not the last."""
    here = [(_("Home"), reverse("web:home")), (_("Activiteiten"), reverse("activities:list"))]
    return [*here, (title, reverse("activities:activity", args=[uid]) if uid else "")]


def _calendar(made: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
