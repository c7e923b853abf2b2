"""Two people do two things to one referral at one moment, through the real addresses, each on a connection.

Whoever is second may be told no; nobody may find an error, and what is left must be a state that the table of moves
allows, with a trail that leads to it (fitting.py). `run` gives the figures.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from threading import Barrier
from time import sleep
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.utils import timezone

from portal.cases.models import Case
from portal.consent.models import Ground
from portal.consent.services import withdraw
from portal.referrals.models import Referral
from tenants.sight import seen_by
from tests.portal.referrals.at_once.fitting import what_does_not_fit
from tests.portal.referrals.at_once.scene import Scene, staged
from tests.proof.figure import Figure, Size, at_least, at_most, told

RACES = {Size.SMALL: 24, Size.FULL: 1_000}
GIVE_UP = 60.0
WELL = {200, 302, 403, 404, 409, 422}  # done, or told no with a sentence


@dataclass(frozen=True)
class Press:
    """A button: whose browser, where, and what the form holds."""

    browser: str
    path: str
    form: Mapping[str, str]


@dataclass
class Races:
    scene: Scene
    browsers: dict[str, Client]
    random: Random
    done: Counter[str] = field(default_factory=Counter)
    answers: Counter[int] = field(default_factory=Counter)
    both: int = 0
    illegal: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)


@dataclass
class Hesitating:
    """Waits a little now and then between two statements, so that the two come together at every place."""

    random: Random

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if self.random.random() < 0.2:
            sleep(self.random.uniform(0, 0.02))
        return execute(sql, params, many, context)


Made = tuple[Ground, Referral]
Presses = Callable[[Races, Ground, Referral], Press]


def run(size: Size, seed: int) -> Iterator[Figure]:
    """1,000 races of pairs of steps, every kind as often as the others."""
    came = races(RACES[size], seed)
    yield at_least("racing: races", sum(came.done.values()), RACES[size])
    yield at_least("racing: kinds of races", len(came.done), len(RACING))
    yield told("racing: of them in which both came through", came.both)
    yield at_most("racing: illegal states, and trails, clocks or rows that do not fit", len(came.illegal), 0)
    yield at_most("racing: answers with status 500", len(came.crashed), 0)
    for line, times in Counter([*came.illegal, *came.crashed]).most_common(8):
        yield Figure(f"racing: {line}", times, "", "", False)


def races(count: int, seed: int, *only: str) -> Races:
    """So many races, of all kinds or of these alone, in turn."""
    with staged(seed) as scene:
        browsers = {name: scene.browser(name) for name in ("welfare", "bank", "care")}
        browsers["welfare again"] = scene.browser("welfare")
        browsers["bank again"] = scene.browser("bank")
        came = Races(scene, browsers, Random(seed))
        kinds = only or tuple(RACING)
        with ThreadPoolExecutor(2) as pool:
            for number in range(count):
                _race(came, pool, kinds[number % len(kinds)])
            list(pool.map(lambda _each: connection.close(), range(2)))
        return came


def _race(came: Races, pool: ThreadPoolExecutor, kind: str) -> None:
    prepare, first, second = RACING[kind]
    ground, referral = prepare(came.scene)
    presses = [first(came, ground, referral), second(came, ground, referral)]
    if came.random.random() < 0.5:
        presses.reverse()
    together = Barrier(2)

    def press(each: Press) -> int:
        hesitating = Hesitating(Random(came.random.random()))
        with connection.execute_wrapper(hesitating):
            together.wait(GIVE_UP)
            # One is longer under way to its lock than the other.
            sleep(hesitating.random.choice((0, 0.1)) * hesitating.random.random())
            return int(came.browsers[each.browser].post(each.path, each.form).status_code)

    statuses = list(pool.map(press, presses))
    came.done[kind] += 1
    came.both += statuses == [302, 302]
    came.answers.update(statuses)
    if 302 not in statuses:
        came.illegal.append(f"{kind}: nobody came through, {statuses}")
    came.crashed += [f"{kind}: status {status}" for status in statuses if status not in WELL]
    came.illegal += [f"{kind}: {wrong}" for wrong in what_does_not_fit(came.scene, ground)]
    _put_right(came, ground)


def _put_right(came: Races, ground: Ground) -> None:
    """The next race begins with a case that welfare leads, and nothing of this one."""
    if Ground.objects.standing(timezone.localdate()).filter(pk=ground.pk).exists():
        with seen_by(came.scene.actor("welfare")):
            withdraw(came.scene.actor("welfare"), ground_uid=ground.uid)


def _sent(scene: Scene) -> Made:
    ground = scene.ground("bank", "care")
    return ground, scene.sent(ground, "bank")


def _drafted(scene: Scene) -> Made:
    ground = scene.ground("bank", "care")
    return ground, scene.draft(ground, "bank")


def _drafted_beside(scene: Scene) -> Made:
    ground = scene.ground("bank", "care")
    return ground, scene.draft(ground, "bank", beside=["care"])


def _beside(scene: Scene) -> Made:
    ground = scene.ground("bank", "care")
    return ground, scene.sent(ground, "bank", beside=["care"])


def _one_after_the_other(scene: Scene) -> Made:
    ground = scene.ground("bank", "care")
    return ground, scene.sent(ground, "bank", after=["care"])


def _helping(scene: Scene) -> Made:
    ground = scene.ground("bank", "care")
    return ground, scene.step("bank", scene.accepted(ground, "bank"), "start")


def _step(browser: str, name: str, **more: str) -> Presses:
    def press(came: Races, ground: Ground, referral: Referral) -> Press:
        scene = came.scene
        whose = browser.split()[0]
        if whose == "care":
            referral = Referral.objects.get(batch=referral.batch, receiver_team=scene.team("care"))
        known = {
            "version": str(referral.version),
            "key": str(uuid4()),
            "contact_person": str(scene.person(whose)),
            "to_team": str(scene.team("care").uid),
            "note": "Een bericht.",
            "reject_reason": "no_capacity",
            "advice": "Probeer een ander.",
        }
        return Press(browser, f"/doorverwijzingen/{referral.uid}/stap/{name}/", {**known, **more})

    return press


def _withdraw_consent(came: Races, ground: Ground, referral: Referral) -> Press:
    return Press("welfare", f"/grondslagen/{ground.uid}/stoppen/", {})


def _change_lead(came: Races, ground: Ground, referral: Referral) -> Press:
    scene = came.scene
    case = Case.objects.select_related("lead").get(pk=scene.world.case.pk)
    now = scene.colleague if case.lead_id != scene.colleague.pk else scene.actor("welfare").person
    to = f"{now.uid}/{scene.team('welfare').uid}"
    return Press("welfare again", f"/casussen/{case.uid}/aanspreekpunt/", {"to": to, "version": str(case.version)})


def _assign(came: Races, ground: Ground, referral: Referral) -> Press:
    form = {"to": str(came.scene.person("bank")), "version": str(referral.version)}
    return Press("bank again", f"/doorverwijzingen/{referral.uid}/verdelen/", form)


def _assess(came: Races, ground: Ground, referral: Referral) -> Press:
    return Press("bank again", f"/doorverwijzingen/{referral.uid}/beoordelen/", {"reason": "known"})


Prepare = Callable[[Scene], Made]
ACCEPT, HAND_ON, STOP = _step("bank", "accept"), _step("bank", "hand_on"), _step("welfare", "withdraw")
RACING: Mapping[str, tuple[Prepare, Presses, Presses]] = {
    "accept, withdraw": (_sent, ACCEPT, STOP),
    "accept, consent withdrawn": (_sent, ACCEPT, _withdraw_consent),
    "accept, recall": (_sent, ACCEPT, _step("welfare", "recall")),
    "accept, reject": (_sent, ACCEPT, _step("bank again", "reject")),
    "accept twice": (_sent, ACCEPT, _step("bank again", "accept")),
    "accept, reassign": (_sent, ACCEPT, _change_lead),
    "accept, assign": (_sent, ACCEPT, _assign),
    "accept, hand on": (_sent, ACCEPT, _step("bank again", "hand_on")),
    "accept, accept beside": (_beside, ACCEPT, _step("care", "accept")),
    "accept, consent withdrawn, beside": (_beside, ACCEPT, _withdraw_consent),
    "accept, withdraw beside": (_beside, ACCEPT, STOP),
    "send, consent withdrawn": (_drafted, _step("welfare again", "send"), _withdraw_consent),
    "send beside, consent withdrawn": (_drafted_beside, _step("welfare again", "send"), _withdraw_consent),
    "send, reassign": (_drafted, _step("welfare", "send"), _change_lead),
    "hand on, consent withdrawn": (_sent, HAND_ON, _withdraw_consent),
    "hand on, withdraw": (_sent, HAND_ON, STOP),
    "hand on, reassign": (_sent, HAND_ON, _change_lead),
    "hand on while helping, consent withdrawn": (_helping, HAND_ON, _withdraw_consent),
    "hand on while helping, withdraw": (_helping, HAND_ON, STOP),
    "reject with another after it, consent withdrawn": (
        _one_after_the_other, _step("bank", "reject"), _withdraw_consent,
    ),
    "withdraw, consent withdrawn": (_sent, _step("welfare again", "withdraw"), _withdraw_consent),
    "withdraw, reassign": (_sent, STOP, _change_lead),
    "consent withdrawn, reassign": (_sent, _withdraw_consent, _change_lead),
    "assess, consent withdrawn": (_sent, _assess, _withdraw_consent),
}  # fmt: skip
