"""What becomes of a file that is cleaned."""

import io
from collections.abc import Callable
from random import Random

from django.core.files.base import ContentFile
from PIL import Image

from portal.uploads import CleanFile, Unfit, clean_document
from portal.uploads.refusing import SENTENCES
from tests.portal.uploads.bad_files.bad import MARK, Bad

OUTCOMES = {*SENTENCES, "clean"}
Cleaning = Callable[..., CleanFile]
REACHES = (MARK, b"<script", b"javascript:", b"kwaad.example", b"Exif", b"<?php", b"ENTITY")


def outcome(cleaning: Cleaning, bad: Bad) -> str:
    """The code of the refusal; "clean" when what came out does no harm; otherwise what still reaches a reader."""
    try:
        clean = cleaning(ContentFile(bad.data, name=bad.name))
    except Unfit as refused:
        whole = refused.message.endswith(".") and "%(" not in refused.message
        return refused.code if whole else f"said: {refused.message}"
    if cleaning is clean_document:
        return "a bad document keeps its bytes"
    reached = [each.decode() for each in REACHES if each in clean.data]
    return f"reached: {reached}" if reached else "clean"


def made(trick: Callable[[Random], Bad], seed: int) -> Bad:
    return trick(Random(seed))


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))
