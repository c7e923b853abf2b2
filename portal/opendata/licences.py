"""Under which licence the data leaves. A portal chooses; the default asks nothing of whoever uses it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tenants.models import Tenant

SETTING = "open_data_licence"
DEFAULT = "CC0-1.0"


@dataclass(frozen=True)
class Licence:
    """By its SPDX name."""

    code: str
    name: str
    url: str


LICENCES: Mapping[str, Licence] = {
    each.code: each
    for each in (
        Licence("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"),
        Licence("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.nl"),
    )
}


def licence_of(tenant: Tenant) -> Licence:
    """The licence of this portal; the default when it chose none that we know."""
    return LICENCES.get(tenant.setting(SETTING, DEFAULT), LICENCES[DEFAULT])
