"""Our own layer in a file: the taxonomy `ketenwijzer` of an export, read back into columns instead of attributes."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.socialmap.attributes_of_ours import OwnAttribute, columns_from
from portal.socialmap.hsds.checking import Checked
from portal.socialmap.taxonomies import LAYER, OURS

LAYER_URI = "https://ketenwijzer.example/taxonomies/ketenwijzer"
PARENTS = ("organization", "service", "location", "service_at_location")


@dataclass
class OwnLayer:
    """Columns of ours by entity and id of the source."""

    columns: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def of(self, entity: str, key: str) -> Mapping[str, Any]:
        return self.columns.get((entity, key), {})


def own_layer(checked: Checked) -> OwnLayer:
    """Take our own layer out of the rows of a file.

    The taxonomy, its terms and the attributes that could be read leave the rows; an attribute that could not be read
    stays one. A query for each owner that is named.
    """
    lists = {key for key, row in checked.rows["taxonomy"].items()
             if row.values.get("uri") == LAYER_URI and row.values.get("name") == LAYER}  # fmt: skip
    if not lists:
        return OwnLayer()
    terms = {key: row for key, row in checked.rows["taxonomy_term"].items() if row.links.get("taxonomy") in lists}
    found: dict[tuple[str, str], list[OwnAttribute]] = defaultdict(list)
    rows: dict[tuple[str, str, str, str], str] = {}
    for key, row in checked.rows["attribute"].items():
        term = terms.get(row.links.get("taxonomy_term", ""))
        at = next(((name, row.links[name]) for name in PARENTS if name in row.links), row.loose)
        if term is None or at is None:
            continue
        code, value = str(term.values.get("code", "")), str(row.values.get("value", ""))
        found[at].append(OwnAttribute(code, value))
        rows[(*at, code, value)] = key
    layer = OwnLayer()
    unread_any = False
    for at, attributes in found.items():
        values, unread = columns_from(at[0], attributes)
        layer.columns[at] = values
        unread_any = unread_any or bool(unread)
        for attribute in attributes:
            if attribute not in unread:
                del checked.rows["attribute"][rows[(*at, attribute.code, attribute.value)]]
    if not unread_any:
        for key in terms:
            del checked.rows["taxonomy_term"][key]
        for key in lists:
            del checked.rows["taxonomy"][key]
    return layer


def is_our_list(extra: Mapping[str, Any]) -> str:
    """The external id of one of our own lists or terms that an export brought along, or empty."""
    return str(extra.get("external_id", "")) if extra.get("data_source") == OURS else ""
