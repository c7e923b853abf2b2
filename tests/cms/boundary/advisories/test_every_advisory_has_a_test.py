"""The table and the tests say the same."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from wagtail import VERSION

from tests.cms.boundary import advisories
from tests.cms.boundary.advisories.table import ADVISORIES, BY_KEY, against

HERE = Path(__file__).parent


def tried() -> dict[str, list[str]]:
    """By advisory the tests that try it."""
    found: dict[str, list[str]] = {}
    for file in sorted(HERE.glob("test_*.py")):
        module = import_module(f"{advisories.__name__}.{file.stem}")
        for name, member in vars(module).items():
            for key in getattr(member, "advisories", ()) if name.startswith("test_") else ():
                found.setdefault(key, []).append(name)
    return found


def test_each_advisory_is_tried() -> None:
    assert [each.key for each in ADVISORIES if not tried().get(each.key)] == []


def test_each_advisory_stands_once_in_the_table() -> None:
    assert len(BY_KEY) == len(ADVISORIES)
    assert len({each.ghsa for each in ADVISORIES}) == len(ADVISORIES)


@pytest.mark.parametrize("advisory", ADVISORIES, ids=lambda each: each.key)
def test_an_advisory_is_written_as_it_is_looked_up(advisory: object) -> None:
    key, ghsa, year = advisory.key, advisory.ghsa, advisory.year  # type: ignore[attr-defined]

    assert re.fullmatch(rf"CVE-{year}-\d{{4,5}}|GHSA-{ghsa}", key)
    assert re.fullmatch(r"(\w{4}-\w{4}-\w{4})?", ghsa)


def test_a_test_cannot_name_an_advisory_that_the_table_lacks() -> None:
    with pytest.raises(KeyError):
        against("CVE-2026-00000")


def test_wagtail_is_not_older_than_the_last_fix_in_the_table() -> None:
    assert VERSION[:2] >= (8, 0)
