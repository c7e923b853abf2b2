"""From services to the pages of a folder, in the language of the page."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext as _

from portal.accounts.qr import svg
from portal.socialmap.freshness import Freshness
from portal.socialmap.opening import Timetable, special_day
from portal.socialmap.selectors import Place as Location
from portal.socialmap.selectors import ServiceCard, Topic
from portal.socialmap.taxonomies import LIFE_DOMAINS
from portal.web.composing.cards import address_of, labels
from portal.web.composing.hours import week_table
from portal.web.folder.paper import Chapter, Entry, Hours
from portal.web.pages.hours import Day
from portal.web.phones import Phone

MOST_PLACES, MOST_PHONES = 3, 2
WEEKS_TO_LOOK = 9  # in which there is one without a holiday


def chapters(
    cards: Sequence[ServiceCard], *, topics: Sequence[Topic], origin: str, today: date, in_order: bool
) -> tuple[Chapter, ...]:
    """The services by life domain, in our order; what has more than one stands under the first.

    Args:
        origin: what full addresses begin with.
        in_order: the services stand in an order that somebody chose, or under one topic: one chapter without a name.
    """
    numbered = {card.uid: f"e{number}" for number, card in enumerate(cards, start=1)}

    def entries(some: Iterable[ServiceCard]) -> tuple[Entry, ...]:
        return tuple(_entry(card, numbered[card.uid], origin, today) for card in some)

    if in_order:
        return (Chapter("", entries(cards)),) if cards else ()
    order = {topic.code: place for place, topic in enumerate(topics)}
    names = {topic.code: topic.name for topic in topics}
    placed = sorted(cards, key=lambda card: (_domain_place(card, order), card.name.lower()))
    codes = list(order)
    return tuple(
        Chapter(names[codes[place]] if place < len(codes) else _("Andere hulp"), entries(some))
        for place, some in groupby(placed, key=lambda card: _domain_place(card, order))
    )


def usual_hours(timetable: Timetable, today: date) -> tuple[Hours, ...]:
    """The hours of a week without holidays, days that go alike together. Paper does not know what day it is read."""
    days = _usual_week(timetable, today)
    runs = groupby(days, key=lambda day: day.lines)
    return tuple(Hours(_named(list(run)), lines) for lines, run in runs if lines)


def _usual_week(timetable: Timetable, today: date) -> tuple[Day, ...]:
    if not timetable:
        return ()
    for number in range(WEEKS_TO_LOOK):
        first = today + timedelta(weeks=number)
        week = week_table(timetable, first)
        differs = any(special_day(timetable, first + timedelta(days=day)) for day in range(7))
        if week is not None and not differs and not any(day.note for day in week.days):
            return week.days
    week = week_table(timetable, today)
    return week.days if week is not None else ()


def _named(days: list[Day]) -> str:
    if len(days) == 7:
        return _("Elke dag")
    if len(days) == 1:
        return days[0].name
    if len(days) == 2:
        return _("%(some)s en %(last)s") % {"some": days[0].name, "last": days[1].name.lower()}
    return _("%(first)s tot en met %(last)s") % {"first": days[0].name, "last": days[-1].name.lower()}


def _domain_place(card: ServiceCard, order: dict[str, int]) -> int:
    return min((order.get(term.code, len(order)) for term in card.terms_of(LIFE_DOMAINS)), default=len(order))


def _entry(card: ServiceCard, anchor: str, origin: str, today: date) -> Entry:
    url = origin + address_of("service", card.uid)
    phones = card.phones or tuple(phone for place in card.places for phone in place.phones)
    addresses = tuple(dict.fromkeys(_addresses(card.places)))
    return Entry(
        anchor=anchor,
        title=card.name,
        url=url,
        qr=svg(url, title=_("QR-code met de link naar deze hulp")),
        organisation=card.organization.name if card.organization else "",
        text=card.summary,
        professional=card.professional_text,
        alert=card.alert,
        addresses=addresses[:MOST_PLACES],
        more_places=max(len(addresses) - MOST_PLACES, 0),
        phones=tuple(Phone.of(phone.number, phone.description) for phone in phones[:MOST_PHONES]),
        email=card.email,
        hours=usual_hours(card.timetable, today),
        labels=tuple(label.text for label in labels(card)),
        wait=card.wait_time,
        checked_on=card.checked_on,
        stale=card.freshness == Freshness.STALE,
        partners_only=card.partners_only,
    )


def _addresses(places: Iterable[Location]) -> Iterator[str]:
    for place in places:
        if place.secret:
            yield _("Geheim adres. Bel eerst.")
        for address in place.addresses:
            town = " ".join(part for part in (address.postal_code, address.city) if part)
            yield ", ".join(part for part in (*address.street, town) if part)
