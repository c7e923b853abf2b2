"""One person may do one thing to one object, until a moment, for a reason."""

import ast
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone

from tenants import grants
from tenants.access import actor_for, can
from tenants.audit.models import AuditEntry
from tenants.context import activate
from tenants.errors import Invalid, NotFound, Refused
from tenants.grants.models import TeamGrant
from tenants.models import Membership

ROOT = Path(__file__).resolve().parents[3]


def soon() -> object:
    return timezone.now() + timedelta(days=14)


@pytest.fixture
def give(marit, welfare, in_waterkant):
    """Marit administers the municipality, so she may change and assign people of every team."""

    def give(person, action="people.change", until=None, reason="Vervangt Anna tijdens haar verlof", obj=welfare):
        return grants.give(marit, person=person, action=action, obj=obj, until=until or soon(), reason=reason)

    return give


def test_it_opens_that_one_thing_for_that_one_person(give, alice, bob, welfare, credit_bank):
    assert not can(bob, "people.change", welfare)
    give(bob.person)

    assert can(bob, "people.change", welfare)
    assert not can(bob, "people.deactivate", welfare)
    assert not can(bob, "people.change", credit_bank)
    assert not can(alice, "people.change", welfare)


def test_it_ends_by_itself(give, bob, welfare):
    grant = give(bob.person)
    TeamGrant.objects.filter(pk=grant.pk).update(until=timezone.now())

    assert not can(bob, "people.change", welfare)


def test_a_deactivated_person_loses_it_at_once(give, bob, welfare):
    give(bob.person)
    type(bob.person).objects.filter(pk=bob.person.pk).update(is_active=False)

    assert not can(bob, "people.change", welfare)


def test_somebody_without_a_role_left_loses_it(give, bob, welfare, in_waterkant):
    give(bob.person)
    Membership.objects.filter(person=bob.person).update(ends_on=timezone.localdate() - timedelta(days=1))

    assert not can(actor_for(bob.person, in_waterkant), "people.change", welfare)


def test_it_holds_nothing_in_another_portal(give, bob, elsewhere, heidedorp, welfare):
    give(bob.person)

    assert not can(bob, "people.change", elsewhere)
    with activate(heidedorp):
        assert not can(bob, "people.change", welfare)
        assert not TeamGrant.objects.exists()


def test_being_superuser_gives_none(bob, welfare, in_waterkant):
    bob.person.is_superuser = True
    bob.person.save()

    assert not can(actor_for(bob.person, in_waterkant), "people.change", welfare)


def test_giving_and_withdrawing_are_in_the_log(give, marit, bob, welfare):
    grant = give(bob.person)
    grants.withdraw(marit, obj=welfare, grant_uid=grant.uid)

    assert list(AuditEntry.objects.order_by("id").values_list("action", "ids__person")) == [
        ("grants.given", bob.person.pk),
        ("grants.withdrawn", bob.person.pk),
    ]
    assert not can(bob, "people.change", welfare)
    assert TeamGrant.objects.count() == 1, "The row stays, as evidence."


def test_the_holder_may_give_it_back_and_others_may_not_take_it(give, alice, bob, welfare):
    grant = give(bob.person)
    with pytest.raises(Refused):
        grants.withdraw(alice, obj=welfare, grant_uid=grant.uid)

    grants.withdraw(bob, obj=welfare, grant_uid=grant.uid)
    assert not can(bob, "people.change", welfare)


def test_a_grant_that_is_not_there_cannot_be_withdrawn(marit, welfare, in_waterkant):
    with pytest.raises(NotFound):
        grants.withdraw(marit, obj=welfare, grant_uid=uuid4())


def test_nobody_gives_more_than_they_hold(anna, bob, credit_bank, in_waterkant):
    """Anna administers another partner."""
    with pytest.raises(Refused):
        grants.give(anna, person=bob.person, action="people.change", obj=credit_bank, until=soon(), reason="Verlof")


def test_who_holds_a_right_but_may_not_assign_it_gives_nothing(frits, bob, welfare, in_waterkant):
    assert can(frits, "people.read", welfare)
    with pytest.raises(Refused):
        grants.give(frits, person=bob.person, action="people.read", obj=welfare, until=soon(), reason="Verlof")


def test_the_right_to_assign_is_not_passed_on(give, bob):
    with pytest.raises(Invalid, match="toe te wijzen"):
        give(bob.person, action="people.grant")


def test_nobody_gives_to_themselves(give, marit):
    with pytest.raises(Invalid) as refused:
        give(marit.person)
    assert refused.value.fields.keys() == {"person"}


def test_only_people_of_this_portal_get_one(give, charlie):
    with pytest.raises(Invalid) as refused:
        give(charlie.person)
    assert refused.value.fields.keys() == {"person"}


@pytest.mark.parametrize("days", [-1, 0, 91])
def test_an_end_is_asked_for_within_ninety_days(give, bob, days):
    with pytest.raises(Invalid) as refused:
        give(bob.person, until=timezone.now() + timedelta(days=days))
    assert refused.value.fields.keys() == {"until"}


def test_a_reason_is_asked_for(give, bob):
    with pytest.raises(Invalid) as refused:
        give(bob.person, reason="  ")
    assert refused.value.fields.keys() == {"reason"}


def test_an_unknown_action_is_refused(give, bob):
    with pytest.raises(Refused):
        give(bob.person, action="people.fly")


def test_objects_of_which_grants_are_not_kept_cost_no_query(bob, in_waterkant, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert not grants.granted(bob, "people.change", in_waterkant)


def test_when_the_grants_cannot_be_read_the_answer_is_no(give, bob, welfare, monkeypatch):
    give(bob.person)
    monkeypatch.setattr("tenants.grants.granted", lambda *_args: 1 / 0)

    assert not can(bob, "people.change", welfare)


def test_guardian_is_imported_in_one_place_alone():
    importing = {
        path.relative_to(ROOT).as_posix()
        for room in ("tenants", "portal", "cms", "search")
        for path in (ROOT / room).rglob("*.py")
        if any(
            name.split(".")[0] == "guardian"
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names])
        )
    }
    assert importing == {"tenants/grants/models.py"}


def test_guardian_made_no_user_of_its_own(db, django_user_model):
    assert not django_user_model.objects.exists()
