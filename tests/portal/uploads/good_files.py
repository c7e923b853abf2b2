"""Files as honest people send them, made by code."""

import io
import zlib
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from PIL import Image, ImageCms, ImageDraw

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{}</svg>'
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
ODF = {"odt": b"application/vnd.oasis.opendocument.text", "ods": b"application/vnd.oasis.opendocument.spreadsheet"}
TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def drawn(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right: one sees which way up it is."""
    picture = Image.new("RGB", (width, height), "#1144cc")
    ImageDraw.Draw(picture).rectangle((0, 0, width // 2, height), fill="#cc2211")
    return picture.convert(mode)


def picture(kind: str = "JPEG", *, mode: str = "RGB", size: tuple[int, int] = (60, 40), **saving: Any) -> bytes:
    out = io.BytesIO()
    drawn(*size, mode).save(out, kind, **saving)
    return out.getvalue()


def moving(kind: str) -> bytes:
    out = io.BytesIO()
    frames = [drawn().rotate(angle) for angle in (90, 180)]
    drawn().save(out, kind, save_all=True, append_images=frames, duration=100, loop=0)
    return out.getvalue()


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def svg(inside: str = '<path d="M0 0h40v20H0z" fill="#0a5"/>') -> bytes:
    return SVG.format(inside).encode()


def pdf(extra: bytes = b"", catalogue: bytes = b"") -> bytes:
    """A page without text. `extra` are more objects, `catalogue` more lines of the first one."""
    body = (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n" + extra
    )
    return body + b"trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


def stream(told: bytes, content: bytes) -> bytes:
    return b"9 0 obj\n<< " + told + b" >>\nstream\n" + content + b"\nendstream\nendobj\n"


def list_of_objects(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return stream(b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d" % len(packed), packed)


def zipped(parts: dict[str, bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content, ZIP_STORED if name in stored else ZIP_DEFLATED)
    return out.getvalue()


def office(kind: str = "docx", extra: dict[str, bytes] | None = None, types: bytes = TYPES) -> bytes:
    if kind in ODF:
        parts = {"mimetype": ODF[kind], "content.xml": b"<x/>", "META-INF/manifest.xml": b"<x/>"}
        return zipped(parts | (extra or {}), stored=("mimetype",))
    return zipped({"[Content_Types].xml": types, MAIN[kind]: b"<x/>", "_rels/.rels": b"<x/>"} | (extra or {}))


def link(kind: str, outside: bool = True) -> bytes:
    """A part with one link."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationships><Relationship Id="r1" Type="http://x/{kind}" Target="http://x/"{mode}/></Relationships>'.encode()
