"""The OpenAPI document: parameters from django-ninja, shapes from the table of HSDS's entities, manners from here.

The published schemas of HSDS are not ours to hand out; these are made from our own names and types, and a test holds
every answer to both.
"""

from collections.abc import Mapping
from typing import Any

from django.db import models

from portal.opendata.api.serving import API_VERSION
from portal.opendata.licences import licence_of
from portal.opendata.places import API
from portal.socialmap.hsds.entities import SPECS
from tenants.http import PortalRequest

Schema = dict[str, Any]
TYPES: tuple[tuple[type[models.Field[Any, Any]], Schema], ...] = (
    (models.BooleanField, {"type": "boolean"}),
    (models.IntegerField, {"type": "integer"}),
    (models.FloatField, {"type": "number"}),
    (models.DecimalField, {"type": "number"}),
    (models.DateTimeField, {"type": "string", "format": "date-time"}),
    (models.DateField, {"type": "string", "format": "date"}),
    (models.Field, {"type": "string"}),
)
PAGE = {
    "total_items": {"type": "integer", "minimum": 0},
    "total_pages": {"type": "integer", "minimum": 0},
    "page_number": {"type": "integer", "minimum": 1},
    "size": {"type": "integer", "minimum": 0},
    "first_page": {"type": "boolean"},
    "last_page": {"type": "boolean"},
    "empty": {"type": "boolean"},
}
ABOUT = {name: {"type": "string"} for name in ("version", "profile", "openapi_url")}
MINIMAL = {"id": {"type": "string", "format": "uuid"}, "modified_date": {"type": "string", "format": "date-time"}}
PROBLEM = {
    "type": {"type": "string"},
    "title": {"type": "string"},
    "status": {"type": "integer"},
    "detail": {"type": "string"},
    "errors": {"type": "array", "items": {"type": "object", "required": ["name", "reason"]}},
}
# What each address answers with: one document, or a page of documents.
ONE = {
    "/": "about",
    "/services/{id}": "service",
    "/organizations/{id}": "organization",
    "/service_at_locations/{id}": "service_at_location",
    "/taxonomies/{id}": "taxonomy",
    "/taxonomy_terms/{id}": "taxonomy_term",
}
PAGES = {path.removesuffix("/{id}"): name for path, name in ONE.items() if name != "about"}
WRONG = {
    "400": "Een parameter die hier niet bestaat.",
    "422": "Een waarde die niet kan.",
    "429": "Te vaak gevraagd.",
    "500": "Een fout bij ons.",
}
TEXT = {"schema": {"type": "string"}}
HEADERS = {
    "ETag": {"description": "Stuur dit mee als If-None-Match; is er niets veranderd, dan is het antwoord 304.", **TEXT},
    "API-Version": {"description": "De volledige versie van deze API.", **TEXT},
    "RateLimit": {"description": "Hoeveel vragen er nog mogen (r), en tot over hoeveel seconden (t).", **TEXT},
    "RateLimit-Policy": {"description": "Hoeveel vragen er mogen (q) in hoeveel seconden (w).", **TEXT},
}


def document(request: PortalRequest) -> Schema:
    """The document for this portal."""
    from portal.opendata.api.operations import api

    made: Schema = dict(api.get_openapi_schema(path_prefix=""))
    licence = licence_of(request.tenant)
    made["openapi"] = "3.1.0"
    made["info"] = {
        "title": f"Sociale kaart van {request.tenant.name}",
        "version": API_VERSION,
        "description": "Openbare vermeldingen van de sociale kaart, in HSDS 3.1. Alleen te lezen, zonder sleutel.",
        "license": {"name": licence.name, "url": licence.url},
        "contact": {"name": request.tenant.name, "url": request.build_absolute_uri("/")},
    }
    made["servers"] = [{"url": API}]
    made["components"] = {"schemas": schemas()}
    for path, methods in made["paths"].items():
        for told in methods.values():
            told["responses"] = _responses(path)
    return made


def schemas() -> Schema:
    """The shapes of all documents."""
    told = {name: _entity(name) for name in SPECS if name != "metadata"}
    told["about"] = _object(ABOUT, ABOUT)
    told["minimal_service"] = _object(MINIMAL, MINIMAL)
    told["problem"] = _object(PROBLEM, ("type", "title", "status", "detail"))
    return told


def _object(properties: Mapping[str, Any], required: Any) -> Schema:
    return {"type": "object", "properties": dict(properties), "required": list(required)}


def _entity(name: str) -> Schema:
    spec = SPECS[name]
    properties: Schema = {"id": {"type": "string", "format": "uuid"}}
    for field in spec.fields:
        properties[field] = _type(spec.model._meta.get_field(field))
    for link in spec.links:
        properties[f"{link}_id"] = {"type": "string", "format": "uuid"}
    for child, (other, _link) in spec.children.items():
        if other != "metadata":
            properties[child] = {"type": "array", "items": {"$ref": f"#/components/schemas/{other}"}}
    for single, (other, _link) in spec.singles.items():
        properties[single] = {"$ref": f"#/components/schemas/{other}"}
    if name == "phone":
        properties["extension"] = {"type": "integer"}
    return _object(properties, ("id", *(each for each in spec.required if each not in spec.links)))


def _type(field: Any) -> Schema:
    found = next(dict(schema) for kind, schema in TYPES if isinstance(field, kind))
    if field.choices:
        found["enum"] = [value for value, _label in field.flatchoices]
    return found


def _responses(path: str) -> Schema:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}}
    answers: Schema = {"200": {"description": "Gelukt.", "headers": HEADERS, "content": _content(path)}}
    answers["304"] = {"description": "Niet veranderd sinds wat u al heeft."}
    wrong = WRONG | ({"404": "Dit bestaat niet."} if "{" in path else {})
    return answers | {status: {"description": said, "content": problem} for status, said in sorted(wrong.items())}


def _content(path: str) -> Schema:
    if path in ONE:
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/{ONE[path]}"}}}
    each: Schema = {"$ref": f"#/components/schemas/{PAGES[path]}"}
    in_page = {"anyOf": [each, {"$ref": "#/components/schemas/minimal_service"}]} if path == "/services" else each
    page = _object({**PAGE, "contents": {"type": "array", "items": in_page}}, (*PAGE, "contents"))
    return {"application/json": {"schema": page}, "application/x-ndjson": {"schema": {"type": "string"}}}
