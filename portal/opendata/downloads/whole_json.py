"""Everything as one JSON document: whole services and organizations, places, and the lists of words."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils import timezone

from portal.opendata.api.answering import written
from portal.opendata.downloads.cuts import cuts
from portal.opendata.licences import licence_of
from portal.opendata.selectors import documents, visible, words
from tenants.context import current_tenant

Made = Iterator[list[dict[str, Any]]]


def pieces() -> Iterator[Iterator[bytes]]:
    """The document in pieces, each a step of `in_steps`. About twenty queries for each 200 services."""
    tenant = current_tenant()
    about = {"portal": tenant.name, "licence": licence_of(tenant).url, "made_at": timezone.now().isoformat()}
    yield iter([b'{"about":', written(about)])
    for name, made in SECTIONS.items():
        yield iter([f',"{name}":['.encode()])
        first = True
        for cut in made():
            yield iter([b"" if first else b",", b",".join(map(written, cut))] if cut else [])
            first = first and not cut
        yield iter([b"]"])
    yield iter([b"}"])


def _services() -> Made:
    for cut in cuts(visible.services().select_related("organization", "program")):
        yield documents.of_services(cut, whole=True).documents


def _organizations() -> Made:
    for cut in cuts(visible.organizations()):
        yield documents.of_organizations(cut, whole=True, full_service=False).documents


def _locations() -> Made:
    for cut in cuts(visible.locations()):
        yield documents.of_locations(cut)


def _taxonomies() -> Made:
    yield words.lists()[0 : words.MOST]


def _terms() -> Made:
    found = words.terms()
    for start in range(0, found.count(), words.MOST):
        yield found[start : start + words.MOST]


SECTIONS: dict[str, Callable[[], Made]] = {
    "services": _services,
    "organizations": _organizations,
    "locations": _locations,
    "taxonomies": _taxonomies,
    "taxonomy_terms": _terms,
}
