"""Requests and offers between organisations: placing, taking back, undoing that, answering."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.library.screening import signs_of_a_person
from portal.meetings.models import Meeting
from portal.networking import audit_actions
from portal.networking.models import Exchange, ExchangeAnswer
from portal.networking.models.exchange import MOST_ABOUT, MOST_ANSWER, MOST_TITLE
from portal.networking.policies import may_withdraw
from portal.networking.words import ExchangeKind
from portal.notifications.kinds import TAKE_PART
from portal.notifications.services import notify
from tenants.access import Actor, can, require
from tenants.audit import record
from tenants.errors import Invalid, Refused
from tenants.models import Membership

LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Offered:
    """A request or offer as somebody writes it."""

    kind: ExchangeKind
    title: str
    until: date
    about: str = ""
    meeting: UUID | None = None


@transaction.atomic
def place(actor: Actor, *, offered: Offered) -> Exchange:
    """Place a request or an offer for the team that one works for.

    Raises:
        Refused: the actor may not.
        NotFound: no such meeting for this actor.
        Invalid: something cannot be as it was written, or tells of a person; told per field.
    """
    require(can(actor, "minutes.request"))
    if actor.team is None or actor.person is None:
        raise Invalid(_("Kies eerst voor welk team u werkt."))
    title, about, today = " ".join(offered.title.split()), offered.about.strip(), timezone.localdate()
    checks = (
        ("kind", offered.kind not in ExchangeKind.values, _("Kies of u iets zoekt of biedt.")),
        ("title", not title, _("Schrijf op wat u zoekt of biedt.")),
        ("title", len(title) > MOST_TITLE, _("Dit is te lang. Schrijf het korter op.")),
        ("title", bool(signs_of_a_person(title)), _about_a_person()),
        ("about", len(about) > MOST_ABOUT, _("Dit is te lang. Schrijf het korter op.")),
        ("about", bool(signs_of_a_person(about)), _about_a_person()),
        ("until", not today <= offered.until <= today + LONGEST, _("Kies een dag in het komende jaar.")),
    )
    _refuse_if({name: said for name, is_wrong, said in checks if is_wrong})
    meeting = (
        Meeting.objects.visible_to(actor).get_or_not_found(uid=offered.meeting) if offered.meeting is not None else None
    )
    made = Exchange(
        kind=offered.kind, title=title, about=about, until=offered.until,
        team=actor.team, person=actor.person, meeting=meeting,
    )  # fmt: skip
    made.save()
    record(actor, audit_actions.PLACED, made)
    return made


@transaction.atomic
def withdraw(actor: Actor, *, uid: UUID) -> Exchange:
    """Take it back. It is gone for others from the next click; `bring_back` undoes it.

    Raises:
        NotFound: no such thing for this actor.
        Refused: it is of another team.
    """
    found = _of_ours(actor, uid)
    if found.withdrawn_at is None:
        found.withdrawn_at = timezone.now()
        found.save(update_fields=["withdrawn_at"])
        record(actor, audit_actions.WITHDRAWN, found)
    return found


@transaction.atomic
def bring_back(actor: Actor, *, uid: UUID) -> Exchange:
    """Undo `withdraw`.

    Raises:
        NotFound, Refused: as for `withdraw`.
        Invalid: its last day has passed.
    """
    found = _of_ours(actor, uid)
    if found.until < timezone.localdate():
        raise Invalid(_("De laatste dag is voorbij. Plaats het opnieuw."))
    if found.withdrawn_at is not None:
        found.withdrawn_at = None
        found.save(update_fields=["withdrawn_at"])
        record(actor, audit_actions.BROUGHT_BACK, found)
    return found


@transaction.atomic
def reply(actor: Actor, *, uid: UUID, text: str) -> ExchangeAnswer:
    """Answer it. The team that placed it gets a message; the words are read in the portal, and no address is shown.

    Raises:
        NotFound: no such thing for this actor.
        Refused: the actor may not place or answer any, or it is over.
        Invalid: there is no text, or it tells of a person.
    """
    require(can(actor, "minutes.request"))
    found: Exchange = Exchange.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    if actor.team is None or actor.person is None:
        raise Invalid(_("Kies eerst voor welk team u werkt."))
    if found.withdrawn_at is not None or found.until < timezone.localdate():
        raise Refused(_("Dit staat er niet meer. Reageren kan niet."))
    said = text.strip()
    checks = (
        (not said, _("Schrijf een reactie.")),
        (len(said) > MOST_ANSWER, _("Dit is te lang. Schrijf het korter op.")),
        (bool(signs_of_a_person(said)), _about_a_person()),
    )
    _refuse_if(dict([("text", words) for is_wrong, words in checks if is_wrong][:1]))
    made = ExchangeAnswer(exchange=found, team=actor.team, person=actor.person, text=said, at=timezone.now())
    made.save()
    record(actor, audit_actions.ANSWERED, found)
    members = Membership.objects.standing(timezone.localdate()).filter(
        team=found.team_id, role__in=TAKE_PART, person__is_active=True
    )
    people = [each.person for each in members.select_related("person") if each.person_id != actor.person.pk]
    notify("exchange.answered", recipients=people, url=_page_of(found), subject=found.title, key=str(made.uid))
    return made


def _of_ours(actor: Actor, uid: UUID) -> Exchange:
    found: Exchange = Exchange.objects.visible_to(actor).locked().get_or_not_found(uid=uid)
    require(may_withdraw(actor, found))
    return found


def _page_of(found: Exchange) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return reverse("networking:exchange_one", kwargs={"uid": found.uid}, urlconf=settings.ROOT_URLCONF)


def _about_a_person() -> str:
    return _("Dit lijkt over een mens te gaan. Haal nummers, datums en adressen weg.")


def _refuse_if(wrong: dict[str, str]) -> None:
    if wrong:
        raise Invalid(next(iter(wrong.values())), wrong)
