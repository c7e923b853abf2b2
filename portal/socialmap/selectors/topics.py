"""Life domains and target groups, with how much there is in each."""

from dataclasses import dataclass

from django.db.models import Count

from portal.socialmap.models import Attribute, Service, TaxonomyTerm
from portal.socialmap.taxonomies import LIFE_DOMAINS, OURS, our_taxonomies
from tenants.access import Actor


@dataclass(frozen=True)
class Topic:
    """A term of one of our lists, and how many services this actor finds under it."""

    code: str
    name: str
    description: str
    services: int


def life_domains(actor: Actor) -> tuple[Topic, ...]:
    """The life domains in our order, with counts of what this actor may read. Two queries."""
    return topics(actor, LIFE_DOMAINS)


def topics(actor: Actor, taxonomy: str) -> tuple[Topic, ...]:
    """The terms of one of our lists that are in use or of our own making, with counts. Two queries."""
    seen = Service.published.visible_to(actor).order_by().values("pk")
    counted = dict(
        Attribute.published.filter(
            service__in=seen,
            gone_from_source_at=None,
            taxonomy_term__taxonomy__external_id=taxonomy,
            taxonomy_term__taxonomy__data_source=OURS,
        )
        .order_by()
        .values_list("taxonomy_term__code")
        .annotate(services=Count("service", distinct=True))
    )
    order = _order(taxonomy)
    terms = TaxonomyTerm.objects.filter(taxonomy__external_id=taxonomy, data_source=OURS).order_by("pk")
    found = [Topic(term.code, term.name, term.description, counted.get(term.code, 0)) for term in terms]
    return tuple(sorted(found, key=lambda topic: order.get(topic.code, len(order))))


def _order(taxonomy: str) -> dict[str, int]:
    codes = [term.code for each in our_taxonomies() if each.code == taxonomy for term in each.terms]
    return {code: place for place, code in enumerate(codes)}
