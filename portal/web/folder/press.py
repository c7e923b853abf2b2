"""The press: HTML on standard input, a PDF on standard output. A process of its own, without Django and without a
database, that knows no network: whatever a text of the map says, nothing is fetched but our own fonts.

    python -m portal.web.folder.press FONTS (pages | booklet | booklet-rtl)
"""

import io
import logging
import sys
from pathlib import Path
from typing import Any

from portal.web.folder.imposing import padded, spreads

MISSING = 3  # the exit code that says: the parts to print with are not on this server
SCHEME = "ours:///"
# A3, A4, A5 in points of 1/72 inch.
A4_LONG, A4_SHORT = 841.89, 595.276


class NotOurs(ValueError):
    """Something outside our own fonts was asked for."""


def font_file(url: str, fonts: Path) -> Path:
    """The file of one of our fonts.

    Raises:
        NotOurs: the address is any other.
    """
    name = url.removeprefix(SCHEME)
    path = fonts / name
    if not url.startswith(SCHEME) or "/" in name or "\\" in name or path.suffix != ".woff2" or not path.is_file():
        raise NotOurs(url)
    return path


def fetcher(fonts: Path) -> Any:
    """What the library asks for addresses: it opens no connection and no file but a font of ours."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OnlyOurs(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            return URLFetcherResponse(url, font_file(url, fonts).read_bytes(), {"Content-Type": "font/woff2"})

    return OnlyOurs()


def printed(html: str, fonts: Path, *, booklet: bool = False, right_to_left: bool = False) -> bytes:
    """The PDF of this page.

    Args:
        booklet: pages of A5, two on each side of A4, in the order for folding. The last page stays the last one.
    """
    from weasyprint import HTML

    document = HTML(string=html, base_url=SCHEME, url_fetcher=fetcher(fonts)).render()
    if not booklet:
        pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
        return pdf
    return folded(document.write_pdf(), right_to_left=right_to_left)


def folded(pages: bytes, *, right_to_left: bool) -> bytes:
    """Pages of A5 on sheets of A4. Empty pages come before the last one, which is the back."""
    from pypdf import PageObject, PdfReader, PdfWriter, Transformation

    reader = PdfReader(io.BytesIO(pages))
    sent = list(reader.pages)
    count = padded(len(sent))
    order: list[Any] = [*sent[:-1], *[None] * (count - len(sent)), sent[-1]]
    writer = PdfWriter()
    for pair in spreads(count, right_to_left=right_to_left):
        sheet = PageObject.create_blank_page(width=A4_LONG, height=A4_SHORT)
        for place, number in enumerate(pair):
            if order[number] is not None:
                sheet.merge_transformed_page(order[number], Transformation().translate(place * A4_LONG / 2, 0))
        writer.add_page(sheet)
    writer.compress_identical_objects()
    writer.add_metadata({"/Title": (reader.metadata.title if reader.metadata else None) or ""})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def main(arguments: list[str]) -> int:
    fonts, kind = Path(arguments[0]), arguments[1]
    logging.getLogger("weasyprint").addHandler(logging.NullHandler())
    try:
        pdf = printed(
            sys.stdin.buffer.read().decode(),
            fonts,
            booklet=kind != "pages",
            right_to_left=kind.endswith("rtl"),
        )
    except (ImportError, OSError) as missing:
        sys.stderr.write(f"{missing}\n")
        return MISSING
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
