"""Three hundred bad files, made by code: each is refused with a sentence that helps, or comes out clean."""

from collections.abc import Callable
from random import Random
from xml.etree.ElementTree import fromstring

import pytest
from django.core.files.base import ContentFile

from portal.uploads import (
    clean_document,
    clean_drawing,
    clean_picture,
    documents,
    drawings,
    files,
    office,
    pdf,
    pictures,
)
from portal.uploads.files import clean_name
from tests.portal.uploads import good_files as good
from tests.portal.uploads.bad_files import CASES, MARK, OUTCOMES, Bad, Cleaning, exif, made, opened, outcome

P, D, T = clean_picture, clean_drawing, clean_document
NEVER = "(?!)"


def test_there_are_three_hundred() -> None:
    assert len(CASES) >= 300


@pytest.mark.parametrize(("cleaning", "trick", "seed"), CASES, ids=lambda each: getattr(each, "__name__", str(each)))
def test_it_is_refused_in_plain_words_or_it_comes_out_clean(
    cleaning: Cleaning, trick: Callable[[Random], Bad], seed: int
) -> None:
    assert outcome(cleaning, made(trick, seed)) in OUTCOMES


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\win", "a\0b", "a\u202egpj.exe", "x" * 500, " ", "<b>;`|", "é.php"]
)
def test_a_name_has_plain_letters_and_one_extension(name: str) -> None:
    cleaned = clean_name(f"{name}.png", "png")

    assert cleaned.removesuffix(".png").replace("-", "").isalnum()
    assert len(cleaned) < 70


def test_a_clean_picture_opens() -> None:
    opened(clean_picture(ContentFile(good.picture("JPEG", exif=exif(3)), name="a.jpg")).data).load()


ACTING = b"4 0 obj\n<< /S /JavaScript /JS (KANARIE) >>\nendobj\n"
LOCKS: dict[str, tuple[object, str, object, Cleaning, Bad]] = {
    "drawing anew": (
        pictures,
        "_written",
        lambda *_: good.picture("JPEG", exif=exif()),
        P,
        Bad("a.jpg", good.picture("JPEG", exif=exif())),
    ),
    "bytes": (files, "limit", lambda _name: 10**9, T, Bad("a.txt", b"x" * 20_000_001)),
    "pixels": (
        pictures,
        "limit",
        lambda _name: 10**9,
        P,
        Bad("a.png", good.picture("PNG", mode="1", size=(8000, 6300))),
    ),
    "standing still": (pictures, "getattr", lambda *_: False, P, Bad("a.gif", good.moving("GIF"))),
    "the name of a picture": (pictures, "extension_of", lambda _name: "png", P, Bad("a.html", good.picture("PNG"))),
    "parts of a drawing": (
        drawings,
        "KEPT",
        drawings.KEPT | {"script"},
        D,
        Bad("a.svg", good.svg("<path d='M0 0'/><script>KANARIE</script>")),
    ),
    "what would be missed": (drawings, "MISSED", {}, D, Bad("a.svg", good.svg("<path d='M0 0'/><style>a{}</style>"))),
    "attributes of a drawing": (
        drawings,
        "ATTRIBUTES",
        drawings.ATTRIBUTES | {"onload"},
        D,
        Bad("a.svg", good.svg("<path d='M0' onload='KANARIE()'/>")),
    ),
    "values in a drawing": (
        drawings,
        "_is_harmless",
        lambda _value: True,
        D,
        Bad("a.svg", good.svg("<path d='M0' fill='url(//KANARIE)'/>")),
    ),
    "entities": (
        drawings,
        "fromstring",
        lambda data, **_locks: fromstring(data),
        D,
        Bad("a.svg", b"<!DOCTYPE svg [<!ENTITY x 'KANARIE'>]>" + good.svg("<text>&x;</text>")),
    ),
    "size of a drawing": (drawings, "limit", lambda _name: 10**6, D, Bad("a.svg", good.svg("<path d='M0'/>" * 5000))),
    "acting PDF": (pdf, "ACTS", pdf.re.compile(NEVER.encode()), T, Bad("a.pdf", good.pdf(ACTING))),
    "names with numbers": (
        pdf,
        "_names",
        lambda written: written,
        T,
        Bad("a.pdf", good.pdf(ACTING.replace(b"JavaS", b"J#61vaS"))),
    ),
    "packed lists": (
        pdf,
        "LIST_OF_OBJECTS",
        pdf.re.compile(NEVER.encode()),
        T,
        Bad("a.pdf", good.pdf(good.list_of_objects(ACTING).replace(b"/Type /ObjStm", b""))),
    ),
    "lists passed by": (
        pdf,
        "BY_KIND",
        pdf.re.compile(NEVER.encode()),
        T,
        Bad("a.pdf", good.pdf(good.stream(b"/Type /ObjStm /X (" + b"x" * 5000 + b")", b""))),
    ),
    "carrying PDF": (
        pdf,
        "CARRIES",
        pdf.re.compile(NEVER.encode()),
        T,
        Bad("a.pdf", good.pdf(b"", b"/EmbeddedFiles 1 0 R")),
    ),
    "closed PDF": (pdf, "CLOSED", pdf.re.compile(NEVER.encode()), T, Bad("a.pdf", good.pdf(b"", b"/Encrypt 1 0 R"))),
    "macros": (
        office,
        "MACROS",
        office.re.compile(NEVER),
        T,
        Bad("a.docx", good.office(extra={"word/vbaProject.bin": MARK})),
    ),
    "kinds with macros": (
        office,
        "WITH_MACROS",
        office.re.compile(NEVER.encode()),
        T,
        Bad("a.docx", good.office(types=b"macroEnabled")),
    ),
    "carried files": (
        office,
        "CARRIED",
        office.re.compile(NEVER),
        T,
        Bad("a.docx", good.office(extra={"word/embeddings/oleObject1.bin": MARK})),
    ),
    "links outside": (
        office,
        "OUTSIDE",
        office.re.compile(NEVER.encode()),
        T,
        Bad("a.docx", good.office(extra={"word/_rels/s.xml.rels": good.link("attachedTemplate")})),
    ),
    "packing": (
        office,
        "_check_parts",
        lambda _listed: None,
        T,
        Bad("a.docx", good.office(extra={"word/x": b"\0" * 30_000_000})),
    ),
    "the end of a zip": (office, "_check_end", lambda _data: None, T, Bad("a.docx", good.office() + b"<script>")),
    "the kind of a document": (documents, "BEGINNINGS", (b"", b""), T, Bad("a.docx", b"<script>" + good.office())),
    "plain text": (documents, "NO_TEXT", documents.re.compile(NEVER), T, Bad("a.txt", b"<script>")),
}


@pytest.mark.parametrize("lock", LOCKS)
def test_each_lock_counts(lock: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: with the lock the file is refused or comes out clean; without it, it comes through or does harm."""
    module, name, broken, cleaning, bad = LOCKS[lock]
    with_lock = outcome(cleaning, bad)
    monkeypatch.setattr(module, name, broken, raising=False)

    assert with_lock in OUTCOMES
    assert outcome(cleaning, bad) != with_lock
