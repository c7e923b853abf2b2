"""The districts that a case can name, as the folder names them: the digits of the postcode and the town."""

from search.places.towns import districts_of, towns_of
from tenants.models import Tenant


def districts(tenant: Tenant) -> tuple[str, ...]:
    """Districts of towns that have some, and the towns that have none. Empty when no postcodes are known.

    Two queries, whatever the portal.
    """
    parts = districts_of(tenant.municipality_codes)
    divided = {part.town for part in parts}
    whole = tuple(town.name for town in towns_of(tenant.municipality_codes) if town.name not in divided)
    return (*(f"{part.postcode} {part.town}" for part in parts), *dict.fromkeys(whole))
