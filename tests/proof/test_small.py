"""The proof at a small size, in every `make test`: the same code, a fixed seed."""

import pytest

from tests.proof.figure import Size
from tests.proof.sources import SOURCES, Source

SEED = 7


@pytest.mark.django_db
@pytest.mark.parametrize("source", [each for each in SOURCES if each.in_make_test], ids=lambda each: each.name)
def test_no_figure_falls_short(source: Source) -> None:
    figures = list(source.run(Size.SMALL, SEED))

    assert figures
    assert [f"{each.name}: {each.written}, asked {each.asked}" for each in figures if not each.ok] == []
