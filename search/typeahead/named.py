"""Topics and places that can be suggested: their names are public, whoever asks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from search.models import Place
from search.places.reading import own_places, place_key
from search.query import Suggestion, SuggestionKind
from search.sources import registry
from search.typeahead.sheet import Sheet, sheet_of
from tenants.access import Actor
from tenants.municipalities import names_of

# Topics come from these facets, in this order.
TOPIC_FACETS = ("topic", "target")


@dataclass(frozen=True)
class Names:
    """The suggestions, and a sheet of their names with the place of each among them."""

    sheet: Sheet
    suggestions: tuple[Suggestion, ...]


def names_of_values(actor: Actor, values: Mapping[str, Counter[str]]) -> Names:
    """The topics and places under which something is found, those of most things first. At most four queries.

    Args:
        actor: who asks: the names of values are told as far as they may know them.
        values: how often each facet value occurs for the actor's audience.
    """
    found = [*_topics(actor, values), *_places(actor, values.get("place", Counter()))]
    titles = ((at, each.target if each.target.isdigit() else each.title) for at, each in enumerate(found))
    return Names(sheet_of(titles), tuple(found))


def _topics(actor: Actor, values: Mapping[str, Counter[str]]) -> Iterator[Suggestion]:
    wanted = {facet: list(values.get(facet, ())) for facet in TOPIC_FACETS}
    names = [source.labels(actor, wanted) for source in registry]
    for facet in TOPIC_FACETS:
        known: dict[str, str] = {}
        for labels in names:
            known = labels.get(facet, {}) | known
        for value, _times in values.get(facet, Counter()).most_common():
            if value in known:
                yield Suggestion(SuggestionKind.TOPIC, known[value], value, facet=facet)


def _places(actor: Actor, found_in: Counter[str]) -> Iterator[Suggestion]:
    """Places of the portal's municipalities, and others where something is found, as far as they are on the list of
    postcodes: near any other place nothing can be said to be near."""
    ours = {place_key(name) for name in names_of(actor.tenant.municipality_codes)}
    asked = {place_key(name): times for name, times in found_in.items()}
    areas = [*own_places(), *Place.objects.filter(municipality_key__in=ours)]
    areas += Place.objects.filter(place_key__in=set(asked) - {area.place_key for area in areas})
    meant = [area for area in areas if area.municipality_key in ours or area.place_key in asked]
    meant.sort(key=lambda area: (-asked.get(area.place_key, 0), area.place, area.postcode))
    yield from _once(
        Suggestion(SuggestionKind.PLACE, area.place, area.place, _unless(area.municipality, area.place))
        for area in meant
    )
    yield from _once(
        Suggestion(SuggestionKind.PLACE, f"{area.postcode} {area.place}", area.postcode)
        for area in sorted(meant, key=lambda area: area.postcode)
        if not area.po_box
    )


def _unless(text: str, same: str) -> str:
    return "" if text == same else text


def _once(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    told: set[str] = set()
    for each in suggestions:
        if each.title not in told:
            told.add(each.title)
            yield each
