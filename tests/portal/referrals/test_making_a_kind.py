"""The administrator begins a kind of help, from nothing or as a copy, takes it out of use and brings it back."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.cases.models import Case
from portal.consent.models import Purpose
from portal.referrals import selectors, services
from portal.referrals.models import KindReceiver, Referral, ReferralKind
from portal.referrals.selectors.drafts import kinds_to_begin_with
from portal.referrals.services import Written
from portal.referrals.services.kinds_made import NewKind, bring_back_kind, make_kind, retire_kind
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Organisation, Team, Tenant
from tests.factories.accounts import sign_in
from tests.portal.cases.conftest import RecordGround
from tests.portal.referrals.conftest import QUESTION, draft, step, taken_by

NEW = "/instellingen/soorten/nieuw/"


@pytest.fixture
def browser(client: Client, in_waterkant: Tenant, marit: Actor) -> Client:
    return sign_in(client, marit)


@pytest.fixture
def purpose(kind: ReferralKind) -> Purpose:
    found: Purpose = kind.purpose
    return found


def test_a_kind_from_nothing_is_filled_in_taken_in_use_and_sent_without_code(
    browser: Client, alice: Actor, case: Case, purpose: Purpose, credit_bank: Team, ground: RecordGround
) -> None:
    browser.post(NEW, {"title": "Fietsles", "purpose": purpose.uid})
    made = ReferralKind.objects.get(code="fietsles")
    page = f"/instellingen/soorten/{made.uid}/"
    assert not made.active

    given: dict[str, Any] = {
        "version": 1, "title_nl": "Fietsles", "purpose": purpose.uid, "fields_0_label": "Eigen fiets?",
        "fields_0_type": "yes_no", "fields_0_required": "on", "norms_first_contact": "3",
        "sources_first_contact": "Afspraak van het fietsteam",
    }  # fmt: skip
    browser.post(page, given)
    browser.post(f"{page}team/", {"version": 2, "team": credit_bank.uid})
    browser.post(f"{page}in-gebruik/", {"version": 3})
    made.refresh_from_db()
    sent = step(
        alice, draft(alice, case, made, ground(credit_bank), credit_bank, answers={"eigen_fiets": "yes"}), "send"
    )

    assert made.active
    assert (sent.state, sent.answers) == ("sent", {"eigen_fiets": "yes"})
    actions = AuditEntry.objects.filter(object_type="referrals.referralkind", object_id=made.pk)
    assert set(actions.values_list("action", flat=True)) == {
        "referrals.kind_made", "referrals.kind_changed", "referrals.kind_brought_back",
    }  # fmt: skip


def test_the_clock_says_where_its_length_comes_from(
    alice: Actor, bob: Actor, case: Case, kind: ReferralKind, credit_bank: Team, ground: RecordGround
) -> None:
    kind.norms, kind.sources = {"first_reaction": 4}, {"first_reaction": "Afspraak van de stuurgroep"}
    kind.save()

    sent = step(alice, draft(alice, case, kind, ground(credit_bank), credit_bank), "send")

    assert sent.clocks.get(code="first_reaction").source == "Afspraak van de stuurgroep"


def test_a_copy_takes_over_what_it_asks_and_its_teams_but_no_name_in_another_language(
    browser: Client, kind: ReferralKind, credit_bank: Team
) -> None:
    kind.norms, kind.progress_weeks = {"first_contact": 7}, [4, 12]
    kind.save()
    KindReceiver.objects.filter(kind=kind).update(conditions=[{"text": "kan zelf komen"}])

    browser.post(NEW, {"title": "Coach voor jongeren", "like": kind.uid, "with_receivers": "on"})

    made = ReferralKind.objects.get(code="coach-voor-jongeren")
    assert (made.fields, made.norms, made.progress_weeks) == (kind.fields, {"first_contact": 7}, [4, 12])
    assert (made.purpose, made.titles) == (kind.purpose, {"nl": "Coach voor jongeren"})
    assert made.receivers.get().conditions == [{"text": "kan zelf komen"}]
    assert kind.receivers.count() == 1


def test_a_copy_for_another_purpose_leaves_out_teams_that_may_not_receive_for_it(
    marit: Actor, kind: ReferralKind, credit_bank: Team
) -> None:
    other = Purpose.objects.exclude(pk=kind.purpose.pk).first()
    assert other is not None
    other.receivers = [each for each in other.receivers if each != credit_bank.organisation.kind]
    other.save()

    new = NewKind("Anders", purpose=other.uid, like=kind.uid, with_receivers=True)
    assert make_kind(marit, new=new).receivers.count() == 0


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"title": "BUDGETCOACH"}, "title"),
        ({"title": "Nieuw"}, "purpose"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_made(
    browser: Client, kind: ReferralKind, given: dict[str, Any], field: str
) -> None:
    before = ReferralKind.objects.count()

    answer = browser.post(NEW, given)

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert ReferralKind.objects.count() == before


def test_a_name_that_makes_no_address_still_makes_a_kind(marit: Actor, purpose: Purpose) -> None:
    codes = [make_kind(marit, new=NewKind(title, purpose=purpose.uid)).code for title in ("مساعدة", "допомога")]

    assert codes == ["soort", "soort-2"]


def test_a_kind_out_of_use_is_begun_and_sent_no_more_while_what_was_sent_goes_on(
    alice: Actor, bob: Actor, marit: Actor, case: Case, kind: ReferralKind, sent: Referral, ground: RecordGround,
    credit_bank: Team,
) -> None:  # fmt: skip
    waiting = draft(alice, case, kind, ground(credit_bank), credit_bank)

    retire_kind(marit, uid=kind.uid, version=kind.version)

    assert kind.uid not in {each.uid for each in kinds_to_begin_with(alice, case)}
    with pytest.raises(NotFound):
        services.draft(alice, case_uid=case.uid, kind_uid=kind.uid, written=Written(question=QUESTION))
    with pytest.raises(Invalid, match="nog niet compleet") as refused:
        step(alice, waiting, "send")
    assert "niet meer in gebruik" in refused.value.fields["receiver"]
    assert step(bob, sent, "reject", reject_reason="no_capacity", advice="Vraag de gemeente.").state == "rejected"
    assert kind in selectors.kinds(alice), "what runs is still found by it"
    assert AuditEntry.objects.filter(action="referrals.kind_retired").count() == 1


def test_a_kind_comes_back(marit: Actor, alice: Actor, case: Case, kind: ReferralKind) -> None:
    retire_kind(marit, uid=kind.uid, version=1)
    bring_back_kind(marit, uid=kind.uid, version=2)

    assert kind.uid in {each.uid for each in kinds_to_begin_with(alice, case)}


def test_a_kind_that_no_team_takes_is_not_taken_in_use(marit: Actor, purpose: Purpose) -> None:
    made = make_kind(marit, new=NewKind("Leeg", purpose=purpose.uid))

    with pytest.raises(Refused, match="Nog geen team"):
        bring_back_kind(marit, uid=made.uid, version=1)


def test_each_step_is_taken_once_and_at_the_version_that_was_seen(marit: Actor, kind: ReferralKind) -> None:
    with pytest.raises(Stale):
        retire_kind(marit, uid=kind.uid, version=9)
    with pytest.raises(Refused, match="al in gebruik"):
        bring_back_kind(marit, uid=kind.uid, version=1)
    retire_kind(marit, uid=kind.uid, version=1)
    with pytest.raises(Refused, match="al uit gebruik"):
        retire_kind(marit, uid=kind.uid, version=2)


def test_only_who_may_change_settings_makes_and_retires_kinds(alice: Actor, frits: Actor, kind: ReferralKind) -> None:
    for somebody in (alice, frits):
        with pytest.raises(Refused):
            make_kind(somebody, new=NewKind("Nieuw", purpose=kind.purpose.uid))
        with pytest.raises(Refused):
            retire_kind(somebody, uid=kind.uid, version=1)
        with pytest.raises(Refused):
            bring_back_kind(somebody, uid=kind.uid, version=1)


def test_a_kind_of_another_portal_is_not_copied(marit: Actor, kind: ReferralKind, heidedorp: Tenant) -> None:
    with activate(heidedorp), pytest.raises(NotFound):
        make_kind(marit, new=NewKind("Kopie", like=kind.uid))


@pytest.mark.parametrize("many", [1, 10, 100])
def test_making_a_copy_costs_the_same_for_one_team_and_for_a_hundred(
    marit: Actor, kind: ReferralKind, credit_bank: Team, many: int
) -> None:
    _teams(kind, credit_bank.organisation, many - 1)

    with CaptureQueriesContext(connection) as asked:
        made = make_kind(marit, new=NewKind("Kopie", like=kind.uid, with_receivers=True))

    assert made.receivers.count() == many
    assert len(asked) <= MOST, "\n".join(each["sql"] for each in asked.captured_queries)


@pytest.mark.parametrize("many", [1, 10, 100])
def test_the_page_of_a_kind_costs_the_same_for_one_team_and_for_a_hundred(
    browser: Client, kind: ReferralKind, credit_bank: Team, many: int
) -> None:
    _teams(kind, credit_bank.organisation, many - 1)
    address = f"/instellingen/soorten/{kind.uid}/"
    browser.get(address)

    with CaptureQueriesContext(connection) as asked:
        page = browser.get(address).content.decode()

    assert page.count("/instellingen/soorten/team/") == many
    assert len(asked) <= MOST_ON_THE_PAGE, "\n".join(each["sql"] for each in asked.captured_queries)


MOST, MOST_ON_THE_PAGE = 14, 30


def _teams(kind: ReferralKind, organisation: Organisation, many: int) -> None:
    for number in range(many):
        taken_by(kind, Team.objects.create(organisation=organisation, name=f"Team {number}"))
