"""The entries that an address asks for -> the page of a list. The list itself is kept in its owner's browser alone."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from portal.accounts.qr import svg
from portal.socialmap.selectors import ServiceCard
from portal.web.composing.cards import card_of_service
from portal.web.pages.my_list import ListEntry, ListPage

MOST_ENTRIES = 50
MOST_IN_QR = 8  # 37 letters each: with more the squares become too fine for a telephone
LENGTH = 36


def entries_asked_for(given: str) -> tuple[UUID, ...]:
    """The ids of an address, each once, at most fifty; what is no id counts for nothing."""
    found: dict[UUID, None] = {}
    for written in given[: MOST_ENTRIES * 2 * (LENGTH + 1)].split(","):
        if len(written) == LENGTH and len(found) < MOST_ENTRIES:
            try:
                found[UUID(written)] = None
            except ValueError:
                continue
    return tuple(found)


def list_page(
    asked: tuple[UUID, ...], found: Iterable[ServiceCard], today: date, *, shared: bool, address: str
) -> ListPage:
    """What is on the page: the entries in the order of the address, as far as they were found for this reader.

    Args:
        asked: the ids of the address.
        found: the services that this reader may see, from the selector.
        shared: whether the address asks for entries at all.
        address: the whole address of the list, for the drawing.
    """
    cards = {card.uid: card for card in found}
    entries = tuple(ListEntry(uid, card_of_service(cards[uid], today)) for uid in asked if uid in cards)
    drawn = svg(address, title=_("QR-code met de link naar deze lijst")) if 0 < len(entries) <= MOST_IN_QR else ""
    return ListPage(entries=entries, missing=len(asked) - len(entries), shared=shared, qr=drawn)
