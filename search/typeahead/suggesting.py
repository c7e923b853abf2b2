"""Suggestions while somebody types: bounded work in memory, then one look at the live data per kind of thing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from search.analysis.folding import words
from search.policy import SearchScope
from search.query import Suggestion, SuggestionKind
from search.sources import registry
from search.sources.socialmap import ORGANISATION, SERVICE
from search.typeahead.desk import Desk, desk_of
from search.typeahead.named import Names
from search.typeahead.sheet import Sheet
from search.vocabulary import mark_of_index
from tenants.access import Actor

LEAST_LETTERS = 2
_MOST_WORDS = 8
# Of each kind so many at first; what others leave open is filled in the order of the list.
_SHARES = {
    SuggestionKind.SERVICE: 3,
    SuggestionKind.TOPIC: 2,
    SuggestionKind.ORGANISATION: 2,
    SuggestionKind.PAGE: 1,
    SuggestionKind.PLACE: 1,
}
# Pages come from a room above this one: their source is there, or nothing is suggested.
_KINDS = {SERVICE: SuggestionKind.SERVICE, ORGANISATION: SuggestionKind.ORGANISATION, "page": SuggestionKind.PAGE}
# What the index still has but the actor may not see any more is made up for by so many more candidates.
_SPARE = 4
_MOST_FIXES = 4

Found = dict[SuggestionKind, list[Suggestion]]


def suggestions(actor: Actor, text: str, scope: SearchScope, *, limit: int) -> tuple[Suggestion, ...]:
    """What begins with the words that were typed, in the order of the groups.

    A word of a title may begin so anywhere in it. Only when nothing does, one slip of the keyboard is forgiven.
    """
    typed = words(text)[:_MOST_WORDS]
    mark = mark_of_index(scope) if sum(map(len, typed)) >= LEAST_LETTERS else ""
    if not mark:
        return ()
    desk = desk_of(actor, scope, mark)
    names = desk.names(actor)
    for attempt in _attempts(typed, [*desk.sheets.values(), names.sheet]):
        if found := _found(actor, attempt, desk, names, limit):
            return _shared_out(found, limit)
    return ()


def _attempts(typed: list[str], sheets: Sequence[Sheet]) -> Iterator[list[str]]:
    """The words as they were typed, then with the first mended that begins no word at all."""
    yield typed
    unknown = (at for at, word in enumerate(typed) if not any(sheet.has(word) for sheet in sheets))
    for at in islice(unknown, 1):
        fixes = dict.fromkeys(fix for sheet in sheets for fix in sheet.mended(typed[at]))
        for fix in islice(fixes, _MOST_FIXES):
            yield [*typed[:at], fix, *typed[at + 1 :]]


def _found(actor: Actor, typed: Sequence[str], desk: Desk, names: Names, limit: int) -> Found:
    found: Found = defaultdict(list)
    for kind, sheet in desk.sheets.items():
        if kind in _KINDS:
            found[_KINDS[kind]] += _read(actor, kind, sheet, typed, limit)
    for at in names.sheet.beginning(typed, limit):
        suggestion = names.suggestions[at]
        found[suggestion.kind].append(suggestion)
    return {kind: some for kind, some in found.items() if some}


def _read(actor: Actor, kind: str, sheet: Sheet, typed: Sequence[str], limit: int) -> list[Suggestion]:
    """Things whose title begins so, read live. One query, none when nothing begins so."""
    keys = sheet.beginning(typed, limit + _SPARE)
    if not keys:
        return []
    live = registry.of(kind).named(actor, keys)
    seen = (live[key] for key in keys if key in live)
    return [Suggestion(_KINDS[kind], each.title, str(each.uid), each.extra) for each in islice(seen, limit)]


def _shared_out(found: Found, limit: int) -> tuple[Suggestion, ...]:
    """At most so many in all: one of each kind, then each kind its share, and what is left in the order of the list."""
    first = [each for kind in _SHARES for each in found.get(kind, [])[:1]]
    first += [each for kind, share in _SHARES.items() for each in found.get(kind, [])[1:share]]
    rest = [each for kind, share in _SHARES.items() for each in found.get(kind, [])[share:]]
    order = list(_SHARES)
    return tuple(sorted([*first, *rest][:limit], key=lambda each: order.index(each.kind)))
