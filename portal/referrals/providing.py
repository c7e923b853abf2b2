"""The kinds of help that a new portal starts with."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from portal.consent.models import Purpose
from portal.consent.providing import provide_for as provide_purposes
from portal.referrals.models import ReferralKind
from tenants.context import activate
from tenants.models import Tenant

FILE = Path(__file__).parent / "data" / "kinds.toml"


@cache
def defaults() -> list[dict[str, Any]]:
    """What stands in data/kinds.toml."""
    kinds: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["kinds"]
    return kinds


def provide_for(tenant: Tenant) -> None:
    """Give a portal what it lacks of the defaults. What it has, changed or not, stays as it is."""
    provide_purposes(tenant)
    with activate(tenant):
        present = set(ReferralKind.objects.values_list("code", flat=True))
        purposes = {purpose.code: purpose for purpose in Purpose.objects.all()}
        ReferralKind.objects.bulk_create(
            ReferralKind(position=place, purpose=purposes[row["purpose"]], **_without_purpose(row))
            for place, row in enumerate(defaults())
            if row["code"] not in present and row["purpose"] in purposes
        )


def _without_purpose(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "purpose"}
