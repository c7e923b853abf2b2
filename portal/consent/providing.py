"""The purposes and kinds of data that a new portal starts with."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from portal.consent.models import DataCategory, Purpose
from tenants.context import activate
from tenants.models import Tenant

FILE = Path(__file__).parent / "data" / "purposes.toml"


@cache
def defaults() -> dict[str, Any]:
    """What stands in data/purposes.toml."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def provide_for(tenant: Tenant) -> None:
    """Give a portal what it lacks of the defaults. What it has, changed or not, stays as it is."""
    with activate(tenant):
        for model, rows in ((DataCategory, defaults()["categories"]), (Purpose, defaults()["purposes"])):
            present = set(model.objects.values_list("code", flat=True))
            model.objects.bulk_create(
                model(position=place, **row) for place, row in enumerate(rows) if row["code"] not in present
            )
