"""From a plan to an answer: match, confirm through the live data, narrow, score and put in order."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf

from search.analysis import QueryPlan
from search.engines.expression import Expression
from search.engines.port import Row, SearchEngine
from search.facets import Narrowing, Parted, filter_expression, narrowing
from search.matching import COUNTED, NO_FILTERS, SCORED, Matcher, Matches
from search.places.distance import Box, Point, box_around, distance_km
from search.profiles import Profile, unpack
from search.query import SearchQuery, Sort, Total
from search.ranking import Ranker, Statistics
from search.sources import registry
from search.vocabulary import IndexVocabulary
from tenants.access import Actor

# Without facets nobody needs to know how many more there are.
COUNTED_WITHOUT_FACETS = 1_000


@dataclass(frozen=True)
class Answer:
    """Everything that was found, in order, with what hits and facets are made of."""

    plan: QueryPlan
    rows: list[Row]
    scores: dict[int, float]
    total: Total
    counts: dict[str, Counter[str]]
    counts_exact: bool
    profiles: dict[int, Profile]
    narrowing: Narrowing
    point: Point | None

    def nearest_first(self, row: Row) -> tuple[float, int]:
        """The order by distance: what has none comes last, ties in the stored order."""
        distance = self.distance(row)
        return (inf if distance is None else distance, row.key)

    def distance(self, row: Row) -> float | None:
        """How far a result is from the place of the question; none for what has no address or a secret one."""
        if self.point is None or row.latitude is None or row.longitude is None:
            return None
        return distance_km(self.point, Point(row.latitude, row.longitude))

    def holds(self, tokens: Iterable[str]) -> bool:
        """Whether one of the results has all these tokens."""
        wanted = list(tokens)
        return any(
            all(profile.counts(token) is not None for token in wanted)
            for key, profile in self.profiles.items()
            if key in self.scores
        )


def answer_of(
    actor: Actor,
    query: SearchQuery,
    plan: QueryPlan,
    vocabulary: IndexVocabulary,
    *,
    engine: SearchEngine,
    point: Point | None,
    piece: Box | None = None,
) -> Answer:
    """Find the answer to a question inside the scope of the actor.

    Candidates are all documents with the words, without the chosen facet values, so that counts can leave out a
    facet's own choice. Only when there are more than can be counted, or when nobody wants counts, do the choices
    go into the engine's question.
    """
    scope, statistics = vocabulary.scope, vocabulary.statistics(plan.tokens)
    narrow = narrowing(query.chosen, scope.now, open_now=query.open_now)
    radius_km = query.radius_km if point else None
    search = _Search(actor, plan, statistics, engine, vocabulary, point, radius_km, _box(point, radius_km, piece))
    filters = filter_expression(query.chosen)
    if not query.with_facets:
        limit = COUNTED if query.open_now or query.sort is not Sort.RELEVANCE else COUNTED_WITHOUT_FACETS
        found = search.found(filters, limit)
        return search.answer(found, narrow, query.sort)
    found = search.found(NO_FILTERS, COUNTED)
    if found.complete or not filters.groups:
        return search.answer(found, narrow, query.sort, counted=True)
    answer = search.answer(search.found(filters, COUNTED), narrow, query.sort)
    return replace(answer, counts=narrow.count(narrow.parted(found.rows)), counts_exact=False)


def _box(point: Point | None, radius_km: float | None, piece: Box | None) -> Box | None:
    """The rectangle in which everything lies that can be an answer; none when everywhere will do."""
    around = box_around(point, radius_km) if point and radius_km else None
    return around.within(piece) if around and piece else around or piece


@dataclass(frozen=True)
class _Search:
    """One question on its way: what every step of it needs."""

    actor: Actor
    plan: QueryPlan
    statistics: Statistics
    engine: SearchEngine
    vocabulary: IndexVocabulary
    point: Point | None
    radius_km: float | None
    box: Box | None

    def found(self, filters: Expression, limit: int) -> Matches:
        """The rows that match, confirmed: within the radius, and visible to the actor by the live data."""
        matcher = Matcher(self.engine, self.vocabulary.scope, self.box)
        matches = matcher.matches(self.plan, self.statistics, filters=filters, limit=limit)
        rows = matches.rows if self.radius_km is None else [row for row in matches.rows if self._is_near(row)]
        return Matches(visible_rows(self.actor, rows), matches.complete)

    def answer(self, found: Matches, narrow: Narrowing, sort: Sort, *, counted: bool = False) -> Answer:
        """Score, narrow and order what was found.

        What can be scored as a whole is cut below a part of the best score, before narrowing: choosing a facet
        never brings up what was left out without it. Of a larger set, which all meets the words, the first are
        scored and the others follow in the stored order.
        """
        ranker = Ranker(self.plan, self.statistics)
        whole = bool(self.plan.groups) and len(found.rows) <= SCORED
        parted = Parted(found.rows, {}) if whole else narrow.parted(found.rows)
        relevant = parted.met
        profiles = self._profiles(relevant[:SCORED])
        ordered = ranker.order(profiles.items())
        scores = {each.key: each.score for each in (ranker.cut(ordered) if whole else ordered)}
        by_key = {row.key: row for row in relevant}
        rows = [by_key[key] for key in scores]
        if whole:
            parted = narrow.parted(rows)
            rows = parted.met
        else:
            rows += [row for row in relevant if row.key not in scores]
        counts = narrow.count(parted) if counted else {}
        answer = Answer(
            self.plan,
            rows,
            scores,
            Total(len(rows), found.complete),
            counts,
            found.complete,
            profiles,
            narrow,
            self.point,
        )
        if sort is Sort.DISTANCE and self.point:
            return replace(answer, rows=sorted(rows, key=answer.nearest_first))
        if sort is Sort.OPENING:
            return replace(answer, rows=sorted(rows, key=narrow.opens_first))  # stable: the best first among equals
        return answer

    def _profiles(self, rows: list[Row]) -> dict[int, Profile]:
        if not self.plan.groups:
            return {}
        packed = self.engine.profiles(self.vocabulary.scope, [row.key for row in rows])
        return {key: unpack(text) for key, text in packed.items()}

    def _is_near(self, row: Row) -> bool:
        """Inside the radius, when one was asked: without an address (or with a secret one) nothing is near."""
        if self.point is None or self.radius_km is None:
            return True
        if row.latitude is None or row.longitude is None:
            return False
        return distance_km(self.point, Point(row.latitude, row.longitude)) <= self.radius_km


def visible_rows(actor: Actor, rows: Sequence[Row]) -> list[Row]:
    """The rows whose things the actor may see, by the live data of their sources. One query per kind."""
    kinds = {row.kind for row in rows}
    ids = {kind: [row.object_id for row in rows if row.kind == kind] for kind in kinds}
    visible = {source.kind: source.visible(actor, ids[source.kind]) for source in registry.known(sorted(ids))}
    if sum(map(len, visible.values())) == len(rows):
        return list(rows)  # the usual case: the index is up to date
    return [row for row in rows if row.object_id in visible.get(row.kind, ())]
