"""Topics of meetings: the life domains of the social map."""

from portal.socialmap.models import TaxonomyTerm
from portal.socialmap.taxonomies import LIFE_DOMAINS, OURS
from tenants.access import Actor


def topics(_actor: Actor) -> list[tuple[str, str]]:
    """Code and name of each life domain. One query."""
    found = TaxonomyTerm.objects.filter(taxonomy__external_id=LIFE_DOMAINS, data_source=OURS)
    return list(found.order_by("pk").values_list("code", "name"))
