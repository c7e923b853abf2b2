"""What is wrong in Wagtail as it comes, screen by screen: listed, and never more.

A count that falls is a fault that Wagtail mended: take it off the list. One that grows is looked at by a person first.
Nothing of our own markup ever stands here.
"""

from collections.abc import Mapping

Counts = Mapping[str, int]

# What stands around each of our own screens: the menu, and the windows that scripts open.
FRAME = "#wagtail-sidebar, [data-wagtail-sidebar], #keyboard-shortcuts-dialog"
# In that frame all the same ours: the name of the portal.
OURS_IN_FRAME = ".portal-mark"

# Name of a screen of Wagtail -> what axe finds, by rule and element.
VIOLATIONS: Mapping[str, Counts] = {
    "images": {"aria-allowed-role: h2": 1, "heading-order: h3.filter-title": 1},
    # Each block is a landmark with the name of its kind, and a page has several of a kind.
    "page": {
        "landmark-unique: section.w-panel.w-panel--nested": 12,
        "scrollable-region-focusable: ol.w-minimap__list": 1,
    },
}

TYPE = "Attribute “type” not allowed on element “div” at this point."
IN_BUTTON, IN_LABEL = (
    f"Element “div” not allowed as child of element “{part}” in this context. (Suppressing further errors from this "
    "subtree.)"
    for part in ("button", "label")
)
FRACTION = (
    "Bad value “a moment” for attribute “datetime” on element “time”: A fraction of a second must be one, two, or "
    "three digits."
)
IN_FRAME = "Text not allowed in element “iframe” in this context."

# Name of a screen of Wagtail -> what the Nu validator finds, by message.
INVALID: Mapping[str, Counts] = {
    "pages": {TYPE: 5, IN_BUTTON: 7, IN_LABEL: 1, FRACTION: 5},
    "page": {TYPE: 1, IN_BUTTON: 4, IN_LABEL: 1, IN_FRAME: 4},
    "new page": {IN_BUTTON: 4, IN_LABEL: 1, IN_FRAME: 4},
    "history of a page": {IN_BUTTON: 3, FRACTION: 2},
    "images": {
        IN_BUTTON: 1,
        "Bad value “alert” for attribute “role” on element “h2”.": 1,
        "Stray start tag “td”.": 1,
        "Stray end tag “td”.": 1,
    },
    "image": {TYPE: 1},
    "documents": {IN_BUTTON: 1, FRACTION: 1},
    "document": {TYPE: 1},
    "page, by who may publish": {TYPE: 1, IN_BUTTON: 4, IN_LABEL: 1, FRACTION: 1, IN_FRAME: 4},
}

# Name of a screen -> what Chromium says in its console, by the first sentence. The part of Wagtail that cuts pictures
# tries whether a handler in markup works; our policy says no, and it goes on without.
SAID: Mapping[str, Counts] = {
    "image": {
        "Executing inline event handler violates the following Content Security Policy directive 'script-src 'self''": 3
    }
}
