"""The official list of municipalities: which codes exist, and what they are called."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from tenants.errors import Invalid

LIST_FILE = Path(__file__).with_name("municipalities.tsv")


@cache
def municipalities() -> Mapping[str, str]:
    """Name by CBS code, such as GM0406 -> Huizen."""
    lines = LIST_FILE.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return dict(pairs)


def names_of(codes: Iterable[str]) -> list[str]:
    """The names of these municipalities, in the order given; an unknown code is left out."""
    known = municipalities()
    return [known[code] for code in codes if code in known]


def require_known(codes: Iterable[str]) -> None:
    """Check that each code is of an existing municipality.

    Raises:
        Invalid: names the codes that are not on the list.
    """
    unknown = [code for code in codes if code not in municipalities()]
    if unknown:
        raise Invalid(f"Deze gemeentecodes bestaan niet: {', '.join(unknown)}.", {"municipality_codes": "onbekend"})
