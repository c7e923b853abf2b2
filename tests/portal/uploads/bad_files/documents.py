"""Documents as nobody should send them."""

import zlib
from random import Random

from tests.portal.uploads import good_files as good
from tests.portal.uploads.bad_files.bad import MARK, SCRIPT, Bad


def pdf_that_acts(random: Random) -> Bad:
    act = random.choice(
        [
            b"/S /JavaScript /JS (KANARIE)",
            b"/S/J#61vaScript/JS(K)",
            b"/S /Launch /F (cmd.exe)",
            b"/S /SubmitForm /F (//K)",
            b"/S /ImportData",
            b"/Type /Filespec /EF << /F 8 0 R >> /EmbeddedFiles 1",
            b"/S /GoToE /T 1",
            b"/AcroForm << /XFA 1 >>",
        ]
    )
    whole = b"4 0 obj\n<< /Type /Action " + act + b" >>\nendobj\n"
    hidden = [
        good.pdf(whole),
        good.pdf(catalogue=b"/OpenAction << " + act + b" >>"),
        good.pdf(good.list_of_objects(b"4 0 << " + act + b" >>")),
        good.pdf(b"% stream\n" + whole + b"% endstream\n"),
    ]
    return Bad("a.pdf", random.choice(hidden))


def pdf_that_hides(random: Random) -> Bad:
    asleep = b"/S /JavaScript /JS (KANARIE)"
    hex_list = good.stream(
        b"/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]", zlib.compress(asleep).hex().encode()
    )
    nameless = good.stream(b"/N 1 /First 4 /Filter /LZWDecode", asleep)
    far = good.stream(b"/Type /Obj#53tm /X (" + b"x" * 5000 + b") /N 1 /Filter /FlateDecode", zlib.compress(asleep))
    bomb = good.list_of_objects(b"\0" * 45_000_000)
    torn = good.stream(b"/Type /ObjStm /First 4 /Filter /FlateDecode", zlib.compress(asleep)[:-6])
    data = [
        good.pdf(hex_list),
        good.pdf(nameless),
        good.pdf(far),
        good.pdf(bomb),
        good.pdf(torn),
        good.pdf(b"", b"/Encrypt 4 0 R"),
        good.pdf()[:-9],
        b"MZ" + good.pdf(),
        b"%PDF-1.4",
        SCRIPT,
    ]
    return Bad("a.pdf", random.choice(data))


def office_that_acts(random: Random) -> Bad:
    kind = random.choice(["docx", "xlsx", "pptx"])
    folder = good.MAIN[kind].split("/")[0]
    data = [
        good.office(kind, {f"{folder}/vbaProject.bin": MARK}),
        good.office(kind, {f"{folder}/activeX/activeX1.bin": MARK}),
        good.office(kind, types=good.TYPES.replace(b"<Types", b"<Types x='macroEnabled'")),
        good.office(kind, {f"{folder}/embeddings/oleObject1.bin": MARK}),
        good.office(kind, {"x/KANARIE.exe": MARK}),
        good.office(kind, {f"{folder}/_rels/settings.xml.rels": good.link("attachedTemplate")}),
        good.office(kind, {f"{folder}/embeddings/a.xlsx": good.office("xlsx", {"xl/vbaProject.bin": MARK})}),
        good.office(
            kind, {f"{folder}/embeddings/a.xlsx": good.office("xlsx", {"xl/embeddings/b.xlsx": good.office("xlsx")})}
        ),
        good.office(kind, {"xl/macrosheets/s.xml": MARK}),
    ]
    odf = [
        ("a.odt", good.office("odt", {"Basic/Standard/Module1.xml": MARK})),
        ("a.ods", good.office("ods", {"Scripts/x.py": MARK})),
    ]
    return Bad(*random.choice([(f"a.{kind}", random.choice(data)), *odf]))


def office_that_is_none(random: Random) -> Bad:
    locked = bytearray(good.office())
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    data = [
        ("a.docx", good.office("xlsx")),
        ("a.xlsx", good.office("docx")),
        ("a.odt", good.office("ods")),
        ("a.ods", good.zipped({"x": b"y"})),
        ("a.docx", good.office() + MARK),
        ("a.docx", SCRIPT + good.office()),
        ("a.docx", good.office()[:-30]),
        ("a.docx", bytes(locked)),
        ("a.docx", good.office(extra={"word/media/x": b"\0" * 30_000_000})),
        ("a.docx", good.office(extra={"../../x": MARK})),
        ("a.xlsx", good.office("xlsx", {f"x/{n}": b"" for n in range(3100)})),
        ("a.docx", b"PK\x03\x04" + random.randbytes(200)),
        ("a.docm", good.office()),
        ("a.doc", b"\xd0\xcf\x11\xe0" + MARK),
        ("a.zip", good.zipped({"x": MARK})),
        ("a.docx", b"PK\x05\x06" + b"\0" * 18),
        ("a.odt", good.office("odt", {"META-INF/manifest.xml": b"<manifest:encryption-data/>"})),
        ("a.docx", good.office(types=b"x" * 1_100_000)),
    ]
    return Bad(*random.choice(data))


def text_that_is_none(random: Random) -> Bad:
    data = [
        SCRIPT,
        b"\0\1KANARIE",
        b"#!/bin/sh\nKANARIE",
        good.pdf(),
        b"{\\rtf1 KANARIE}",
        "a;b".encode("utf-16"),
        b"",
        b"x\x1b[2J",
        b"x" * 20_000_001,
    ]
    return Bad(random.choice(["a.txt", "a.csv"]), random.choice(data))
