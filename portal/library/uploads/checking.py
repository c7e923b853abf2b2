"""One door for files: the name says what it is, the content must be that, and we keep our own name and type."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from portal.library.uploads.naming import extension_of
from portal.library.uploads.packages import DOCX, ODT, OFFICE, XLSX, package
from portal.library.uploads.pdf import checked_pdf
from portal.library.uploads.pictures import redrawn
from portal.library.uploads.unfit import Unfit


@dataclass(frozen=True)
class FileKind:
    """A kind of file that we take: how it is called on the screen, what we serve it as, and how it is checked."""

    label: str
    media_type: str
    check: Callable[[bytes], bytes]


_JPEG = FileKind("JPG", "image/jpeg", redrawn("JPEG"))
KINDS: Mapping[str, FileKind] = {
    "pdf": FileKind("PDF", "application/pdf", checked_pdf),
    "docx": FileKind("Word", f"{OFFICE}.wordprocessingml.document", package(DOCX)),
    "xlsx": FileKind("Excel", f"{OFFICE}.spreadsheetml.sheet", package(XLSX)),
    "odt": FileKind("OpenDocument", ODT.told.decode(), package(ODT)),
    "png": FileKind("PNG", "image/png", redrawn("PNG")),
    "jpg": _JPEG,
    "jpeg": _JPEG,
}
ACCEPT = ",".join(f".{extension}" for extension in KINDS)


@dataclass(frozen=True)
class Fit:
    """A file that may be kept: its bytes as they will be served, and what they are."""

    content: bytes
    extension: str
    media_type: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def checked(name: str, content: bytes) -> Fit:
    """Take a file in, or say why not.

    Args:
        name: as the sender called it; used to know what they mean it to be, and for nothing else.
        content: all of it.

    Returns:
        The file as it is to be kept; a picture is drawn anew.

    Raises:
        Unfit: with the reason for the screen.
    """
    extension = extension_of(name, KINDS)
    if not content:
        raise Unfit(_("Het bestand is leeg. Kies een ander bestand."))
    require_size(len(content))
    kind = KINDS[extension]
    kept = kind.check(content)
    return Fit(kept, "jpg" if extension == "jpeg" else extension, kind.media_type)


def require_size(size: int) -> None:
    """Go on when a file of so many bytes may come in.

    Raises:
        Unfit: it is larger than the setting allows.
    """
    if size > settings.LIBRARY_MAX_UPLOAD:
        raise Unfit(_("Het bestand is te groot. Het mag niet groter zijn dan %(most)s.") % {"most": limit_in_words()})


def limit_in_words() -> str:
    """How large a file may be, as the screen says it."""
    return filesizeformat(settings.LIBRARY_MAX_UPLOAD)
