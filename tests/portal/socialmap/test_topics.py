"""Life domains with counts of what the reader may read."""

from typing import Any

from portal.socialmap.models import Attribute, Service
from portal.socialmap.selectors import life_domains
from portal.socialmap.taxonomies import ensure_taxonomies
from tenants.access import Actor, system
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_service, publish_in


def _about(service: Service, topic: Any) -> None:
    Attribute.objects.create(service=service, link_entity="service", taxonomy_term=topic)


def test_counts_are_those_of_the_reader_and_published_services_count_too(
    heidedorp: Tenant, in_waterkant: Tenant, anonymous: Actor, alice: Actor, django_assert_num_queries: Any
) -> None:
    with activate(heidedorp):
        theirs = make_service("Huurteam")
        _about(theirs, ensure_taxonomies(system(heidedorp, "test"))["leefgebieden:wonen"])
    publish_in(in_waterkant, theirs)
    housing = ensure_taxonomies(system(in_waterkant, "test"))["leefgebieden:wonen"]
    _about(make_service("Woonwinkel"), housing)
    _about(make_service("Urgentie", audience="partners"), housing)

    with django_assert_num_queries(2):
        for_all = {topic.code: topic.services for topic in life_domains(anonymous)}
    for_partners = {topic.code: topic.services for topic in life_domains(alice)}

    assert (for_all["wonen"], for_partners["wonen"]) == (2, 3)
    assert next(iter(for_all)) == "geld-en-schulden"
    assert len(for_all) == 12
