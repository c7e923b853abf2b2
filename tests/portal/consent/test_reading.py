"""Who reads a record, what it says, and what a code opens."""

from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.utils import timezone

from portal.consent import numbering, selectors
from portal.consent.models import Ground, Purpose, ReceiptCode
from portal.consent.notices import compose
from portal.consent.providing import defaults, provide_for
from portal.consent.services import make_code, revoke_codes, withdraw
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import NotFound, Refused
from tenants.models import Team, Tenant
from tests.portal.consent.conftest import Record


@pytest.mark.parametrize("someone", ["alice", "bob", "frits", "herself"])
def test_sender_receiver_privacy_officer_and_resident_read_a_record(
    request: pytest.FixtureRequest, record: Record, someone: str
) -> None:
    made = record()

    assert selectors.ground(request.getfixturevalue(someone), made.uid).number == made.number


@pytest.mark.parametrize("someone", ["anna", "carla", "marit", "eva", "omar", "volunteer", "pim", "ria", "anonymous"])
def test_nobody_else_reads_it(request: pytest.FixtureRequest, record: Record, someone: str) -> None:
    made = record()

    with pytest.raises(NotFound):
        selectors.ground(request.getfixturevalue(someone), made.uid)


def test_sabotage_without_parties_every_professional_would_read_it(
    record: Record, carla: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.consent.models.grounds import GroundQuerySet

    made = record()
    monkeypatch.setattr(GroundQuerySet, "visible_to", lambda self, actor: self)

    assert selectors.ground(carla, made.uid)  # so the test above would turn red


def test_a_record_says_what_may_be_done_and_why_not(record: Record, herself: Actor) -> None:
    page = selectors.ground(herself, record().uid)

    assert page.stands
    assert page.may_withdraw
    assert "meteen intrekken" in page.may_object.reason
    withdraw(herself, ground_uid=page.uid)
    again = selectors.ground(herself, page.uid)
    assert not again.stands
    assert "al gestopt" in again.may_withdraw.reason
    assert [each.what for each in again.history] == ["Ingetrokken"]


@pytest.mark.parametrize("many", [1, 10, 30])
def test_a_list_of_records_costs_the_same_however_long(
    record: Record, herself: Actor, subject: UUID, django_assert_num_queries: Any, many: int
) -> None:
    for _each in range(many):
        record()

    with django_assert_num_queries(3):
        assert len(selectors.grounds_about(herself, subject)) == many


def test_may_share_asks_one_query_and_every_kind_of_data_must_be_covered(
    record: Record, subject: UUID, credit_bank: Team, django_assert_num_queries: Any
) -> None:
    record()

    with django_assert_num_queries(1):
        assert selectors.may_share(subject=subject, team=credit_bank, categories=["contact", "question"])
    assert not selectors.may_share(subject=subject, team=credit_bank, categories=["contact", "debts"])


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@pytest.mark.parametrize("row", defaults()["purposes"], ids=lambda row: row["code"])
def test_every_purpose_of_a_new_portal_is_told_in_six_languages(
    in_waterkant: Tenant, row: dict[str, Any], language: str
) -> None:
    provide_for(in_waterkant)
    purpose = Purpose.objects.get(code=row["code"])
    notice = compose(purpose, controller="A", receivers=["B"], until=timezone.localdate(), language=language)

    assert notice.in_dutch == ()
    assert all([notice.title, notice.why, notice.ground, notice.until, *notice.categories, *notice.rights])


def test_a_text_that_is_missing_is_dutch_and_marked(in_waterkant: Tenant) -> None:
    provide_for(in_waterkant)
    purpose = Purpose.objects.get(code="food")
    purpose.texts = {"nl": purpose.texts["nl"]}
    notice = compose(purpose, controller="A", receivers=["B"], until=timezone.localdate(), language="ar")

    assert notice.in_dutch == ("title", "why")
    assert notice.title == "Een voedselpakket aanvragen"


def test_providing_twice_changes_nothing_that_an_administrator_wrote(in_waterkant: Tenant) -> None:
    provide_for(in_waterkant)
    Purpose.objects.filter(code="food").update(months=3)
    provide_for(in_waterkant)

    assert Purpose.objects.get(code="food").months == 3
    assert Purpose.objects.count() == len(defaults()["purposes"])


def test_a_code_opens_the_matter_of_one_resident_however_it_is_typed(
    record: Record, alice_works: Actor, subject: UUID
) -> None:
    code = make_code(alice_works, subject=subject)

    for typed in (code, code.lower(), code.replace("-", " "), code.replace("0", "O").replace("1", "l")):
        assert selectors.subject_of_code(typed) == subject


@pytest.mark.parametrize("typed", ["", "x", "0000-0000-0000", "' OR 1=1 --", "٣٣٣٣-٣٣٣٣-٣٣٣٣", "A" * 500])
def test_what_is_no_code_opens_nothing(record: Record, alice_works: Actor, subject: UUID, typed: str) -> None:
    make_code(alice_works, subject=subject)

    assert selectors.subject_of_code(typed) is None


def test_a_new_code_stops_the_old_one_and_revoking_stops_it_too(
    record: Record, alice_works: Actor, subject: UUID
) -> None:
    old, new = make_code(alice_works, subject=subject), make_code(alice_works, subject=subject)

    assert selectors.subject_of_code(old) is None
    assert selectors.subject_of_code(new) == subject
    assert revoke_codes(alice_works, subject=subject) == 1
    assert selectors.subject_of_code(new) is None


def test_a_code_of_one_portal_opens_nothing_in_another(
    record: Record, alice_works: Actor, subject: UUID, heidedorp: Tenant
) -> None:
    code = make_code(alice_works, subject=subject)

    with activate(heidedorp):
        assert selectors.subject_of_code(code) is None


def test_the_table_of_codes_opens_nothing(record: Record, alice_works: Actor, subject: UUID) -> None:
    code = make_code(alice_works, subject=subject)
    kept = ReceiptCode.objects.get(revoked_at__isnull=True)

    assert numbering.plain(code) not in str(vars(kept))
    assert selectors.subject_of_code(kept.digest[:12]) is None


def test_who_does_not_work_for_the_resident_makes_no_code(record: Record, carla: Actor, subject: UUID) -> None:
    with pytest.raises(Refused):
        make_code(carla, subject=subject)


def test_a_record_of_another_portal_is_not_there(record: Record, heidedorp: Tenant, charlie: Actor) -> None:
    made = record()

    with activate(heidedorp), pytest.raises(NotFound):
        selectors.ground(charlie, made.uid)
    assert Ground.objects.filter(pk=made.pk).exists()
