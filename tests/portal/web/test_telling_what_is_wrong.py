"""A visitor tells what is wrong or missing: without a name, without a script, with a number to call about."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from portal.intake.models import Report
from portal.web import throttling
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_organization, make_service

MISSING = "/mist-u-iets/"


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def service(waterkant: Tenant, welfare: Any) -> Any:
    with activate(waterkant):
        return make_service("Voedselpakket", make_organization("De Brug", owner=welfare.organisation))


def _wrong(service: Any) -> str:
    return f"/hulp/{service.uid}/klopt-dit-niet/"


def _reports(tenant: Tenant) -> list[Report]:
    with activate(tenant):
        return list(Report.objects.all())


def test_a_report_on_a_service_arrives_with_what_it_is_about(visitor: Client, waterkant: Tenant, service: Any) -> None:
    answer = visitor.post(_wrong(service), {"problem": "hours", "told": "De deur was dicht."})
    (report,) = _reports(waterkant)

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/melding-ontvangen/?nummer={report.number}"
    assert (report.about_uid, report.about_title) == (service.uid, "Voedselpakket")
    assert report.about_url == f"/hulp/{service.uid}/"
    assert report.organisation_id == service.organization.owner_id
    assert (report.kind, report.problem, report.told) == ("wrong", "hours", "De deur was dicht.")


def test_a_report_on_an_organisation_arrives_too(visitor: Client, waterkant: Tenant, service: Any) -> None:
    visitor.post(f"/organisatie/{service.organization.uid}/klopt-dit-niet/", {"problem": "gone", "told": "Weg."})
    (report,) = _reports(waterkant)

    assert report.about_url == f"/organisatie/{service.organization.uid}/"


def test_what_is_missing_asks_one_thing_and_takes_three(visitor: Client, waterkant: Tenant) -> None:
    visitor.post(MISSING, {"named": "Repaircafé", "place": "Noord"})
    (report,) = _reports(waterkant)

    assert (report.kind, report.named, report.place, report.told) == ("missing", "Repaircafé", "Noord", "")


def test_the_thanks_say_the_number_and_what_happens_next(visitor: Client, waterkant: Tenant) -> None:
    answer = visitor.post(MISSING, {"named": "Repaircafé"}, follow=True)
    page = answer.content.decode()

    assert _reports(waterkant)[0].number in page
    assert "Een medewerker leest uw melding binnen 5 werkdagen." in page


@pytest.mark.parametrize("number", ["", "MKX4-7TD", "MKX4-7TDP<b>", "../../etc", "mkx4-7tdp"])
def test_the_thanks_repeat_nothing_but_a_number(visitor: Client, waterkant: Tenant, number: str) -> None:
    assert visitor.get("/melding-ontvangen/", {"nummer": number}).status_code == 404


def test_the_form_asks_nothing_about_who_one_is_but_an_address_for_who_wants_an_answer(
    visitor: Client, service: Any
) -> None:
    for address in (_wrong(service), MISSING):
        page = visitor.get(address).content.decode().split("<main")[1].split("</main")[0]
        names = set(re.findall(r'name="(\w+)"', page)) - {"csrfmiddlewaretoken"}

        assert names <= {"problem", "told", "named", "place", "email", "website"}
        assert "Het hoeft niet." in page
        assert "Schrijf geen namen op. Schrijf ook niets over iemands gezondheid." in page


def test_only_the_page_with_the_form_sets_a_cookie(visitor: Client, waterkant: Tenant, service: Any) -> None:
    assert set(visitor.get(_wrong(service)).cookies) == {"csrftoken"}
    assert not Client(SERVER_NAME="waterkant.localhost").get("/melding-ontvangen/?nummer=MKX4-7TDP").cookies
    assert not Client(SERVER_NAME="waterkant.localhost").get(f"/hulp/{service.uid}/").cookies


def test_what_one_wrote_stays_when_something_is_missing(visitor: Client, waterkant: Tenant, service: Any) -> None:
    page = visitor.post(_wrong(service), {"told": "De deur was dicht."}).content.decode()

    assert "De deur was dicht." in page
    assert "Kies wat er niet klopt." in page
    assert "<title>Fout:" in page
    assert _reports(waterkant) == []


def test_what_a_program_fills_in_is_not_kept_and_a_person_tries_once_more(visitor: Client, waterkant: Tenant) -> None:
    page = visitor.post(MISSING, {"named": "Koop nu", "website": "https://spam.example"}).content.decode()

    assert "Bent u een mens? Verstuur het dan nog een keer." in page
    assert "spam.example" not in page
    assert "Koop nu" in page
    assert _reports(waterkant) == []


def test_one_address_cannot_flood_the_editors(
    visitor: Client, waterkant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttling, "MOST_AN_HOUR", 3)
    answers = [visitor.post(MISSING, {"named": f"Nummer {each}"}) for each in range(5)]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 429, 429]
    assert answers[-1].headers["Retry-After"] == "3600"
    assert "Nummer 4" in answers[-1].content.decode()
    assert len(_reports(waterkant)) == 3
    elsewhere = visitor.post(MISSING, {"named": "Van een ander"}, REMOTE_ADDR="192.0.2.9")
    assert elsewhere.status_code == 302


def test_without_the_throttle_all_of_them_would_arrive(
    visitor: Client, waterkant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttling, "MOST_AN_HOUR", 3)
    monkeypatch.setattr("portal.web.views.reporting.may_send", lambda request, what: True)
    for each in range(5):
        visitor.post(MISSING, {"named": f"Nummer {each}"})

    assert len(_reports(waterkant)) == 5


def test_no_address_is_kept_anywhere(visitor: Client, waterkant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    honest = cache.set
    monkeypatch.setattr(cache, "set", lambda key, *rest, **more: (seen.append(str(key)), honest(key, *rest, **more)))
    visitor.post(MISSING, {"named": "Repaircafé"}, REMOTE_ADDR="192.0.2.44")
    (report,) = _reports(waterkant)

    assert seen
    assert "192.0.2.44" not in " ".join(seen)
    assert "192.0.2.44" not in str({name: str(value) for name, value in vars(report).items()})


def test_a_hidden_entry_cannot_be_told_from_one_that_does_not_exist(
    visitor: Client, waterkant: Tenant, charlie: Actor
) -> None:
    with activate(waterkant):
        hidden = make_service("Voor partners", audience="partners")
    told = {"problem": "gone", "told": "Weg."}
    answers = [visitor.post(f"/hulp/{uid}/klopt-dit-niet/", told) for uid in (hidden.uid, uuid4())]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert _reports(waterkant) == []


def test_a_form_from_another_site_is_refused(waterkant: Tenant) -> None:
    strict = Client(SERVER_NAME="waterkant.localhost", enforce_csrf_checks=True)

    assert strict.post(MISSING, {"named": "Repaircafé"}).status_code == 403
    assert _reports(waterkant) == []
