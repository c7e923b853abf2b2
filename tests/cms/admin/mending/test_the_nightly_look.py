"""What the night finds on pages, images and translations; what is mended goes, what comes back is new."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.admin.mending import looking, services
from cms.admin.mending.looking.registry import Looker, register_looker
from cms.admin.mending.models import Finding, PageLook
from cms.admin.mending.troubles import Trouble
from cms.media.models import PortalImage
from cms.pages.models import BasePage, InformationPage, NewsIndexPage
from cms.translating.models import PageText
from portal.socialmap.models import Translation, TranslationState
from portal.socialmap.selectors.translating import text_hash
from tenants.context import activate
from tenants.models import Tenant
from tests.cms.boundary.world import Things
from tests.factories.pages import make_page, stream
from tests.factories.socialmap import make_service

pytestmark = pytest.mark.django_db
WORDS = stream(("text", "<p>Wij helpen u.</p>"))


def look(things: Things, now: Any = None) -> set[tuple[str, str, str]]:
    """The open findings after a look: trouble, title, detail."""
    with activate(things.tenant):
        looking.look_here(things.tenant, now)
        found = Finding.objects.all().standing("open").exclude(detail__in=things.tenant.languages)
        return set(found.values_list("trouble", "title", "detail"))


@pytest.fixture
def quiet(here: Things) -> Things:
    """A portal in which the night finds nothing but what a test puts there."""
    with activate(here.tenant):
        Finding.objects.all().delete()
        PortalImage.objects.update(ornament=True)
        BasePage.objects.filter(depth__gt=1).update(owner=here.editor, last_published_at=timezone.now())
        BasePage.objects.filter(pk=here.page.pk).update(live=False)
    here.tenant.languages = ["nl"]
    here.tenant.save()
    return here


def page(things: Things, title: str, *blocks: tuple[str, Any], **fields: Any) -> Any:
    fields.setdefault("owner", things.editor)
    fields.setdefault("last_published_at", timezone.now())
    return make_page(things.home, InformationPage, title, body=stream(*blocks) if blocks else WORDS, **fields)


def test_a_good_page_is_no_trouble(quiet: Things) -> None:
    page(quiet, "Goed")

    assert look(quiet) == set()


@pytest.mark.parametrize(
    ("address", "detail"),
    [
        ('<a linktype="page" id="987654">de regeling</a>', "de regeling"),
        ('<a href="/bestaat-niet/">oud</a>', "oud"),
        ('<a href="/en/bestaat-niet/">oud</a>', "oud"),
        ('<a href="https://waterkant.localhost/bestaat-niet/">oud</a>', "oud"),
        ('<a href="/hulp/00000000-0000-4000-8000-000000000000/">hulp</a>', "hulp"),
    ],
)
def test_a_link_to_what_is_gone_is_found(quiet: Things, address: str, detail: str) -> None:
    page(quiet, "Wijzer", ("text", f"<p>Lees {address}.</p>"))

    assert look(quiet) == {(Trouble.LINK_INSIDE, "Wijzer", detail)}


@pytest.mark.parametrize(
    "address", ["/onderwerpen/", "/zoeken/?q=geld", "mailto:a@b.example", "tel:010", "#boven", "/"]
)
def test_a_link_to_what_is_there_is_not(quiet: Things, address: str) -> None:
    page(quiet, "Wijzer", ("text", f'<p>Lees <a href="{address}">dit</a>.</p>'))

    assert look(quiet) == set()


def test_a_chosen_page_that_is_taken_from_the_site_is_found_in_a_block(quiet: Things) -> None:
    gone = page(quiet, "Weg", live=False)
    page(quiet, "Knop", ("action", {"text": "Vraag aan", "page": gone.pk, "address": ""}))

    assert look(quiet) == {(Trouble.LINK_INSIDE, "Knop", str(gone.pk))}


def test_a_link_to_an_entry_holds_as_long_as_the_entry_is_on_the_site(quiet: Things) -> None:
    with activate(quiet.tenant):
        service = make_service()
    page(quiet, "Wijzer", ("text", f'<p>Zie <a href="/hulp/{service.uid}/">hulp</a>.</p>'))
    assert look(quiet) == set()

    with activate(quiet.tenant):
        type(service).objects.filter(pk=service.pk).update(live=False)
    assert look(quiet) == {(Trouble.LINK_INSIDE, "Wijzer", "hulp")}


def test_a_page_without_words_is_found_and_a_list_of_news_is_not(quiet: Things) -> None:
    make_page(quiet.home, InformationPage, "Leeg", owner=quiet.editor, last_published_at=timezone.now())
    make_page(quiet.home, NewsIndexPage, "Nieuws", owner=quiet.editor, last_published_at=timezone.now())

    assert look(quiet) == {(Trouble.EMPTY, "Leeg", "")}


def test_a_page_whose_maker_left_is_found(quiet: Things) -> None:
    page(quiet, "Verweesd", owner=None)

    assert look(quiet) == {(Trouble.NO_OWNER, "Verweesd", "")}


@pytest.mark.parametrize(("days", "old"), [(181, False), (184, True)])
def test_half_a_year_without_a_look_is_the_boundary(quiet: Things, days: int, old: bool) -> None:
    then = timezone.now() - timedelta(days=days)
    made = page(quiet, "Oud")
    with activate(quiet.tenant):
        BasePage.objects.filter(pk=made.pk).update(
            last_published_at=then, first_published_at=then, latest_revision_created_at=then
        )

    assert ((Trouble.NOT_LOOKED_AT, "Oud", "") in look(quiet)) is old


def test_looking_at_a_page_solves_it_at_once_and_makes_the_looker_its_keeper(quiet: Things) -> None:
    made = page(quiet, "Oud", owner=None)
    with activate(quiet.tenant):
        BasePage.objects.filter(pk=made.pk).update(last_published_at=None, first_published_at=None)
    assert {trouble for trouble, _title, _detail in look(quiet)} == {Trouble.NOT_LOOKED_AT, Trouble.NO_OWNER}

    with activate(quiet.tenant):
        services.mark_looked_at(quiet.actor, page_id=made.pk)
        assert not Finding.objects.all().standing("open").exists()
        assert PageLook.objects.get(page_id=made.pk).by == quiet.editor
        assert BasePage.objects.get(pk=made.pk).owner == quiet.editor
    assert look(quiet) == set()


def test_an_image_without_description_is_found_and_an_ornament_is_not(quiet: Things) -> None:
    with activate(quiet.tenant):
        PortalImage.objects.update(ornament=False, description="", title="Foto")
    assert look(quiet) == {(Trouble.NO_ALT, "Foto", "")}

    with activate(quiet.tenant):
        PortalImage.objects.update(ornament=True)
    assert look(quiet) == set()


def translations(things: Things) -> set[tuple[str, str, str]]:
    things.tenant.languages = ["nl", "ar"]
    things.tenant.save()
    with activate(things.tenant):
        looking.look_here(things.tenant)
        found = Finding.objects.all().standing("open").exclude(object_id=things.home.pk)
        return set(found.values_list("trouble", "object_kind", "detail"))


def test_the_translation_of_an_entry_is_missing_then_there_then_old(quiet: Things) -> None:
    with activate(quiet.tenant):
        service = make_service(plain_text="Wij helpen u.")
        type(service.organization).objects.update(audience="partners")
    assert translations(quiet) == {(Trouble.NOT_TRANSLATED, "service", "ar")}

    with activate(quiet.tenant):
        row = Translation.objects.create(
            entity="service", object_uid=service.uid, field="plain_text", language="ar", text="…",
            source_hash=text_hash("Wij helpen u."), state=TranslationState.CHECKED,
        )  # fmt: skip
    assert translations(quiet) == set()

    with activate(quiet.tenant):
        Translation.objects.filter(pk=row.pk).update(source_hash=text_hash("Iets anders."))
    assert translations(quiet) == {(Trouble.TRANSLATION_OLD, "service", "ar")}


def test_the_translation_of_a_page_is_missing_then_there_then_old(quiet: Things) -> None:
    made = make_page(quiet.home, NewsIndexPage, "Nieuws", owner=quiet.editor, last_published_at=timezone.now())
    assert translations(quiet) == {(Trouble.NOT_TRANSLATED, "page", "ar")}

    with activate(quiet.tenant):
        row = PageText.objects.create(
            page_uid=made.translation_key, language="ar", path="title", text="أخبار", source_hash=text_hash("Nieuws")
        )
    assert translations(quiet) == set()

    with activate(quiet.tenant):
        PageText.objects.filter(pk=row.pk).update(source_hash=text_hash("Berichten"))
    assert translations(quiet) == {(Trouble.TRANSLATION_OLD, "page", "ar")}


def test_what_is_mended_is_solved_and_what_comes_back_is_new(quiet: Things) -> None:
    made = page(quiet, "Wijzer", ("text", '<p>Lees <a href="/weg/">oud</a>.</p>'))
    look(quiet)
    with activate(quiet.tenant):
        finding = Finding.objects.get()
        services.ignore(quiet.actor, uid=finding.uid, because="Komt nog")
        InformationPage.objects.filter(pk=made.pk).update(body=WORDS)
    look(quiet)
    with activate(quiet.tenant):
        assert Finding.objects.get().solved_at is not None
        InformationPage.objects.filter(pk=made.pk).update(body=stream(("text", '<p><a href="/weg/">oud</a></p>')))
    later = timezone.now() + timedelta(days=1)

    assert look(quiet, later) == {(Trouble.LINK_INSIDE, "Wijzer", "oud")}
    with activate(quiet.tenant):
        assert (Finding.objects.get().first_seen_at, Finding.objects.get().ignored_because) == (later, "")


def test_a_second_look_writes_nothing_twice_and_keeps_what_was_ignored(quiet: Things) -> None:
    page(quiet, "Wijzer", ("text", '<p>Lees <a href="/weg/">oud</a>.</p>'))
    look(quiet)
    with activate(quiet.tenant):
        services.ignore(quiet.actor, uid=Finding.objects.get().uid, because="Komt nog")

    assert look(quiet) == set()
    with activate(quiet.tenant):
        assert Finding.objects.get().ignored_because == "Komt nog"


def test_the_night_looks_at_every_portal_and_one_that_fails_keeps_nobody_waiting(
    quiet: Things, there: Things, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(quiet, "Wijzer", ("text", '<p>Lees <a href="/weg/">oud</a>.</p>'))
    real = looking.night.look_here

    def failing(tenant: Tenant, now: Any = None) -> Any:
        if tenant == there.tenant:
            raise ValueError("kapot")
        return real(tenant, now)

    monkeypatch.setattr(looking.night, "look_here", failing)
    with pytest.raises(RuntimeError, match="1 portals"):
        looking.look_everywhere()
    with activate(quiet.tenant):
        assert Finding.objects.filter(title="Wijzer").exists()


def test_two_looks_may_not_see_the_same() -> None:
    other = Looker("anders", frozenset({Trouble.NO_ALT}), frozenset({"image"}), lambda _tenant, _now: ())

    with pytest.raises(ValueError, match="sees what another"):
        register_looker(other)


def test_a_look_costs_the_same_at_1_10_and_100_pages(quiet: Things) -> None:
    def cost() -> int:
        with activate(quiet.tenant), CaptureQueriesContext(connection) as queries:
            looking.look_here(quiet.tenant)
        return len(queries)

    costs, made = [], 0
    for number in (1, 10, 100):
        for _each in range(number - made):
            page(quiet, f"Wijzer {made}", ("text", '<p>Lees <a href="/weg/">oud</a>.</p>'))
            made += 1
        cost()  # writes what is new
        costs.append(cost())

    assert len(set(costs)) == 1
