"""A drawing (SVG): read without entities, and written anew from what stands in the lists below. All else stays behind.

A part without which the drawing would look different makes it refused: a logo that silently lost half of itself helps
nobody. Elements and attributes: SVG 2 (W3C). A drawing is shown as an image, never inside a page; this is the wall
behind that one.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.uploads.files import CleanFile, Upload, bytes_of, clean_name, extension_of
from portal.uploads.limits import limit
from portal.uploads.refusing import Unfit

SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"})
KEPT = SHAPES | {"svg", "g", "tspan", "title", "desc", "defs", "clipPath", "mask", "stop"}
KEPT |= {"linearGradient", "radialGradient"}
WORDS_IN = frozenset({"text", "tspan", "title", "desc"})
# Without these the drawing would look different: said, not dropped. Words for people, by element.
MISSED: Mapping[str, str | Promise] = {
    "style": _("een stijlblok"),
    "image": _("een foto"),
    "use": _("een verwijzing"),
    "symbol": _("een verwijzing"),
    "filter": _("een filter"),
    "pattern": _("een patroon"),
    "marker": _("een pijlpunt"),
    "foreignObject": _("een stuk webpagina"),
    "animate": _("beweging"),
    "animateTransform": _("beweging"),
    "animateMotion": _("beweging"),
    "set": _("beweging"),
}
GEOMETRY = "d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points transform viewBox preserveAspectRatio"
GRADIENTS = "gradientUnits gradientTransform spreadMethod offset clipPathUnits maskUnits maskContentUnits dx dy"
LOOKS = (
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-dasharray stroke-dashoffset opacity color stop-color stop-opacity clip-path clip-rule mask display "
    "visibility font-family font-size font-weight font-style text-anchor letter-spacing mix-blend-mode isolation"
)
STYLED = frozenset(LOOKS.split())
ATTRIBUTES = frozenset(f"{GEOMETRY} {GRADIENTS} id".split()) | STYLED
# What a value is made of: numbers, names, colours, the data of a path. No quotes, no back slash, no semicolon.
VALUE = re.compile(r"[\w\s.,#%()+\-]*")
LOCAL = re.compile(r"url\(\s*['\"]?#([\w.\-]+)['\"]?\s*\)")
NAME = re.compile(r"[A-Za-z_][\w.\-]{0,60}")
LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)\s*(?:px|pt|mm|cm)?\s*")
BEGINS = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE|svg|\w+:svg)", re.IGNORECASE)


def clean_drawing(upload: Upload) -> CleanFile:
    """A drawing of shapes and colours alone.

    Args:
        upload: an SVG.

    Raises:
        Unfit: no SVG, too large or too complex, or with a part that it cannot do without. Never anything else.
    """
    name = upload.name or ""
    data = bytes_of(upload, "drawing_bytes")
    if extension_of(name) != "svg" or not BEGINS.match(data):
        raise Unfit("drawing_kind")
    try:
        sent = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as refused:
        raise Unfit("drawing_parts", part=MISSED["use"]) from refused
    except (ParseError, ValueError, LookupError, RecursionError) as broken:
        raise Unfit("broken") from broken
    if _name_of(sent) != "svg":
        raise Unfit("drawing_kind")
    _within_bounds(sent)
    drawn = _kept(sent)
    if not any(_name_of(each) in SHAPES for each in drawn.iter()):
        raise Unfit("drawing_empty")
    width, height = _sized(drawn)
    return CleanFile(clean_name(name, "svg"), _written(drawn), "image/svg+xml", width, height)


def _within_bounds(root: Element) -> None:
    """Refuse what is too much to draw, and name what would be missed."""
    waiting, count = [(root, 1)], 0
    while waiting:
        element, depth = waiting.pop()
        count += 1
        if count > limit("drawing_parts") or depth > limit("drawing_depth"):
            raise Unfit("drawing_complex")
        if (missed := MISSED.get(_name_of(element))) is not None:
            raise Unfit("drawing_parts", part=missed)
        waiting += [(child, depth + 1) for child in element]


def _kept(element: Element) -> Element:
    name = _name_of(element)
    made = Element(name, dict(_attributes(element)))
    if name in WORDS_IN:
        made.text, made.tail = element.text, element.tail
    made.extend(_kept(child) for child in _children(element))
    return made


def _children(element: Element) -> Iterator[Element]:
    """The children that are kept; a link gives way to what stands in it."""
    for child in element:
        name = _name_of(child)
        if name in KEPT:
            yield child
        elif name in {"a", "switch"}:
            yield from _children(child)


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    styled = (part.partition(":") for part in element.get("style", "").split(";"))
    given = dict(element.attrib) | {name.strip(): value.strip() for name, _colon, value in styled if value}
    for name, value in given.items():
        if name in {"href", XLINK_HREF}:
            if _name_of(element).endswith("Gradient") and NAME.fullmatch(value.removeprefix("#")) and value[:1] == "#":
                yield "href", value
        elif name in ATTRIBUTES and _is_harmless(value):
            yield name, value


def _is_harmless(value: str) -> bool:
    """Made of plain signs, and pointing at nothing but parts of the drawing itself."""
    without_local = LOCAL.sub("", value)
    return VALUE.fullmatch(without_local) is not None and "url" not in without_local.lower()


def _sized(root: Element) -> tuple[int, int]:
    """Give the drawing a frame, and tell its size. Without one nobody knows how large it is."""
    frame = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    if len(frame) != 4 or frame[2] <= 0 or frame[3] <= 0:
        width, height = (LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height"))
        if width is None or height is None or not float(width[1]) or not float(height[1]):
            raise Unfit("drawing_empty")
        frame = [0, 0, float(width[1]), float(height[1])]
        root.set("viewBox", f"0 0 {width[1]} {height[1]}")
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    return max(1, min(10_000, round(frame[2]))), max(1, min(10_000, round(frame[3])))


def _written(root: Element) -> bytes:
    root.set("xmlns", SVG)
    written: bytes = tostring(root, encoding="utf-8")
    return written


def _name_of(element: Element) -> str:
    """The element's name inside SVG; a name of another language counts as none."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.removeprefix(f"{{{SVG}}}") if tag.startswith(f"{{{SVG}}}") or "{" not in tag else ""
