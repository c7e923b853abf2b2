"""The files and columns of the ORServices dialect (HSDS 2 in spirit, with names and lists of its own), as tables.

A column that is not named here, or that is read into something else than the same text, is kept as it was in the
row's extra properties under its own name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Plain:
    """A file whose rows become one record each.

    Attributes:
        key: the column with the id.
        fields: column -> HSDS field with the same text.
        always: what the dialect leaves unsaid.
    """

    entity: str
    key: str
    fields: Mapping[str, str]
    always: Mapping[str, str] = field(default_factory=dict)


ORGANIZATIONS = Plain("organization", "id", {
    "name": "name", "alternate_name": "alternate_name", "description": "description", "email": "email",
    "url": "website", "tax_status": "tax_status", "tax_id": "tax_id", "year_incorporated": "year_incorporated",
    "legal_status": "legal_status", "logo": "logo",
})  # fmt: skip

SERVICES = Plain("service", "service_recordid", {
    "service_name": "name", "service_alternate_name": "alternate_name", "service_description": "description",
    "service_url": "url", "service_email": "email", "service_application_process": "application_process",
    "service_wait_time": "wait_time", "service_fees": "fees_description", "service_accreditations": "accreditations",
    "service_licenses": "licenses", "service_interpretation": "interpretation_services",
    "eligibility_description": "eligibility_description", "minimum_age": "minimum_age", "maximum_age": "maximum_age",
    "service_alert": "alert",
})  # fmt: skip

LOCATIONS = Plain("location", "id", {
    "name": "name", "alternate_name": "alternate_name", "description": "description",
    "transportation": "transportation",
}, {"location_type": "physical"})  # fmt: skip

PROGRAMS = Plain("program", "id", {
    "name": "name", "alternate_name": "alternate_name", "description": "description",
})  # fmt: skip

TERMS = Plain("taxonomy_term", "taxonomy_recordid", {
    "taxonomy_name": "name", "taxonomy_x_description": "description", "language": "language",
})  # fmt: skip

ADDRESSES = Plain("address", "id", {
    "attention": "attention", "address_1": "address_1", "address_2": "address_2", "city": "city", "region": "region",
    "state_province": "state_province", "postal_code": "postal_code", "country": "country",
}, {"address_type": "physical", "country": "US"})  # fmt: skip

PHONES = Plain("phone", "id", {
    "number": "number", "extension": "extension", "type": "type", "description": "description",
})  # fmt: skip

SCHEDULES = Plain("schedule", "id", {"valid_from": "valid_from", "valid_to": "valid_to", "dtstart": "dtstart",
                                     "until": "until"})  # fmt: skip

LANGUAGES = Plain("language", "id", {"language": "name"})

ACCESSIBILITY = Plain("accessibility", "id", {"accessibility": "description", "details": "details"})

# The dialect's stated default: its status column holds codes of a list that is not published with it.
DEFAULT_STATUS = "active"
STATUSES = frozenset({"active", "inactive", "defunct", "temporarily closed"})
