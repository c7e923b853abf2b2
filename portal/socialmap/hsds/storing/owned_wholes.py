"""What hangs under an entry and is owned by an editor as a whole: the rows of a source are passed over there."""

from collections.abc import Mapping
from uuid import UUID

from portal.socialmap.hsds.checking import CheckedRow
from portal.socialmap.hsds.entities import EntitySpec
from portal.socialmap.models import FieldOwnership
from portal.socialmap.services.wholes import GROUPS

_GROUP_OF = {entity: group for group, entities in GROUPS.items() for entity in entities}


def without_owned_wholes(
    spec: EntitySpec,
    data_source: str,
    rows: Mapping[str, CheckedRow],
    uids: Mapping[str, Mapping[str, UUID]],
    absent: Mapping[str, frozenset[str]],
) -> tuple[Mapping[str, CheckedRow], frozenset[str]]:
    """Leave out the rows under entries of which an editor owns this part: they would come beside what the editor wrote.

    Args:
        uids: of the rows that this import knows, by entity and id of the source.
        absent: the rows that were left out before and that do not stand here: what hangs under them goes too.

    Returns:
        The rows that come in, and the ids of those that were passed over (they have not vanished from the source).
        One query for a kind of row that can be owned as a whole, none for others.
    """
    owned: set[tuple[str, UUID]] = set()
    group = _GROUP_OF.get(spec.name)
    if group is not None:
        found = FieldOwnership.objects.filter(data_source=data_source, field=group)
        owned = set(found.values_list("entity", "object_uid"))
    if not owned and not any(absent.values()):
        return rows, frozenset()

    def passes(row: CheckedRow) -> bool:
        return any(
            (spec.links[link], uids.get(spec.links[link], {}).get(key)) in owned
            or key in absent.get(spec.links[link], ())
            for link, key in row.links.items()
        )

    passed = frozenset(key for key, row in rows.items() if passes(row))
    return {key: row for key, row in rows.items() if key not in passed}, passed
