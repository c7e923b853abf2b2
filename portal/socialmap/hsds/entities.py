"""The entities of HSDS 3.1 as a table: names of files and properties, what a row needs, what it hangs under.

Source: the JSON Schemas and the data package of HSDS 3.1 (Open Referral, CC BY-SA 4.0).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.socialmap import models
from portal.socialmap.models import HsdsEntity


@dataclass(frozen=True)
class EntitySpec:
    """One entity.

    Attributes:
        file: its file in a tabular package, without ending.
        required: fields without which a row is refused.
        links: field of ours -> entity that it points at; in files the column is the field with `_id`.
        needs: links without which a row is refused.
        hangs: under at least one of these links, or the row belongs nowhere; empty when it stands alone.
        children: property in JSON -> (entity, link of that entity to this one).
        singles: property in JSON -> (entity, link of this entity to that one).
    """

    name: str
    model: type[HsdsEntity]
    file: str
    required: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    hangs: tuple[str, ...] = ()
    children: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    singles: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        """The HSDS fields of the model: neither ours nor links."""
        return FIELDS[self.name]


_ATTRIBUTES = {"attributes": ("attribute", "*"), "metadata": ("metadata", "*")}
_SERVICE_OR_PLACE = {"service": "service", "location": "location", "service_at_location": "service_at_location"}
_ANYWHERE = {**_SERVICE_OR_PLACE, "organization": "organization"}

_ALL = (
    EntitySpec("taxonomy", models.Taxonomy, "taxonomies", ("name",), children={
        "taxonomy_terms": ("taxonomy_term", "taxonomy"), "metadata": ("metadata", "*"),
    }),
    EntitySpec("taxonomy_term", models.TaxonomyTerm, "taxonomy_terms", ("name",),
        {"taxonomy": "taxonomy", "parent": "taxonomy_term"},
        children={"metadata": ("metadata", "*")}, singles={"taxonomy_detail": ("taxonomy", "taxonomy")},
    ),
    EntitySpec("unit", models.Unit, "units", ("name",), children=_ATTRIBUTES),
    EntitySpec("organization", models.Organization, "organizations", ("name",),
        {"parent_organization": "organization"},
        children={
            "additional_websites": ("url", "organization"), "funding": ("funding", "organization"),
            "contacts": ("contact", "organization"), "phones": ("phone", "organization"),
            "locations": ("location", "organization"), "programs": ("program", "organization"),
            "organization_identifiers": ("organization_identifier", "organization"),
            "services": ("service", "organization"), **_ATTRIBUTES,
        },
    ),
    EntitySpec("program", models.Program, "programs", ("name",), {"organization": "organization"},
        children=_ATTRIBUTES),
    EntitySpec("service", models.Service, "services", ("name", "status"),
        {"organization": "organization", "program": "program"}, needs=("organization",),
        children={
            "additional_urls": ("url", "service"), "phones": ("phone", "service"), "schedules": ("schedule", "service"),
            "holiday_schedules": ("holiday_schedule", "service"),
            "service_areas": ("service_area", "service"),
            "service_at_locations": ("service_at_location", "service"), "languages": ("language", "service"),
            "funding": ("funding", "service"), "cost_options": ("cost_option", "service"),
            "required_documents": ("required_document", "service"), "contacts": ("contact", "service"),
            "capacities": ("service_capacity", "service"), **_ATTRIBUTES,
        },
        singles={"organization": ("organization", "organization"), "program": ("program", "program")},
    ),
    EntitySpec("location", models.Location, "locations", ("location_type",), {"organization": "organization"},
        children={
            "languages": ("language", "location"), "addresses": ("address", "location"),
            "contacts": ("contact", "location"), "accessibility": ("accessibility", "location"),
            "phones": ("phone", "location"), "schedules": ("schedule", "location"),
            "holiday_schedules": ("holiday_schedule", "location"), **_ATTRIBUTES,
        },
    ),
    EntitySpec("service_at_location", models.ServiceAtLocation, "service_at_location", (),
        {"service": "service", "location": "location"}, needs=("service", "location"),
        children={
            "service_areas": ("service_area", "service_at_location"), "contacts": ("contact", "service_at_location"),
            "phones": ("phone", "service_at_location"), "schedules": ("schedule", "service_at_location"),
            "holiday_schedules": ("holiday_schedule", "service_at_location"), **_ATTRIBUTES,
        },
        singles={"location": ("location", "location"), "service": ("service", "service")},
    ),
    EntitySpec("contact", models.Contact, "contacts", (), _ANYWHERE, hangs=tuple(_ANYWHERE),
        children={"phones": ("phone", "contact"), **_ATTRIBUTES}),
    EntitySpec("phone", models.Phone, "phones", ("number",), {**_ANYWHERE, "contact": "contact"},
        hangs=(*_ANYWHERE, "contact"), children={"languages": ("language", "phone"), **_ATTRIBUTES}),
    EntitySpec("language", models.Language, "languages", (),
        {"service": "service", "location": "location", "phone": "phone"}, hangs=("service", "location", "phone"),
        children=_ATTRIBUTES),
    EntitySpec("address", models.Address, "addresses", ("address_1",), {"location": "location"}, needs=("location",),
        children=_ATTRIBUTES),
    EntitySpec("accessibility", models.Accessibility, "accessibility", (), {"location": "location"},
        needs=("location",), children=_ATTRIBUTES),
    EntitySpec("schedule", models.Schedule, "schedules", (), _SERVICE_OR_PLACE, hangs=tuple(_SERVICE_OR_PLACE),
        children=_ATTRIBUTES),
    EntitySpec("holiday_schedule", models.HolidaySchedule, "holiday_schedules", ("start_date", "end_date"),
        _SERVICE_OR_PLACE, hangs=tuple(_SERVICE_OR_PLACE)),
    EntitySpec("service_area", models.ServiceArea, "service_areas", (),
        {"service": "service", "service_at_location": "service_at_location"}, hangs=("service", "service_at_location"),
        children=_ATTRIBUTES),
    EntitySpec("required_document", models.RequiredDocument, "required_documents", (), {"service": "service"},
        hangs=("service",), children=_ATTRIBUTES),
    EntitySpec("cost_option", models.CostOption, "cost_options", (), {"service": "service"}, needs=("service",),
        children=_ATTRIBUTES),
    EntitySpec("funding", models.Funding, "funding", (), {"organization": "organization", "service": "service"},
        hangs=("organization", "service"), children=_ATTRIBUTES),
    EntitySpec("organization_identifier", models.OrganizationIdentifier, "organization_identifiers",
        ("identifier",), {"organization": "organization"}, needs=("organization",), children=_ATTRIBUTES),
    EntitySpec("url", models.Url, "url", ("url",), {"organization": "organization", "service": "service"},
        hangs=("organization", "service"), children=_ATTRIBUTES),
    EntitySpec("service_capacity", models.ServiceCapacity, "service_capacity", ("available", "updated"),
        {"service": "service", "unit": "unit"}, needs=("service", "unit"), children=_ATTRIBUTES,
        singles={"unit": ("unit", "unit")}),
    EntitySpec("attribute", models.Attribute, "attributes", (),
        {**_ANYWHERE, "taxonomy_term": "taxonomy_term"}, children={"metadata": ("metadata", "*")},
        singles={"taxonomy_term": ("taxonomy_term", "taxonomy_term")}),
    EntitySpec("metadata", models.Metadata, "metadata"),
)  # fmt: skip

# What a row may hang under by its uid, whatever kind it is: attributes and metadata. (entity column, id column)
LOOSE = {"attribute": ("link_entity", "link_uid"), "metadata": ("resource_type", "resource_uid")}
# A file's own columns for the loose link.
LOOSE_COLUMNS = {"attribute": ("link_entity", "link_id"), "metadata": ("resource_type", "resource_id")}

_NOT_HSDS = frozenset({
    "id", "uid", "tenant", "external_id", "data_source", "extra", "gone_from_source_at", "version", "visible_from",
    "visible_until", "checked_on", "checked_by", "checked_by_owner", "silent_since",
    "capacity", "capacity_weeks", "capacity_on", "changed_at", "audience", "plain_text", "professional_text", "kind",
    "owner", "secret", "open_on_holidays", "link_uid", "resource_uid", "live", "has_unpublished_changes", "locked",
    "locked_at", "locked_by", "go_live_at", "expire_at", "expired", "first_published_at", "last_published_at",
    "latest_revision", "live_revision", "sort_order",
})  # fmt: skip

# In the order in which rows are written: what is pointed at comes first.
SPECS: Mapping[str, EntitySpec] = {spec.name: spec for spec in _ALL}
FIELDS: Mapping[str, tuple[str, ...]] = {
    spec.name: tuple(
        column.name
        for column in spec.model._meta.concrete_fields
        if column.name not in _NOT_HSDS and column.name not in spec.links
    )
    for spec in _ALL
}
BY_FILE: Mapping[str, str] = {spec.file: spec.name for spec in _ALL}
ENTRIES = ("organization", "service", "location")
