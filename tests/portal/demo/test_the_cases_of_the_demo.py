"""The cases of the demo: each state of a referral and each light shows, and each button has something to look at."""

from typing import ClassVar

from django.db.models import F
from django.test import TestCase
from django.utils import timezone

from portal.accounts.models import User
from portal.cases.access import differences
from portal.cases.models import Case
from portal.cases.selectors import openings_to_review
from portal.demo.content.cases import read_cases
from portal.demo.content.reading import read_portals
from portal.demo.content.shapes import Portal
from portal.demo.filling import fill
from portal.demo.telling import links
from portal.referrals.models import Referral, ReferralClock, ReferralLink
from portal.referrals.proofs import token_of
from portal.referrals.selectors import after_help
from portal.referrals.selectors.saved_views import saved_views
from portal.referrals.selectors.ticking import clock_now
from portal.referrals.selectors.worklist import Tab, counts
from portal.referrals.words import Light, ReferralState
from portal.resident.services import come_in
from tenants.access import WORK_WITH_CASES, Actor, actor_for
from tenants.context import activate
from tenants.models import Tenant


class TheCasesOfTheDemo(TestCase):
    """Filling is the slow part, so it happens once."""

    tenants: ClassVar[dict[str, Tenant]]

    @classmethod
    def setUpTestData(cls) -> None:
        fill(lambda line: None)
        cls.tenants = {tenant.slug: tenant for tenant in Tenant.objects.all()}

    def test_each_state_has_a_referral(self) -> None:
        with activate(self.tenants["waterkant"]):
            assert set(Referral.objects.values_list("state", flat=True)) == set(ReferralState.values)

    def test_a_receiver_without_an_account_has_a_link_that_is_printed(self) -> None:
        with activate(self.tenants["waterkant"]):
            (link,) = ReferralLink.objects.all().standing(timezone.now())
            printed = [line for line in links(8000) if token_of(link) in line]

        assert ["http://waterkant.localhost:8000/ontvangen/" in line for line in printed] == [True]

    def test_each_light_shows(self) -> None:
        now = timezone.now()
        with activate(self.tenants["waterkant"]):
            running = ReferralClock.objects.filter(stopped_at__isnull=True)
            assert {clock_now(clock, now).light for clock in running} == set(Light)

    def test_who_works_with_cases_has_a_case_and_work_in_every_portal(self) -> None:
        for portal in read_portals():
            for person, actor in self._workers(portal):
                with activate(actor.tenant):
                    assert Case.objects.visible_to(actor).exists(), person
                    assert counts(actor)[Tab.US] + counts(actor)[Tab.THEM] > 0, person

    def test_the_professional_and_the_consultant_of_the_first_button_have_both_sides(self) -> None:
        waterkant = self.tenants["waterkant"]
        for email in ("alice@buurtteams.example", "noor@gemeente.example", "ferdi@gemeente.example"):
            with activate(waterkant):
                found = counts(actor_for(User.objects.get(email=email), waterkant))
                assert found[Tab.US], email
                assert found[Tab.THEM], email

    def test_somebody_is_to_be_asked_back_somebody_came_back_and_alice_keeps_views(self) -> None:
        waterkant = self.tenants["waterkant"]
        with activate(waterkant):
            for email in ("alice@buurtteams.example", "noor@gemeente.example"):
                assert counts(actor_for(User.objects.get(email=email), waterkant))[Tab.ASK_BACK] == 1, email
            alice = actor_for(User.objects.get(email="alice@buurtteams.example"), waterkant)
            assert after_help(alice).came_back == 1
            assert len(saved_views(alice)) == 2

    def test_what_a_team_may_open_is_what_cases_and_referrals_say(self) -> None:
        for tenant in self.tenants.values():
            with activate(tenant):
                assert differences() == (set(), set())

    def test_an_emergency_waits_for_who_looks_at_it(self) -> None:
        waterkant = self.tenants["waterkant"]
        with activate(waterkant):
            fenna = actor_for(User.objects.get(email="fenna@gemeente.example"), waterkant)
            assert openings_to_review(fenna).count() == 1

    def test_the_printed_codes_open_the_page_of_their_resident_alone(self) -> None:
        for slug, tenant in self.tenants.items():
            with activate(tenant):
                for told in read_cases(slug).with_a_code:
                    entry = come_in(tenant, code=told.code, birth_date=told.birth_date)
                    assert entry is not None
                    assert Case.objects.get(uid=entry.subject).first_name == told.first_name
                    assert come_in(tenant, code=told.code, birth_date="1900-01-01") is None

    def test_nothing_was_shared_without_a_ground_of_that_day_or_before(self) -> None:
        for tenant in self.tenants.values():
            with activate(tenant):
                shared = Referral.objects.filter(ground__isnull=False, sent_at__isnull=False)
                assert shared.exists()
                assert not shared.filter(ground__given_at__gt=F("sent_at")).exists()

    def _workers(self, portal: Portal) -> list[tuple[str, Actor]]:
        tenant = self.tenants[portal.slug]
        with activate(tenant):
            return [
                (person.email, actor_for(User.objects.get(email=person.email), tenant))
                for person in portal.people
                if person.role in WORK_WITH_CASES
            ]
