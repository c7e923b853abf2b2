"""What somebody filled in and did not send: only their browser can open it, and not longer than an hour."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.intake.models import IntakeDraft, IntakeRequest
from portal.intake.services import draft_of, forget_draft, keep_draft, send_draft
from portal.intake.services.drafts import forget_expired
from tenants.access import Actor
from tenants.context import activate
from tenants.errors import NotFound
from tenants.models import Team, Tenant
from tests.factories.intake import RANA


def test_who_holds_the_secret_reads_it_and_the_row_alone_tells_nothing(in_waterkant: Tenant, anonymous: Actor) -> None:
    draft = keep_draft(anonymous, secret="", answers={"first_name": "Rana"})
    row = IntakeDraft.objects.get()

    assert draft_of(anonymous, draft.secret).answers == {"first_name": "Rana"}  # type: ignore[union-attr]
    assert b"Rana" not in bytes(row.sealed)
    assert draft.secret not in f"{row.lookup}{bytes(row.sealed)!r}"
    assert "Rana" not in repr(draft)


@pytest.mark.parametrize("secret", ["", "x", "a" * 43, "é" * 43, "a" * 5000])
def test_another_secret_finds_nothing(in_waterkant: Tenant, anonymous: Actor, secret: str) -> None:
    keep_draft(anonymous, secret="", answers={"first_name": "Rana"})

    assert draft_of(anonymous, secret) is None


def test_a_secret_that_nobody_gave_out_becomes_none_of_ours(in_waterkant: Tenant, anonymous: Actor) -> None:
    """Somebody who sets the cookie of a victim beforehand would read along."""
    planted = "a" * 43

    assert keep_draft(anonymous, secret=planted, answers={}).secret != planted


def test_it_opens_in_its_own_portal_alone(
    waterkant: Tenant, heidedorp: Tenant, anonymous: Actor, charlie: Actor
) -> None:
    with activate(waterkant):
        draft = keep_draft(anonymous, secret="", answers={"first_name": "Rana"})
        sealed = IntakeDraft.objects.get()
    with activate(heidedorp):
        assert draft_of(charlie, draft.secret) is None
        IntakeDraft.objects.create(lookup=sealed.lookup, sealed=sealed.sealed, expires_at=sealed.expires_at)
        assert draft_of(charlie, draft.secret) is None


def test_after_an_hour_it_does_not_open_and_the_job_wipes_it(in_waterkant: Tenant, anonymous: Actor) -> None:
    draft = keep_draft(anonymous, secret="", answers={"first_name": "Rana"})
    IntakeDraft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert draft_of(anonymous, draft.secret) is None
    assert forget_expired() == 1
    assert not IntakeDraft.objects.exists()


def test_wiping_wipes_at_once(in_waterkant: Tenant, anonymous: Actor) -> None:
    draft = keep_draft(anonymous, secret="", answers={"first_name": "Rana"})
    forget_draft(anonymous, secret=draft.secret)

    assert not IntakeDraft.objects.exists()


def test_pressing_twice_sends_once_and_the_answers_are_gone(
    in_waterkant: Tenant, receives: Team, anonymous: Actor
) -> None:
    draft = keep_draft(anonymous, secret="", answers={**vars(RANA), "checked": "yes"})
    first, second = (send_draft(anonymous, secret=draft.secret) for _time in range(2))

    assert first.answers == second.answers
    assert set(first.answers) == {"code", "due_on", "team", "first_talk"}
    assert IntakeRequest.objects.count() == 1


def test_a_late_answer_of_another_window_does_not_open_it_again(
    in_waterkant: Tenant, receives: Team, anonymous: Actor
) -> None:
    draft = keep_draft(anonymous, secret="", answers={**vars(RANA)})
    sent = send_draft(anonymous, secret=draft.secret)

    assert keep_draft(anonymous, secret=draft.secret, answers={**vars(RANA)}).answers == sent.answers


def test_what_is_no_longer_there_cannot_be_sent(in_waterkant: Tenant, receives: Team, anonymous: Actor) -> None:
    with pytest.raises(NotFound):
        send_draft(anonymous, secret="a" * 43)
