"""Editors see what visitors told, take it up, finish it with an explanation, and can go back."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.intake import services
from portal.intake.models import Report
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Team, Tenant
from tests.factories.accounts import sign_in


@pytest.fixture
def report(waterkant: Tenant, anonymous: Actor, welfare: Team) -> Report:
    with activate(waterkant):
        about = services.About(uuid4(), "Voedselpakket", "/hulp/x/", welfare.organisation_id)
        return services.report_wrong(anonymous, about=about, problem="hours", told="De deur was dicht.")


def _moved(client: Client, report: Report, step: str, **data: Any) -> Any:
    with activate(report.tenant):
        report.refresh_from_db()
    return client.post(f"/meldingen/{report.uid}/stand/", {"version": report.version, "step": step, **data})


def test_an_editor_goes_from_the_list_to_done_and_back(eva: Actor, report: Report) -> None:
    client = sign_in(Client(), eva)

    assert "Voedselpakket" in client.get("/meldingen/?stand=new").content.decode()
    assert "De deur was dicht." in client.get(f"/meldingen/{report.uid}/").content.decode()
    assert _moved(client, report, "take_up").status_code == 302
    assert "Voedselpakket" in client.get("/meldingen/?stand=busy").content.decode()
    assert _moved(client, report, "finish", explanation="Aangepast.").status_code == 302
    page = client.get(f"/meldingen/{report.uid}/").content.decode()
    assert "Aangepast." in page
    assert "Toch nog niet klaar" in page
    assert _moved(client, report, "reopen").status_code == 302


def test_finishing_without_an_explanation_keeps_the_page_and_says_what_is_asked(eva: Actor, report: Report) -> None:
    answer = _moved(sign_in(Client(), eva), report, "finish", explanation="")

    assert answer.status_code == 422
    assert "Leg uit wat u hebt gedaan." in answer.content.decode()


@pytest.mark.parametrize("data", [{}, {"version": "x", "step": "finish"}, {"version": "1", "step": "burn"}])
def test_an_odd_post_is_told_to_look_again(eva: Actor, report: Report, data: dict[str, str]) -> None:
    assert sign_in(Client(), eva).post(f"/meldingen/{report.uid}/stand/", data).status_code == 409


def test_the_overview_says_how_many_are_new(eva: Actor, anna: Actor, report: Report) -> None:
    for actor in (eva, anna):
        assert "1 nieuwe melding." in sign_in(Client(), actor).get("/overzicht/").content.decode()


def test_a_partner_administrator_handles_those_of_the_own_organisation(anna: Actor, report: Report) -> None:
    client = sign_in(Client(), anna)

    assert "Voedselpakket" in client.get("/meldingen/").content.decode()
    assert _moved(client, report, "finish", explanation="Wij waren dicht.").status_code == 302


@pytest.mark.parametrize("someone", ["alice", "ria", "frits"])
def test_others_find_no_such_page(request: pytest.FixtureRequest, report: Report, someone: str) -> None:
    client = sign_in(Client(), request.getfixturevalue(someone))

    for address in ("/meldingen/", f"/meldingen/{report.uid}/"):
        assert client.get(address).status_code == 404
    assert _moved(client, report, "take_up").status_code == 404


@pytest.mark.parametrize("odd", ["?pagina=0", "?pagina=-1", "?pagina=99999", "?pagina=x", "?stand=weg", "?stand=\x00"])
def test_an_odd_question_is_answered_with_a_page(eva: Actor, report: Report, odd: str) -> None:
    assert sign_in(Client(), eva).get(f"/meldingen/{odd}").status_code == 200


def test_the_next_page_keeps_the_state_that_was_chosen(
    waterkant: Tenant, eva: Actor, anonymous: Actor, welfare: Team
) -> None:
    with activate(waterkant):
        for number in range(26):
            about = services.About(uuid4(), f"Hulp {number}", "/hulp/x/", welfare.organisation_id)
            services.report_wrong(anonymous, about=about, problem="hours", told="Dicht.")
    client = sign_in(Client(), eva)

    assert 'href="?stand=new&amp;pagina=2" rel="next"' in client.get("/meldingen/?stand=new").content.decode()
    assert 'href="?stand=new&amp;pagina=1" rel="prev"' in client.get("/meldingen/?stand=new&pagina=2").content.decode()


def test_the_list_costs_the_same_for_1_10_and_100(
    waterkant: Tenant, eva: Actor, anonymous: Actor, welfare: Team
) -> None:
    client, costs = sign_in(Client(), eva), {}
    made = 0
    for number in (1, 10, 100):
        with activate(waterkant):
            while made < number:
                about = services.About(uuid4(), f"Hulp {made}", "/hulp/x/", welfare.organisation_id)
                services.report_wrong(anonymous, about=about, problem="hours", told="Dicht.")
                made += 1
        client.get("/meldingen/")
        with CaptureQueriesContext(connection) as captured:
            page = client.get("/meldingen/").content.decode()
        costs[number] = len(captured)
        assert page.count("/meldingen/") > min(number, 25)

    assert costs[1] == costs[10] == costs[100]
    assert costs[100] <= 16
