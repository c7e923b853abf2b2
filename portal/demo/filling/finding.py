"""Makes what was filled findable: postcodes and the index."""

from portal.socialmap.models import Organization, Service
from search.indexing.building import is_current, rebuild
from search.models import Document, Place
from search.places.reading import OWN, read_places


def provide_places() -> None:
    """The postcodes of the demo municipalities, unless a list was loaded already. One query when it was."""
    if not Place.objects.exists():
        Place.objects.bulk_create(read_places(OWN))


def build_index() -> str:
    """Build the index of the active portal where it lacks something, and tell what came of it.

    The map tells search of each change by itself, but not of what the demo wrote in bulk.
    """
    entries = Service.objects.count() + Organization.objects.count()
    if is_current() and Document.objects.count() >= entries:
        return "the index stands"
    return f"{rebuild()} things can be found"
