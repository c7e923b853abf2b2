"""What a file is called: for people as it was given, for a disk in plain letters."""

import unicodedata

from portal.cases.files.judging import ENDINGS
from portal.cases.models.document import MOST_TITLE
from portal.uploads import CleanFile
from portal.uploads.files import clean_name


def shown_name(given: str, kept: CleanFile) -> str:
    """The name as the sender gave it: without folders, without signs that nobody sees or that turn the order around."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    return " ".join(seen.split())[:MOST_TITLE] or kept.name


def name_to_download(title: str, content_type: str) -> str:
    """Under which name it comes on somebody's disk, with the ending of what is in it."""
    return clean_name(title, ENDINGS[content_type])


def kind_of(content_type: str) -> str:
    """How a list calls this kind: "PDF"."""
    return ENDINGS[content_type].upper()
