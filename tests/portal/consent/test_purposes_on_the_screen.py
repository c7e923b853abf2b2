"""Administrators of the municipality look after what the portal shares data for."""

from typing import Any
from uuid import uuid4

import pytest

from portal.consent import settings_of_portal
from portal.consent.models import DataCategory, Ground, Purpose
from portal.consent.providing import provide_for
from tenants.access import Actor, allow
from tenants.context import activate
from tenants.models import Tenant
from tests.portal.consent.conftest import Record
from tests.portal.consent.screens import apart_from, browser, says_all, words

LIST = "/instellingen/doelen/"


@pytest.fixture
def food(in_waterkant: Tenant) -> Purpose:
    provide_for(in_waterkant)
    found: Purpose = Purpose.objects.get(code="food")
    return found


def typed(purpose: Purpose, **given: Any) -> dict[str, Any]:
    """The form as it stands, with something else typed."""
    texts = {f"{part}_{code}": parts[part] for code, parts in purpose.texts.items() for part in ("title", "why")}
    held = {name: getattr(purpose, name) for name in ("ground", "article", "months", "categories", "receivers")}
    return {**held, **texts, "version": purpose.version, "active": "on", **given}


def test_the_administrator_and_the_privacy_officer_read_them(food: Purpose, marit: Actor, frits: Actor) -> None:
    for reader in (marit, frits):
        answer = browser(reader).get(LIST)
        assert says_all(answer, ["Een voedselpakket aanvragen", "Voedselbank", "Gezondheid", "Bijzonder gegeven"])
    assert f"{LIST}{food.uid}/" in words(browser(marit).get(LIST))
    assert f"{LIST}{food.uid}/" not in words(browser(frits).get(LIST))


def test_it_stands_among_the_settings(food: Purpose, marit: Actor, alice: Actor) -> None:
    assert f'href="{LIST}"' in words(browser(marit).get("/overzicht/"))
    assert f'href="{LIST}"' not in words(browser(alice).get("/overzicht/"))


def test_a_change_makes_a_new_version_and_leaves_what_was_recorded(record: Record, marit: Actor) -> None:
    made = record()
    purpose = made.purpose
    answer = browser(marit).post(f"{LIST}{purpose.uid}/", typed(purpose, why_ar="كلمات جديدة"), follow=True)

    assert "houdt de oude tekst" in words(answer)
    purpose.refresh_from_db()
    assert (purpose.version, purpose.texts["ar"]["why"]) == (2, "كلمات جديدة")
    assert Ground.objects.get().shown == made.shown


def test_switched_off_it_can_no_longer_be_chosen(food: Purpose, marit: Actor) -> None:
    given = typed(food)
    del given["active"]
    browser(marit).post(f"{LIST}{food.uid}/", given)

    assert not Purpose.objects.get(code="food").active
    assert "Uit" in words(browser(marit).get(LIST))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title_nl": ""}, "Titel"),
        ({"ground": "statutory"}, "Noem het wetsartikel dat u deze taak geeft."),
        ({"title_ar": ""}, "Vul de titel en de uitleg allebei in, of laat ze allebei leeg."),
        ({"months": "99"}, "60"),
        ({"categories": []}, "Welke gegevens?"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(food: Purpose, marit: Actor, given: dict[str, Any], said: str) -> None:
    answer = browser(marit).post(f"{LIST}{food.uid}/", typed(food, **given))

    assert answer.status_code == 422
    assert says_all(answer, ["Er gaat iets mis", said])
    assert Purpose.objects.get(code="food").version == 1


def test_two_do_not_overwrite_each_other(food: Purpose, marit: Actor) -> None:
    given = typed(food)
    maritss = browser(marit)
    maritss.post(f"{LIST}{food.uid}/", given)

    assert maritss.post(f"{LIST}{food.uid}/", given).status_code == 409


def test_a_kind_of_data_gets_another_name(food: Purpose, marit: Actor) -> None:
    kind = DataCategory.objects.get(code="income")
    address = f"/instellingen/soorten-gegevens/{kind.uid}/"
    names = {f"name_{code}": name for code, name in kind.names.items()}
    refused = browser(marit).post(address, {**names, "name_nl": ""})
    browser(marit).post(address, {**names, "name_nl": "Geld dat binnenkomt", "name_uk": ""})

    assert refused.status_code == 422
    kind.refresh_from_db()
    assert kind.names["nl"] == "Geld dat binnenkomt"
    assert "uk" not in kind.names
    assert "Nog zonder tekst in: Українська" in words(browser(marit).get(LIST))


@pytest.mark.parametrize("someone", ["alice", "anna", "carla", "eva", "omar", "volunteer", "pim", "ria", "frits"])
def test_nobody_else_changes_anything(request: pytest.FixtureRequest, food: Purpose, someone: str) -> None:
    theirs = browser(request.getfixturevalue(someone))
    kind = DataCategory.objects.get(code="income")

    for address in (f"{LIST}{food.uid}/", f"/instellingen/soorten-gegevens/{kind.uid}/"):
        assert [theirs.get(address).status_code, theirs.post(address, typed(food)).status_code] == [404, 404]
    assert Purpose.objects.get(code="food").version == 1


def test_sabotage_without_the_policy_the_privacy_officer_would_change_it(
    food: Purpose, frits: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("tenants.access.guard.can", "portal.consent.services.purposes.can"):
        monkeypatch.setattr(place, lambda *_given: allow())
    browser(frits).post(f"{LIST}{food.uid}/", typed(food))

    assert Purpose.objects.get(code="food").version == 2


def test_the_purpose_of_another_portal_is_as_one_that_does_not_exist(
    food: Purpose, heidedorp: Tenant, marit: Actor
) -> None:
    provide_for(heidedorp)
    with activate(heidedorp):
        theirs = Purpose.objects.get(code="food").uid
    maritss, nothing = browser(marit), uuid4()
    foreign, random = maritss.get(f"{LIST}{theirs}/"), maritss.get(f"{LIST}{nothing}/")

    assert (foreign.status_code, random.status_code) == (404, 404)
    assert apart_from(foreign, theirs) == apart_from(random, nothing)


@pytest.mark.parametrize("many", [1, 10, 100])
def test_the_list_costs_two_queries_however_long(
    food: Purpose, marit: Actor, django_assert_num_queries: Any, many: int
) -> None:
    Purpose.objects.bulk_create(
        Purpose(code=f"doel-{number}", ground="consent", categories=["contact"], receivers=["care"], texts=food.texts)
        for number in range(many)
    )

    with django_assert_num_queries(2):
        settings_of_portal.overview(marit)
