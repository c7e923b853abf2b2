"""Documents: of a kind in the list, by name and by what is in them, and carrying nothing that acts by itself."""

import re
from collections.abc import Callable, Mapping

from portal.uploads import office, pdf
from portal.uploads.files import CleanFile, Upload, bytes_of, clean_name, extension_of
from portal.uploads.refusing import Unfit

Check = Callable[[bytes], None]
# Signs that steer something, and are no part of a text: all below the space but tab, new line and return.
STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# What begins like this is a page or a program for whoever does not look at the name.
NO_TEXT = re.compile(r"\s*(?:<[!?a-z/]|#!|%PDF|\{\\rtf)", re.IGNORECASE)


def _text(data: bytes) -> None:
    try:
        written = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        written = data.decode("cp1252", errors="replace")
    if STEERING.search(written) or NO_TEXT.match(written):
        raise Unfit("no_text")


KINDS: Mapping[str, tuple[str, Check]] = {
    "pdf": ("application/pdf", pdf.check),
    **{extension: (kind.content_type, kind.check) for extension, kind in office.KINDS.items()},
    "txt": ("text/plain; charset=utf-8", _text),
    "csv": ("text/csv; charset=utf-8", _text),
}
EXTENSIONS = tuple(KINDS)
# How a kind of the list begins: tells "another kind than its name says" from "broken".
BEGINNINGS = (b"%PDF-", b"PK\x03\x04")


def clean_document(upload: Upload) -> CleanFile:
    """A document as it was sent, under a clean name, after a look inside.

    Args:
        upload: PDF, text, or a file of an office programme without macros.

    Raises:
        Unfit: another kind, another kind than its name says, broken, closed, or carrying what acts. Never anything
            else.
    """
    name = upload.name or ""
    data = bytes_of(upload, "document_bytes")
    extension = extension_of(name)
    if extension not in KINDS:
        raise Unfit("document_kind", kinds=", ".join(EXTENSIONS))
    content_type, check = KINDS[extension]
    begins = BEGINNINGS[0] if extension == "pdf" else BEGINNINGS[1]
    if not content_type.startswith("text/") and not data.startswith(begins):
        raise Unfit("other_kind", said=extension)
    try:
        check(data)
    except Unfit:
        raise
    except Exception as broken:  # files made to break a reader: whatever it says, the file is not taken
        raise Unfit("broken") from broken
    return CleanFile(clean_name(name, extension), data, content_type)
