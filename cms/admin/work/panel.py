"""The first screen: what there is to do, and what this person edited last."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from cms.admin.work.kinds import tiles
from cms.admin.work.pages import recently_edited
from tenants.http import PortalRequest


class MyWork(Component):  # type: ignore[misc]
    """Stands in the place of Wagtail's panels, which know other portals and none of our work."""

    name = "my_work"
    template_name = "cms_work/my_work.html"
    order = 10

    def __init__(self, request: PortalRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, Any] | None) -> dict[str, Any]:
        found = tiles(self.request.actor)
        return {
            "mine": [tile for tile in found if tile.kind.mine],
            "ours": [tile for tile in found if not tile.kind.mine],
            "recent": recently_edited(self.request.actor),
            "request": self.request,
        }
