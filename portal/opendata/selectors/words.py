"""Lists of words and their words, our own layer among them: it stands in no table, and leaves with the entries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portal.opendata.selectors import visible
from portal.opendata.selectors.filtering import OF_A_WORD, uid_of, with_id, with_words
from portal.opendata.selectors.gathering import Gathering
from portal.opendata.selectors.withholding import LAYER
from portal.socialmap.hsds.exporting.collecting import Row, Tables, add_layer
from portal.socialmap.hsds.exporting.nesting import Nest

MOST = 1_000  # words in one piece of a download


@dataclass(frozen=True)
class Words:
    """Documents to be counted and cut: those of our layer first, then those of the tables."""

    own: list[Row]
    rows: Any
    documents: Callable[[Iterable[Any]], list[Row]]

    def count(self) -> int:
        return len(self.own) + int(self.rows.count())

    def __getitem__(self, cut: slice) -> list[Row]:
        """One query, and none where only our layer stands."""
        before = len(self.own)
        found = self.own[cut]
        if cut.stop <= before:
            return found
        return found + self.documents(self.rows[max((cut.start or 0) - before, 0) : cut.stop - before])


def lists(search: str = "", *, uid: UUID | None = None) -> Words:
    """The lists of words in which these occur, or the one with this id."""
    taxonomy, _terms = layer()
    rows = with_words(visible.taxonomies(), search, OF_A_WORD)
    rows = rows if uid is None else rows.filter(uid=uid)
    return Words(_kept([taxonomy], search, uid), rows.order_by("pk"), _lists_of)


def terms(
    search: str = "", *, uid: UUID | None = None, taxonomy: str = "", parent: str = "", top_only: bool = False
) -> Words:
    """The words that fit, or the one with this id.

    Args:
        taxonomy: only of the list with this id.
        parent: only those right below the word with this id.
        top_only: only those with no word above.
    """
    above, own = layer()
    rows = with_words(visible.terms(), search, OF_A_WORD).select_related("taxonomy", "parent")
    rows = with_id(with_id(rows, "taxonomy__uid", taxonomy), "parent__uid", parent)
    rows = rows.filter(parent__isnull=True) if top_only else rows
    rows = rows if uid is None else rows.filter(uid=uid)
    in_layer = not parent and (not taxonomy or uid_of(taxonomy) == UUID(above["id"]))
    return Words(_kept(own, search, uid) if in_layer else [], rows.order_by("pk"), _terms_of)


def layer() -> tuple[Row, list[Row]]:
    """Our own layer as a list with its words, under the ids that attributes of entries bear."""
    tables: Tables = {"taxonomy": [], "taxonomy_term": [], "attribute": []}
    add_layer(tables, [("service", "", code, "") for code in sorted(LAYER)])
    [taxonomy] = tables["taxonomy"]
    return taxonomy, [{**term, "taxonomy_detail": taxonomy} for term in tables["taxonomy_term"]]


def _kept(own: list[Row], search: str, uid: UUID | None) -> list[Row]:
    asked = search.lower().split()
    return [
        row
        for row in own
        if uid in {None, UUID(row["id"])}
        and all(any(word in row[name].lower() for name in OF_A_WORD) for word in asked)
    ]


def _lists_of(found: Iterable[Any]) -> list[Row]:
    gathering = Gathering()
    gathering.add("taxonomy", found)
    return list(Nest(gathering.finished()).whole("taxonomy"))


def _terms_of(found: Iterable[Any]) -> list[Row]:
    gathering = Gathering()
    gathering.add_terms(found)
    return list(Nest(gathering.finished()).whole("taxonomy_term"))
