"""The order of the pages of a booklet, as they lie on the sheets before folding."""

SHEET = 4  # pages of A5 on one sheet of A4, both sides


def padded(pages: int) -> int:
    """So many pages does a booklet of these pages have: a multiple of four."""
    return max(-(-pages // SHEET) * SHEET, SHEET)


def spreads(pages: int, *, right_to_left: bool = False) -> tuple[tuple[int, int], ...]:
    """The two pages on each side of each sheet, left and right, from the outside in. Page numbers from 0.

    Printed on both sides, turned over the short edge, laid on a pile and folded, the pages follow each other.

    Args:
        pages: a multiple of four.
        right_to_left: the back of the booklet is on the right, as Arabic is read.

    Raises:
        ValueError: another number of pages; nobody can fold that.
    """
    if pages <= 0 or pages % SHEET:
        raise ValueError(f"A booklet has a multiple of {SHEET} pages, not {pages}.")
    found = []
    for side in range(pages // 2):
        low, high = side, pages - 1 - side
        left, right = (high, low) if side % 2 == 0 else (low, high)
        found.append((right, left) if right_to_left else (left, right))
    return tuple(found)
