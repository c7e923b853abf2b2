"""Codes of cases, which people say on the telephone: C-7KQ4M2."""

from portal.consent.numbering import signs


def new_code() -> str:
    """A code that tells nothing: not who, not when, not how many."""
    return f"C-{signs(6)}"
