"""The map beside the results: drawn by the server, no tiles, no script; the list says the same in words.

A secret place has no coordinates when it comes here (the social map keeps them back), so it never gets a pin.
"""

from portal.web.composing.map.figure import Asking, map_figure
from portal.web.composing.map.frame import LARGE, SMALL, Size
from portal.web.composing.map.places import Border, Spot, Town

__all__ = ["LARGE", "SMALL", "Asking", "Border", "Size", "Spot", "Town", "map_figure"]
