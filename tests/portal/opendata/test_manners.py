"""How the API answers: headers, conditions, problems, and how often it may be asked."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from portal.opendata.api import operations
from portal.socialmap.models import Service
from tenants.context import activate
from tenants.models import Tenant
from tests.portal.opendata.conftest import API, Fetch

PROBLEM = "application/problem+json"


def test_the_first_address_says_what_this_is(fetch: Fetch, waterkant: Tenant) -> None:
    told = fetch("/")

    assert told["version"] == "3.1"
    assert told["openapi_url"].endswith(f"{API}/openapi.json")
    assert fetch() == told  # with and without the slash


def test_an_answer_may_be_read_by_every_site_and_kept_for_a_minute(program: Client, filled: Service) -> None:
    answer = program.get(f"{API}/services")

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert answer.headers["API-Version"] == "3.1.0"
    assert answer.headers["Content-Type"] == "application/json"


def test_who_has_it_already_gets_304_without_a_body(program: Client, filled: Service) -> None:
    first = program.get(f"{API}/services")

    again = program.get(f"{API}/services", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_the_tag_changes_with_what_is_public_and_with_nothing_else(
    program: Client, filled: Service, waterkant: Tenant
) -> None:
    first = program.get(f"{API}/services").headers["ETag"]
    with activate(waterkant):
        Service.objects.filter(name="Crisisopvang").update(name="Anders")
    hidden_changed = program.get(f"{API}/services").headers["ETag"]
    with activate(waterkant):
        Service.objects.filter(pk=filled.pk).update(name="Ook anders")

    assert first == hidden_changed
    assert program.get(f"{API}/services").headers["ETag"] != first


def test_one_service_says_when_it_changed(program: Client, filled: Service) -> None:
    answer = program.get(f"{API}/services/{filled.uid}")

    again = program.get(f"{API}/services/{filled.uid}", headers={"If-Modified-Since": answer.headers["Last-Modified"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", [f"{API}/services", f"{API}/", "/open-data/download/json", "/open-data/download/csv"])
def test_head_gives_the_headers_alone(program: Client, filled: Service, path: str) -> None:
    head, whole = program.head(path), program.get(path)

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Type"] == whole.headers["Content-Type"]
    assert head.headers["ETag"] == whole.headers["ETag"]


def test_a_browser_may_ask_beforehand(program: Client) -> None:
    answer = program.options(f"{API}/services", headers={"Origin": "https://elders.example"})

    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(program: Client, filled: Service, method: str) -> None:
    answer = getattr(program, method)(f"{API}/services")

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Content-Type"] == PROBLEM


@pytest.mark.parametrize(
    ("asked", "status", "name"),
    [
        ("zoek=schuld", 400, "zoek"),
        ("page=1&page=2", 400, "page"),
        ("page=0", 422, "page"),
        ("per_page=101", 422, "per_page"),
        ("page=veel", 422, "page"),
        ("full=misschien", 422, "full"),
        ("modified_after=gisteren", 422, "modified_after"),
        ("modified_after=9999-99-99", 422, "modified_after"),
        ("format=xml", 422, "format"),
        ("search=%00", 422, "search"),
    ],
)
def test_a_wrong_question_says_what_is_wrong(program: Client, asked: str, status: int, name: str) -> None:
    answer = program.get(f"{API}/services?{asked}")
    told = json.loads(answer.content)

    assert (answer.status_code, answer.headers["Content-Type"]) == (status, PROBLEM)
    assert told["status"] == status
    assert [each["name"] for each in told["errors"]] == [name]


@pytest.mark.parametrize("path", ["/services/", "/nergens", "/services/1/2", "/Services"])
def test_a_wrong_address_gets_a_problem_and_no_page(program: Client, path: str) -> None:
    answer = program.get(f"{API}{path}")

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, PROBLEM)


def test_an_error_of_ours_is_a_problem_without_a_word_about_it(
    program: Client, waterkant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: Any, **_named: Any) -> Any:
        raise RuntimeError("geheim")

    monkeypatch.setattr(operations.visible, "services", broken)
    program.raise_request_exception = False

    answer = program.get(f"{API}/services")
    assert (answer.status_code, answer.headers["Content-Type"]) == (500, PROBLEM)
    assert b"geheim" not in answer.content


@override_settings(OPEN_DATA_LIMITS={"api": (2, 60), "download": (1, 3600)})
def test_who_asks_too_often_hears_how_long_to_wait(program: Client, filled: Service) -> None:
    answers = [program.get(f"{API}/services") for _each in range(3)]

    assert [each.status_code for each in answers] == [200, 200, 429]
    assert answers[0].headers["RateLimit-Policy"] == '"api";q=2;w=60'
    assert answers[0].headers["RateLimit"].startswith('"api";r=1;t=')
    assert 1 <= int(answers[2].headers["Retry-After"]) <= 60
    assert answers[2].headers["Cache-Control"] == "no-store"


@override_settings(OPEN_DATA_LIMITS={"api": (2, 60), "download": (1, 3600)})
def test_each_address_has_its_own_count_and_what_is_large_another(program: Client, filled: Service) -> None:
    for _each in range(3):
        program.get(f"{API}/services")

    assert program.get(f"{API}/services", REMOTE_ADDR="192.0.2.7").status_code == 200
    assert [program.get("/open-data/download/json").status_code for _each in range(2)] == [200, 429]
    assert program.get(f"{API}/services?format=ndjson", REMOTE_ADDR="192.0.2.7").status_code == 200
    assert program.get(f"{API}/services?format=ndjson", REMOTE_ADDR="192.0.2.7").status_code == 429


def test_no_address_is_kept_anywhere(program: Client, filled: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    add = cache.add
    monkeypatch.setattr(cache, "add", lambda key, *given, **named: (kept.append(key), add(key, *given, **named))[1])

    program.get(f"{API}/services", REMOTE_ADDR="192.0.2.7")

    assert kept
    assert not any("192.0.2.7" in key for key in kept)
