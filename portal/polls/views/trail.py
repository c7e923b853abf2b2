"""The way to a page of date polls."""

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.polls.models import Poll


def trail(title: str, poll: Poll | None = None) -> list[tuple[str, str]]:
    """From the overview by the list, and by the poll for what belongs to it."""
    between = [(poll.title, reverse("polls:poll", args=[poll.uid]))] if poll is not None else []
    return [
        (_("Mijn overzicht"), reverse("web:overview")),
        (_("Overleggen"), reverse("meetings:list")),
        (_("Datumprikkers"), reverse("polls:list") if title else ""),
        *between,
        *([(title, "")] if title else []),
    ]
