"""On SQLite Django makes a table anew to change it. The guards step aside for that, and come back."""

import pytest
from django.db import OperationalError, connection, models

from tenants.database import append_only, guards, same_tenant
from tenants.models import Team

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.sqlite,  # PostgreSQL changes a table in place
]


def triggers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return {name for (name,) in cursor.fetchall()}


def make_parent_anew() -> None:
    old = Team._meta.get_field("name")
    new = models.CharField(max_length=121)
    new.set_attributes_from_name("name")
    new.model = Team
    with connection.schema_editor() as editor:
        editor.alter_field(Team, old, new, strict=True)


def test_they_step_aside_and_come_back():
    before = triggers()
    assert {name for name in before if name.startswith("tenants_membership_team_id_same_tenant")}

    guards.make_room_for_migrating("default")
    make_parent_anew()
    guards.guard_after_migrating("default")

    assert triggers() >= before


def test_sabotage_without_stepping_aside_the_table_cannot_be_made_anew():
    same_tenant.install(connection)
    with pytest.raises(OperationalError, match="trigger"):
        make_parent_anew()


def test_putting_them_in_place_again_changes_nothing():
    before = triggers()
    append_only.install(connection)
    same_tenant.install(connection)

    assert triggers() == before
