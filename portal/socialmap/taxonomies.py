"""Our own lists of words (data/taxonomies.toml), provided in every portal."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import transaction

from portal.socialmap.models import Taxonomy, TaxonomyTerm
from tenants.access import Actor, can, require

OURS = "ketenwijzer"
LIFE_DOMAINS = "leefgebieden"
TARGET_GROUPS = "doelgroepen"
UPL = "upl"
LAYER = "ketenwijzer"
DATA_FILE = Path(__file__).parent / "data" / "taxonomies.toml"


@dataclass(frozen=True)
class TermText:
    code: str
    name: str
    description: str


@dataclass(frozen=True)
class TaxonomyText:
    """One of our lists as it is written in the data file."""

    code: str
    name: str
    description: str
    uri: str
    terms: tuple[TermText, ...]


@cache
def our_taxonomies() -> tuple[TaxonomyText, ...]:
    """The lists of the data file, in its order."""
    written = tomllib.loads(DATA_FILE.read_text(encoding="utf-8"))
    return tuple(
        TaxonomyText(
            code,
            entry["name"],
            entry["description"],
            entry.get("uri", ""),
            tuple(TermText(term, name, description) for term, (name, description) in entry["terms"].items()),
        )
        for code, entry in written.items()
    )


def term_id(taxonomy: str, code: str) -> str:
    """The external id of one of our terms."""
    return f"{taxonomy}:{code}"


@transaction.atomic
def ensure_taxonomies(actor: Actor) -> Mapping[str, TaxonomyTerm]:
    """Provide our lists in the actor's portal; names that an editor changed stay.

    Args:
        actor: an editor, an administrator or the system.

    Returns:
        Our terms by "taxonomy:code", such as "leefgebieden:wonen".

    Raises:
        Refused: the actor may not fill the map.

    Costs two queries when nothing is missing, four when all is.
    """
    require(can(actor, "map_transfer.create"))
    lists = {taxonomy.external_id: taxonomy for taxonomy in Taxonomy.objects.filter(data_source=OURS)}
    missing = [each for each in our_taxonomies() if each.code not in lists]
    made = Taxonomy.objects.bulk_create(
        Taxonomy(external_id=each.code, data_source=OURS, name=each.name, description=each.description, uri=each.uri)
        for each in missing
    )
    lists |= {taxonomy.external_id: taxonomy for taxonomy in made}
    terms = {term.external_id: term for term in TaxonomyTerm.objects.filter(data_source=OURS)}
    new = [
        TaxonomyTerm(
            external_id=term_id(each.code, term.code),
            data_source=OURS,
            taxonomy=lists[each.code],
            code=term.code,
            name=term.name,
            description=term.description,
            language="nl",
        )
        for each in our_taxonomies()
        for term in each.terms
        if term_id(each.code, term.code) not in terms
    ]
    return terms | {term.external_id: term for term in TaxonomyTerm.objects.bulk_create(new)}
