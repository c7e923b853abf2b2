"""Photos and pictures: decoded, turned upright and drawn anew. What stood beside the pixels (place, maker, hidden
files) is gone, because nothing of the sent bytes is copied."""

import io
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from portal.uploads.files import CleanFile, Upload, bytes_of, clean_name, extension_of
from portal.uploads.limits import MB, limit
from portal.uploads.refusing import Unfit


@dataclass(frozen=True)
class Kind:
    """How one kind of picture begins, which decoder reads it, and as what it is kept."""

    begins: bytes
    decoder: str
    extension: str
    kept_as: str  # the extension after drawing
    beyond: bytes = b""  # what stands from the ninth byte


KINDS = (
    Kind(b"\xff\xd8\xff", "JPEG", "jpg", "jpg"),
    Kind(b"\x89PNG\r\n\x1a\n", "PNG", "png", "png"),
    Kind(b"GIF87a", "GIF", "gif", "png"),
    Kind(b"GIF89a", "GIF", "gif", "png"),
    Kind(b"RIFF", "WEBP", "webp", "webp", b"WEBP"),
)
EXTENSIONS = ("jpg", "jpeg", "png", "webp", "gif")
CONTENT_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
WRITING = {
    "jpg": {"format": "JPEG", "quality": 88, "progressive": True, "optimize": True},
    "png": {"format": "PNG"},
    "webp": {"format": "WEBP", "quality": 88, "method": 4},
}
LARGEST_PROFILE = 1 * MB


def clean_picture(upload: Upload) -> CleanFile:
    """A picture that stands still, upright, in the colours of the web, without anything beside it.

    Args:
        upload: JPG, PNG, WebP or GIF; a GIF becomes a PNG.

    Raises:
        Unfit: too large, another kind than the name says, moving, broken, or no picture. Never anything else.
    """
    name = upload.name or ""
    data = bytes_of(upload, "picture_bytes")
    kind = _kind_of(data)
    if extension_of(name) not in EXTENSIONS:
        raise Unfit("picture_kind")
    if extension_of(name) != kind.extension:
        raise Unfit("other_kind", said=extension_of(name))
    try:
        drawn = _drawn_anew(data, kind)
    except Unfit:
        raise
    except Exception as broken:  # a decoder meets files made to break it: whatever it says, the file is not taken
        raise Unfit("broken") from broken
    return CleanFile(
        clean_name(name, kind.kept_as), _written(drawn, kind.kept_as), CONTENT_TYPES[kind.kept_as], *drawn.size
    )


def _kind_of(data: bytes) -> Kind:
    for kind in KINDS:
        if data.startswith(kind.begins) and data[8:].startswith(kind.beyond):
            return kind
    raise Unfit("picture_kind")


def _drawn_anew(data: bytes, kind: Kind) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=[kind.decoder]) as sent:
        pixels, most = sent.width * sent.height, limit("pixels")
        if pixels > most:  # before a single pixel is decoded
            raise Unfit("too_many_pixels", found=-(-pixels // MB), most=most // MB)
        # A JPG of several pictures (MPO) is a photo with its own preview: the first one is meant.
        if kind.decoder != "JPEG" and getattr(sent, "is_animated", False):
            raise Unfit("moving")
        sent.load()
        upright = ImageOps.exif_transpose(sent)
        pixels_only = _in_colours_of_the_web(upright, kind.kept_as != "jpg")
    bare = Image.new(pixels_only.mode, pixels_only.size)
    bare.paste(pixels_only)
    return bare


def _in_colours_of_the_web(picture: Image.Image, may_be_clear: bool) -> Image.Image:
    """As RGB (with clearness where the kind has it), through the colour profile of the picture if that is sound."""
    clear = may_be_clear and picture.has_transparency_data
    profile = picture.info.get("icc_profile")
    if profile and len(profile) <= LARGEST_PROFILE and picture.mode in {"RGB", "RGBA", "CMYK", "L"}:
        try:
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            wanted = ImageCms.createProfile("sRGB")
            mode = "RGBA" if picture.mode == "RGBA" else "RGB"
            picture = ImageCms.profileToProfile(picture, given, wanted, outputMode=mode) or picture
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # colours a shade off are better than no picture; the profile itself goes either way
    if picture.mode.startswith("I"):  # sixteen bits of grey
        picture = picture.point(lambda value: value / 257).convert("L")
    return picture.convert("RGBA" if clear else "RGB")


def _written(picture: Image.Image, extension: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, **WRITING[extension])  # type: ignore[arg-type]
    return out.getvalue()
