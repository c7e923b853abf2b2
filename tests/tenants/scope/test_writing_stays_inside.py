"""What is written gets the active tenant, or is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from tenants.access import Role
from tenants.context import activate, platform
from tenants.database import same_tenant
from tenants.errors import ForeignTenant, NoTenant
from tenants.models import Membership, Organisation, Partnership, Team

TODAY = date(2026, 1, 1)


@pytest.fixture
def organisation(db) -> Organisation:
    return Organisation.objects.create(name="Voedselbank")


def test_a_new_object_gets_the_active_tenant(in_waterkant, organisation):
    assert Team.objects.create(organisation=organisation, name="Balie").tenant == in_waterkant


def test_so_do_objects_that_are_made_together(in_waterkant, organisation):
    made = Team.objects.bulk_create(Team(organisation=organisation, name=name) for name in ("Balie", "Depot"))

    assert {team.tenant_id for team in made} == {in_waterkant.pk}


WRITES = {
    "create": lambda tenant, organisation: Team.objects.create(tenant=tenant, organisation=organisation, name="x"),
    "save": lambda tenant, organisation: Team(tenant=tenant, organisation=organisation, name="x").save(),
    "save by id": lambda tenant, organisation: Team(tenant_id=tenant.pk, organisation=organisation, name="x").save(),
    "bulk_create": lambda tenant, organisation: Team.objects.bulk_create(
        [Team(tenant=tenant, organisation=organisation, name="x")]
    ),
    "get_or_create": lambda tenant, organisation: Team.objects.get_or_create(
        tenant=tenant, organisation=organisation, name="x"
    ),
    "update_or_create": lambda tenant, organisation: Team.objects.update_or_create(
        tenant=tenant, organisation=organisation, name="x", defaults={"closed_on": TODAY}
    ),
    "reverse key": lambda tenant, organisation: organisation.teams.create(tenant=tenant, name="x"),
}


@pytest.mark.parametrize("write", WRITES)
def test_an_object_of_another_tenant_is_not_written(in_waterkant, heidedorp, organisation, write):
    with pytest.raises(ForeignTenant):
        WRITES[write](heidedorp, organisation)
    with activate(heidedorp):
        assert not Team.objects.exists()


def test_an_object_of_another_tenant_is_not_changed(in_waterkant, elsewhere):
    elsewhere.name = "Gekaapt"
    with pytest.raises(ForeignTenant):
        elsewhere.save()


def test_an_object_of_another_tenant_is_not_removed(in_waterkant, heidedorp, elsewhere):
    with pytest.raises((ForeignTenant, NoTenant)):
        elsewhere.delete()
    with activate(heidedorp):
        assert Team.objects.filter(pk=elsewhere.pk).exists()


@pytest.mark.parametrize("name", ["tenant", "tenant_id"])
def test_a_row_never_moves_to_another_tenant(in_waterkant, welfare, heidedorp, name):
    with pytest.raises(ForeignTenant):
        Team.objects.update(**{name: heidedorp if name == "tenant" else heidedorp.pk})
    welfare.tenant = heidedorp
    with pytest.raises(ForeignTenant):
        Team.objects.bulk_update([welfare], ["tenant"])
    with pytest.raises(ForeignTenant):
        welfare.save()


RELATIONS = {
    "create": lambda team, person: Membership.objects.create(
        person=person, team=team, role=Role.PARTNER, starts_on=TODAY
    ),
    "bulk_create": lambda team, person: Membership.objects.bulk_create(
        [Membership(person=person, team=team, role=Role.PARTNER, starts_on=TODAY)]
    ),
    "update": lambda team, person: Membership.objects.update(team=team),
    "bulk_update": lambda team, person: _bulk_update(team),
    "get_or_create": lambda team, person: Membership.objects.get_or_create(
        person=person, team=team, role=Role.PARTNER, defaults={"starts_on": TODAY}
    ),
    "reverse add": lambda team, person: team.memberships.add(*Membership.objects.all(), bulk=False),
    "reverse set": lambda team, person: team.memberships.add(*Membership.objects.all()),
}


def _bulk_update(team: Team) -> None:
    membership = Membership.objects.get()
    membership.team = team
    Membership.objects.bulk_update([membership], ["team"])


@pytest.mark.parametrize("write", RELATIONS)
def test_an_object_here_never_points_at_one_there(in_waterkant, alice, elsewhere, write):
    with pytest.raises((ForeignTenant, NoTenant, DatabaseError)), transaction.atomic(), _checked():
        RELATIONS[write](elsewhere, alice.person)
    assert not Membership.objects.filter(team_id=elsewhere.pk).exists()


BARE_IDS = {
    "create": lambda team, person: Membership.objects.create(
        person=person, team_id=team.pk, role=Role.PARTNER, starts_on=TODAY
    ),
    "update": lambda team, person: Membership.objects.update(team_id=team.pk),
    "update by number": lambda team, person: Membership.objects.update(team=team.pk),
    "raw SQL": lambda team, person: _raw_update(team),
}


def _raw_update(team: Team) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tenants_membership SET team_id = %s", [team.pk])


@contextmanager
def _checked() -> Iterator[None]:
    """What is checked at the end of a transaction, at the end of the block."""
    yield
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("write", BARE_IDS)
def test_the_database_refuses_what_is_given_as_a_bare_id(in_waterkant, alice, elsewhere, write):
    with pytest.raises(DatabaseError), transaction.atomic(), _checked():
        BARE_IDS[write](elsewhere, alice.person)


@pytest.mark.sqlite  # on PostgreSQL: tests/tenants/database/test_composite_keys.py
def test_sabotage_without_the_lock_in_the_database_the_bare_id_passes(in_waterkant, alice, elsewhere):
    same_tenant.lift(connection)
    BARE_IDS["update"](elsewhere, alice.person)

    assert Membership.objects.get().team_id == elsewhere.pk


def test_across_tenants_an_object_must_say_whose_it_is(db, waterkant, organisation):
    with platform("tests"):
        with pytest.raises(NoTenant):
            Partnership.objects.create(organisation=organisation, starts_on=TODAY)
        made = Partnership.objects.create(tenant=waterkant, organisation=organisation, starts_on=TODAY)
    with activate(waterkant):
        assert Partnership.objects.get() == made


def test_across_tenants_keys_still_stay_inside(waterkant, alice, elsewhere):
    with platform("tests"), pytest.raises(ForeignTenant):
        Membership.objects.create(
            tenant=waterkant, person=alice.person, team=elsewhere, role=Role.PARTNER, starts_on=TODAY
        )
