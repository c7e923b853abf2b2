"""What folder somebody wants, as it stands in the address."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import override

from portal.web.composing.my_list import LENGTH

MOST_SERVICES = 200
MOST_WORD = 60
SIZES = ("a4", "a5")  # a5: a booklet to fold, printed on A4
RADII = ("1", "2", "5")  # kilometres around the middle of a district
USUAL_RADIUS = "2"


@dataclass(frozen=True)
class Question:
    """One folder. Everything in it is bounded, whatever the address says.

    `chosen` are entries by hand, in their order; with them topic, place and district do not count. `district` is a
    postcode of four digits and goes before the place that it lies in.
    """

    topic: str = ""
    place: str = ""
    district: str = ""
    radius: str = USUAL_RADIUS
    chosen: tuple[UUID, ...] = ()
    size: str = "a4"
    large: bool = False
    partners: bool = False

    @classmethod
    def read(cls, given: QueryDict) -> Self:
        """From the address. What makes no sense counts as not asked."""
        size, radius = given.get("formaat", "a4"), given.get("straal", USUAL_RADIUS)
        return cls(
            topic=_word(given.get("onderwerp", "")),
            place=_word(given.get("plaats", "")),
            district=_word(given.get("wijk", "")),
            radius=radius if radius in RADII else USUAL_RADIUS,
            chosen=_ids(given.get("h", "")),
            size=size if size in SIZES else "a4",
            large=bool(given.get("groot")),
            partners=bool(given.get("partners")),
        )

    @property
    def asks_something(self) -> bool:
        return bool(self.topic or self.place or self.district or self.chosen)

    @property
    def query(self) -> str:
        """As it stands in the address, without question mark."""
        told = {
            "onderwerp": self.topic,
            "plaats": self.place,
            "wijk": self.district,
            "straal": self.radius if self.district and self.radius != USUAL_RADIUS else "",
            "h": ",".join(map(str, self.chosen)),
            "formaat": self.size,
            "groot": "1" if self.large else "",
            "partners": "1" if self.partners else "",
        }
        return urlencode({name: value for name, value in told.items() if value}, safe=",")

    def address(self, name: str, language: str | None = None) -> str:
        """The address of a page about this folder, in the language of the page or another one."""
        if language is None:
            return f"{reverse(name)}?{self.query}"
        with override(language):
            return f"{reverse(name)}?{self.query}"


def _word(given: str) -> str:
    return given.replace("\0", "").strip()[:MOST_WORD]


def _ids(given: str) -> tuple[UUID, ...]:
    found: dict[UUID, None] = {}
    for written in given[: MOST_SERVICES * (LENGTH + 1)].split(","):
        if len(written) != LENGTH:
            continue
        try:
            found[UUID(written)] = None
        except ValueError:
            continue
    return tuple(found)
