"""Real requests narrow themselves, and what is no request says so itself: nothing is patched here."""

import pytest


@pytest.fixture(autouse=True)
def in_a_request() -> None:
    """Not narrowed, other than around it."""
