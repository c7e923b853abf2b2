"""The source of pages for the search. Everything that is shown is read again through `reachable(actor)`."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cms.finding.documents import documents
from cms.finding.kinds import FILTERS, LABELS, PAGE, kind_of_type
from cms.pages.models import PageAudience
from cms.serving.addresses import address_of
from cms.serving.reading import reachable
from cms.translating.reading import Names, names_of
from portal.web.pages.found import FoundPage
from search.places.distance import Point
from search.sources import Card, Pin, SearchDocument, Title, registry
from search.sources.live import among
from tenants.access import Actor

COLUMNS = ("pk", "translation_key", "title", "search_description", "audience", "content_type_id", "url_path")


@dataclass(frozen=True)
class PageSource:
    """Pages of the editors. Implements Source."""

    kind: str = PAGE
    code: int = 3

    def documents(self, object_ids: Collection[int] | None = None) -> Iterator[SearchDocument]:
        return documents(object_ids)

    def visible(self, actor: Actor, object_ids: Collection[int]) -> set[int]:
        return set(_among(actor, object_ids).values_list("pk", flat=True))

    def cards(self, actor: Actor, object_ids: Collection[int]) -> dict[int, Card]:
        return {
            pk: Card(uid, title, summary, partners_only=audience == PageAudience.PARTNERS)
            for pk, uid, title, summary, audience, _type, _path in _rows(actor, object_ids)
        }

    def titles(self, actor: Actor) -> Iterable[tuple[int, str]]:
        rows = reachable(actor).order_by("pk").values_list("pk", "title", "content_type_id")
        return ((pk, title) for pk, title, content_type in rows if kind_of_type(content_type))

    def named(self, actor: Actor, object_ids: Collection[int]) -> dict[int, Title]:
        rows = list(_rows(actor, object_ids))
        names = _names(rows)
        return {
            pk: Title(uid, names.of(uid, title), str(LABELS.get(kind_of_type(content_type), "")))
            for pk, uid, title, _summary, _audience, content_type, _path in rows
        }

    def pins(self, actor: Actor, points: Mapping[int, Point]) -> dict[int, Pin]:
        return {}  # a page is nowhere

    def things(self, actor: Actor, object_ids: Collection[int]) -> Mapping[int, object]:
        rows = list(_rows(actor, object_ids))
        names = _names(rows)
        return {
            pk: FoundPage(
                uid,
                names.of(uid, title),
                address_of(path),
                names.of(uid, summary),
                str(LABELS.get(kind_of_type(content_type), "")),
            )
            for pk, uid, title, summary, _audience, content_type, path in rows
        }

    def labels(self, actor: Actor, wanted: Mapping[str, Collection[str]]) -> dict[str, dict[str, str]]:
        if "kind" not in wanted:
            return {}
        return {"kind": {value: str(FILTERS[value]) for value in wanted["kind"] if value in FILTERS}}


def register() -> None:
    registry.register(PageSource())


def _among(actor: Actor, object_ids: Collection[int]) -> Any:
    return reachable(actor).filter(pk__in=among("pk", object_ids)).order_by()


def _names(rows: Iterable[Any]) -> Names:
    """In the language of the moment; one query where that is not Dutch. Cards stay Dutch: what was searched for is
    marked in those."""
    return names_of(uid for _pk, uid, *_rest in rows)


def _rows(actor: Actor, object_ids: Collection[int]) -> Any:
    return _among(actor, object_ids).values_list(*COLUMNS)
