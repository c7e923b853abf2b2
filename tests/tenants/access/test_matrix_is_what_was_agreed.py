"""The data file says what was agreed, and the invariants of the agreement hold in it."""

import pytest

from tenants.access import Role, Scope, matrix
from tests.tenants.access.permissions_as_agreed import ADDED, BEYOND, ROLES, agreed

ABOUT_A_CASE = {
    "case", "ground", "referral_draft", "referral_sent", "referral_accepted", "referral_closed", "case_document",
    "resident_message", "case_item", "case_minutes",
}  # fmt: skip


def rights(row: str, role: str) -> set[str]:
    return {f"{grant.verb}@{grant.scope}" for grant in matrix()[row].grants.get(Role(role), frozenset())}


def verbs(row: str, role: Role) -> set[str]:
    return {grant.verb for grant in matrix()[row].grants.get(role, frozenset())}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", agreed())
def test_each_cell_is_as_agreed(row, role):
    beyond = {right for where, who, right in BEYOND if (where, who) == (row, role)}

    assert rights(row, role) == agreed()[row][role] | beyond


def test_every_row_was_agreed_or_is_named_as_added():
    assert set(matrix()) == set(agreed()) | ADDED


def test_nobody_deletes_what_is_about_a_case_except_an_own_draft():
    deleting = {
        (row, role, grant.scope)
        for row in ABOUT_A_CASE
        for role, grants in matrix()[row].grants.items()
        for grant in grants
        if grant.verb == "delete"
    }
    assert {(row, scope) for row, _role, scope in deleting} == {("referral_draft", Scope.OWN)}


@pytest.mark.parametrize("role", [Role.PARTNER_ADMIN, Role.MUNICIPALITY_ADMIN])
def test_administrators_see_counts_not_cases(role):
    for row in ABOUT_A_CASE:
        assert verbs(row, role) <= {"count", "grant"}, row


def test_operators_see_no_content():
    for row in matrix():
        if row not in {"own_account", "permissions"}:
            assert "read" not in verbs(row, Role.OPERATOR), row


@pytest.mark.parametrize("role", [Role.EDITOR, Role.OPERATOR, Role.ANONYMOUS, Role.SYSTEM])
def test_these_roles_are_nowhere_near_a_case(role):
    for row in ABOUT_A_CASE:
        assert not verbs(row, role), row


def test_the_network_organiser_sees_a_slot_and_no_person():
    assert {row for row in ABOUT_A_CASE if verbs(row, Role.ORGANISER)} == {"case_item"}
    assert verbs("case_item", Role.ORGANISER) == {"count"}


def test_breaking_the_glass_is_reading_by_the_privacy_officer_alone():
    broken = {
        (role, grant.verb)
        for row in matrix().values()
        for role, grants in row.grants.items()
        for grant in grants
        if grant.scope == Scope.BREAK_GLASS
    }
    assert broken == {(Role.PRIVACY_OFFICER, "read")}


def test_nothing_about_a_case_can_be_taken_away():
    for row in ABOUT_A_CASE:
        assert "export" not in matrix()[row].verbs


def test_a_visitor_writes_only_what_anybody_may_send():
    writing = {(row, verb) for row in matrix() for verb in verbs(row, Role.ANONYMOUS) - {"read"}}
    assert writing == {
        ("intake", "create"),
        ("map_report", "create"),
        ("meeting_public", "register"),
        ("poll_by_link", "vote"),
        ("newsletter", "register"),
        ("newsletter", "withdraw"),
    }


def test_what_is_about_a_case_is_never_everybodys():
    """Reading without a reach would be reading every case of the tenant, or of all."""
    for row in ABOUT_A_CASE:
        for role, grants in matrix()[row].grants.items():
            scopes = {grant.scope for grant in grants if grant.verb == "read"}
            wide = {Scope.ANY, Scope.TENANT, Scope.NETWORK, Scope.ORGANISATION}
            assert not scopes & wide or (row, role) == ("ground", Role.PRIVACY_OFFICER), (row, role)


def test_the_system_reads_nothing_of_people():
    for row in ("people", "own_account", "audit_log", "settings", "intake"):
        assert "read" not in verbs(row, Role.SYSTEM)
