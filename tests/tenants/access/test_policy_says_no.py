"""What is unknown, broken, foreign or merely powerful gets no."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenants.access import Actor, Role, Scope, can, matrix, policy, register_relations, scopes_of
from tenants.context import activate
from tenants.errors import Refused
from tenants.models import Membership, Partnership, Team
from tests.factories.tenants import make_member

ACTIONS = [f"{row.name}.{verb}" for row in matrix().values() for verb in row.verbs]
EVERY_VERB = sorted({verb for row in matrix().values() for verb in row.verbs})


def somebody(tenant, *roles: Role) -> Actor:
    return Actor(tenant=tenant, roles=frozenset(roles))


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(action=st.text(max_size=60) | st.from_regex(r"[a-z_]{0,12}\.[a-z_.]{0,12}", fullmatch=True))
def test_an_unknown_action_is_refused_with_a_reason(in_waterkant, action):
    if action in ACTIONS:
        return
    for obj in (None, in_waterkant):
        decision = can(somebody(in_waterkant, *Role), action, obj)
        assert not decision
        assert decision.reason


def test_what_no_cell_gives_is_refused_for_every_role(in_waterkant):
    for role, row, verb in product(Role, matrix().values(), EVERY_VERB):
        given_to = {grant.verb for grant in row.grants.get(role, frozenset())}
        decision = can(somebody(in_waterkant, role), f"{row.name}.{verb}")
        assert decision.allowed == (verb in given_to), (role, row.name, verb)
        assert decision.allowed or decision.reason


def test_without_roles_nothing_is_allowed(in_waterkant):
    assert not any(can(somebody(in_waterkant), action) for action in ACTIONS)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(roles=st.sets(st.sampled_from(list(Role))), action=st.sampled_from(ACTIONS))
def test_somebody_with_more_roles_has_the_union_and_no_more(in_waterkant, roles, action):
    union = frozenset().union(*(scopes_of(somebody(in_waterkant, role), action) for role in roles))

    assert scopes_of(somebody(in_waterkant, *roles), action) == union


@pytest.mark.parametrize("broken", ["tenants.access.policy.scopes_of", "tenants.access.policy._is_foreign"])
def test_an_exception_means_no(in_waterkant, welfare, marit, monkeypatch, broken, caplog):
    assert can(marit, "people.read", welfare)
    monkeypatch.setattr(broken, lambda *_args: 1 / 0)

    decision = can(marit, "people.read", welfare)
    assert not decision
    assert "kunnen nu niet nagaan" in decision.reason


def test_a_broken_rule_of_a_room_means_no(in_waterkant, welfare, marit, monkeypatch):
    monkeypatch.setitem(policy._relations, Team, lambda actor, obj: 1 / 0)

    assert not can(marit, "people.read", welfare)


def test_an_object_of_a_kind_that_nobody_knows_is_refused(in_waterkant, welfare, marit, monkeypatch):
    monkeypatch.delitem(policy._relations, Team)

    assert not can(marit, "people.read", welfare)


def test_a_foreign_object_is_refused_however_wide_the_right(in_waterkant, elsewhere, marit, frits):
    for actor in (marit, frits, somebody(in_waterkant, *Role)):
        for action in ACTIONS:
            assert not can(actor, action, elsewhere), action


@pytest.mark.parametrize("scope", list(Scope))
def test_sabotage_a_rule_that_says_everything_holds_still_opens_nothing_foreign(
    in_waterkant, elsewhere, marit, monkeypatch, scope
):
    monkeypatch.setitem(policy._relations, Team, lambda actor, obj: frozenset(Scope))

    assert not can(marit, "people.change", elsewhere)


def test_being_superuser_or_staff_changes_no_answer(in_waterkant, welfare, alice, django_user_model):
    from tenants.access import actor_for

    before = {action: can(alice, action).allowed for action in ACTIONS}
    django_user_model.objects.filter(pk=alice.person.pk).update(is_superuser=True)
    powerful = actor_for(django_user_model.objects.get(pk=alice.person.pk), in_waterkant)

    assert {action: can(powerful, action).allowed for action in ACTIONS} == before


def test_djangos_permissions_and_groups_change_no_answer(in_waterkant, alice):
    from django.contrib.auth.models import Group, Permission

    from tenants.access import actor_for

    group = Group.objects.create(name="Redacteuren")
    group.permissions.set(Permission.objects.all())
    alice.person.groups.add(group)
    alice.person.user_permissions.set(Permission.objects.all())

    again = actor_for(type(alice.person).objects.get(pk=alice.person.pk), in_waterkant)
    assert again.roles == alice.roles


def test_an_administrator_of_one_organisation_is_nobody_special_in_another(waterkant, welfare, credit_bank, bob):
    """Anna administers welfare and works at the credit bank: its people are not hers to change."""
    from tenants.access import actor_for

    person = make_member(waterkant, "Anna", Role.PARTNER_ADMIN, welfare)
    make_member(waterkant, "Anna", Role.PARTNER, credit_bank)
    with activate(waterkant):
        anna = actor_for(person, waterkant)
        of_bob = Membership.objects.get(person=bob.person)
        own = Membership.objects.get(person=person, team=welfare)
        assert can(anna, "people.change", own)
        assert can(anna, "people.change", welfare)
        for action in ("people.read", "people.change", "people.grant", "people.deactivate"):
            assert not can(anna, action, of_bob), action
            assert not can(anna, action, credit_bank), action
        assert not can(anna, "settings_own_organisation.change", credit_bank)
        assert of_bob not in Membership.objects.visible_to(anna)


def test_a_refusal_carries_its_reason_to_whoever_requires_it(in_waterkant, alice, welfare):
    from tenants.access import require

    with pytest.raises(Refused, match="Uw rol geeft u dit recht niet"):
        require(can(alice, "people.change", welfare))


CAST = ["anonymous", "alice", "anna", "bob", "ria", "volunteer", "omar", "eva", "carla", "marit", "frits", "pim"]
LISTS = {
    Membership: ("people.read", "own_account.read"),
    Partnership: ("partnership.read",),
    Team: ("partnership.read",),
}


@pytest.mark.parametrize("model", LISTS)
@pytest.mark.parametrize("name", CAST)
def test_the_list_and_the_single_answer_agree(request, waterkant, model, name):
    """The right to read in a list and on the page is the same (invariant 8)."""
    for each in CAST:
        request.getfixturevalue(each)
    actor = request.getfixturevalue(name)
    with activate(waterkant):
        listed = set(model.objects.visible_to(actor))
        allowed = {each for each in model.objects.all() if any(can(actor, action, each) for action in LISTS[model])}
    assert listed == allowed


def test_a_room_cannot_tell_the_rules_of_another_by_accident(monkeypatch):
    """Rules are kept per model: the last one that tells counts, and subclasses tell for themselves."""
    monkeypatch.setattr(policy, "_relations", {})
    register_relations(Team, lambda actor, obj: frozenset({Scope.TENANT}))

    assert set(policy._relations) == {Team}
