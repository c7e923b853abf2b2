"""Without a tenant nothing opens: not one of the ways that Django knows to reach rows."""

from datetime import date

import pytest
from django.db import models
from django.db.models import Count

from tenants.access import Role
from tenants.context import activate, nobody
from tenants.errors import NoTenant
from tenants.managers import TenantManager
from tenants.models import Membership, Organisation, Partnership, Team

# What a manager has that reaches no rows.
NOT_A_ROAD = {
    "check",
    "contribute_to_class",
    "creation_counter",
    "db_manager",
    "deconstruct",
    "from_queryset",
    "scoped",
}
ARGUMENTS = {"visible_to": (None,), "standing": (date(2026, 1, 1),)}
ROADS = sorted(
    name
    for name in {name for name in dir(Membership.objects) if not name.startswith("_")}
    if name not in NOT_A_ROAD and callable(getattr(type(Membership.objects), name, None))
)


def test_the_list_of_roads_is_whole():
    """Each public method of Django's queryset is among them."""
    of_django = {
        name
        for name in models.Manager.__dict__ | models.manager.BaseManager.__dict__ | dict.fromkeys(dir(models.Manager()))
        if not name.startswith("_") and callable(getattr(models.Manager(), name, None))
    }
    assert of_django - NOT_A_ROAD <= set(ROADS)
    assert len(ROADS) > 60


@pytest.mark.parametrize("road", ROADS)
def test_outside_a_tenant_every_road_is_closed(db, road):
    result = pytest.raises(NoTenant)
    with result:
        outcome = getattr(Membership.objects, road)(*ARGUMENTS.get(road, ()))
        if hasattr(outcome, "send"):
            outcome.close()


@pytest.mark.parametrize("manager", ["objects", "_default_manager", "_base_manager"])
@pytest.mark.parametrize("model", [Membership, Partnership, Team])
def test_every_manager_of_a_model_is_closed(db, model, manager):
    with pytest.raises(NoTenant):
        getattr(model, manager).exists()
    with pytest.raises(NoTenant):
        getattr(model, manager).using("default").exists()
    with pytest.raises(NoTenant):
        getattr(model, manager).db_manager("default").exists()


OBJECT_ROADS = {
    "save": lambda membership: membership.save(),
    "delete": lambda membership: membership.delete(),
    "refresh": lambda membership: membership.refresh_from_db(),
    "forward key": lambda membership: Membership.objects and membership.team,
    "reverse key": lambda membership: membership.team_of_it.memberships.all(),
    "reverse key from what is global": lambda membership: membership.team_of_it.organisation.teams.exists(),
    "prefetch from what is global": lambda membership: list(Organisation.objects.prefetch_related("teams")),
    "new object": lambda membership: Team(organisation=membership.team_of_it.organisation, name="Nieuw").save(),
    "check of uniqueness": lambda membership: membership.validate_unique(),
}


@pytest.mark.parametrize("road", OBJECT_ROADS)
def test_an_object_in_hand_opens_nothing_outside_its_tenant(waterkant, welfare, alice, road):
    with activate(waterkant):
        membership = Membership.objects.get(person=alice.person)
    membership.team_of_it = welfare
    with pytest.raises(NoTenant):
        OBJECT_ROADS[road](membership)


def test_nothing_that_another_tenant_has_is_reached_from_here(waterkant, heidedorp, welfare, elsewhere, alice, charlie):
    with activate(heidedorp):
        there = Membership.objects.get()
    with activate(waterkant):
        assert set(Team.objects.all()) == {welfare}
        assert Team.objects.in_bulk([welfare.pk, elsewhere.pk]) == {welfare.pk: welfare}
        assert not Team.objects.filter(pk=elsewhere.pk).exists()
        assert Team.objects.filter(pk=elsewhere.pk).update(name="Gekaapt") == 0
        assert Team.objects.filter(pk=elsewhere.pk).delete()[0] == 0
        assert Team.objects.aggregate(n=Count("pk"))["n"] == 1
        assert list(Team.objects.order_by().union(Team.objects.order_by().filter(pk=elsewhere.pk))) == [welfare]
        assert set(Team.objects.filter(pk=welfare.pk) | Team.objects.all()) == {welfare}
        assert [membership.team for membership in Membership.objects.select_related("team")] == [welfare]
        assert not elsewhere.memberships.exists()
        assert not Team.objects.contains(elsewhere)
        with pytest.raises(Team.DoesNotExist):
            elsewhere.refresh_from_db()
        with pytest.raises(Team.DoesNotExist):
            Membership(team_id=there.team_id).team  # noqa: B018


def test_the_organisation_that_works_in_both_shows_each_portal_its_own_team(waterkant, heidedorp):
    from tests.factories.tenants import make_organisation

    here = make_organisation(waterkant, "Kredietbank De Vliet")
    there = make_organisation(heidedorp, "Kredietbank De Vliet")
    assert here.organisation_id == there.organisation_id
    for tenant, own in ((waterkant, here), (heidedorp, there)):
        with activate(tenant):
            (organisation,) = Organisation.objects.prefetch_related("teams", "partnerships")
            assert list(organisation.teams.all()) == [own]
            assert [part.tenant for part in organisation.partnerships.all()] == [tenant]


def test_a_list_that_was_begun_in_one_tenant_keeps_to_it(waterkant, heidedorp, welfare, elsewhere):
    with activate(waterkant):
        begun = Team.objects.order_by("pk")
    with activate(heidedorp):
        assert list(begun.filter(name__gt="")) == [welfare]
    with nobody():
        assert list(begun.all()) == [welfare]


def test_raw_sql_is_not_a_road_around_the_scope(in_waterkant, elsewhere):
    with pytest.raises(NotImplementedError):
        list(Team.objects.raw("SELECT * FROM tenants_team"))


def test_a_model_that_says_nothing_shows_nothing(in_waterkant, welfare, marit):
    silent: TenantManager[Team] = TenantManager()
    silent.model = Team

    assert silent.get_queryset().exists()
    assert not silent.visible_to(marit).exists()


def test_a_foreign_a_hidden_and_a_random_id_get_one_answer(in_waterkant, elsewhere):
    from uuid import uuid4

    from tenants.errors import NotFound

    answers = []
    for lookup in ({"uid": elsewhere.uid}, {"uid": uuid4()}, {"pk": elsewhere.pk}, {"uid": "geen-uid"}):
        with pytest.raises((NotFound,)) as missing:
            Team.objects.get_or_not_found(**lookup)
        answers.append((str(missing.value), missing.value.message))
    assert len(set(answers)) == 1


def test_a_subclass_with_a_wider_rule_still_needs_a_tenant(db):
    class Wider(TenantManager[Team]):
        def scoped(self, queryset, tenant):
            return queryset

    wider = Wider()
    wider.model = Team
    with pytest.raises(NoTenant):
        wider.count()


def test_sabotage_with_djangos_own_manager_the_same_question_is_answered(waterkant, welfare, elsewhere):
    """The probes above would see an open manager."""
    open_manager: models.Manager[Team] = models.Manager()
    open_manager.model = Team

    assert open_manager.exists()
    assert set(open_manager.all()) == {welfare, elsewhere}


def test_roles_are_read_within_one_tenant_only(waterkant, heidedorp, alice):
    from tenants.access import actor_for

    with activate(heidedorp):
        assert actor_for(alice.person, heidedorp).roles == {Role.ANONYMOUS}
