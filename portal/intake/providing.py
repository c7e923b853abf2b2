"""The subjects that a new portal starts with. No team receives them until an administrator chooses one."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from portal.intake.models import IntakeSubject
from tenants.context import activate
from tenants.models import Tenant

FILE = Path(__file__).parent / "data" / "subjects.toml"


@cache
def defaults() -> list[dict[str, Any]]:
    """What stands in data/subjects.toml."""
    found: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["subjects"]
    return found


def provide_for(tenant: Tenant) -> None:
    """Give a portal what it lacks of the defaults. What it has, changed or not, stays as it is."""
    with activate(tenant):
        present = set(IntakeSubject.objects.values_list("code", flat=True))
        IntakeSubject.objects.bulk_create(
            IntakeSubject(position=place, **row) for place, row in enumerate(defaults()) if row["code"] not in present
        )
