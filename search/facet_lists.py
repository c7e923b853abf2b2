"""The facets as the screen shows them: in their order, with the words that people know."""

from collections import Counter
from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from search.answering import Answer
from search.facets import TITLES
from search.query import Facet, FacetValue
from search.sources import registry
from tenants.access import Actor

# Nobody reads a longer list; what is rarer is found by typing its name.
MOST_VALUES = 40
OPEN_FACET = "open"


def facet_lists(actor: Actor, answer: Answer) -> tuple[Facet, ...]:
    """All facets with something to choose, values that give most first.

    A chosen value stays in its list even when it gives nothing, so that it can be taken back. A value without a
    name for this actor (a term that was removed, an organisation that they may not see) is left out. At most two
    queries per source.
    """
    chosen = answer.narrowing.chosen
    counted = {name: _shown(answer.counts.get(name, Counter()), chosen.get(name, frozenset())) for name in TITLES}
    labels = _labels(actor, {name: counts for name, counts in counted.items() if counts})
    facets = []
    for name, title in TITLES.items():
        names, counts = labels.get(name, {}), counted[name]
        values = sorted((-count, names[value].casefold(), value) for value, count in counts.items() if value in names)
        if values:
            facets.append(
                Facet(
                    name=name,
                    title=str(title),
                    values=tuple(
                        FacetValue(value, names[value], -count, value in chosen.get(name, frozenset()))
                        for count, _label, value in values
                    ),
                    exact=answer.counts_exact,
                )
            )
    return tuple(facets)


def _shown(counts: Counter[str], chosen: Collection[str]) -> dict[str, int]:
    """The values that give most, and the chosen ones."""
    return {**{value: counts[value] for value in chosen}, **dict(counts.most_common(MOST_VALUES))}


def _labels(actor: Actor, counted: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, str]]:
    """The names of all values, by facet; the first source that knows one names it."""
    wanted = {facet: list(counts) for facet, counts in counted.items() if facet != OPEN_FACET}
    labels: dict[str, dict[str, str]] = {OPEN_FACET: dict.fromkeys(counted.get(OPEN_FACET, ()), _("Nu open"))}
    for source in registry:
        for facet, names in source.labels(actor, wanted).items():
            labels[facet] = names | labels.get(facet, {})
    return labels
