"""A draft changes, a version never: not by the services, not past them."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tenants.access import Actor
from tenants.covenant import services
from tenants.covenant.markup import hash_of
from tenants.covenant.models import CovenantAcceptance, CovenantDraft, CovenantVersion
from tenants.database import append_only
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Tenant
from tests.tenants.covenant.covenants import TEXT, in_days, published, signed


def test_publishing_makes_a_version_of_the_draft_with_the_hash_of_its_text(in_waterkant: Tenant, eva: Actor) -> None:
    version = published(eva)

    assert (version.number, version.text, version.text_hash) == (1, TEXT, hash_of(TEXT))
    assert not CovenantDraft.objects.exists()


def test_the_next_version_gets_the_next_number(in_waterkant: Tenant, eva: Actor) -> None:
    assert [published(eva).number, published(eva).number] == [1, 2]


def test_a_draft_is_changed_at_the_version_that_was_looked_at(in_waterkant: Tenant, eva: Actor, marit: Actor) -> None:
    services.write_draft(eva, title="Convenant", text="Een")
    services.write_draft(marit, title="Convenant", text="Twee", version=1)

    with pytest.raises(Stale):
        services.write_draft(eva, title="Convenant", text="Drie", version=1)
    assert CovenantDraft.objects.get().text == "Twee"


def test_two_who_begin_at_once_do_not_write_over_each_other(in_waterkant: Tenant, eva: Actor, marit: Actor) -> None:
    services.write_draft(eva, title="Convenant", text="Een")

    with pytest.raises(Stale):
        services.write_draft(marit, title="Convenant", text="Twee")


@pytest.mark.parametrize(
    ("title", "text"), [("", "Tekst"), ("x" * 201, "Tekst"), ("Titel", " \n "), ("Titel", "x" * 60_001)]
)
def test_a_draft_without_a_title_or_a_text_is_refused(in_waterkant: Tenant, eva: Actor, title: str, text: str) -> None:
    with pytest.raises(Invalid):
        services.write_draft(eva, title=title, text=text)
    assert not CovenantDraft.objects.exists()


def test_without_a_draft_there_is_nothing_to_publish(in_waterkant: Tenant, eva: Actor) -> None:
    with pytest.raises(NotFound):
        services.publish(eva, version=1, in_force_from=in_days(0))


def test_what_was_changed_after_the_look_is_not_published(in_waterkant: Tenant, eva: Actor) -> None:
    services.write_draft(eva, title="Convenant", text="Een")
    services.write_draft(eva, title="Convenant", text="Twee", version=1)

    with pytest.raises(Stale):
        services.publish(eva, version=1, in_force_from=in_days(0))


@pytest.mark.parametrize("someone", ["alice", "anna", "carla", "omar", "frits", "ria", "volunteer", "pim", "anonymous"])
def test_only_editors_write_and_publish(
    request: pytest.FixtureRequest, in_waterkant: Tenant, eva: Actor, someone: str
) -> None:
    actor = request.getfixturevalue(someone)
    services.write_draft(eva, title="Convenant", text=TEXT)

    with pytest.raises(Refused):
        services.write_draft(actor, title="Convenant", text="Anders", version=1)
    with pytest.raises(Refused):
        services.publish(actor, version=1, in_force_from=in_days(0))


def test_the_first_version_may_be_in_force_for_years_and_a_later_one_never_reaches_back(
    in_waterkant: Tenant, eva: Actor
) -> None:
    assert published(eva, start=-400).number == 1

    with pytest.raises(Invalid, match="vandaag"):
        published(eva, start=-1)


def test_a_version_does_not_start_before_the_one_before_it(in_waterkant: Tenant, eva: Actor) -> None:
    published(eva)
    published(eva, start=30)

    with pytest.raises(Invalid, match="later"):
        published(eva, start=29)


def test_the_old_version_counts_at_least_until_the_new_one_starts(in_waterkant: Tenant, eva: Actor) -> None:
    published(eva)

    with pytest.raises(Invalid) as wrong:
        published(eva, start=10, older_until=9)
    assert set(wrong.value.fields) == {"previous_counts_until"}


def test_the_database_refuses_to_change_or_remove_what_was_published_or_signed(
    in_waterkant: Tenant, eva: Actor, anna: Actor
) -> None:
    version = published(eva)
    acceptance = signed(anna, version)

    for attempt in (
        lambda: CovenantVersion.objects.filter(pk=version.pk).update(text="Anders"),
        lambda: CovenantVersion.objects.filter(pk=version.pk).update(previous_counts_until=in_days(9)),
        lambda: CovenantAcceptance.objects.filter(pk=acceptance.pk).update(person_name="Iemand anders"),
        acceptance.delete,
    ):
        with pytest.raises(DatabaseError, match=r"never changed|permission denied"), transaction.atomic():
            attempt()
    assert CovenantVersion.objects.get().text == TEXT


def test_sabotage_without_the_triggers_a_version_would_change(in_waterkant: Tenant, eva: Actor, as_owner: Any) -> None:
    version = published(eva)

    with as_owner(), append_only.lifted(connection):
        CovenantVersion.objects.filter(pk=version.pk).update(text="Anders")
        changed = CovenantVersion.objects.get().text

    assert changed == "Anders"  # so the test above would turn red
