"""The social map in the search: services and organisations, read through the map's own selectors."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.socialmap import selectors
from portal.socialmap.models import Entry, Organization, Service
from search.models import Audience
from search.places.distance import Point
from search.sources.labels import LANGUAGES, ORGANISATION_KINDS
from search.sources.live import all_rows, as_uid, rows_among, rows_of_uids, term_names
from search.sources.pins import service_pins
from search.sources.registry import USUAL_WEIGHT, Card, Pin, SearchDocument, Title, registry
from search.sources.timetables import opening_hours
from tenants.access import Actor

SERVICE, ORGANISATION = "service", "organisation"
# An organisation is what somebody looks for less often than what it offers.
_ORGANISATION_WEIGHT = USUAL_WEIGHT - 10
_TERMS = {"topic": "leefgebieden", "target": "doelgroepen"}


def _document(entry: selectors.IndexDocument, kind: str, weight: int) -> SearchDocument:
    point = None
    if entry.latitude is not None and entry.longitude is not None:
        point = Point(entry.latitude, entry.longitude)
    return SearchDocument(
        object_id=entry.object_id,
        title=entry.title,
        keywords=entry.keywords,
        summary=entry.summary,
        body=entry.body,
        audience=Audience(entry.audience),
        visible_from=_beginning(entry.visible_from),
        visible_until=_beginning(entry.visible_until + timedelta(days=1)) if entry.visible_until else None,
        facets={**entry.facets, "kind": (kind,), "audience": (entry.audience,)},
        point=point,
        opening=opening_hours(entry.timetable, timezone.localdate()) if entry.timetable else None,
        weight=weight,
    )


def _beginning(day: object) -> datetime | None:
    """The first moment of a day, on the clock of the Netherlands."""
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None  # type: ignore[arg-type]


def _cards(model: type[Entry], actor: Actor, object_ids: Collection[int]) -> dict[int, Card]:
    """What hits say of entries. Texts are cut for each hit."""
    columns = ("pk", "uid", "name", "plain_text", "description", "external_id", "audience")
    return {
        pk: Card(as_uid(uid), name, plain or description, external_id, audience == Audience.PARTNERS)
        for pk, uid, name, plain, description, external_id, audience in rows_among(model, actor, object_ids, columns)
    }


def _ids(model: type[Entry], actor: Actor, object_ids: Collection[int]) -> set[int]:
    return {pk for (pk,) in rows_among(model, actor, object_ids, ("pk",))}


@dataclass(frozen=True)
class ServiceSource:
    """Services of the map. Implements Source."""

    kind: str = SERVICE
    code: int = 1

    def documents(self, object_ids: Collection[int] | None = None) -> Iterator[SearchDocument]:
        for entry in selectors.service_documents(object_ids):
            yield _document(entry, self.kind, USUAL_WEIGHT)

    def visible(self, actor: Actor, object_ids: Collection[int]) -> set[int]:
        return _ids(Service, actor, object_ids)

    def cards(self, actor: Actor, object_ids: Collection[int]) -> dict[int, Card]:
        return _cards(Service, actor, object_ids)

    def titles(self, actor: Actor) -> Iterable[tuple[int, str]]:
        return ((pk, name) for pk, name in all_rows(Service, actor, ("pk", "name")))

    def named(self, actor: Actor, object_ids: Collection[int]) -> dict[int, Title]:
        rows = rows_among(Service, actor, object_ids, ("pk", "uid", "name", "organization__name"))
        return {pk: Title(as_uid(uid), name, offered_by or "") for pk, uid, name, offered_by in rows}

    def pins(self, actor: Actor, points: Mapping[int, Point]) -> dict[int, Pin]:
        return service_pins(actor, points)

    def things(self, actor: Actor, object_ids: Collection[int]) -> Mapping[int, object]:
        return selectors.service_cards(actor, ids=object_ids)

    def labels(self, actor: Actor, wanted: Mapping[str, Collection[str]]) -> dict[str, dict[str, str]]:
        """Names of the values that the map gives its services. At most two queries."""
        found = {facet: _labels_without_query(facet, values) for facet, values in wanted.items()}
        found |= _terms({facet: values for facet, values in wanted.items() if facet in _TERMS})
        if "organisation" in wanted:
            rows = rows_of_uids(Organization, actor, _uids(wanted["organisation"]), ("uid", "name"))
            found["organisation"] = {str(as_uid(uid)): name for uid, name in rows}
        return found


def _uids(values: Collection[str]) -> list[UUID]:
    """Those that can be ids: anybody writes anything behind the question mark."""
    found: list[UUID] = []
    for value in values:
        with suppress(ValueError):
            found.append(UUID(value))
    return found


def _terms(wanted: Mapping[str, Collection[str]]) -> dict[str, dict[str, str]]:
    """Names of terms of our own taxonomies, of all facets in one query."""
    if not wanted:
        return {}
    facets = {_TERMS[facet]: facet for facet in wanted}
    codes = {code for values in wanted.values() for code in values}
    found: dict[str, dict[str, str]] = {facet: {} for facet in wanted}
    for taxonomy, code, name in term_names(codes, tuple(facets)):
        found[facets[taxonomy]][code] = name
    return found


def _labels_without_query(facet: str, values: Collection[str]) -> dict[str, str]:
    if facet == "kind":
        return {SERVICE: _("Hulp en diensten")}
    if facet == "audience":
        return {Audience.PUBLIC: _("Voor iedereen"), Audience.PARTNERS: _("Alleen voor partners")}
    known = {"language": LANGUAGES, "organisation_kind": ORGANISATION_KINDS, **selectors.FACET_LABELS}.get(facet)
    if known is not None:
        return {value: str(known[value]) for value in values if value in known}
    return {value: value for value in values} if facet in {"place", "municipality"} else {}


@dataclass(frozen=True)
class OrganisationSource:
    """Organisations of the map. Implements Source."""

    kind: str = ORGANISATION
    code: int = 2

    def documents(self, object_ids: Collection[int] | None = None) -> Iterator[SearchDocument]:
        for entry in selectors.organization_documents(object_ids):
            yield _document(entry, self.kind, _ORGANISATION_WEIGHT)

    def visible(self, actor: Actor, object_ids: Collection[int]) -> set[int]:
        return _ids(Organization, actor, object_ids)

    def cards(self, actor: Actor, object_ids: Collection[int]) -> dict[int, Card]:
        return _cards(Organization, actor, object_ids)

    def titles(self, actor: Actor) -> Iterable[tuple[int, str]]:
        return ((pk, name) for pk, name in all_rows(Organization, actor, ("pk", "name")))

    def named(self, actor: Actor, object_ids: Collection[int]) -> dict[int, Title]:
        rows = rows_among(Organization, actor, object_ids, ("pk", "uid", "name", "kind"))
        return {pk: Title(as_uid(uid), name, str(ORGANISATION_KINDS.get(kind, ""))) for pk, uid, name, kind in rows}

    def pins(self, actor: Actor, points: Mapping[int, Point]) -> dict[int, Pin]:
        return {}  # organisations have no place of their own

    def things(self, actor: Actor, object_ids: Collection[int]) -> Mapping[int, object]:
        return selectors.organization_names(actor, object_ids)

    def labels(self, actor: Actor, wanted: Mapping[str, Collection[str]]) -> dict[str, dict[str, str]]:
        return {"kind": {self.kind: _("Organisaties")}} if "kind" in wanted else {}


def register() -> None:
    registry.register(ServiceSource())
    registry.register(OrganisationSource())
