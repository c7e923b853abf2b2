"""The filters of the specification on what is open. None of them reaches further than `visible`."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from portal.opendata.models import PublicEntry
from portal.socialmap.models import Attribute

MOST_WORDS = 8
OF_A_SERVICE = ("name", "alternate_name", "description", "plain_text", "organization__name")
OF_AN_ORGANIZATION = ("name", "alternate_name", "description", "plain_text")
OF_A_WORD = ("name", "description")


def uid_of(given: str) -> UUID | None:
    """An id as we give them out; None for any other text, which is the id of nothing."""
    try:
        return UUID(given)
    except ValueError:
        return None


def with_id(found: "QuerySet[Any]", lookup: str, given: str) -> "QuerySet[Any]":
    """Narrow to what bears this id; nothing when no id can look so."""
    if not given:
        return found
    uid = uid_of(given)
    return found.filter(**{lookup: uid}) if uid is not None else found.none()


def with_words(found: "QuerySet[Any]", given: str, fields: tuple[str, ...], prefix: str = "") -> "QuerySet[Any]":
    """Narrow to rows in which each of the words occurs."""
    for word in given.split()[:MOST_WORDS]:
        anywhere = Q()
        for name in fields:
            anywhere |= Q(**{f"{prefix}{name}__icontains": word})
        found = found.filter(anywhere)
    return found


def bearing(term: str, taxonomy: str) -> "QuerySet[Any, Any] | None":
    """The keys of the services that bear this word, or a word of this list; None when neither is asked for."""
    if not term and not taxonomy:
        return None
    borne = Attribute.objects.filter(gone_from_source_at__isnull=True, service__isnull=False)
    borne = with_id(with_id(borne, "taxonomy_term__uid", term), "taxonomy_term__taxonomy__uid", taxonomy)
    return borne.order_by().values("service")


def services_asked(
    found: "QuerySet[Any]",
    *,
    prefix: str = "",
    search: str = "",
    taxonomy_term_id: str = "",
    taxonomy_id: str = "",
    organization_id: str = "",
    modified_after: datetime | None = None,
) -> "QuerySet[Any]":
    """Narrow services, or what has a service at `prefix`. Adds no query."""
    found = with_words(found, search, OF_A_SERVICE, prefix)
    found = with_id(found, f"{prefix}organization__uid", organization_id)
    borne = bearing(taxonomy_term_id, taxonomy_id)
    if borne is not None:
        found = found.filter(**{f"{prefix}pk__in": borne})
    if modified_after is not None:
        told = PublicEntry.objects.filter(entity="service", changed_at__gte=modified_after).values("object_id")
        found = found.filter(Q(**{f"{prefix}changed_at__gte": modified_after}) | Q(**{f"{prefix}pk__in": told}))
    return found
