"""Where a meeting stands in its portal."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import translation

if TYPE_CHECKING:
    from portal.meetings.models import Meeting


def page_of(meeting: "Meeting") -> str:
    """The path of its page, in the language of the portal itself."""
    with translation.override(settings.LANGUAGE_CODE):
        return reverse("meetings:meeting", kwargs={"uid": meeting.uid}, urlconf=settings.ROOT_URLCONF)
