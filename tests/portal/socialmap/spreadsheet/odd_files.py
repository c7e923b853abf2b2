"""Odd lists, each made by code, with the sentence (or the outcome) in which it ends."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from tests.portal.socialmap.spreadsheet.conftest import FIRST, HEADINGS, separated, workbook

DAMAGED, NO_EXCEL = "beschadigd", "geen Excel-bestand"
GOOD = workbook(HEADINGS, FIRST)


def _with_part(name: str, content: bytes, base: bytes = GOOD, *, replace: str = "") -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != replace:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return kept.getvalue()


def _only(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name.replace("__", "/"), content)
    return kept.getvalue()


def _replaced(name: str, content: bytes) -> bytes:
    return _with_part(name, content, replace=name)


def _encrypted() -> bytes:
    content = bytearray(GOOD)
    at = content.find(b"PK\x01\x02")
    while at != -1:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def _lying_about_its_size() -> bytes:
    content = bytearray(_with_part("xl/media/groot.bin", b"0" * 50_000_000))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(content)


def _sheet_xml(rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def _sheet(rows: str) -> bytes:
    return _replaced("xl/worksheets/sheet1.xml", _sheet_xml(rows))


def _text_row(number: int, *cells: str) -> str:
    return f'<row r="{number}">' + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{entities}]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
        '<c t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>'
    ).encode()


def _changed(change: Callable[[Any], None]) -> bytes:
    return workbook(HEADINGS, FIRST, change=change)


def _only_hidden(book: Any) -> None:
    book.create_sheet("Leeg")
    book["Lijst"].sheet_state = "hidden"


BIG = _text_row(1, "Organisatie", "Dienst") + "".join(_text_row(n, "a", f"b{n}") for n in range(2, 10_004))

# The whole file is refused: (file name, content, part of the sentence).
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("a.xlsx", b"", "leeg"),
    "spaces": ("a.csv", b"  \n \n", "leeg"),
    "too large": ("a.csv", b"a;b\n" * 3_000_000, "groter dan"),
    "only a heading": ("a.xlsx", workbook(HEADINGS), "Onder de koppen staan geen rijen"),
    "only a heading in csv": ("a.csv", separated(HEADINGS), "Onder de koppen staan geen rijen"),
    "an empty workbook": ("a.xlsx", workbook(), "geen rijen"),
    "the list on a hidden sheet": ("a.xlsx", _changed(_only_hidden), "geen rijen"),
    "old excel": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud Excel-bestand"),
    "encrypted": ("a.xlsx", _encrypted(), "wachtwoord"),
    "pdf": ("a.csv", b"%PDF-1.7\n...", "PDF-bestand"),
    "png": ("a.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "PNG-bestand"),
    "jpg": ("a.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 100, "JPG-bestand"),
    "rtf": ("a.csv", b"{\\rtf1 hallo}", "RTF-bestand"),
    "a page": ("a.csv", b"<html><table><tr><td>Organisatie</td></tr></table></html>", "webpagina"),
    "xml": ("a.csv", b'<?xml version="1.0"?><a/>', "webpagina of XML"),
    "open document": ("a.ods", _only(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "geen Excel-bestand"),
    "a word document": ("a.xlsx", _only(word__document=b"<a/>"), NO_EXCEL),
    "a zip of something": ("a.xlsx", _only(notes=b"hallo"), NO_EXCEL),
    "half a zip": ("a.xlsx", GOOD[: len(GOOD) // 2], NO_EXCEL),
    "only the start of a zip": ("a.xlsx", b"PK\x03\x04", NO_EXCEL),
    "text called xlsx": ("a.xlsx", separated(HEADINGS, FIRST), NO_EXCEL),
    "bytes called csv": ("a.csv", bytes(range(256)), "geen lijst"),
    "nul bytes in text": ("a.csv", b"Organisatie;Dienst\na\x00;b", "geen lijst"),
    "macros": ("a.xlsm", _with_part("xl/vbaProject.bin", b"x"), "macro"),
    "a bomb": ("a.xlsx", _with_part("xl/media/bom.bin", b"0" * 90_000_000), "uitpakken te groot"),
    "many parts": (
        "a.xlsx",
        _only(**{"[Content_Types].xml": b"<a/>", "xl__a": b"x"}, **{f"p{n}": b"x" for n in range(600)}),
        "uitpakken te groot",
    ),
    "a billion laughs": ("a.xlsx", _replaced("xl/worksheets/sheet1.xml", _laughs()), DAMAGED),
    "no workbook inside": ("a.xlsx", _only(**{"[Content_Types].xml": b"<a/>", "xl__a": b"x"}), DAMAGED),
    "xml cut off": ("a.xlsx", _replaced("xl/worksheets/sheet1.xml", _sheet_xml("<row>")[:-30]), DAMAGED),
    "xml of nonsense": ("a.xlsx", _replaced("xl/workbook.xml", b"\x00\x01\x02"), DAMAGED),
    "words that are not there": ("a.xlsx", _sheet('<row><c t="s"><v>99</v></c></row>'), DAMAGED),
    "styles of nonsense": ("a.xlsx", _replaced("xl/styles.xml", b"<a"), DAMAGED),
    "too many rows": ("a.xlsx", _sheet(BIG), "meer dan 10000 rijen"),
    "too many rows in csv": ("a.csv", b"Organisatie;Dienst\n" + b"a;b\n" * 10_002, "meer dan 10000 rijen"),
    "too many columns": ("a.xlsx", workbook([f"k{n}" for n in range(300)], ["x"] * 300), "kolommen"),
    "too many columns in csv": ("a.csv", b";".join([b"x"] * 300) + b"\n", "300 kolommen"),
    "a cell without end": ("a.csv", b'Organisatie;Dienst\n"a;b\n', "aanhalingstekens"),
    "a cell that is too long": ("a.csv", b"Organisatie;Dienst\na;" + b"x" * 20_001, "cel van 20001 tekens"),
    "a cell of a million": ("a.csv", b"Organisatie;Dienst\na;" + b"x" * 1_000_000, "aanhalingstekens"),
    "text after a quote": ("a.csv", b'Organisatie;Dienst\n"a"b;c\n', "aanhalingstekens"),
    "half of utf-16": ("a.csv", b"\xff\xfeO\x00r\x00g", "geen goede tekst"),
    "a date in the year 0": ("a.xlsx", _sheet('<row><c t="d"><v>0000-99-99</v></c></row>'), DAMAGED),
    "a row number of letters": ("a.xlsx", _sheet('<row r="x"><c><v>1</v></c></row>'), DAMAGED),
}


def _formula(book: Any) -> None:
    book["Lijst"]["C2"] = '=HYPERLINK("https://kwaad.example","klik")'


def _merged(book: Any) -> None:
    book["Lijst"].append(["", "Tweede", *FIRST[2:]])
    book["Lijst"].merge_cells("A2:A3")


def _another_first(book: Any) -> None:
    other = book.create_sheet("Uitleg", 0)
    other.append(["Zo vult u de lijst in"])
    other.append(["Lees dit eerst"])


def _title_above(book: Any) -> None:
    book["Lijst"].insert_rows(1, 3)
    book["Lijst"]["A1"] = "Sociale kaart 2026"


def _gap(book: Any) -> None:
    book["Lijst"].append([])
    book["Lijst"].append(["Brug", "Na de lege rij"])


def _far_away(book: Any) -> None:
    book["Lijst"]["A5000"] = "vergeten cel"


def _external(book: Any) -> None:
    book["Lijst"]["C2"] = "='[andere.xlsx]Blad1'!A1"


N = "new"
# The file is read: (file name, content, what becomes of its rows).
READ: dict[str, tuple[str, bytes, list[str]]] = {
    "as it should be": ("a.xlsx", GOOD, [N]),
    "csv by semicolon": ("a.csv", separated(HEADINGS, FIRST), [N]),
    "csv by comma": ("a.csv", separated(HEADINGS, FIRST, sign=","), [N]),
    "csv by tab": ("a.txt", separated(HEADINGS, FIRST, sign="\t"), [N]),
    "csv with sep=": ("a.csv", b"sep=;\r\n" + separated(HEADINGS, FIRST), [N]),
    "csv with a mark": ("a.csv", separated(HEADINGS, FIRST, encoding="utf-8-sig"), [N]),
    "csv in cp1252": ("a.csv", separated(HEADINGS, ("Café", "Één", *FIRST[2:]), encoding="cp1252"), [N]),
    "csv in utf-16": ("a.csv", separated(HEADINGS, FIRST, encoding="utf-16"), [N]),
    "csv with mac line ends": ("a.csv", separated(HEADINGS, FIRST).replace(b"\r\n", b"\r"), [N]),
    "csv with quoted line ends": ("a.csv", b'Organisatie;Dienst;Tekst\na;b;"een\ntwee ""drie"""\n', [N]),
    "csv with commas in quotes": ("a.csv", b'Organisatie,Dienst,Tekst\n"a, b",c,"d;e"\n', [N]),
    "csv with a comma where semicolons part": ("a.csv", b"Organisatie;Dienst;Tekst\na, b;c;d, e, f\n", [N]),
    "csv with rows of other lengths": ("a.csv", b"Organisatie;Dienst\na\na;b;c;d\n", ["refused", N]),
    "csv whose bytes fit no encoding": ("a.csv", b"Organisatie;Dienst\na\x81;b\n", [N]),
    "a formula without a value": ("a.xlsx", _changed(_formula), [N]),
    "a link to another file": ("a.xlsx", _changed(_external), [N]),
    "merged cells": ("a.xlsx", _changed(_merged), [N, "refused"]),
    "the list on the second sheet": ("a.xlsx", _changed(_another_first), [N]),
    "a title above": ("a.xlsx", _changed(_title_above), [N]),
    "an empty row between": ("a.xlsx", _changed(_gap), [N, N]),
    "a forgotten cell far below": ("a.xlsx", _changed(_far_away), [N]),
    "a hundred columns": ("a.xlsx", workbook([*HEADINGS, *[f"k{n}" for n in range(94)]], [*FIRST, *["x"] * 94]), [N]),
    "headings twice": ("a.xlsx", workbook(["Organisatie", "Dienst", "Telefoon", "Telefoon"], ["a", "b", "", "x"]), [N]),
    "headings empty": ("a.xlsx", workbook(["Organisatie", "Dienst", "", ""], ["a", "b", "c", "d"]), [N]),
    "dates as numbers": ("a.xlsx", workbook(["Organisatie", "Dienst", "Nagekeken op"], ["a", "b", 45_000]), [N]),
    "a telephone as a number": ("a.xlsx", workbook(["Organisatie", "Dienst", "Tel."], ["a", "b", 101234567]), [N]),
    "a time as a cell": ("a.xlsx", workbook(["Organisatie", "Dienst", "Tijden"], ["a", "b", 0.375]), ["refused"]),
    "yes and no": ("a.xlsx", workbook(["Organisatie", "Dienst", "Openbaar"], ["a", "b", True]), [N]),
    "a fault of excel": ("a.xlsx", workbook(["Organisatie", "Dienst", "Kosten"], ["a", "b", "#N/A"]), ["refused"]),
    "signs that nobody sees": ("a.csv", "Organisatie;Dienst\na\u200b\x0b;b\u00a0\n".encode(), [N]),
    "arabic": ("a.csv", "Organisatie;Dienst\nجمعية;مساعدة\n".encode(), [N]),
    "markup": ("a.csv", b"Organisatie;Dienst\n<script>alert(1)</script>;<b>b</b>\n", [N]),
    "a row at the end of the sheet": ("a.xlsx", _sheet(
        _text_row(1, "Organisatie", "Dienst") + _text_row(2, "a", "b") + _text_row(1_048_576, "c", "d")), [N]),
    "a size that is a lie": ("a.xlsx", _sheet(_text_row(1, "Organisatie", "Dienst") + _text_row(2, "a", "b")), [N]),
    "a picture that lies about its size": ("a.xlsx", _lying_about_its_size(), [N]),
}  # fmt: skip
