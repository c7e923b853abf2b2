"""A case is opened by a professional, sealed, and found by its own team alone."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection

from portal.cases import selectors
from portal.cases.models import Case, CaseAccess
from portal.cases.services import change_case, open_case
from portal.cases.words import Level
from tenants.access import Actor
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Team, Tenant
from tests.portal.cases.conftest import RANA, SECRETS, colleague


def test_the_opener_is_the_contact_person_and_their_team_opens_all_of_it(
    case: Case, alice: Actor, welfare: Team
) -> None:
    page = selectors.case(alice, case.uid)

    assert (page.lead, page.level) == ("Alice", Level.ALL)
    assert (page.first_name, page.birth_date, page.situation) == ("Rana", "1980-12-31", "Achterstand bij de huur.")
    assert [(row.team_id, row.until) for row in CaseAccess.objects.all()] == [(welfare.pk, None)]


def test_nothing_of_the_resident_stands_readable_in_the_database(case: Case) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{Case._meta.db_table}"')
        row = b"|".join(each if isinstance(each, bytes) else str(each).encode() for each in _flat(cursor.fetchall()))

    assert [secret for secret in SECRETS if secret.encode() in row] == []


def _flat(rows: Any) -> list[Any]:
    return [bytes(each) if isinstance(each, memoryview) else each for row in rows for each in row]


def test_the_log_tells_that_the_case_was_opened_and_read_and_nothing_of_it(case: Case, alice: Actor) -> None:
    selectors.case(alice, case.uid)

    entries = list(AuditEntry.objects.filter(object_uid=case.uid).order_by("pk"))
    assert [entry.action for entry in entries] == ["cases.opened", "cases.read"]
    assert [secret for secret in SECRETS if any(secret in str(vars(entry)) for entry in entries)] == []


@pytest.mark.parametrize("someone", ["anna", "marit", "eva", "omar", "frits", "volunteer", "pim", "ria", "anonymous"])
def test_nobody_else_opens_cases(
    request: pytest.FixtureRequest, in_waterkant: Tenant, welfare: Team, someone: str
) -> None:
    with pytest.raises(Refused):
        open_case(request.getfixturevalue(someone), team_uid=welfare.uid, told=RANA)
    assert not Case.objects.exists()


def test_a_case_is_opened_for_an_own_team(in_waterkant: Tenant, alice: Actor, credit_bank: Team) -> None:
    with pytest.raises(NotFound):
        open_case(alice, team_uid=credit_bank.uid, told=RANA)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first_name", "  "),
        ("last_name", "x" * 151),
        ("birth_date", "31-12-1980"),
        ("birth_date", "2999-01-01"),
        ("birth_date", "1899-12-31"),
        ("email", "geen adres"),
        ("language", "xx"),
        ("situation", "x" * 4_001),
        ("district", "x" * 81),
    ],
)
def test_what_cannot_be_is_told_per_field_without_repeating_it(
    in_waterkant: Tenant, alice: Actor, welfare: Team, field: str, value: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        open_case(alice, team_uid=welfare.uid, told=replace(RANA, **{field: value}))

    assert set(wrong.value.fields) == {field}
    assert not value.strip() or value not in str(wrong.value.fields)


def test_a_resident_must_be_reachable(in_waterkant: Tenant, alice: Actor, welfare: Team) -> None:
    with pytest.raises(Invalid) as wrong:
        open_case(alice, team_uid=welfare.uid, told=replace(RANA, telephone="", email="", address=""))
    assert set(wrong.value.fields) == {"telephone"}


def test_what_was_told_is_never_printed() -> None:
    assert [secret for secret in SECRETS if secret in repr(RANA)] == []


def test_a_change_is_made_at_the_version_that_was_looked_at(
    case: Case, alice: Actor, in_waterkant: Tenant, welfare: Team
) -> None:
    change_case(alice, uid=case.uid, version=1, told=replace(RANA, telephone="06 11 11 11 11"))

    with pytest.raises(Stale):
        change_case(colleague(in_waterkant, welfare), uid=case.uid, version=1, told=RANA)
    assert selectors.case(alice, case.uid).telephone == "06 11 11 11 11"


def test_somebody_with_a_new_name_is_found_by_it(case: Case, alice: Actor) -> None:
    change_case(alice, uid=case.uid, version=1, told=replace(RANA, last_name="Nieuw"))

    assert selectors.known_already(alice, first_name="Rana", last_name="Nieuw", birth_date="1980-12-31")
    assert not selectors.known_already(alice, first_name="Rana", last_name="Voorbeeld", birth_date="1980-12-31")


def test_a_double_is_noticed_inside_the_own_team_however_it_is_written(
    case: Case, in_waterkant: Tenant, welfare: Team
) -> None:
    found = selectors.known_already(
        colleague(in_waterkant, welfare), first_name=" rana", last_name="VOORBEELD", birth_date="1980-12-31"
    )

    assert [line.code for line in found] == [case.code]


def test_another_organisation_is_not_told_that_somebody_is_known(case: Case, bob: Actor, credit_bank: Team) -> None:
    open_case(bob, team_uid=credit_bank.uid, told=replace(RANA, first_name="Ander"))

    assert selectors.known_already(bob, first_name="Rana", last_name="Voorbeeld", birth_date="1980-12-31") == []


@pytest.mark.parametrize(
    "someone", ["bob", "carla", "anna", "marit", "eva", "omar", "frits", "volunteer", "pim", "ria"]
)
def test_to_others_the_case_does_not_exist(request: pytest.FixtureRequest, case: Case, someone: str) -> None:
    actor = request.getfixturevalue(someone)

    with pytest.raises(NotFound):
        selectors.case(actor, case.uid)
    with pytest.raises((NotFound, Refused)):
        change_case(actor, uid=case.uid, version=1, told=RANA)


def test_in_another_portal_the_case_does_not_exist(case: Case, heidedorp: Tenant, charlie: Actor) -> None:
    with activate(heidedorp), pytest.raises(NotFound):
        selectors.case(charlie, case.uid)


def test_sabotage_without_the_flat_table_every_professional_would_read_it(
    case: Case, bob: Actor, monkeypatch: pytest.MonkeyPatch, the_first_lock_alone: None
) -> None:
    from portal.cases.models.case import CaseQuerySet

    monkeypatch.setattr(CaseQuerySet, "visible_to", lambda self, actor: self)

    assert selectors.case(bob, case.uid)  # so the test above would turn red


@pytest.mark.parametrize("many", [1, 10, 60])
def test_a_list_costs_the_same_however_long_and_opens_nothing_sealed(
    in_waterkant: Tenant, alice: Actor, welfare: Team, django_assert_num_queries: Any, many: int
) -> None:
    for _each in range(many):
        open_case(alice, team_uid=welfare.uid, told=RANA)

    with django_assert_num_queries(1):
        lines, more = selectors.led_by_own_teams(alice)
    assert len(lines) == min(many, selectors.PAGE)
    assert (more is not None) is (many > selectors.PAGE)
    assert [secret for secret in SECRETS if secret in str(lines)] == []


def test_the_next_page_begins_where_the_first_one_ended(in_waterkant: Tenant, alice: Actor, welfare: Team) -> None:
    made = {open_case(alice, team_uid=welfare.uid, told=RANA).code for _each in range(selectors.PAGE + 3)}
    first, more = selectors.led_by_own_teams(alice)
    second, end = selectors.led_by_own_teams(alice, before=more)

    assert {line.code for line in first} | {line.code for line in second} == made
    assert len(first) + len(second) == len(made)
    assert end is None


@pytest.mark.parametrize(("typed", "right"), [("1980-12-31", True), (" 1980-12-31 ", True), ("1980-12-30", False)])
def test_a_birth_date_is_compared_for_whoever_has_the_code(case: Case, typed: str, right: bool) -> None:
    assert selectors.is_birth_date_of(case.subject, typed) is right
