"""What an editor and a resident find of the filled site of one portal."""

from typing import Any, ClassVar

from django.test import Client, TestCase
from django.utils import timezone

from cms.boundary.reading import waiting_for
from cms.media.models import PortalImage
from cms.pages.models import BasePage, NewsPage
from portal.accounts.models import User
from portal.demo.content.pages.reading import read_site
from portal.demo.content.pages.shapes import Stands
from portal.demo.content.reading import read_portal
from portal.demo.content.shapes import Person, Portal
from portal.demo.filling.pages import write_pages
from portal.demo.filling.people import give_role, make_person
from portal.demo.filling.portals import BECAUSE, add_teams, let_take_part, open_portal
from portal.demo.filling.socialmap import fill_map
from tenants.access import Role, actor_for, system
from tenants.context import activate
from tenants.models import Tenant

SLUG = "heidedorp"


class TheFilledSite(TestCase):
    """One portal, filled once; each test is rolled back to it."""

    tenant: ClassVar[Tenant]

    @classmethod
    def setUpTestData(cls) -> None:
        portal, today = read_portal(SLUG), timezone.localdate()
        cls.tenant = open_portal(portal)
        with activate(cls.tenant):
            actor = system(cls.tenant, BECAUSE)
            own = {each.id: let_take_part(actor, each, None) for each in portal.organisations.values()}
            # The administrator comes first: teams beyond the first one are an administrator's to add.
            administrator = _who(portal, Role.MUNICIPALITY_ADMIN)
            user = make_person(administrator)
            give_role(actor, administrator, user, own)
            add_teams(actor_for(user, cls.tenant), own, portal)
            editor = _who(portal, Role.EDITOR)
            give_role(actor, editor, make_person(editor), own)
            fill_map(actor, portal, own, today)
            cls.written = write_pages(portal, cls.tenant, today)

    written: ClassVar[int]

    def test_the_pages_that_the_content_tells_stand(self) -> None:
        told = read_site(SLUG).pages
        with activate(self.tenant):
            found = {page.slug: page.live for page in BasePage.objects.filter(depth__gt=2)}

        assert found == {each.id: each.stands == Stands.LIVE for each in told}

    def test_a_second_filling_adds_nothing(self) -> None:
        with activate(self.tenant):
            assert write_pages(read_portal(SLUG), self.tenant, timezone.localdate()) == 0

    def test_one_page_waits_for_the_editor(self) -> None:
        with activate(self.tenant):
            editor = User.objects.get(email="elsbeth@heidedorp.example")
            waiting = [each.workflow_state.content_object.title for each in waiting_for(editor)]

        assert waiting == ["Stoken met hout: veilig en goedkoop"]

    def test_one_page_comes_by_itself(self) -> None:
        with activate(self.tenant):
            page = NewsPage.objects.get(slug="winterwandeling")
            assert page.scheduled_revision is not None

    def test_every_image_says_what_is_to_be_seen(self) -> None:
        with activate(self.tenant):
            assert PortalImage.objects.count() >= 8
            assert not PortalImage.objects.filter(description="").exists()

    def test_a_resident_reads_a_scheme_in_arabic(self) -> None:
        answer: Any = Client(SERVER_NAME="heidedorp.localhost").get("/ar/regelingen/kindpakket/")

        assert answer.status_code == 200
        assert "حزمة الأطفال" in answer.content.decode()

    def test_a_draft_is_not_there_for_residents(self) -> None:
        assert Client(SERVER_NAME="heidedorp.localhost").get("/geld-lenen/").status_code == 404


def _who(portal: Portal, role: Role) -> Person:
    return next(person for person in portal.people if person.role == role)
