"""On PostgreSQL a child stays in its parent's tenant, even when the code forgets."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tenants.access import Role
from tenants.context import activate
from tenants.database.composite_keys import CompositeKey, composite_keys, install
from tenants.models import Membership
from tests.factories.tenants import make_member

pytestmark = pytest.mark.postgres


def insert_membership(tenant: object, team: object, person: object) -> None:
    """Past the code: a membership of one tenant in a team of another."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO tenants_membership (uid, tenant_id, team_id, person_id, role, starts_on)"
            " VALUES (gen_random_uuid(), %s, %s, %s, 'PP', '2024-01-01')",
            [tenant.pk, team.pk, person.pk],  # type: ignore[attr-defined]
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_child_of_another_tenant_is_refused(waterkant, elsewhere, alice):
    with pytest.raises(IntegrityError, match="in_tenant"):
        insert_membership(waterkant, elsewhere, alice.person)


def test_a_child_of_its_own_tenant_is_not(waterkant, credit_bank, alice):
    insert_membership(waterkant, credit_bank, alice.person)


def test_moving_a_child_by_its_bare_id_is_refused(waterkant, welfare, elsewhere, in_waterkant):
    """The manager sees loaded objects; what is given as a number is for the database to refuse."""
    make_member(waterkant, "Alice", Role.PARTNER, welfare)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="in_tenant"), transaction.atomic():
        Membership.objects.update(team_id=elsewhere.pk)


def test_an_empty_key_is_left_alone(waterkant, ria):
    with activate(waterkant), connection.cursor() as cursor:
        Membership.objects.create(person=ria.person, role=Role.RESIDENT, starts_on=date(2025, 1, 1))
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_sabotage_without_the_constraint_the_same_child_passes(waterkant, elsewhere, alice, as_owner):
    (key,) = [each for each in composite_keys() if each.child == "tenants_membership"]
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f'ALTER TABLE "{key.child}" DROP CONSTRAINT "{key.name}"')

    insert_membership(waterkant, elsewhere, alice.person)


def test_every_key_between_models_of_tenants_is_there(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint")
        present = {name for (name,) in cursor.fetchall()}

    assert len(composite_keys()) > 1
    assert {key.name for key in composite_keys()} <= present
    assert {key.unique_name for key in composite_keys()} <= present


def test_putting_them_in_place_again_changes_nothing(db, as_owner, django_assert_max_num_queries):
    with as_owner(), django_assert_max_num_queries(2):
        install(connection)


def test_two_long_names_stay_two():
    long = "socialmap_" + "very_long_table_name_" * 4
    one, two = (CompositeKey(long, "tenant_id", f"parent_{n}_id", long, "tenant_id", "id") for n in (1, 2))

    assert one.name != two.name
    assert len(one.name) <= 63
