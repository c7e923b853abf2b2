"""Asks the API whatever its own document allows, and much that it does not, and holds every answer to three things:
no status 500, what the document promises, and the official schema of HSDS 3.1."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from django.test import override_settings
from django.test.client import ClientHandler
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode

from tests.portal.opendata.conftest import API, HOST, SCHEMAS, validator

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
ENTITIES = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
UNLIMITED = {"api": (10**9, 60), "download": (10**9, 3600)}
Start = Callable[[str, list[tuple[str, str]]], object]


@dataclass
class Asked:
    """What came of it. A document that passed the official schema once is not looked at again."""

    statuses: Counter[int] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    documents: int = 0
    _passed: set[str] = field(default_factory=set)
    _validators: dict[str, Any] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return self.statuses.total()

    def hold_to_the_schema(self, entity: str, document: Any, where: str) -> None:
        known = hashlib.sha256(f"{entity}{json.dumps(document, sort_keys=True)}".encode()).hexdigest()
        self.documents += 1
        if known in self._passed:
            return
        if entity not in self._validators:
            self._validators[entity] = validator(entity, SCHEMAS)
        wrong = [
            f"{where}: {error.json_path} {error.message[:100]}"
            for error in self._validators[entity].iter_errors(document)
        ]
        self.broken += wrong
        if not wrong:
            self._passed.add(known)


class Portal:
    """The portal as a WSGI application that leaves the connections of the test alone."""

    def __init__(self) -> None:
        self.handler = ClientHandler(enforce_csrf_checks=True)

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        environ["HTTP_HOST"], environ["SERVER_NAME"] = HOST, HOST
        environ.pop("HTTP_ACCEPT_ENCODING", None)  # what is squeezed is read by nobody here
        response = self.handler(environ)
        start(f"{response.status_code} {response.reason_phrase}", [*response.items()])
        return response.streaming_content if response.streaming else [response.content]


def ask(examples: int, *, at_random: int, known: list[str]) -> Asked:
    """Ask so many questions, spread over the addresses; half of them such that the document allows them.

    Args:
        at_random: the seed.
        known: ids that exist, put in the place of made-up ones in half of the questions.
    """
    asked = Asked()
    with override_settings(OPEN_DATA_LIMITS=UNLIMITED):
        schema = schemathesis.openapi.from_wsgi(f"{API}/openapi.json", Portal())
        # Addresses with the fewest questions first: what they leave over goes to the others.
        operations = sorted((found.ok() for found in schema.get_all_operations()), key=lambda each: len(each.query))
        for left, operation in zip(range(len(operations), 0, -1), operations, strict=True):
            until = asked.total + (examples - asked.total) // left
            wrongly = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
            _ask_one(wrongly, (until - asked.total) // 2, at_random, known, asked)
            rightly = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
            _ask_one(rightly, until - asked.total, at_random, known, asked)
    return asked


def _ask_one(cases: Any, examples: int, at_random: int, known: list[str], asked: Asked) -> None:
    ids = st.one_of(st.none(), st.sampled_from(known))

    @seed(at_random)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, found=ids)
    def one(case: Any, found: str | None) -> None:
        _put(case, found)
        _look(case, case.call(), asked)

    with suppress(Unsatisfiable):  # an address without parameters cannot be asked wrongly
        one()


def _put(case: Any, found: str | None) -> None:
    """An id that exists, where one is asked for."""
    if found is None:
        return
    if "id" in (case.path_parameters or {}):
        case.path_parameters["id"] = found
    for name in list(case.query or {}):
        if name.endswith("_id"):
            case.query[name] = found


def _look(case: Any, response: Any, asked: Asked) -> None:
    asked.statuses[response.status_code] += 1
    where = f"{case.method} {case.formatted_path} {case.query}"
    try:
        case.validate_response(response, checks=CHECKS)
    except FailureGroup as group:
        asked.broken += [f"{where}: {failure.title}: {failure.message[:200]}" for failure in group.exceptions]
    if response.status_code != 200:
        return
    for entity, document in _documents(case.path, response):
        asked.hold_to_the_schema(entity, document, where)


def _documents(path: str, response: Any) -> Iterator[tuple[str, Any]]:
    entity = ENTITIES.get(path.split("/")[1])
    if entity is None:
        return
    told = response.content.decode()
    if "ndjson" in response.headers["content-type"][0]:
        found = [json.loads(line) for line in told.splitlines()]
    else:
        found = [json.loads(told)] if "{id}" in path else json.loads(told)["contents"]
    yield from ((entity, document) for document in found if "modified_date" not in document)
