"""Somebody keeps the filters of a worklist under a name: their own alone, a handful, and nothing of a resident."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from portal.referrals.models import Referral, SavedView
from portal.referrals.models.views import MOST_VIEWS, OnesOwn
from portal.referrals.selectors.saved_views import removed_views, saved_views
from portal.referrals.services.saved_views import put_back_view, remove_view, rename_view, save_view
from tenants.access import Actor
from tenants.errors import Invalid, NotFound, Refused
from tenants.models import Tenant
from tests.factories.accounts import sign_in
from tests.factories.retention import erased_by
from tests.portal.referrals.conftest import step

URGENT = {"lijst": "ons", "van": "", "soort": "", "wijk": "", "spoed": "ja"}
NEW, ALL = "/mijn-werk/weergaven/nieuw/", "/mijn-werk/weergaven/"


@pytest.fixture
def view(bob: Actor, in_waterkant: Tenant) -> SavedView:
    return save_view(bob, name="Spoed", filters=URGENT)


@pytest.fixture
def at_bobs(client: Client, bob: Actor) -> Client:
    return sign_in(client, bob)


def test_a_view_stands_above_the_list_and_brings_its_filters_back(at_bobs: Client, sent: Referral) -> None:
    saved = at_bobs.post(f"{NEW}?lijst=ons&spoed=ja", {"name": "  Alles   met spoed "})
    assert saved["Location"] == "/mijn-werk/?lijst=ons&van=&soort=&wijk=&spoed=ja"

    shown = at_bobs.get("/mijn-werk/?wis=ja").content.decode()
    assert "Alles met spoed" in shown
    assert sent.number in shown
    assert sent.number not in at_bobs.get(saved["Location"]).content.decode()


def test_a_view_without_filters_takes_those_of_before_away(at_bobs: Client, bob: Actor, sent: Referral) -> None:
    view = save_view(bob, name="Alles", filters={**URGENT, "spoed": ""})
    at_bobs.get("/mijn-werk/?spoed=ja")

    (line,) = saved_views(bob)

    assert (line.uid, sent.number in at_bobs.get(f"/mijn-werk/?{line.query}").content.decode()) == (view.uid, True)


def test_only_choices_of_the_list_are_kept(at_bobs: Client, bob: Actor, sent: Referral) -> None:
    at_bobs.post(f"{NEW}?lijst=x&soort=verzonnen&wijk=Jansen&van=mij&na=1", {"name": "Vreemd"})

    (line,) = saved_views(bob)
    assert line.filters == {"lijst": "ons", "van": "mij", "soort": "", "wijk": "", "spoed": ""}
    assert SavedView.objects.get().filters == line.filters


def test_a_district_of_what_ended_is_a_choice_of_the_list_of_what_ended(
    client: Client, alice: Actor, sent: Referral
) -> None:
    step(alice, sent, "withdraw")
    sign_in(client, alice).post(f"{NEW}?lijst=dicht&wijk={sent.case.district}", {"name": "Mijn wijk"})

    (line,) = saved_views(alice)
    assert (line.filters["lijst"], line.filters["wijk"]) == ("dicht", sent.case.district)


@pytest.mark.parametrize(
    ("name", "said"), [("", "Geef de weergave een naam"), ("  ", "Geef"), ("x" * 41, "hooguit"), ("spoed", "al een")]
)
def test_a_name_that_cannot_be_is_told_in_words_and_stays_in_the_box(
    at_bobs: Client, view: SavedView, name: str, said: str
) -> None:
    answer = at_bobs.post(NEW, {"name": name})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert SavedView.objects.count() == 1


def test_there_is_an_end_to_how_many(bob: Actor, in_waterkant: Tenant) -> None:
    for number in range(MOST_VIEWS):
        save_view(bob, name=f"Weergave {number}", filters=URGENT)

    with pytest.raises(Invalid, match="Haal er eerst een weg"):
        save_view(bob, name="Nog een", filters=URGENT)


def test_another_name(at_bobs: Client, bob: Actor, view: SavedView) -> None:
    save_view(bob, name="Mijn wijk", filters=URGENT)
    path = f"{ALL}{view.uid}/naam/"

    assert at_bobs.post(path, {"name": "mijn WIJK"}).status_code == 422
    assert at_bobs.post(path, {"name": "spoed"}).status_code == 302
    assert [each.name for each in saved_views(bob)] == ["spoed", "Mijn wijk"]


def test_taken_away_can_be_put_back_within_the_hour(at_bobs: Client, bob: Actor, view: SavedView) -> None:
    at_bobs.post(f"{ALL}{view.uid}/weg/")
    assert saved_views(bob) == []
    assert "Zet terug" in at_bobs.get(f"{ALL}beheren/").content.decode()

    at_bobs.post(f"{ALL}{view.uid}/terug/")
    assert [each.name for each in saved_views(bob)] == ["Spoed"]

    remove_view(bob, uid=view.uid)
    SavedView.objects.update(removed_at=timezone.now() - timedelta(hours=2))
    assert removed_views(bob) == []
    with pytest.raises(NotFound):
        put_back_view(bob, uid=view.uid)


def test_a_name_that_was_taken_meanwhile_is_not_put_back_over_it(bob: Actor, view: SavedView) -> None:
    remove_view(bob, uid=view.uid)
    save_view(bob, name="Spoed", filters=URGENT)

    with pytest.raises(Invalid, match="al een weergave"):
        put_back_view(bob, uid=view.uid)


def test_the_job_wipes_what_was_taken_away_and_leaves_the_rest(bob: Actor, view: SavedView) -> None:
    gone = save_view(bob, name="Weg", filters=URGENT)
    remove_view(bob, uid=gone.uid)

    assert erased_by("referrals.view_taken_away", timezone.now() + timedelta(days=2)) == 1
    assert [each.pk for each in SavedView.objects.all()] == [view.pk]


def test_nobody_touches_those_of_another(alice: Actor, charlie: Actor, view: SavedView) -> None:
    for other in (alice, charlie):
        assert saved_views(other) == []
        for uid in (view.uid, uuid4()):
            with pytest.raises((NotFound, Refused)):
                rename_view(other, uid=uid, name="Van mij")
            with pytest.raises((NotFound, Refused)):
                remove_view(other, uid=uid)


def test_without_the_rule_they_would(alice: Actor, view: SavedView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OnesOwn, "visible_to", lambda rows, _actor: rows)

    assert rename_view(alice, uid=view.uid, name="Van mij").pk == view.pk


@pytest.mark.parametrize("rows", [1, MOST_VIEWS])
def test_they_cost_one_query(
    bob: Actor, in_waterkant: Tenant, rows: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(rows):
        save_view(bob, name=f"Weergave {number}", filters=URGENT)

    with django_assert_num_queries(1):
        assert len(saved_views(bob)) == rows
