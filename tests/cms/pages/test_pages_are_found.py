"""Pages in the one search: beside services, for who may read them, and gone as soon as they are."""

from typing import Any

import pytest
from django.test import Client

from cms.finding import source
from cms.pages import models
from cms.pages.models import BasePage, HomePage
from cms.pages.models.base import PortalPageQuerySet
from search.api import SearchQuery, search, suggest
from search.indexing.building import rebuild
from search.models import Document
from tenants.access import Actor
from tenants.context import activate
from tests.factories.pages import make_page, publish, stream


def found(actor: Actor, text: str, **asked: Any) -> list[str]:
    with activate(actor.tenant):
        return [hit.title for hit in search(actor, SearchQuery(text=text, **asked)).hits]


def suggested(actor: Actor, text: str) -> list[str]:
    with activate(actor.tenant):
        return [each.title for each in suggest(actor, text)]


@pytest.fixture
def scheme(front: HomePage) -> Any:
    page = make_page(
        front,
        models.SchemePage,
        "Individuele inkomenstoeslag",
        topic="geld-en-schulden",
        search_description="Extra geld als u lang een laag inkomen heeft.",
        body=stream(("text", "<p>Voor mensen die drie jaar weinig geld hebben, met <b>kwijtschelding</b>.</p>")),
    )
    return publish(page)


@pytest.fixture
def protocol(front: HomePage) -> Any:
    return publish(make_page(front, models.PartnerPage, "Werkafspraken vroegsignalering"))


def test_a_scheme_is_found_by_its_title_its_summary_and_its_blocks(scheme: Any, anonymous: Actor) -> None:
    for words in ("inkomenstoeslag", "laag inkomen", "kwijtschelding"):
        assert found(anonymous, words) == [scheme.title]


def test_the_results_page_leads_to_the_scheme_and_says_what_it_is(scheme: Any, visitor: Client) -> None:
    shown = visitor.get("/zoeken/?q=inkomenstoeslag").content.decode()

    assert f'href="{scheme.get_url()}"' in shown
    assert "Regeling" in shown
    assert "Regelingen" not in shown or "soort" in shown


def test_while_typing_a_page_is_offered_and_leads_to_where_it_stands(scheme: Any, visitor: Client) -> None:
    shown = visitor.get("/zoeken/suggesties/?q=individu").content.decode()

    assert scheme.title in shown
    answer = visitor.get(f"/pagina/{scheme.translation_key}/")
    assert (answer.status_code, answer["Location"]) == (302, scheme.get_url())


def test_a_page_for_partners_is_found_by_partners_alone(protocol: Any, anonymous: Actor, alice: Actor) -> None:
    assert found(alice, "werkafspraken") == [protocol.title]
    assert found(anonymous, "werkafspraken") == []


def test_its_title_is_never_suggested_to_a_visitor(protocol: Any, anonymous: Actor, alice: Actor) -> None:
    assert suggested(alice, "werkafs") == [protocol.title]
    assert suggested(anonymous, "werkafs") == []


def test_nobody_of_another_portal_finds_it(scheme: Any, charlie: Actor) -> None:
    assert found(charlie, "inkomenstoeslag") == []
    assert suggested(charlie, "individu") == []


def test_what_is_unpublished_is_out_of_the_index_at_once(scheme: Any, anonymous: Actor) -> None:
    with activate(scheme.tenant):
        scheme.unpublish()
        assert not Document.objects.filter(kind="page").exists()
    assert found(anonymous, "inkomenstoeslag") == []


def test_what_stands_under_an_unpublished_page_goes_with_it_and_comes_back(front: HomePage, anonymous: Actor) -> None:
    above = publish(make_page(front, models.InformationPage, "Geld"))
    publish(make_page(above, models.InformationPage, "Energietoeslag"))
    with activate(above.tenant):
        models.InformationPage.objects.get(pk=above.pk).unpublish()
    assert found(anonymous, "energietoeslag") == []

    publish(above)

    assert found(anonymous, "energietoeslag") == ["Energietoeslag"]


def test_a_page_that_moves_under_one_for_partners_is_for_partners(
    scheme: Any, protocol: Any, anonymous: Actor, alice: Actor
) -> None:
    with activate(scheme.tenant):
        BasePage.objects.get(pk=scheme.pk).move(BasePage.objects.get(pk=protocol.pk), pos="last-child")
        assert Document.objects.get(object_id=scheme.pk).audience == "partners"

    assert found(anonymous, "inkomenstoeslag") == []
    assert found(alice, "inkomenstoeslag") == [scheme.title]


def test_a_deleted_page_is_out_of_the_index(scheme: Any) -> None:
    with activate(scheme.tenant):
        BasePage.objects.get(pk=scheme.pk).delete()
        assert not Document.objects.filter(kind="page").exists()


def test_a_draft_adds_nothing_and_a_rebuild_gives_the_same(scheme: Any, front: HomePage) -> None:
    make_page(front, models.InformationPage, "Concept over energie", live=False)
    with activate(front.tenant):
        before = list(Document.objects.values_list("pk", "facets"))
        rebuild()
        assert list(Document.objects.values_list("pk", "facets")) == before


def test_the_index_may_be_behind_but_the_live_data_decides(scheme: Any, anonymous: Actor) -> None:
    with activate(scheme.tenant):
        BasePage.objects.filter(pk=scheme.pk).update(live=False)  # no signal: the index still has it
    assert found(anonymous, "inkomenstoeslag") == []


def test_sabotage_a_source_that_does_not_ask_who_looks_gives_a_page_of_partners_away(
    protocol: Any, anonymous: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with activate(protocol.tenant):
        Document.objects.update(audience="public")  # an index that was wrong once
    assert not _seen(anonymous, protocol)

    monkeypatch.setattr(source, "reachable", lambda _actor: BasePage.objects.filter(live=True))

    assert _seen(anonymous, protocol)


def test_sabotage_without_the_look_at_what_is_above_a_child_of_partners_is_open(
    protocol: Any, anonymous: Actor, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = make_page(protocol, models.PartnerPage, "Binnen")
    assert visitor.get(child.get_url()).status_code == 404

    monkeypatch.setattr(PortalPageQuerySet, "visible_to", lambda pages, _actor: pages.filter(live=True))

    assert visitor.get(child.get_url()).status_code == 200


def _seen(actor: Actor, page: Any) -> bool:
    with activate(page.tenant):
        return page.pk in source.PageSource().visible(actor, [page.pk])
