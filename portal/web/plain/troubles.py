"""What can be wrong with the server itself, in words for people."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Trouble:
    """One kind of trouble.

    Args:
        retry_after: seconds after which a program may ask again.
        can_search: searching may work all the same, so the page offers it.
    """

    status: int
    title: Any
    texts: tuple[Any, ...]
    retry_after: int | None = None
    can_search: bool = False


BROKEN = Trouble(
    500,
    _("Er ging iets mis bij ons"),
    (
        _("Dat ligt niet aan u. Probeer het over een paar minuten nog een keer."),
        _("Blijft het misgaan? Bel dan uw gemeente."),
    ),
    can_search=True,
)
AWAY = Trouble(
    503,
    _("Het portaal is even niet bereikbaar"),
    (_("Dat ligt niet aan u. Wij werken eraan."), _("Probeer het over een paar minuten nog een keer.")),
    retry_after=60,
)
CLOSED = Trouble(
    503,
    _("Het portaal is even dicht"),
    (_("Wij werken aan het portaal. Uw gegevens zijn veilig."),),
    retry_after=900,
)
