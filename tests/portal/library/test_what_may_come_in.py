"""Good files are kept, bad ones end in a sentence; none of them ends in anything else."""

import re
from io import BytesIO
from random import Random

import pytest
from PIL import Image

from portal.library.uploads import KINDS, Unfit, checked
from portal.library.uploads.naming import name_of_ours
from tests.portal.library.files import BAD, GOOD, with_a_place


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_kept_under_a_type_of_ours(name: str) -> None:
    called, content = GOOD[name]

    kept = checked(called, content)

    assert kept.content
    assert kept.media_type in {kind.media_type for kind in KINDS.values()}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_a_sentence(name: str) -> None:
    called, content = BAD[name]

    with pytest.raises(Unfit) as refused:
        checked(called, content)
    assert refused.value.message.endswith(".")


def test_there_are_bad_files_of_every_sort() -> None:
    assert len(BAD) >= 40


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_loses_its_place_and_its_camera_and_stands_upright(kind: str) -> None:
    sent = with_a_place(kind)
    assert b"Kanariecamera" in sent

    kept = checked("flyer.png" if kind == "PNG" else "flyer.jpg", sent).content

    assert b"Kanariecamera" not in kept
    with Image.open(BytesIO(kept)) as shown:
        assert not shown.getexif()
        assert shown.size == (8, 12)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK", "YCbCr"])
def test_a_picture_of_any_mode_can_be_drawn_anew(mode: str) -> None:
    out = BytesIO()
    kind = "JPEG" if mode in {"CMYK", "YCbCr"} else "PNG"
    Image.new(mode, (4, 4)).save(out, format=kind)

    assert checked(f"flyer.{'jpg' if kind == 'JPEG' else 'png'}", out.getvalue()).content


@pytest.mark.parametrize("seed", range(4))
def test_files_with_random_damage_end_in_a_sentence_or_are_kept(seed: int) -> None:
    random = Random(seed)
    for called, content in GOOD.values():
        for _time in range(25):
            damaged = bytearray(content)
            for _byte in range(random.randint(1, 6)):
                damaged[random.randrange(len(damaged))] = random.randrange(256)
            assert _ends_well(called, bytes(damaged))


def _ends_well(called: str, content: bytes) -> bool:
    try:
        return bool(checked(called, content).content)
    except Unfit as refused:
        return refused.message.endswith(".")


def test_our_name_holds_nothing_of_theirs() -> None:
    assert name_of_ours("Protocol: huur/achterstand \u202e\r\n", 3, "pdf") == "protocol-huurachterstand-v3.pdf"
    assert name_of_ours("契約", 1, "docx") == "stuk-v1.docx"


@pytest.mark.parametrize(
    ("bad", "defence"),
    [
        ("two extensions, the last one good", "portal.library.uploads.naming.MISLEADING"),
        ("a Word document with a macro", "portal.library.uploads.packages._PROGRAM"),
        ("a Word document that fetches its template", "portal.library.uploads.packages._DOES_SOMETHING"),
        ("a PDF with a packed script", "portal.library.uploads.pdf._ACTIVE"),
        ("a PDF with a page inside", "portal.library.uploads.pdf._OTHER_KIND"),
    ],
)
def test_sabotage_without_the_defence_the_file_would_come_in(
    bad: str, defence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    never: object = re.compile(r"(?!)") if defence.endswith("_PROGRAM") else re.compile(rb"(?!)")
    monkeypatch.setattr(defence, frozenset() if defence.endswith("MISLEADING") else never)

    assert checked(*BAD[bad]).content
