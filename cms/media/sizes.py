"""The sizes in which a picture is given: widest and highest, in pixels. An address with another size is no address."""

from collections.abc import Mapping

SIZES: Mapping[str, tuple[int, int]] = {"card": (480, 360), "text": (960, 960)}


def filter_of(size: str) -> str:
    """What Wagtail calls it. Pictures are made smaller, never larger, and leave in a format that every browser reads.

    Raises:
        KeyError: there is no such size.
    """
    widest, highest = SIZES[size]
    return f"max-{widest}x{highest}"
