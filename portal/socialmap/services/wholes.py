"""What of an entry is owned as a whole by whoever wrote it last: hours, telephones, places, words, municipalities."""

from collections.abc import Mapping

HOURS, PHONES, PLACES, TERMS, AREAS = "hours", "phones", "places", "terms", "areas"
# What of an entry an editor owns as a whole, and the rows that a source then no longer brings.
GROUPS: Mapping[str, frozenset[str]] = {
    HOURS: frozenset({"schedule", "holiday_schedule"}),
    PHONES: frozenset({"phone"}),
    PLACES: frozenset({"service_at_location"}),
    TERMS: frozenset({"attribute"}),
    AREAS: frozenset({"service_area"}),
}
