"""The key of an index document: its place in the stored order.

Large match sets are cut by this order, never by an engine's own score, so that all engines cut alike: heavier
documents first, then by kind, object and tenant. Both databases then read the first ones without sorting.
"""

MAX_WEIGHT = 127
_KIND_BITS, _OBJECT_BITS, _TENANT_BITS = 6, 32, 16


def document_key(*, weight: int, kind_code: int, object_id: int, tenant_id: int) -> int:
    """A number of 61 bits, the same wherever and whenever it is made.

    Raises:
        ValueError: a number is outside its room.
    """
    if not 0 <= weight <= MAX_WEIGHT or not 0 <= kind_code < 1 << _KIND_BITS or not 0 < object_id < 1 << _OBJECT_BITS:
        raise ValueError(f"No key for weight {weight}, kind {kind_code}, object {object_id}.")
    key = MAX_WEIGHT - weight
    for number, bits in (
        (kind_code, _KIND_BITS),
        (object_id, _OBJECT_BITS),
        (tenant_id % (1 << _TENANT_BITS), _TENANT_BITS),
    ):
        key = key << bits | number
    return key
