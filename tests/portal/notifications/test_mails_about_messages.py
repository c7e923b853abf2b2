"""A mail says that there is something, and where. It goes to whoever may still get it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail as sent
from django.utils import timezone

from portal.notifications import services
from portal.notifications.digest import send_digests
from portal.notifications.models import Notification
from tenants.access import Actor
from tenants.context import activate
from tenants.models import Membership, Tenant
from tests.factories.retention import erased_by

pytestmark = pytest.mark.django_db(transaction=True)
Tell = Callable[..., int]
Deliver = Callable[[], None]
SUBJECT = "Hulp voor mensen met schulden"


def test_it_names_nothing_and_links_to_the_list(waterkant: Tenant, eva: Actor, tell: Tell, deliver: Deliver) -> None:
    tell(eva, "cms.review_asked", SUBJECT)
    deliver()

    [letter] = sent.outbox
    assert letter.to == [eva.person.email]
    assert "/berichten/" in letter.body
    assert "http://waterkant.localhost" in letter.body
    for hidden in (SUBJECT, "schulden", "Eva", "nakijk"):
        assert hidden not in letter.body + letter.subject


def test_who_read_it_meanwhile_gets_no_mail(waterkant: Tenant, eva: Actor, tell: Tell, deliver: Deliver) -> None:
    tell(eva, "cms.review_asked")
    with activate(waterkant):
        services.mark_all_read(eva)
    deliver()

    assert sent.outbox == []


def test_who_lost_the_role_meanwhile_gets_no_mail(waterkant: Tenant, eva: Actor, tell: Tell, deliver: Deliver) -> None:
    tell(eva, "cms.review_asked")
    with activate(waterkant):
        Membership.objects.filter(person=eva.person).update(role="PP")
    deliver()

    assert sent.outbox == []


def test_one_mail_a_day_counts_what_came(waterkant: Tenant, eva: Actor, tell: Tell, deliver: Deliver) -> None:
    tell(eva)
    tell(eva, "report.new")
    assert send_digests() == 1
    assert send_digests() == 0
    deliver()

    [letter] = sent.outbox
    assert "2 nieuwe berichten" in letter.body


def test_the_mail_of_the_day_comes_again_only_for_something_new(waterkant: Tenant, eva: Actor, tell: Tell) -> None:
    tell(eva)
    send_digests()
    tomorrow = timezone.now() + timedelta(days=1)
    assert send_digests(tomorrow) == 0

    tell(eva)
    assert send_digests(tomorrow) == 1


def test_there_is_no_mail_of_the_day_for_what_was_read(
    waterkant: Tenant, eva: Actor, tell: Tell, deliver: Deliver
) -> None:
    tell(eva)
    send_digests()
    with activate(waterkant):
        services.mark_all_read(eva)
    deliver()

    assert sent.outbox == []


def test_messages_of_half_a_year_ago_are_forgotten(waterkant: Tenant, eva: Actor, tell: Tell) -> None:
    tell(eva)
    tell(eva)
    now = timezone.now()
    with activate(waterkant):
        old = Notification.objects.first()
        Notification.objects.filter(pk=old.pk).update(made_at=now - timedelta(days=181))

    assert erased_by("notifications.message", now) == 1
    with activate(waterkant):
        assert Notification.objects.count() == 1
