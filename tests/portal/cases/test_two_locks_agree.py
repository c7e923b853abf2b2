"""What the code shows and what the database shows is the same, and each part of the second lock is needed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from portal.cases.models import BreakGlass, Case, CaseAccess, Household
from portal.cases.row_security import ROW_SECURITY
from portal.cases.services import join_household, open_case
from portal.cases.words import Level, Source
from tenants.access import Actor, resident
from tenants.context import activate
from tenants.database.row_security import Predicate, installing
from tenants.database.row_security.declaring import RIGHTS
from tenants.models import Team, Tenant
from tenants.sight import looking_past, seen_by
from tests.portal.cases.conftest import RANA
from tests.portal.cases.two_locks import World, build, disagreements, shown_to

AsOwner = Callable[[], AbstractContextManager[None]]

# What is taken out of a rule: in which model, which words, and what stands there instead.
TAKEN_OUT = {
    "the team": ("Case", "opened.team_id = ANY ((SELECT tenants_row_teams())::bigint[])", "TRUE"),
    "the last day": ("Case", "opened.until >= (SELECT tenants_row_today())", "TRUE"),
    "the level to write": ("Case", "opened.level >= 30", "TRUE"),
    "the case of the row": ("Case", "opened.case_id = [self].id", "TRUE"),
    "the resident": ("Case", '[self]."uid" = ANY ((SELECT tenants_row_subjects())::uuid[])', "TRUE"),
    "who broke the glass": ("Case", "glass.person_id = (SELECT tenants_row_person())", "TRUE"),
    "that the glass began": ("Case", "glass.at <= statement_timestamp()", "TRUE"),
    "that the glass ended": ("Case", "glass.until > statement_timestamp()", "TRUE"),
    "the right to break glass": ("Case", f"'case.read@break_glass' = ANY ({RIGHTS})", "TRUE"),
    "the case of a colleague's row": ("CaseAccess", '[seen cases.Case]([self]."case_id")', "TRUE"),
    "the last day of an own row": ("CaseAccess", '[self]."until" >= (SELECT tenants_row_today())', "TRUE"),
    "who reviews": ("BreakGlass", f"'audit_log.read@tenant' = ANY ({RIGHTS})", "TRUE"),
    # A rule that shows too little is found as well.
    "what the flat table opens": ("Case", "opened.level >= 10", "FALSE"),
    "rows of colleagues": ("CaseAccess", '[seen cases.Case]([self]."case_id")', "FALSE"),
}  # fmt: skip


def with_rules(world: World, as_owner: AsOwner) -> list[str]:
    """What the two locks disagree on, with the rules as they are declared at this moment."""
    with as_owner():
        installing.install(connection)
    return [each.what for each in disagreements(world, policy=False)]


def test_policy_queryset_and_database_agree(db: None) -> None:
    assert list(disagreements(build(seed=7, actors=18, cases=24))) == []


@pytest.mark.postgres
def test_sabotage_each_part_of_a_rule_is_missed(db: None, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch) -> None:
    world = build(seed=7, actors=40, cases=24)
    guarded = {model: said for model, said in installing.guarded_models().items() if model._meta.app_label == "cases"}
    assert with_rules(world, as_owner) == []
    not_missed = []
    for part, (name, words, instead) in TAKEN_OUT.items():
        said = ROW_SECURITY[name]
        without = replace(
            said,
            read=Predicate(said.read.sql.replace(words, instead), said.read.rights),
            write=Predicate(said.to_write.sql.replace(words, instead), said.to_write.rights),
            add=said.to_add,
        )
        assert without.read.sql != said.read.sql or without.to_write.sql != said.to_write.sql, part
        changed = {model: without if model.__name__ == name else each for model, each in guarded.items()}
        monkeypatch.setattr(installing, "guarded_models", lambda changed=changed: changed)
        if not with_rules(world, as_owner):
            not_missed.append(part)

    assert not_missed == []


@pytest.mark.postgres
def test_sabotage_without_the_tenant_in_the_rule_another_portal_would_show(
    db: None, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = build(seed=7, actors=4, cases=6)
    monkeypatch.setattr(installing, "TENANT", "TRUE")
    with as_owner():
        installing.install(connection)

    with activate(world.tenant), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_case")
        assert cursor.fetchone() == (12,)  # so the test of the whole would turn red


@pytest.mark.postgres
def test_the_whole_is_that_of_the_active_portal(db: None) -> None:
    world = build(seed=7, actors=4, cases=6)

    with activate(world.tenant), connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT tenant_id) FROM cases_case")
        assert cursor.fetchone() == (6, 1)


@pytest.mark.postgres
def test_a_query_that_forgot_to_ask_shows_the_own_rows_alone(case: Case, alice: Actor, bob: Actor) -> None:
    with seen_by(bob):
        assert not Case.objects.exists()
        assert not CaseAccess.objects.exists()
        assert Case.objects.update(code="C-BOBBOB") == 0
        assert Case.objects.filter(pk=case.pk).delete()[0] == 0
    with seen_by(alice):
        assert list(Case.objects.all()) == [case]


@pytest.mark.postgres
def test_a_resident_and_nobody_else_sees_the_own_case(case: Case, in_waterkant: Tenant, anonymous: Actor) -> None:
    assert shown_to(resident(in_waterkant, case.subject), "cases_case") == {case.pk}
    assert shown_to(resident(in_waterkant, uuid4()), "cases_case") == set()
    assert shown_to(anonymous, "cases_case") == set()


@pytest.mark.postgres
def test_in_a_request_nobody_opens_a_case_to_themselves(case: Case, bob: Actor, credit_bank: Team) -> None:
    row = CaseAccess(
        case=case, team=credit_bank, source=Source.REFERRAL, source_uid=case.uid, ground_uid=case.uid, level=Level.ALL
    )
    with seen_by(bob):
        assert refused(row.save)
    with looking_past("cases.access"):
        row.save()
    assert shown_to(bob, "cases_case") == {case.pk}


@pytest.mark.postgres
def test_in_a_request_nobody_breaks_glass_for_somebody_else(case: Case, frits: Actor, alice: Actor) -> None:
    def of(person: object) -> BreakGlass:
        return BreakGlass(case=case, person=person, reason="Gevaar", at=case.opened_at, until=case.opened_at)

    with seen_by(frits):
        assert refused(of(alice.person).save)
        of(frits.person).save()
    with seen_by(alice):
        assert refused(of(alice.person).save)


@pytest.mark.postgres
def test_at_the_lowest_level_a_case_is_seen_and_not_written(case: Case, bob: Actor, credit_bank: Team) -> None:
    CaseAccess.objects.create(
        case=case, team=credit_bank, source=Source.REFERRAL, source_uid=case.uid, ground_uid=case.uid, level=10
    )

    assert shown_to(bob, "cases_case") == {case.pk}
    assert shown_to(bob, "cases_case", locked=True) == set()


@pytest.mark.postgres
def test_a_household_shows_by_a_case_alone(case: Case, alice: Actor, bob: Actor, welfare: Team) -> None:
    other = open_case(alice, team_uid=welfare.uid, told=RANA)
    household: Household = join_household(alice, uid=case.uid, with_uid=other.uid)

    assert shown_to(alice, "cases_household") == {household.pk}
    assert shown_to(bob, "cases_household") == set()


def refused(write: Callable[[], object]) -> bool:
    """Whether the database refused a new row by its rules."""
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        write()
    return True
