"""The districts that a case can name, as the folder names them: the digits of the postcode and the town."""

from search.places.towns import districts_of, municipality_of_place, towns_of
from tenants.models import Tenant


def districts(tenant: Tenant) -> tuple[str, ...]:
    """Districts of towns that have some, and the towns that have none. Empty when no postcodes are known.

    Two queries, whatever the portal.
    """
    parts = districts_of(tenant.municipality_codes)
    divided = {part.town for part in parts}
    whole = tuple(town.name for town in towns_of(tenant.municipality_codes) if town.name not in divided)
    return (*(f"{part.postcode} {part.town}" for part in parts), *dict.fromkeys(whole))


def municipality_of(tenant: Tenant, district: str) -> str:
    """The code of the municipality of the portal in which somebody of this district lives; empty when nobody knows.

    A portal of one municipality asks nothing. In a region it costs one query at most.

    Args:
        district: as a case has it: a postcode and a town, a town, or what somebody wrote.
    """
    if len(tenant.municipality_codes) == 1:
        return str(tenant.municipality_codes[0])
    return municipality_of_place(tenant.municipality_codes, district) if district.strip() else ""
