"""Whether a meeting can be as it was written, told per field in the organiser's words."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.meetings.models.meeting import MOST_PLACE, MOST_TEXT, MOST_TITLE
from portal.meetings.selectors.people import person_here
from portal.meetings.topics import topic_choices
from portal.meetings.words import AUDIENCES, MeetingKind
from tenants.access import Actor
from tenants.errors import Invalid

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.meetings.services.planning import Planned

LONGEST = timedelta(days=3)
MOST_SEATS = 5_000


def judged(actor: Actor, planned: "Planned", *, new: bool) -> tuple["Planned", "User | None"]:
    """The same without stray spaces, and its chair.

    Args:
        new: a meeting that is made now cannot lie in the past; one that is mended can.

    Raises:
        Invalid: with a sentence for each field that is wrong.
    """
    good = replace(
        planned,
        **{
            name: getattr(planned, name).strip()
            for name in ("title", "about", "topic", "place", "online_url", "accessibility", "costs")
        },
    )
    wrong = dict(_wrong(good, new=new))
    if good.topic and good.topic not in dict(topic_choices(actor)):
        wrong["topic"] = _("Kies een onderwerp uit de lijst.")
    chair = None
    if good.chair is not None:
        chair = person_here(actor, good.chair)
        if chair is None:
            wrong["chair"] = _("Kies iemand die in dit portaal werkt.")
    if wrong:
        raise Invalid(next(iter(wrong.values())), wrong)
    return good, chair


def _wrong(good: "Planned", *, new: bool) -> list[tuple[str, str]]:
    checks = (
        ("title", not good.title, _("Geef de bijeenkomst een naam.")),
        ("title", len(good.title) > MOST_TITLE, _("De naam is te lang.")),
        ("about", len(good.about) > MOST_TEXT, _("De tekst is te lang. Schrijf het korter op.")),
        ("place", len(good.place) > MOST_PLACE, _("De plaats is te lang.")),
        ("place", not good.place and not good.online_url, _("Vul een plaats in, of een link om online mee te doen.")),
        ("ends_at", good.ends_at <= good.starts_at, _("De bijeenkomst eindigt voordat zij begint.")),
        ("ends_at", good.ends_at - good.starts_at > LONGEST, _("Een bijeenkomst duurt hoogstens drie dagen.")),
        ("starts_at", new and good.starts_at <= timezone.now(), _("Kies een moment dat nog komt.")),
        ("audience", good.audience not in AUDIENCES[good.kind], _audience_refused(good)),
        ("capacity", good.capacity is not None and not 1 <= good.capacity <= MOST_SEATS,
         _("Vul een getal in van 1 tot 5000.")),
        ("register_until", good.register_until is not None and good.register_until > good.starts_at,
         _("Aanmelden kan tot de bijeenkomst begint, niet daarna.")),
    )  # fmt: skip
    return [(name, said) for name, is_wrong, said in checks if is_wrong]


def _audience_refused(good: "Planned") -> str:
    if good.kind == MeetingKind.CASES:
        return _("Een casuïstiekbespreking is alleen voor wie is uitgenodigd.")
    return _("Deze soort bijeenkomst is niet voor iedereen.")
