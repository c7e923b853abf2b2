"""What the log takes in: registered actions and ids, in the transaction of what it tells of."""

from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from tenants import audit
from tenants.access import system
from tenants.audit.identifiers import NotAnIdentifier, plain_identifiers
from tenants.audit.models import AuditEntry
from tenants.context import activate, platform
from tenants.database.transactions import OutsideTransaction

LOOKED = audit.register_action("tests.looked", "Gekeken")


def test_a_row_tells_who_did_what_to_which_object(alice, welfare, in_waterkant, cause):
    entry = audit.record(alice, LOOKED, welfare, section="opening_hours", item=3)

    entry.refresh_from_db()
    assert (entry.tenant, entry.action, entry.person_id) == (in_waterkant, "tests.looked", alice.person.pk)
    assert (entry.object_type, entry.object_id, entry.object_uid) == ("tenants.team", welfare.pk, welfare.uid)
    assert entry.ids == {"section": "opening_hours", "item": 3}
    assert entry.roles == "AN+PP"


def test_a_row_costs_one_query(alice, in_waterkant, django_assert_num_queries, cause):
    with django_assert_num_queries(1):
        audit.record(alice, LOOKED)


def test_an_action_that_nobody_registered_is_refused(alice, in_waterkant, cause):
    with pytest.raises(audit.UnknownAction):
        audit.record(alice, audit.Action("tests.never_registered", "Nooit"))


def test_an_action_that_only_looks_like_a_registered_one_is_refused(alice, in_waterkant, cause):
    with pytest.raises(audit.UnknownAction):
        audit.record(alice, audit.Action("tests.looked", "Iets anders"))


def test_two_rooms_cannot_register_one_code():
    with pytest.raises(ValueError, match="twice"):
        audit.register_action("tests.looked", "Iets anders")


@pytest.mark.parametrize(
    "value",
    [
        "Ria de Vries",
        "ria@leden.example",
        "zoek?q=schulden",
        "Voorstraat 12",
        "0612345678",
        "",
        "a" * 61,
        1.5,
        True,
        None,
    ],
)
def test_a_name_a_text_or_a_query_string_is_refused(alice, in_waterkant, value, cause):
    with pytest.raises(NotAnIdentifier) as refused:
        audit.record(alice, LOOKED, what=value)

    assert str(value) == "" or str(value) not in str(refused.value)
    assert not AuditEntry.objects.exists()


@given(st.text(alphabet=st.characters(categories=["Zs", "Lu", "Po", "Cc", "Lo"]), min_size=1))
def test_no_text_with_a_space_a_capital_or_a_sign_passes(text):
    harmless = set(".:-")
    if set(text) <= harmless:
        return
    with pytest.raises(NotAnIdentifier):
        plain_identifiers({"what": text})


def test_uuids_are_kept_as_text(alice, in_waterkant, cause):
    uid = uuid4()
    assert audit.record(alice, LOOKED, service=uid).ids == {"service": str(uid)}


def test_the_row_goes_when_its_cause_is_rolled_back(alice, in_waterkant):
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012  the row and its cause
        audit.record(alice, LOOKED)
        raise RuntimeError

    assert not AuditEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded(alice, in_waterkant):
    with pytest.raises(OutsideTransaction):
        audit.record(alice, LOOKED)


def test_the_transaction_of_a_test_case_is_no_excuse(alice, in_waterkant):
    with pytest.raises(OutsideTransaction):
        audit.record(alice, LOOKED)


def test_the_system_says_why_it_acts(in_waterkant, cause):
    entry = audit.record(system(in_waterkant, "nightly_check"), LOOKED)

    assert (entry.person_id, entry.because, entry.roles) == (None, "nightly_check", "SY")


def test_working_across_tenants_leaves_a_row_of_no_tenant(db):
    with platform("rebuild-index"):
        pass

    entry = AuditEntry.every_chain.get()
    assert (entry.tenant_id, entry.action, entry.because) == (None, "platform.across_tenants", "rebuild-index")


def test_a_reason_that_names_somebody_opens_nothing(db):
    with pytest.raises(NotAnIdentifier), platform("Omdat Ria dat vroeg"):
        pytest.fail("The scope must not open.")


def test_another_tenant_reads_nothing_of_it(alice, charlie, waterkant, heidedorp, cause):
    with activate(waterkant):
        audit.record(alice, LOOKED)
    with activate(heidedorp):
        assert not AuditEntry.objects.exists()


def test_the_privacy_officer_reads_the_log_and_a_partner_does_not(alice, frits, in_waterkant, cause):
    audit.record(alice, LOOKED)

    assert AuditEntry.objects.visible_to(frits).count() == 1
    assert not AuditEntry.objects.visible_to(alice).exists()
