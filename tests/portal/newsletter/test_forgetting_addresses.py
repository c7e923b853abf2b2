"""An address that nobody confirmed goes after a fortnight; who left is a stroke in a count for a year."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tenants.retention import running
from tests.factories.newsletter import make_subscriber
from tests.factories.retention import erased_by

NOW = timezone.now()


@pytest.mark.parametrize(("days", "kept"), [(13, True), (14, False), (40, False)])
def test_an_address_without_a_button_pressed_is_forgotten_after_two_weeks(waterkant, subscribers, days, kept):
    make_subscriber(waterkant, confirmed_at=None, asked_at=NOW - timedelta(days=days))

    assert erased_by("newsletter.unconfirmed", NOW) == (0 if kept else 1)
    assert bool(subscribers()) == kept


def test_who_confirmed_stays(waterkant, subscribers):
    make_subscriber(waterkant, asked_at=NOW - timedelta(days=900), confirmed_at=NOW - timedelta(days=899))

    assert erased_by("newsletter.unconfirmed", NOW) == 0
    assert len(subscribers()) == 1


@pytest.mark.parametrize(("days", "kept"), [(364, True), (366, False)])
def test_the_empty_row_of_who_left_is_counted_for_a_year(waterkant, subscribers, days, kept):
    reader = make_subscriber(waterkant)
    from tenants.context import activate

    with activate(waterkant):
        reader.email, reader.unsubscribed_at = "", NOW - timedelta(days=days)
        reader.save()

    erased_by("newsletter.unconfirmed", NOW)
    assert bool(subscribers()) == kept


def test_many_go_in_batches_and_of_every_portal(waterkant, heidedorp, subscribers, monkeypatch):
    monkeypatch.setattr(running, "BATCH", 2)
    for tenant in (waterkant, heidedorp):
        for _each in range(5):
            make_subscriber(tenant, confirmed_at=None, asked_at=NOW - timedelta(days=20))

    assert erased_by("newsletter.unconfirmed", NOW) == 10
    assert erased_by("newsletter.unconfirmed", NOW) == 0
