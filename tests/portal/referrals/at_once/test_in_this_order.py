"""Orders that a race hits once in a hundred times, here every time: one waits in the middle of what it does."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import connection

from portal.cases.models import CaseAccess
from portal.cases.services import invite_team
from portal.consent.models import Ground
from portal.consent.services import withdraw
from portal.referrals.models import Referral
from portal.referrals.services import effects
from tenants.access import Actor
from tests.portal.referrals.at_once.scene import Scene, as_actor, staged
from tests.portal.referrals.stateful import RUNNING

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

Command = Callable[[], Any]


class Halfway:
    """Holds the first command at a place in its transaction until the second had time to run into it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> None:
        self.reached = Event()
        really = getattr(module, name)

        def slowly(*args: Any, **kwargs: Any) -> Any:
            came = really(*args, **kwargs)
            if not self.reached.is_set():
                self.reached.set()
                Event().wait(0.7)
            return came

        monkeypatch.setattr(module, name, slowly)

    def then(self, first: Command, second: Command) -> list[BaseException | None]:
        """What each ran into."""
        with ThreadPoolExecutor(2) as pool:
            slow = pool.submit(_closing, first)
            assert self.reached.wait(20), slow.exception()
            quick = pool.submit(_closing, second)
            return [slow.exception(30), quick.exception(30)]


def _closing(command: Command) -> Any:
    try:
        return command()
    finally:
        connection.close()


def withdrawing(scene: Scene, ground: Ground) -> Command:
    def command(actor: Actor) -> Any:
        return withdraw(actor, ground_uid=ground.uid)

    return lambda: as_actor(scene, "welfare", command)


@pytest.mark.parametrize("how", ["hand on", "send beside", "reject with another after it"])
def test_what_is_sent_on_while_consent_is_withdrawn_does_not_outlive_it(monkeypatch, how):
    with staged(7) as scene:
        ground = scene.ground("bank", "care")
        first = {
            "hand on": lambda: scene.step("bank", referral, "hand_on", to_team=scene.team("care").uid),
            "send beside": lambda: scene.step("welfare", referral, "send"),
            "reject with another after it": lambda: scene.step(
                "bank", referral, "reject", reject_reason="no_capacity", advice="Probeer een ander."
            ),
        }[how]
        referral = {
            "hand on": lambda: scene.sent(ground, "bank"),
            "send beside": lambda: scene.draft(ground, "bank", beside=["care"]),
            "reject with another after it": lambda: scene.sent(ground, "bank", after=["care"]),
        }[how]()
        halfway = Halfway(monkeypatch, effects, "follow_up")

        came = halfway.then(_in(scene, first), withdrawing(scene, ground))

        assert came == [None, None]
        assert not Referral.objects.filter(ground=ground, state__in=RUNNING.split()).exists()
        assert not CaseAccess.objects.filter(ground_uid=ground.uid).exists()


def test_a_team_that_is_invited_while_consent_is_withdrawn_is_not_let_in(monkeypatch):
    from portal.cases.services import circle

    with staged(7) as scene:
        ground = scene.ground("bank")
        halfway = Halfway(monkeypatch, circle, "let_in")

        def invite(actor: Actor) -> Any:
            return invite_team(
                actor, uid=scene.world.case.uid, team_uid=scene.team("bank").uid, ground_uid=ground.uid
            )  # fmt: skip

        came = halfway.then(lambda: as_actor(scene, "welfare", invite), withdrawing(scene, ground))

        assert came == [None, None]
        assert not CaseAccess.objects.filter(ground_uid=ground.uid).exists()


def _in(scene: Scene, command: Command) -> Command:
    from tenants.context import activate

    def inside() -> Any:
        with activate(scene.tenant):
            return command()

    return inside
