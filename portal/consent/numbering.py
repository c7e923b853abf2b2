"""Numbers of records and codes of receipts: letters and digits that nobody mixes up, read aloud or written by hand."""

import secrets
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tenants.vault import digest_of_code, digests_of_code

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Crockford's idea: no I, L, O, U. 32 signs, 5 bits each.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
RECEIPT = "consent.receipt"
CODE_LENGTH = 12  # 60 bits: guessing one of a million living codes takes 2^40 tries, and tries are throttled


def record_number(on: date) -> str:
    """The number on a receipt: the year and six signs, such as 2026-7KQ4M2. Tells nothing of how many there are."""
    return f"{on.year}-{signs(6)}"


def first_free(draw: Callable[[], str], *, taken: "Callable[[str], QuerySet[Any]]") -> str:
    """A drawn number that no row of the portal has. Of 2^30 a second try is rare and a fifth does not happen.

    Args:
        draw: makes one.
        taken: the rows that have it already.
    """
    for _try in range(5):
        drawn = draw()
        if not taken(drawn).exists():
            return drawn
    raise RuntimeError("No free number was found in five tries.")


def new_code() -> str:
    """A new code of a receipt, in groups of four: 7KQ4-M2XP-9HTB."""
    made = signs(CODE_LENGTH)
    return "-".join(made[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def plain(code: str) -> str:
    """The code as it is compared: without spaces and dashes, capitals, look-alikes put right; empty when it is none."""
    kept = "".join(each for each in code.upper() if each.isascii() and each.isalnum()).translate(ALIKE)
    return kept if len(kept) == CODE_LENGTH and set(kept) <= set(SIGNS) else ""


def digest(code: str, tenant: UUID) -> str:
    """What is kept of a code, for this tenant alone, under a key of the vault."""
    return digest_of_code(plain(code), tenant=tenant, what=RECEIPT)


def digests(code: str, tenant: UUID) -> tuple[str, ...]:
    """Under which a code may be kept: one for each key of the vault that is given."""
    return digests_of_code(plain(code), tenant=tenant, what=RECEIPT)


def signs(count: int) -> str:
    """So many signs at random."""
    return "".join(secrets.choice(SIGNS) for _each in range(count))
