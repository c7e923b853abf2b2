"""Who is told follows from the kind and the role; how, from what the person chose."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from portal.notifications import selectors, services
from portal.notifications.kinds import KINDS, UnknownKind
from portal.notifications.models import Notification
from portal.notifications.recipients import people_for
from tenants.access import Actor
from tenants.database.transactions import OutsideTransaction
from tenants.models import Membership, Team, Tenant
from tenants.outbox.models import OutboxMessage

Tell = Callable[..., int]


def test_a_message_stands_in_the_list_of_whom_it_is_for(in_waterkant: Tenant, eva: Actor, tell: Tell) -> None:
    tell(eva)

    [message] = selectors.messages(eva).messages
    assert (message.said, message.subject, message.read) == ("Er wacht een voorstel op u", "Inloopspreekuur", False)
    assert selectors.unread(eva) == 1


def test_somebody_else_sees_nothing_of_it(in_waterkant: Tenant, eva: Actor, marit: Actor, tell: Tell) -> None:
    tell(eva)

    assert selectors.messages(marit).messages == ()
    assert selectors.unread(marit) == 0


def test_the_same_cause_is_told_once(in_waterkant: Tenant, eva: Actor, tell: Tell) -> None:
    assert tell(eva, key="a") == 1
    assert tell(eva, key="a") == 0
    assert tell(eva, key="b") == 1
    assert selectors.unread(eva) == 2


def test_without_a_key_each_time_counts(in_waterkant: Tenant, eva: Actor, tell: Tell) -> None:
    tell(eva)
    tell(eva)

    assert selectors.unread(eva) == 2


def test_who_wants_nothing_of_a_kind_gets_nothing(in_waterkant: Tenant, eva: Actor, tell: Tell) -> None:
    services.choose_channels(eva, channels={"map.proposal_waiting": "none"})

    assert tell(eva) == 0
    assert tell(eva, "report.new") == 1


def test_a_mail_is_written_only_for_who_wants_it_at_once(in_waterkant: Tenant, eva: Actor, tell: Tell) -> None:
    tell(eva)
    assert not OutboxMessage.objects.exists()

    services.choose_channels(eva, channels={"map.proposal_waiting": "mail"})
    tell(eva)
    assert OutboxMessage.objects.get().aggregate == "mail:notifications.message"


def test_nothing_stands_when_its_cause_is_rolled_back(in_waterkant: Tenant, eva: Actor) -> None:
    with transaction.atomic():
        services.notify("cms.review_asked", recipients=[eva.person], url="/a/")
        transaction.set_rollback(True)
    assert not Notification.objects.exists()
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_it_wants_the_transaction_of_its_cause(in_waterkant: Tenant, eva: Actor) -> None:
    with pytest.raises(OutsideTransaction):
        services.notify("report.new", recipients=[eva.person], url="/a/")


@pytest.mark.parametrize(
    "url", ["", "https://elders.example/", "//elders.example/", "/\\elders.example", "/a\n/b", "a/"]
)
def test_it_points_inside_the_portal_and_nowhere_else(in_waterkant: Tenant, eva: Actor, tell: Tell, url: str) -> None:
    with pytest.raises(ValueError, match="inside the portal"):
        tell(eva, url=url)


def test_a_kind_that_nobody_knows_is_an_error_of_ours(in_waterkant: Tenant, eva: Actor, tell: Tell) -> None:
    with pytest.raises(UnknownKind):
        tell(eva, "map.no_such_kind")


def test_editors_hear_of_all_and_administrators_of_their_own_organisation(
    in_waterkant: Tenant, eva: Actor, marit: Actor, anna: Actor, alice: Actor, welfare: Team, credit_bank: Team
) -> None:
    assert set(people_for("report.new", organisation=welfare.organisation_id)) == {
        eva.person,
        marit.person,
        anna.person,
    }
    assert set(people_for("report.new", organisation=credit_bank.organisation_id)) == {eva.person, marit.person}
    assert set(people_for("report.new")) == {eva.person, marit.person}
    assert set(people_for("report.new", besides=eva.person)) == {marit.person}


def test_a_leaver_and_people_of_another_portal_hear_nothing(in_waterkant: Tenant, eva: Actor, charlie: Actor) -> None:
    Membership.objects.filter(person=eva.person).update(ends_on="2021-01-01")

    assert people_for("report.new") == []


def test_who_lost_the_role_reads_no_more_of_it(in_waterkant: Tenant, eva: Actor, tell: Tell) -> None:
    from tenants.access import actor_for

    tell(eva)
    Membership.objects.filter(person=eva.person).update(role="PP")

    assert selectors.messages(actor_for(eva.person, in_waterkant)).messages == ()


@pytest.mark.parametrize("how_many", [1, 10, 100])
def test_telling_many_costs_what_telling_one_does(
    in_waterkant: Tenant, eva: Actor, how_many: int, django_assert_max_num_queries: Any
) -> None:
    from tests.factories.tenants import make_member

    people = [make_member(in_waterkant, f"Lezer{number}", "CE", eva.team) for number in range(how_many)]
    with transaction.atomic(), django_assert_max_num_queries(4):  # SQLite writes a hundred rows in two goes
        assert services.notify("report.new", recipients=people, url="/meldingen/") == how_many


def test_every_kind_has_somebody_to_tell() -> None:
    assert [kind.code for kind in KINDS.values() if not kind.everybody] == []
