"""The first screen: what waits, for whom, with the first few of each and one click to it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.admin.mending.models import Finding
from cms.admin.work.kinds import Tile, WorkKind, register_work, tiles
from cms.pages.models import InformationPage
from portal.intake.services import report_missing
from portal.socialmap.services import propose_change
from search.models import UnansweredQuestion
from tenants.access import Role, actor_for, anonymous
from tenants.context import activate
from tenants.models import Team, Tenant
from tests.cms.admin.work.filling import fill_fast
from tests.cms.boundary.world import Things
from tests.factories.accounts import make_person, sign_in
from tests.factories.pages import make_page
from tests.factories.socialmap import make_organization, make_service

pytestmark = pytest.mark.django_db


def work_of(things: Things, person: Any = None) -> dict[str, Tile]:
    with activate(things.tenant):
        return {tile.kind.code: tile for tile in tiles(actor_for(person or things.editor, things.tenant))}


def make_finding(number: int, trouble: str = "link_inside") -> Finding:
    now = timezone.now()
    return Finding.objects.create(  # type: ignore[no-any-return]
        trouble=trouble, object_kind="page", object_id=number, title=f"Pagina {number}", detail="nl",
        fingerprint=f"{trouble}-{number}", first_seen_at=now, last_seen_at=now,
    )  # fmt: skip


def fill_work(things: Things, number: int, welfare: Team) -> None:
    """So many of each kind of work."""
    partner = make_person(things.tenant, Role.PARTNER_ADMIN, organisation=welfare, name=f"Partner-{number}")
    now = timezone.now()
    for each in range(number):
        page = make_page(things.home, InformationPage, f"Werk {number} {each}", owner=things.editor)
        with activate(things.tenant):
            page.title = f"Anders {each}"
            page.save_revision(user=things.editor, log_action=True)
            InformationPage.objects.filter(pk=page.pk).update(expire_at=now + timedelta(days=5))
            review = make_page(things.home, InformationPage, f"Lees {number} {each}", owner=things.colleague)
            review.save_revision(user=things.colleague)
            review.get_workflow().start(review, things.colleague)
            back = make_page(things.home, InformationPage, f"Terug {number} {each}", owner=things.editor)
            back.save_revision(user=things.editor)
            state = back.get_workflow().start(back, things.editor)
            state.current_task_state.reject(user=things.colleague, comment="Nog niet")
            report_missing(anonymous(things.tenant), named=f"Kledingbank {each}")
            organization = make_organization(f"Organisatie {number} {each}", owner=welfare.organisation)
            service = make_service(f"Dienst {number} {each}", organization)
            propose_change(
                actor_for(partner, things.tenant), entity="service", uid=service.uid, version=service.version,
                values={"name": f"Nieuwe naam {each}"}, note="",
            )  # fmt: skip
            UnansweredQuestion.objects.create(
                day=timezone.localdate(), digest=f"{number}-{each}", text=f"vraag {number} {each}", times=3
            )
            for trouble in ("link_inside", "not_looked_at", "not_translated"):
                make_finding(number * 1000 + each, trouble)


def test_every_kind_of_work_is_counted_and_shows_its_first_three(here: Things, welfare: Team) -> None:
    fill_work(here, 4, welfare)

    found = work_of(here)

    assert set(found) == {
        "reviews", "sent_back", "reports", "proposals", "dates", "drafts", "entries", "trouble", "unanswered",
        "not_looked_at", "translations",
    }  # fmt: skip
    assert {code: tile.waiting.total for code, tile in found.items() if tile.waiting.total < 4} == {}
    assert all(len(tile.waiting.lines) == 3 for tile in found.values())


def test_what_is_urgent_stands_first(here: Things, welfare: Team) -> None:
    fill_work(here, 1, welfare)

    assert list(work_of(here))[:3] == ["reviews", "sent_back", "reports"]


def test_nobody_reviews_what_they_asked_for_themselves(here: Things) -> None:
    """`here` holds one page that its editor sent to be read."""
    assert "reviews" not in work_of(here)
    assert work_of(here, here.colleague)["reviews"].waiting.lines[0].title == "Nieuwe titel eigen"


def test_a_page_that_waits_for_a_reader_is_no_draft_any_more(here: Things) -> None:
    assert "drafts" not in work_of(here)


def test_work_of_another_portal_is_not_counted(here: Things, there: Things, elsewhere: Team) -> None:
    before = {code: tile.waiting.total for code, tile in work_of(here).items()}
    fill_work(there, 2, elsewhere)

    assert {code: tile.waiting.total for code, tile in work_of(here).items()} == before


def test_a_partner_has_none_of_this_work(here: Things, waterkant: Tenant, welfare: Team) -> None:
    fill_work(here, 1, welfare)

    assert work_of(here, make_person(waterkant, Role.PARTNER, organisation=welfare, name="Alice")) == {}


def test_the_administrator_of_the_municipality_sees_it_too(here: Things, waterkant: Tenant, town_hall: Team) -> None:
    make_person_of = make_person(waterkant, Role.MUNICIPALITY_ADMIN, organisation=town_hall, name="Marit")
    shown = sign_in(Client(), make_person_of, waterkant).get("/cms/").content.decode()

    assert "Mijn werk" in shown
    assert "Meelezen voor een collega" in shown


def test_the_first_screen_tells_it_and_praises_when_there_is_nothing(browser: Client, here: Things) -> None:
    with activate(here.tenant):
        Finding.objects.all().delete()
    shown = browser.get("/cms/").content.decode()

    assert "Goed gedaan: er wacht niets op u." in shown
    assert "Kort geleden door u bewerkt" in shown


def test_the_panels_of_wagtail_are_gone(browser: Client, here: Things) -> None:
    shown = browser.get("/cms/").content.decode()

    assert "Your most recent edits" not in shown
    assert "kw-work" in shown


def test_each_line_leads_to_where_the_work_is(here: Things, welfare: Team) -> None:
    fill_work(here, 1, welfare)

    assert [code for code, tile in work_of(here).items() if not all(line.address for line in tile.waiting.lines)] == []


def test_what_was_edited_last_stands_on_the_first_screen(browser: Client, here: Things) -> None:
    with activate(here.tenant):
        here.page.save_revision(user=here.editor, log_action=True)

    assert "Nieuwe titel eigen" in browser.get("/cms/").content.decode()


def test_a_kind_of_work_is_registered_once(here: Things) -> None:
    kind = next(iter(work_of(here, here.colleague).values())).kind
    other = WorkKind(kind.code, "x", "x", kind.right, kind.waiting, kind.address, 1)

    with pytest.raises(ValueError, match="twice"):
        register_work(other)


def test_the_first_screen_costs_the_same_at_1_10_and_100(browser: Client, here: Things, welfare: Team) -> None:
    costs = []
    for number in (3, 10, 100):  # below three fewer lines are shown, each of which may ask for its own address
        fill_fast(here, number, welfare)
        browser.get("/cms/")
        with CaptureQueriesContext(connection) as queries:
            shown = browser.get("/cms/").content.decode()
        costs.append(len(queries))

    assert shown.count('class="kw-tile"') == 11
    assert len(set(costs)) == 1


def test_questions_without_answer_have_a_list(browser: Client, here: Things) -> None:
    with activate(here.tenant):
        UnansweredQuestion.objects.create(day=timezone.localdate(), digest="x", text="energietoeslag", times=5)

    assert "energietoeslag" in browser.get("/cms/vragen/").content.decode()


def test_there_is_help(browser: Client) -> None:
    assert "Een pagina schrijven" in browser.get("/cms/hulp/").content.decode()
