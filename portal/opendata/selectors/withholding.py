"""What open data leaves out of a row, besides what the export never takes along. One table, one function.

- People: whoever answers a telephone did not consent to be published under a free licence. A contact with a name is a
  person: function and department leave, name, mail and telephone do not. A desk without a name leaves whole.
- Numbers that may be a citizen's: the tax number of a sole trader once held the BSN.
- What only the source and the editor know: their ids, unknown properties, old values with who changed them.
"""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from portal.socialmap.hsds.exporting.collecting import ALWAYS, Row
from portal.socialmap.models import Contact, HsdsEntity
from portal.socialmap.selectors.assembling import web_address
from portal.socialmap.taxonomies import OURS

FIELDS: Mapping[str, frozenset[str]] = {
    "service": frozenset({"assurer_email"}),
    "organization": frozenset({"tax_id"}),
    "address": frozenset({"attention"}),
}
OF_A_PERSON = frozenset({"name", "email"})
# Columns of ours that leave as attributes. Not who owns an entry, for whom it is, or what professionals read.
LAYER = frozenset({"plain_text", "checked_on", "visible_from", "visible_until", "kind", "open_on_holidays"})
# Entities that never leave.
ENTITIES = frozenset({"metadata"})
# Our own lists are the same in every portal: by these marks another one knows them again.
LISTS = frozenset({"taxonomy", "taxonomy_term"})
DESCRIBED = frozenset({"service", "organization"})
WEB = frozenset({"url", "website", "logo", "schedule_link"})


def is_a_person(contact: Contact) -> bool:
    return bool(contact.name.strip())


def given_out(entity: str, found: HsdsEntity, row: Row) -> Row:
    """The row as it may leave.

    Args:
        entity: the name in HSDS.
        found: where the row comes from.
        row: its fields and links.
    """
    _describe(entity, found, row)
    left_out = FIELDS.get(entity, frozenset())
    if isinstance(found, Contact) and is_a_person(found):
        left_out |= OF_A_PERSON
    if entity in LISTS and found.data_source == OURS:
        row |= {"data_source": OURS, "external_id": found.external_id}
    kept = {name: _usable(name, value) for name, value in row.items() if name not in left_out}
    always = ALWAYS.get(entity, ())
    return {name: value for name, value in kept.items() if value not in (None, "") or name in always}


def _describe(entity: str, found: HsdsEntity, row: Row) -> None:
    """The plain text stands as the description where there is no other: tools of others show nothing else."""
    if entity in DESCRIBED and not row.get("description"):
        row["description"] = getattr(found, "plain_text", "")


def _usable(name: str, value: Any) -> Any:
    """What other programs would stumble over is nothing: a mail address without @, a link that is none."""
    if name == "email" and "@" not in str(value):
        return None
    if name in WEB:
        return web_address(str(value)) or None
    if isinstance(value, float) and not isfinite(value):
        return None
    return value
