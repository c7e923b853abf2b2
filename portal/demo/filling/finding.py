"""Makes what was filled findable: postcodes and the index."""

from search.indexing.building import rebuild
from search.models import Place
from search.places.reading import OWN, read_places


def provide_places() -> None:
    """The postcodes of the demo municipalities, unless a list was loaded already. One query when it was."""
    if not Place.objects.exists():
        Place.objects.bulk_create(read_places(OWN))


def build_index() -> int:
    """Build the index of the active portal, and tell how much is in it."""
    return rebuild()
