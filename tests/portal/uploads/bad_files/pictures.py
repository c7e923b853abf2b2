"""Pictures as nobody should send them."""

import struct
import zlib
from random import Random

from PIL.PngImagePlugin import PngInfo

from tests.portal.uploads import good_files as good
from tests.portal.uploads.bad_files.bad import MARK, SCRIPT, Bad, exif


def _some(random: Random) -> tuple[str, bytes]:
    kind = random.choice(["JPEG", "PNG", "WEBP", "GIF"])
    extension = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}[kind]
    return extension, good.picture(kind, size=(random.randint(5, 90), random.randint(5, 90)))


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def place_in_photo(random: Random) -> Bad:
    kind = random.choice(["JPEG", "WEBP", "PNG"])
    extension = {"JPEG": "jpg", "WEBP": "webp", "PNG": "png"}[kind]
    return Bad(f"foto.{extension}", good.picture(kind, exif=exif(random.randint(1, 8))))


def words_beside_the_pixels(random: Random) -> Bad:
    told = PngInfo()
    told.add_text("Comment", f"KANARIE{random.random()}")
    pair = (("a.jpg", good.picture("JPEG", comment=MARK)), ("a.png", good.picture("PNG", pnginfo=told)))
    return Bad(*random.choice(pair))


def profile_with_a_message(random: Random) -> Bad:
    return Bad("a.jpg", good.picture("JPEG", icc_profile=good.srgb()[: random.randint(1, 300)] + MARK))


def something_behind_the_picture(random: Random) -> Bad:
    extension, data = _some(random)
    behind = random.choice([SCRIPT, good.zipped({"KANARIE.txt": MARK}), good.pdf(MARK), b"<?php KANARIE ?>"])
    return Bad(f"a.{extension}", data + behind)


def picture_that_is_a_script(random: Random) -> Bad:
    head = random.choice([b"GIF89a/*", b"\xff\xd8\xff/*", b"\x89PNG\r\n\x1a\n/*", b"RIFF/***WEBP"])
    extension = {b"G": "gif", b"\xff": "jpg", b"\x89": "png", b"R": "webp"}[head[:1]]
    return Bad(f"a.{extension}", head + b"*/=1;KANARIE()" + random.randbytes(40))


def flood_of_pixels(random: Random) -> Bad:
    wide = random.randint(20_000, 2**31 - 1)
    head = struct.pack(">IIBBBBB", wide, wide, 8, 2, 0, 0, 0)
    png = (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 999))
        + _chunk(b"IEND", b"")
    )
    gif = (
        b"GIF89a"
        + struct.pack("<HH", 65_535, 65_535)
        + b"\0\0\0,\0\0\0\0"
        + struct.pack("<HH", 65_535, 65_535)
        + b"\0\2"
    )
    return random.choice([Bad("a.png", png), Bad("a.gif", gif)])


def bomb_of_words(random: Random) -> Bad:
    packed = zlib.compress(b"K" * random.randint(20_000_000, 40_000_000))
    png = good.picture("PNG")
    return Bad("a.png", png[:33] + _chunk(b"zTXt", b"Comment\0\0" + packed) + png[33:])


def torn_off(random: Random) -> Bad:
    extension, data = _some(random)
    return Bad(f"a.{extension}", data[: random.randint(12, len(data) - 3)])


def with_wrong_bits(random: Random) -> Bad:
    extension, data = _some(random)
    spoilt = bytearray(data)
    for _each in range(random.randint(1, 40)):
        spoilt[random.randrange(12, len(spoilt))] = random.randrange(256)
    return Bad(f"a.{extension}", bytes(spoilt))


def noise_with_a_good_beginning(random: Random) -> Bad:
    extension, data = _some(random)
    return Bad(f"a.{extension}", data[: random.randint(12, 30)] + random.randbytes(random.randint(1, 3000)))


def picture_under_another_name(random: Random) -> Bad:
    extension, data = _some(random)
    others = [each for each in ("jpg", "png", "gif", "webp", "svg", "bmp", "html", "") if each != extension]
    return Bad(f"a.{random.choice(others)}", data)


def no_picture_at_all(random: Random) -> Bad:
    data = random.choice(
        [SCRIPT, good.svg(), good.pdf(), b"MZ\x90" + MARK, good.office(), b"8BPS\0\1" + MARK, b"II*\0" + MARK]
    )
    return Bad(random.choice(["a.jpg", "a.png", "a.webp", "a.gif", "a.heic", "a.tif"]), data)


def that_moves(random: Random) -> Bad:
    kind = random.choice(["GIF", "WEBP", "PNG"])
    return Bad(f"a.{kind.lower()}", good.moving(kind))


def with_a_sly_name(random: Random) -> Bad:
    names = ["../../etc/passwd", "..\\..\\win", "a\0b", "a\u202egpj", "x" * 500, "CON", "a.php", "<b>", "a;b|c`d`", " "]
    return Bad(f"{random.choice(names)}.png", good.picture("PNG"))


def nothing_or_too_much(random: Random) -> Bad:
    return Bad("a.png", random.choice([b"", good.picture("PNG") + b"\0" * 10_000_001]))
