"""What each bad file is made of."""

from dataclasses import dataclass

from PIL import Image

MARK = b"KANARIE"  # stands in everything that must not come through
SCRIPT = b"<script>KANARIE()</script>"
EXIF_PLACE, EXIF_MAKER, EXIF_TURN = 0x8825, 0x010F, 0x0112


@dataclass(frozen=True)
class Bad:
    name: str
    data: bytes


def exif(turn: int = 1) -> Image.Exif:
    told = Image.Exif()
    told[EXIF_MAKER] = "KANARIE"
    told[EXIF_TURN] = turn
    told.get_ifd(EXIF_PLACE)[1] = "N"
    told.get_ifd(EXIF_PLACE)[2] = (52.0, 13.0, 7.0)
    return told
