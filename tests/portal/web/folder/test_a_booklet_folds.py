"""Pages lie on the sheets so that, printed on both sides and folded, they follow each other."""

import pytest

from portal.web.folder.imposing import padded, spreads


def _read(sides: tuple[tuple[int, int], ...], *, right_to_left: bool) -> list[int]:
    """Fold the pile and turn its leaves: the right half of each sheet first, then, from the inside out, the left."""
    near, far = (0, 1) if right_to_left else (1, 0)
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    first = [page for front, back in sheets for page in (front[near], back[far])]
    second = [page for front, back in reversed(sheets) for page in (back[near], front[far])]
    return first + second


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("pages", range(4, 81, 4))
def test_the_pages_follow_each_other(pages: int, right_to_left: bool) -> None:
    sides = spreads(pages, right_to_left=right_to_left)

    assert _read(sides, right_to_left=right_to_left) == list(range(pages))
    assert len(sides) == pages // 2


def test_the_cover_and_the_back_share_the_outside() -> None:
    assert spreads(8)[0] == (7, 0)
    assert spreads(8, right_to_left=True)[0] == (0, 7)


@pytest.mark.parametrize(("pages", "with_empty_ones"), [(1, 4), (4, 4), (5, 8), (13, 16), (16, 16)])
def test_pages_are_filled_up_to_whole_sheets(pages: int, with_empty_ones: int) -> None:
    assert padded(pages) == with_empty_ones


@pytest.mark.parametrize("pages", [0, -4, 3, 6])
def test_nobody_can_fold_another_number(pages: int) -> None:
    with pytest.raises(ValueError, match="multiple of 4"):
        spreads(pages)
