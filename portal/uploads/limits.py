"""How much a file may be: one table, each line to be overruled by the setting UPLOAD_LIMITS."""

from collections.abc import Mapping

from django.conf import settings

MB = 1_000_000
LIMITS: Mapping[str, int] = {
    "picture_bytes": 10 * MB,
    "pixels": 50 * MB,  # a telephone of today makes pictures of 50 megapixels; beyond that lies only a flood
    "drawing_bytes": 200_000,
    "drawing_parts": 4_000,
    "drawing_depth": 40,
    "document_bytes": 20 * MB,
    "office_entries": 3_000,
    "office_unpacked": 200 * MB,
    "office_ratio": 150,  # text packs some twenty to one, empty sheets a hundred; bombs begin at a thousand
    "pdf_unpacked": 40 * MB,
}


def limit(name: str) -> int:
    """The limit of this name, in bytes, pixels or pieces."""
    return int(getattr(settings, "UPLOAD_LIMITS", {}).get(name, LIMITS[name]))
