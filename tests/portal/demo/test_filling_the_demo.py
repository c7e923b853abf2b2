"""What stands after `manage.py demo`, seen through the doors that everybody uses."""

import hashlib
from collections.abc import Iterator
from typing import ClassVar

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import TestCase

from cms.admin.mending.models import OutsideLink
from cms.admin.mending.selectors import counts
from portal.accounts.models import User
from portal.demo.content.reading import read_portals
from portal.demo.content.shapes import Person, Portal
from portal.demo.filling import fill
from portal.demo.filling.people import PASSWORD
from portal.demo.filling.socialmap import uid_of
from portal.socialmap.models import PublicationState, Service
from portal.socialmap.selectors import offers_here, open_proposals, service_page
from search.api import search
from search.query import SearchQuery
from tenants.access import Actor, Role, actor_for, anonymous
from tenants.context import activate
from tenants.errors import NotFound
from tenants.models import Partnership, Team, Tenant


class TheFilledDemo(TestCase):
    """Filling is the slow part, so it happens once; each test is rolled back to it."""

    tenants: ClassVar[dict[str, Tenant]]

    @classmethod
    def setUpTestData(cls) -> None:
        fill(lambda line: None)
        cls.tenants = {tenant.slug: tenant for tenant in Tenant.objects.all()}

    def test_the_map_holds_what_the_content_says(self) -> None:
        for portal in read_portals():
            with activate(self.tenants[portal.slug]):
                assert Service.objects.count() == len(portal.services)
                assert Partnership.objects.count() >= len(portal.organisations)

    def test_every_person_has_the_role_and_a_second_factor(self) -> None:
        for portal in read_portals():
            with activate(self.tenants[portal.slug]):
                for person in portal.people:
                    user = User.objects.get(email=person.email)
                    actor = actor_for(user, self.tenants[portal.slug])
                    assert person.role in actor.roles
                    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
            assert user.check_password(PASSWORD)

    def test_one_person_works_in_two_portals_and_in_no_third(self) -> None:
        anouk = User.objects.get(email="anouk@vaste-grond.example")

        roles = {slug: _actor(tenant, anouk).roles - {Role.ANONYMOUS} for slug, tenant in self.tenants.items()}

        assert roles == {"vechtgooi": {Role.PARTNER}, "waterkant": {Role.PARTNER}, "heidedorp": set()}

    def test_an_organisation_with_two_teams_has_them_both(self) -> None:
        with activate(self.tenants["waterkant"]):
            names = Team.objects.filter(organisation__name="Buurtteams Waterkant").values_list("name", flat=True)
            assert set(names) == {"Noord", "West"}

    def test_a_shared_entry_is_found_in_the_other_portals(self) -> None:
        for slug in ("waterkant", "heidedorp"):
            assert "saneringskrediet" in _found(anonymous(self.tenants[slug]), "lening om schulden af te lossen")

    def test_partner_entries_are_found_by_partners_alone(self) -> None:
        waterkant = self.tenants["waterkant"]
        alice = _actor(waterkant, User.objects.get(email="alice@buurtteams.example"))

        assert "spoedtas" in _found(alice, "spoedtas")
        assert "spoedtas" not in _found(anonymous(waterkant), "spoedtas")
        with activate(waterkant), pytest.raises(NotFound):
            service_page(anonymous(waterkant), uid_of("waterkant", "service", "spoedtas"))

    def test_the_editor_finds_proposals_and_offers_waiting(self) -> None:
        for portal in read_portals():
            tenant = self.tenants[portal.slug]
            editor = next(person for person in portal.people if person.role == Role.EDITOR)
            actor = _actor(tenant, User.objects.get(email=editor.email))
            with activate(tenant):
                assert len(open_proposals(actor)) == len(portal.proposals) > 0
                assert [offer for offer in offers_here(actor) if offer.state == PublicationState.PROPOSED]

    def test_nobody_learns_where_the_refuge_is(self) -> None:
        for portal in read_portals():
            tenant = self.tenants[portal.slug]
            refuge = next(place for place in portal.places.values() if place.secret)
            service = next(each for each in portal.services if refuge.id in each.at)
            street = refuge.street.rsplit(" ", 1)[0]

            with activate(tenant):
                uid = uid_of(portal.slug, "service", service.id)
                pages = [service_page(actor, uid) for actor in _everybody(tenant, portal)]
                for page in pages:
                    assert street not in repr(page)
                    assert refuge.postcode not in repr(page)
                    assert str(refuge.latitude) not in repr(page)
            assert _found(anonymous(tenant), street) == set()

    def test_a_resident_finds_help_by_a_question_in_own_words(self) -> None:
        questions = {
            "ik kan de huur niet betalen": "huurachterstand",
            "geen geld voor eten": "voedselpakket",
            "mijn man slaat mij": "vrouwenopvang",
            "ik wil beter lezen en schrijven": "lezen-schrijven",
        }
        for question, expected in questions.items():
            assert expected in _found(anonymous(self.tenants["vechtgooi"]), question, first=5), question

    def test_an_editor_finds_something_to_mend(self) -> None:
        for portal in read_portals():
            tenant = self.tenants[portal.slug]
            editor = next(person for person in portal.people if person.role == Role.EDITOR)
            actor = _actor(tenant, User.objects.get(email=editor.email))
            with activate(tenant):
                assert sum(counts(actor).values()) > 0
                assert not OutsideLink.objects.exists()

    def test_every_page_says_that_this_is_an_example(self) -> None:
        for portal in read_portals():
            tenant = self.tenants[portal.slug]
            assert tenant.setting("demo") is True

            for address in (
                "/",
                "/zoeken/?q=schulden",
                f"/hulp/{uid_of(portal.slug, 'service', portal.services[0].id)}/",
            ):
                response = self.client.get(address, HTTP_HOST=f"{portal.slug}.localhost")
                assert response.status_code == 200, address
                assert "Dit is een voorbeeld." in response.content.decode(), address

    def test_the_outline_of_each_municipality_is_kept(self) -> None:
        for portal in read_portals():
            kept = self.tenants[portal.slug].setting("outlines")

            assert [each["code"] for each in kept if not each.get("around")] == list(portal.municipalities)
            assert all(len(ring) > 3 for each in kept for ring in each["rings"])

    def test_filling_again_changes_nothing_at_all(self) -> None:
        before = _fingerprints()

        fill(lambda line: None)

        assert _fingerprints() == before


def _found(actor: Actor, text: str, first: int = 20) -> set[str]:
    with activate(actor.tenant):
        return {hit.external_id for hit in search(actor, SearchQuery(text=text)).hits[:first]}


def _actor(tenant: Tenant, user: User) -> Actor:
    with activate(tenant):
        return actor_for(user, tenant)


def _everybody(tenant: Tenant, portal: Portal) -> Iterator[Actor]:
    yield anonymous(tenant)
    for person in portal.people:
        if _reads_services(person):
            yield actor_for(User.objects.get(email=person.email), tenant)


def _reads_services(person: Person) -> bool:
    """The operator counts entries and reads none."""
    return person.role != Role.OPERATOR


def _fingerprints() -> dict[str, str]:
    """Every row of every table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = sorted(repr(row) for row in cursor.fetchall())
            found[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found
