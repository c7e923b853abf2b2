"""What stands around one life domain: its parts, and the topics that go with it."""

from typing import Any

from django.db.models import Count

from portal.socialmap.models import Attribute, Service, TaxonomyTerm
from portal.socialmap.selectors.topics import Topic
from portal.socialmap.taxonomies import LIFE_DOMAINS, OURS
from tenants.access import Actor


def parts_of_topic(actor: Actor, code: str) -> tuple[Topic, ...]:
    """The terms under a life domain, with counts of what this actor may read. Two queries, one when there are none."""
    terms = list(
        TaxonomyTerm.objects.filter(
            parent__code=code, parent__taxonomy__external_id=LIFE_DOMAINS, parent__data_source=OURS
        ).order_by("name")
    )
    if not terms:
        return ()
    counted = dict(
        Attribute.published.filter(
            service__in=_readable(actor), taxonomy_term__in=[term.pk for term in terms], gone_from_source_at=None
        )
        .order_by()
        .values_list("taxonomy_term")
        .annotate(services=Count("service", distinct=True))
    )
    return tuple(Topic(term.code, term.name, term.description, counted.get(term.pk, 0)) for term in terms)


def topics_beside(actor: Actor, code: str) -> tuple[str, ...]:
    """Codes of the other life domains of the services in this one, those that go with it most first. One query."""
    alike = _of_life_domains().filter(taxonomy_term__code=code).values("service")
    counted = (
        _of_life_domains()
        .filter(service__in=alike)
        .filter(service__in=_readable(actor))
        .exclude(taxonomy_term__code=code)
        .order_by()
        .values_list("taxonomy_term__code")
        .annotate(services=Count("service", distinct=True))
    )
    return tuple(code for code, _count in sorted(counted, key=lambda each: (-each[1], each[0])))


def _of_life_domains() -> Any:
    return Attribute.published.filter(
        gone_from_source_at=None,
        taxonomy_term__taxonomy__external_id=LIFE_DOMAINS,
        taxonomy_term__taxonomy__data_source=OURS,
    )


def _readable(actor: Actor) -> Any:
    return Service.published.visible_to(actor).order_by().values("pk")
