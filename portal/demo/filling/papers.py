"""A sheet of paper as a PDF of a few hundred bytes, written by hand: no package is needed for a page of lines."""

from collections.abc import Sequence
from textwrap import wrap

WIDE, TOP, STEP = 82, 780, 20


def sheet(title: str, lines: Sequence[str]) -> bytes:
    """One A4 page with a title and lines below it."""
    drawn = [f"BT /F1 18 Tf 60 {TOP} Td ({_written(title)}) Tj ET"]
    rows = [row for line in lines for row in wrap(line, WIDE)]
    drawn += [f"BT /F1 12 Tf 60 {TOP - 40 - STEP * place} Td ({_written(row)}) Tj ET" for place, row in enumerate(rows)]
    content = "\n".join(drawn).encode("cp1252", "replace")
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Lang (nl-NL) >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
    )


def _written(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + end + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
