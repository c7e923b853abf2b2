"""PNG and JPEG: drawn anew, so that nothing else in the file comes along: no place, no name of a camera, no text."""

import warnings
from collections.abc import Callable
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from portal.library.uploads.unfit import Unfit

MOST_PIXELS = 40_000_000
MODES = {"PNG": ("L", "LA", "RGB", "RGBA"), "JPEG": ("L", "RGB")}
SAVED: dict[str, dict[str, object]] = {"PNG": {"optimize": False}, "JPEG": {"quality": 90}}
_STARTS = {"PNG": b"\x89PNG\r\n\x1a\n", "JPEG": b"\xff\xd8\xff"}
_ENDS = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}


def redrawn(kind: str) -> Callable[[bytes], bytes]:
    """How pictures of this kind (PNG or JPEG) are checked."""
    return lambda content: _redraw(kind, content)


def _redraw(kind: str, content: bytes) -> bytes:
    """The same picture, upright, as a new file.

    Raises:
        Unfit: it is no picture of this kind, damaged, something else as well, or too large to show.
    """
    if not content.startswith(_STARTS[kind]) or not content.rstrip(b"\x00\r\n ").endswith(_ENDS[kind]):
        raise Unfit(_("Dit bestand is geen hele afbeelding, of er zit iets achter. Sla de afbeelding opnieuw op."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is lower
            with Image.open(BytesIO(content), formats=[kind]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Unfit(_("Deze afbeelding is te groot om te tonen. Maak de afbeelding kleiner."))
                picture.load()
                upright = ImageOps.exif_transpose(picture)
    except Unfit:
        raise
    except Exception as damaged:
        # Pillow raises errors of many kinds on damaged files; each of them means that nobody could look at it.
        raise Unfit(_("Deze afbeelding is beschadigd. Sla de afbeelding opnieuw op.")) from damaged
    return _saved(kind, upright)


def _saved(kind: str, picture: Image.Image) -> bytes:
    if picture.mode not in MODES[kind]:
        see_through = kind == "PNG" and (picture.mode in {"PA", "La", "RGBa"} or "transparency" in picture.info)
        picture = picture.convert("RGBA" if see_through else "RGB")
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    out = BytesIO()
    bare.save(out, format=kind, **SAVED[kind])
    return out.getvalue()
