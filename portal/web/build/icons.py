"""The icons in use: our name for the meaning, and the drawing in Tabler's outline set."""

import json
import re
from pathlib import Path

from portal.web.build.places import BUILT, NODE_MODULES

ICONS = {
    "account": "user",
    "add": "plus",
    "alert": "alert-triangle",
    "arrow-down": "arrow-down",
    "arrow-right": "arrow-right",
    "arrow-up": "arrow-up",
    "bell": "bell",
    "building": "building-community",
    "calendar": "calendar",
    "check": "check",
    "checked": "circle-check",
    "chevron-down": "chevron-down",
    "chevron-right": "chevron-right",
    "children": "mood-kid",
    "clock": "clock",
    "close": "x",
    "copy": "copy",
    "document": "file-text",
    "door": "door-exit",
    "error": "alert-circle",
    "euro": "currency-euro",
    "eye": "eye",
    "filter": "adjustments-horizontal",
    "globe": "world",
    "half": "circle-half-2",
    "hand": "hand-stop",
    "help": "help-circle",
    "home": "home",
    "info": "info-circle",
    "key": "key",
    "keyboard": "keyboard",
    "language": "language",
    "list": "list-details",
    "lock": "lock",
    "mail": "mail",
    "map": "map-2",
    "message": "message",
    "not-allowed": "ban",
    "pencil": "pencil",
    "people": "users",
    "person-add": "user-plus",
    "phone": "phone",
    "pin": "map-pin",
    "place": "map-pin",
    "print": "printer",
    "report": "chart-bar",
    "return": "arrow-back-up",
    "search": "search",
    "send": "send",
    "settings": "settings",
    "share": "share",
    "shield": "shield-check",
    "sign-out": "logout",
    "star": "star",
    "team": "users-group",
    "trash": "trash",
    "waiting": "hourglass",
    "walk": "walk",
    "wheelchair": "wheelchair",
    "wrong": "circle-x",
}
FILE = "icons.json"
SHAPE = re.compile(r"<(?:path|circle|line|rect|polyline)[^>]*?/>")
INVISIBLE = re.compile(r'<path stroke="none"[^>]*/>')


def build() -> Path:
    """Write the shapes of each icon under its name."""
    path = BUILT / FILE
    shapes = {name: _shapes(drawing) for name, drawing in sorted(ICONS.items())}
    path.write_text(json.dumps(shapes, indent=0), encoding="utf-8")
    return path


def _shapes(drawing: str) -> str:
    written = (NODE_MODULES / "@tabler/icons/icons/outline" / f"{drawing}.svg").read_text(encoding="utf-8")
    inside = written.split("<svg", 1)[1].split(">", 1)[1]
    return "".join(re.sub(r"\s*/>$", "/>", shape) for shape in SHAPE.findall(INVISIBLE.sub("", inside)))
