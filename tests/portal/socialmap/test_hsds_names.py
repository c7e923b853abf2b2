"""Every property of the published schemas has a place of its own name in our models."""

import json
from pathlib import Path

import pytest
from django.apps import apps

SCHEMAS = Path(__file__).resolve().parents[4] / "shared" / "data" / "hsds" / "schema"
ENTITIES = {
    "accessibility": "Accessibility",
    "address": "Address",
    "attribute": "Attribute",
    "contact": "Contact",
    "cost_option": "CostOption",
    "funding": "Funding",
    "language": "Language",
    "location": "Location",
    "metadata": "Metadata",
    "organization": "Organization",
    "organization_identifier": "OrganizationIdentifier",
    "phone": "Phone",
    "program": "Program",
    "required_document": "RequiredDocument",
    "schedule": "Schedule",
    "service": "Service",
    "service_area": "ServiceArea",
    "service_at_location": "ServiceAtLocation",
    "service_capacity": "ServiceCapacity",
    "taxonomy": "Taxonomy",
    "taxonomy_term": "TaxonomyTerm",
    "unit": "Unit",
    "url": "Url",
}
# Ours under another name: rows hang by uid where any entity may be meant; metadata and attributes of anything too.
ELSEWHERE = {
    "attribute": {"link_id", "metadata"},
    "metadata": {"resource_id"},
    "taxonomy_term": {"taxonomy_detail"},
}
BY_LINK = {"metadata", "attributes"}


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="The HSDS 3.1 schemas are not in ../shared/data/hsds (see README.md).")
@pytest.mark.parametrize("entity", ENTITIES)
def test_each_property_is_a_field(entity: str) -> None:
    properties = json.loads((SCHEMAS / f"{entity}.json").read_text(encoding="utf-8"))["properties"]
    model = apps.get_model("socialmap", ENTITIES[entity])
    names = {field.name for field in model._meta.get_fields()} | {
        field.attname for field in model._meta.concrete_fields
    }

    assert set(properties) - {"id"} - BY_LINK - ELSEWHERE.get(entity, set()) - names == set()
