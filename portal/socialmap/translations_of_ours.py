"""Our own lists of words in other languages (data/translations), kept as translations that an editor can change."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from portal.socialmap.models import TaxonomyTerm, Translation, TranslationState
from portal.socialmap.selectors.translating import TERM, text_hash
from portal.socialmap.taxonomies import our_taxonomies, term_id
from tenants.access import Actor, can, require

FOLDER = Path(__file__).parent / "data" / "translations"
FIELDS = ("name", "description")


@cache
def our_translations() -> Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]:
    """language -> taxonomy -> code -> name and, where there is one, description."""
    found = {}
    for path in sorted(FOLDER.glob("*.toml")):
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = {
            taxonomy: {code: tuple(texts) for code, texts in terms.items()} for taxonomy, terms in written.items()
        }
    return found


def ensure_translations(actor: Actor, terms: Mapping[str, TaxonomyTerm]) -> int:
    """Provide the translations of our terms in the actor's portal; those that an editor changed stay.

    They are translations of our own Dutch words: where an editor gave a term another name, its Dutch name shows.

    Args:
        actor: an editor, an administrator or the system.
        terms: our terms by "taxonomy:code", as `ensure_taxonomies` gives them.

    Returns:
        How many were made.

    Raises:
        Refused: the actor may not fill the map.

    Costs one query when nothing is missing, two when something is.
    """
    require(can(actor, "map_transfer.create"))
    known = set(Translation.objects.filter(entity=TERM).values_list("object_uid", "field", "language"))
    missing = [
        Translation(
            entity=TERM,
            object_uid=terms[term].uid,
            field=field,
            language=language,
            text=text,
            source_hash=text_hash(dutch),
            state=TranslationState.CHECKED,
        )
        for language, term, field, dutch, text in _written()
        if term in terms and (terms[term].uid, field, language) not in known
    ]
    Translation.objects.bulk_create(missing)
    return len(missing)


def _written() -> Iterator[tuple[str, str, str, str, str]]:
    """Language, term, field, the Dutch text and the other, of all that the files translate."""
    dutch = {
        term_id(each.code, term.code): (term.name, term.description) for each in our_taxonomies() for term in each.terms
    }
    for language, lists in our_translations().items():
        for taxonomy, terms in lists.items():
            for code, texts in terms.items():
                term = term_id(taxonomy, code)
                for field, source, text in zip(FIELDS, dutch[term], texts, strict=False):
                    yield language, term, field, source, text
