"""The classes of the addresses of our own screens in the admin (see cms/boundary/routes.py)."""

from collections.abc import Mapping

from cms.boundary.objects import page
from cms.boundary.routes import OPEN, Route, classify

ROUTES: Mapping[str, Route] = {
    "cms_translating:index": OPEN,
    "cms_translating:page": Route(path={"page_id": page}),
    # Lists of services, and work on many of them: what they name in their address the selectors look up for the actor.
    **{
        f"cms_spreadsheet:{name}": Route(opens="map_transfer.import")
        for name in ("overview", "columns", "rows", "confirm", "undo", "discard")
    },
    **{
        f"cms_bulk:{name}": Route(opens="map_entry_public.change")
        for name in ("overview", "prepare", "run", "confirm", "undo")
    },
    "cms_bulk:export": Route(opens="map_transfer.export"),
}


def register() -> None:
    for name, route in ROUTES.items():
        classify(name, route)
