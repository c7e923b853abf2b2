"""Thirty files of honest people: none is refused, and each still shows what it showed."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile

from portal.uploads import CleanFile, clean_document, clean_drawing, clean_picture
from tests.portal.uploads import good_files as good
from tests.portal.uploads.bad_files import exif, opened

P, D, T = clean_picture, clean_drawing, clean_document
CHART = {"ppt/embeddings/Sheet1.xlsx": good.office("xlsx")}
FOLLOWED = {"word/_rels/document.xml.rels": good.link("hyperlink")}
ILLUSTRATOR = b"<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/x.dtd'>"
GRADIENT = "<linearGradient id='a'><stop offset='0'/></linearGradient><path d='M0 0h9' fill='url(#a)'/>"
GOOD: tuple[tuple[Callable[..., CleanFile], str, bytes], ...] = (
    (P, "Foto van de brug.jpg", good.picture("JPEG")),
    (P, "foto.JPEG", good.picture("JPEG", progressive=True)),
    (P, "grijs.jpg", good.picture("JPEG", mode="L")),
    (P, "drukwerk.jpg", good.picture("JPEG", mode="CMYK")),
    (P, "profiel.jpg", good.picture("JPEG", icc_profile=good.srgb())),
    (P, "plaatje.png", good.picture("PNG")),
    (P, "doorzichtig.png", good.picture("PNG", mode="RGBA")),
    (P, "palet.png", good.picture("PNG", mode="P")),
    (P, "zwartwit.png", good.picture("PNG", mode="1")),
    (P, "diep.png", good.picture("PNG", mode="I;16")),
    (P, "grijsdoorzichtig.png", good.picture("PNG", mode="LA")),
    (P, "plaatje.webp", good.picture("WEBP")),
    (P, "scherp.webp", good.picture("WEBP", mode="RGBA", lossless=True)),
    (P, "oud.gif", good.picture("GIF", mode="P")),
    (P, "klein.png", good.picture("PNG", size=(1, 1))),
    (P, "groot.jpg", good.picture("JPEG", size=(3000, 2000))),
    (D, "logo.svg", good.svg()),
    (D, "tekst.svg", good.svg("<text x='2' y='9' font-size='8'>Heide &amp; Co</text>")),
    (D, "stijl.svg", good.svg("<path d='M0 0h9v9z' style='fill:#a00;stroke:none'/>")),
    (D, "verloop.svg", good.svg(GRADIENT)),
    (D, "tekenprogramma.svg", ILLUSTRATOR + good.svg()),
    (T, "Folder.pdf", good.pdf()),
    (T, "nieuw.pdf", good.pdf(good.list_of_objects(b"4 0 << /Type /Page >>"))),
    (T, "beeld.pdf", good.pdf(good.stream(b"/Subtype /Image /Filter /DCTDecode", good.picture("JPEG")))),
    (T, "inhoud.pdf", good.pdf(b"5 0 obj\n<< /Type /Outlines /First 6 0 R >>\nendobj\n")),
    (T, "brief.docx", good.office("docx", FOLLOWED)),
    (T, "lijst.xlsx", good.office("xlsx")),
    (T, "praatje.pptx", good.office("pptx", CHART)),
    (T, "brief.odt", good.office("odt")),
    (T, "lijst.ods", good.office("ods")),
    (T, "notitie.txt", "Één café\nregel twee\t€".encode()),
    (T, "adressen.csv", "naam;plaats\r\nBäcker;Huizen\r\n".encode("cp1252")),
)  # fmt: skip


@pytest.mark.parametrize(("cleaning", "name", "data"), GOOD, ids=[name for _cleaning, name, _data in GOOD])
def test_an_honest_file_comes_through(cleaning: Callable[..., CleanFile], name: str, data: bytes) -> None:
    clean = cleaning(ContentFile(data, name=name))

    assert clean.data == data if cleaning is clean_document else clean.width and clean.height


def test_there_are_thirty() -> None:
    assert len(GOOD) >= 30


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_still_shows_what_it_showed(kind: str) -> None:
    name = f"a.{kind.lower()}"
    shown = opened(clean_picture(ContentFile(good.picture(kind), name=name)).data).convert("RGB")

    red, blue = shown.getpixel((10, 20)), shown.getpixel((50, 20))
    assert red[0] > 180 > 90 > red[2]  # type: ignore[index]
    assert blue[2] > 180 > 90 > blue[0]  # type: ignore[index]


def test_what_was_clear_stays_clear() -> None:
    picture = good.picture("PNG", mode="RGBA")

    assert opened(clean_picture(ContentFile(picture, name="a.png")).data).mode == "RGBA"


def test_a_photo_taken_sideways_is_turned_upright() -> None:
    clean = clean_picture(ContentFile(good.picture("JPEG", exif=exif(6)), name="a.jpg"))

    assert (clean.width, clean.height) == (40, 60)
    assert opened(clean.data).convert("RGB").getpixel((20, 5))[0] > 180  # type: ignore[index]


def test_style_becomes_colour() -> None:
    drawn = clean_drawing(ContentFile(good.svg("<path d='M0 0h9v9z' style='fill:#a00;stroke:none'/>"), name="a.svg"))

    assert b'fill="#a00"' in drawn.data
    assert b"style" not in drawn.data
