"""Who may enter the admin: editors and administrators of this portal, on its own host, signed in with both steps."""

import pytest
from django.test import Client

from tenants.access import Actor, Role
from tenants.context import activate
from tenants.models import Membership
from tests.cms.boundary.world import Things
from tests.factories.accounts import sign_in

pytestmark = pytest.mark.django_db


def test_an_editor_comes_in(browser: Client) -> None:
    assert browser.get("/cms/").status_code == 200


def test_the_administrator_of_the_municipality_comes_in(here: Things, marit: Actor) -> None:
    assert sign_in(Client(), marit).get("/cms/").status_code == 200


@pytest.mark.parametrize("who", ["alice", "anna", "bob", "carla", "omar", "frits", "pim", "volunteer"])
def test_without_an_editing_role_there_is_no_admin(who: str, here: Things, request: pytest.FixtureRequest) -> None:
    browser = sign_in(Client(), request.getfixturevalue(who))

    assert browser.get("/cms/").status_code == 404
    assert browser.post(f"/cms/pages/{here.page.pk}/edit/", {"title": "x"}).status_code == 404


def test_a_visitor_is_sent_to_the_one_sign_in(client: Client, here: Things) -> None:
    answer = client.get("/cms/pages/", headers={"host": here.tenant.primary_host})

    assert answer.status_code == 302
    assert answer.url.startswith("/account/inloggen/")  # type: ignore[attr-defined]


def test_the_second_step_comes_first(here: Things) -> None:
    browser = sign_in(Client(), here.editor, here.tenant, second_factor=False)

    assert browser.get("/cms/").status_code == 302


def test_an_editor_of_another_portal_does_not_come_in_here(here: Things, there: Things) -> None:
    browser = sign_in(Client(), there.editor, there.tenant)

    assert browser.get("/cms/", headers={"host": here.tenant.primary_host}).status_code in {302, 404}


def test_a_superuser_without_a_role_is_nobody(here: Things, bob: Actor) -> None:
    bob.person.is_superuser = True  # type: ignore[union-attr]
    bob.person.save()  # type: ignore[union-attr]

    assert sign_in(Client(), bob).get("/cms/").status_code == 404


def test_a_superuser_who_edits_gets_no_more_than_an_editor(here: Things, there: Things) -> None:
    here.editor.is_superuser = True
    here.editor.save()
    browser = sign_in(Client(), here.editor, here.tenant)

    assert browser.get("/cms/").status_code == 200
    assert browser.get("/cms/users/").status_code == 404
    assert browser.get(f"/cms/pages/{there.page.pk}/edit/").status_code == 404
    here.editor.refresh_from_db()
    assert here.editor.is_superuser  # nothing was written


def test_a_role_that_ended_yesterday_opens_nothing_today(browser: Client, here: Things) -> None:
    from datetime import timedelta

    from django.utils import timezone

    with activate(here.tenant):
        Membership.objects.filter(person=here.editor, role=Role.EDITOR).update(
            ends_on=timezone.localdate() - timedelta(days=1)
        )
    assert browser.get("/cms/").status_code in {302, 404}


def test_somebody_who_edits_two_portals_sees_one_at_a_time(here: Things, there: Things) -> None:
    from tests.factories.tenants import make_member

    with activate(there.tenant):
        team = Membership.objects.filter(person=there.editor).get().team
    make_member(there.tenant, here.editor.name, Role.EDITOR, team)
    browser = sign_in(Client(), here.editor, here.tenant)

    assert browser.get(f"/cms/pages/{here.page.pk}/edit/").status_code == 200
    assert browser.get(f"/cms/pages/{there.page.pk}/edit/").status_code == 404
    assert there.page.title.encode() not in browser.get(f"/cms/pages/{here.home.pk}/").content
