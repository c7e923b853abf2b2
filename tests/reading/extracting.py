"""Every string that people outside read on a page, in Dutch, with the file that says it; read as catalogues are."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.web.build.catalogues import extracting

# Rooms whose words stand on public and sign-in pages. The example pages of the style guide are shown to nobody else.
ROOMS = ("portal/web", "portal/intake", "portal/opendata", "portal/accounts", "portal/socialmap", "search", "tenants")
LEFT_OUT = frozenset({"showcase", "management", "build"})


@dataclass(frozen=True)
class Text:
    """One string of the interface and where it comes from."""

    said: str
    where: str


def texts() -> Iterator[Text]:
    """All of them; what stands in two files comes twice, and a plural is a string of its own."""
    for text, files in extracting.texts().items():
        for where in files:
            if where.startswith(ROOMS) and LEFT_OUT.isdisjoint(where.split("/")):
                yield from (Text(said, where) for said in (text.single, text.plural) if said.strip())
