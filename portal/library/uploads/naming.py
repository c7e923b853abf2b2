"""What the name of a file tells. The name itself is used for nothing else: the file gets one of ours."""

import unicodedata
from collections.abc import Collection

from django.utils.text import slugify
from django.utils.translation import gettext as _

from portal.library.uploads.unfit import Unfit

LONGEST = 200
# Ends of names that run or show themselves as something else; between dots they are there to mislead.
MISLEADING = frozenset(
    {
        "exe",
        "com",
        "scr",
        "bat",
        "cmd",
        "ps1",
        "vbs",
        "js",
        "mjs",
        "jse",
        "wsf",
        "hta",
        "msi",
        "jar",
        "lnk",
        "dll",
        "app",
    }
    | {"html", "htm", "xhtml", "shtml", "svg", "xml", "xsl", "php", "phtml", "asp", "aspx", "jsp", "cgi", "py", "sh"}
    | {
        "zip",
        "rar",
        "7z",
        "gz",
        "tar",
        "iso",
        "img",
        "docm",
        "dotm",
        "xlsm",
        "xltm",
        "pptm",
        "doc",
        "xls",
        "rtf",
        "swf",
    }
)


def extension_of(name: str, allowed: Collection[str]) -> str:
    """The end of the name, in small letters, when it is one of ours and nothing in the name misleads.

    Raises:
        Unfit: the name is a path, holds what no reader sees, ends in something else, or has two ends.
    """
    if not name.strip() or len(name) > LONGEST:
        raise Unfit(_("De naam van het bestand is leeg of te lang. Geef het bestand een korte naam."))
    if any(sign in name for sign in "/\\:") or any(unicodedata.category(sign)[0] == "C" for sign in name):
        raise Unfit(_("In de naam van het bestand staan tekens die niet mogen. Geef het een andere naam."))
    parts = unicodedata.normalize("NFKC", name).lower().split(".")
    extension = parts[-1]
    if len(parts) < 2 or not parts[0].strip() or extension not in allowed:
        raise Unfit(_("Dit soort bestand nemen wij niet aan. Kies een van de soorten die hierboven staan."))
    if {part.strip() for part in parts[1:-1]} & (MISLEADING | set(allowed)):
        raise Unfit(_("De naam van het bestand heeft twee uitgangen. Geef het een andere naam."))
    return extension


def name_of_ours(title: str, number: int, extension: str) -> str:
    """Under which name the file is downloaded: "protocol-huurachterstand-v2.pdf"."""
    return f"{slugify(title)[:90].strip('-') or 'stuk'}-v{number}.{extension}"
