"""The letters that a new portal starts with."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from portal.letters.models import LetterTemplate
from tenants.context import activate
from tenants.models import Tenant

FILE = Path(__file__).parent / "data" / "letters.toml"


@cache
def defaults() -> list[dict[str, Any]]:
    """What stands in data/letters.toml."""
    letters: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["letters"]
    return letters


def provide_for(tenant: Tenant) -> None:
    """Give a portal what it lacks of the defaults. What it has, changed or not, stays as it is."""
    with activate(tenant):
        present = set(LetterTemplate.objects.values_list("code", flat=True))
        LetterTemplate.objects.bulk_create(
            LetterTemplate(position=place, **row) for place, row in enumerate(defaults()) if row["code"] not in present
        )
