"""The facets as the screen shows them: in their order, with the words that people know."""

from collections import Counter

from search.answering import Answer
from search.facets import TITLES
from search.query import Facet, FacetValue
from search.sources import registry
from tenants.access import Actor

# Nobody reads a longer list; what is rarer is found by typing its name.
MOST_VALUES = 40


def facet_lists(actor: Actor, answer: Answer) -> tuple[Facet, ...]:
    """All facets with something to choose, values that give most first.

    A chosen value stays in its list even when it gives nothing, so that it can be taken back. A value without a
    name for this actor (a term that was removed, an organisation that they may not see) is left out. One query per
    source and facet.
    """
    chosen = answer.narrowing.chosen
    facets = []
    for name, title in TITLES.items():
        counts = Counter(dict(answer.counts.get(name, Counter()).most_common(MOST_VALUES)))
        for value in chosen.get(name, frozenset()):
            counts.setdefault(value, 0)
        labels = _labels(actor, name, counts)
        values = sorted((-count, labels[value].casefold(), value) for value, count in counts.items() if value in labels)
        if values:
            facets.append(
                Facet(
                    name=name,
                    title=str(title),
                    values=tuple(
                        FacetValue(value, labels[value], -count, value in chosen.get(name, frozenset()))
                        for count, _label, value in values
                    ),
                    exact=answer.counts_exact,
                )
            )
    return tuple(facets)


def _labels(actor: Actor, facet: str, counts: Counter[str]) -> dict[str, str]:
    from django.utils.translation import gettext as _

    if not counts:
        return {}
    if facet == "open":
        return dict.fromkeys(counts, _("Nu open"))
    labels: dict[str, str] = {}
    for source in registry:
        labels |= source.labels(actor, facet, [value for value in counts if value not in labels])
    return labels
