"""`manage.py maintenance on|off|status`: people get a page in the look of their portal, programs a status."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tenants import maintenance
from tenants.models import Tenant


@pytest.fixture(autouse=True)
def state(settings: object, tmp_path: Path) -> Path:
    settings.MAINTENANCE_FILE = str(tmp_path / "state" / "maintenance.json")  # type: ignore[attr-defined]
    return tmp_path / "state" / "maintenance.json"


def _say(*words: str) -> str:
    told = StringIO()
    call_command("maintenance", *words, stdout=told, stderr=told)
    return told.getvalue()


def test_everybody_gets_the_page_in_the_look_of_the_portal(visitor: Client, waterkant: Tenant) -> None:
    _say("on", "--message", "Wij zetten een nieuwe versie klaar.")
    with CaptureQueriesContext(connection) as queries:
        answer = visitor.get("/zoeken/?q=eten")
    page = answer.content.decode()

    assert answer.status_code == 503
    assert len(queries) == 0
    assert int(answer.headers["Retry-After"]) >= 60
    assert "Hulpwijzer Waterkant" in page
    assert "Wij zetten een nieuwe versie klaar." in page
    assert 'href="tel:112"' in page


def test_it_says_until_when_and_programs_wait_as_long(visitor: Client, waterkant: Tenant) -> None:
    _say("on", "--until", "03:30")
    answer = visitor.get("/")

    assert "3.30" in answer.content.decode()
    assert 60 <= int(answer.headers["Retry-After"]) <= 24 * 3600


def test_a_form_that_is_sent_is_not_lost_silently(visitor: Client, waterkant: Tenant) -> None:
    _say("on")

    assert visitor.post("/account/inloggen/").status_code == 503


def test_health_stays_and_readiness_tells_without_the_database(visitor: Client, waterkant: Tenant) -> None:
    _say("on")
    with CaptureQueriesContext(connection) as queries:
        assert visitor.get("/healthz").status_code == 200
        assert visitor.get("/readyz").json() == {"status": "maintenance"}
    assert len(queries) == 0


def test_programs_get_an_answer_for_programs(visitor: Client, waterkant: Tenant) -> None:
    _say("on")
    answer = visitor.get("/api/hsds/v3/services")

    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert answer.json()["status"] == 503
    assert "Retry-After" in answer.headers


def test_the_style_of_the_site_is_still_served(visitor: Client, waterkant: Tenant) -> None:
    _say("on")

    assert visitor.get("/static/portal.css").status_code == 200


def test_off_opens_at_once(visitor: Client, waterkant: Tenant) -> None:
    _say("on")
    _say("off")

    assert visitor.get("/privacy/").status_code == 200
    assert _say("off") == "The portals were open already.\n"


def test_status_tells(waterkant: Tenant) -> None:
    assert _say("status") == "The portals are open.\n"
    _say("on", "--until", "23:59")

    assert "closed until" in _say("status")


def test_it_closes_although_the_database_is_away(waterkant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise DatabaseError

    monkeypatch.setattr("portal.web.management.commands.maintenance.looks_of_all", away)

    assert "does not answer" in _say("on")
    assert maintenance.now() is not None


def test_a_file_made_by_hand_closes_too(visitor: Client, waterkant: Tenant, state: Path) -> None:
    state.parent.mkdir()
    state.write_text("")

    assert visitor.get("/").status_code == 503


def test_no_time_of_the_day_is_refused(waterkant: Tenant) -> None:
    with pytest.raises(CommandError, match="HH:MM"):
        _say("on", "--until", "straks")
    assert maintenance.now() is None
