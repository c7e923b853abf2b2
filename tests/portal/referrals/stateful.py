"""Thousands of steps at random by everybody, right and wrong ones, against a model that was written apart.

`MAY` is copied by hand from the design (referral-workflow.md), not from the code: a slip of the pen in the table of
moves then shows as a step that the model does not know. `run` gives the figures for docs/proof.md.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from portal.cases import access
from portal.cases.models import Case, CaseAccess
from portal.cases.services import Told as CaseTold
from portal.cases.services import open_case
from portal.cases.words import Level, Source
from portal.consent.models import Ground, Purpose
from portal.consent.services import Answered, record_ground, withdraw
from portal.consent.services.recording import notice_for
from portal.referrals import services
from portal.referrals.models import KindReceiver, Referral, ReferralClock, ReferralEvent, ReferralKind, TalkTime
from portal.referrals.providing import provide_for
from portal.referrals.services import Told, Written
from portal.referrals.talks import Time
from portal.referrals.words import Decided, Outcome, RejectReason
from tenants.access import Actor, Role, actor_for, resident
from tenants.context import activate
from tenants.errors import HouseError
from tenants.models import OrganisationKind, Team, Tenant
from tenants.sight import seen_by
from tests.factories.tenants import make_member, make_organisation, make_tenant
from tests.proof.figure import Figure, Size, at_least, at_most, told
from tests.tenants.covenant.covenants import published, signed

STEPS = {Size.SMALL: 150, Size.FULL: 10_000}
RUNNING = "draft consent sent returned accepted waitlisted appointed in_progress"


def _talking(state: str) -> dict[str, str]:
    """A three-way talk: times are spoken of without a step, and the chosen one is the appointment."""
    return {**dict.fromkeys(("propose", "none_fits", "take_back_times"), state), "choose_time": "appointed"}


# From each state: step -> the state after it. By hand, from the design.
MAY: Mapping[str, Mapping[str, str]] = {
    "draft": {"ask_consent": "consent", "send": "sent"},
    "consent": {"send": "sent"},
    "sent": {
        "accept": "accepted", "return": "returned", "reject": "rejected", "hand_on": "handed_on", "recall": "draft",
        "propose": "sent", "take_back_times": "sent",
    },
    "returned": {"supply": "sent", "propose": "returned", "take_back_times": "returned"},
    "accepted": {
        "waitlist": "waitlisted", "appoint": "appointed", "start": "in_progress", **_talking("accepted"),
    },
    "waitlisted": {
        "reconfirm": "waitlisted", "appoint": "appointed", "start": "in_progress", "hand_on": "handed_on",
        **_talking("waitlisted"),
    },
    "appointed": {
        "call_off": "accepted", **_talking("appointed"),
        "appoint": "appointed", "no_show": "appointed", "start": "in_progress", "decide": "appointed", "end": "ended",
    },
    "in_progress": {
        "interim": "in_progress", "decide": "in_progress", "complete": "completed", "end": "ended",
        "hand_on": "handed_on",
    },
}  # fmt: skip
BY_BOTH = ("propose", "choose_time", "none_fits", "take_back_times", "call_off")
ALWAYS = {"withdraw": "withdrawn", "in_error": "in_error"}
NAMES = sorted({name for steps in MAY.values() for name in steps} | ALWAYS.keys() | {"expire", "nonsense"})
# What the receiving team's row opens in each state; where it is missing there is no row.
OPENS = {
    **dict.fromkeys(("sent", "returned"), Level.MINIMUM),
    **dict.fromkeys(("accepted", "waitlisted", "appointed", "in_progress", "completed", "ended"), Level.ALL),
}


@dataclass
class World:
    tenant: Tenant
    actors: dict[str, Actor]
    teams: dict[str, Team]
    kinds: list[ReferralKind]
    case: Case
    ground: Ground
    taken: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    illegal: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)


def run(size: Size, seed: int) -> Iterator[Figure]:
    """10,000 steps against the model; at a small size a sample."""
    world, random = build(seed), Random(seed)
    with activate(world.tenant):
        for number in range(STEPS[size]):
            _step(world, random)
            if number % 50 == 0:
                _check(world)
        _check(world)
        missing, needless = access.differences()
    done = sum(world.taken.values())
    yield at_least("referrals: steps tried by everybody at random", STEPS[size], STEPS[size])
    yield at_least("referrals: of them taken", done, STEPS[size] // 10)
    yield told("referrals: of them refused with a sentence", world.refused)
    yield at_least("referrals: kinds of steps taken", len(world.taken), 8 if size == Size.SMALL else 18)
    yield at_most("referrals: steps that the model does not know, or states that do not fit", len(world.illegal), 0)
    yield at_most("referrals: errors that are no sentence (status 500)", len(world.crashed), 0)
    yield at_most("referrals: rows of the flat table missing or too many", len(missing) + len(needless), 0)


def build(seed: int) -> World:
    tenant = make_tenant(f"stappen-{seed}", municipality_codes=["GM0622"])
    kinds = {"welfare": OrganisationKind.WELFARE, "bank": OrganisationKind.CREDIT_BANK, "care": OrganisationKind.CARE}
    teams = {name: make_organisation(tenant, f"{name} {seed}", kind) for name, kind in kinds.items()}
    with activate(tenant), transaction.atomic():
        actors = {name: _actor(tenant, f"{name}{seed}", Role.PARTNER, team) for name, team in teams.items()}
        actors["outsider"] = _actor(
            tenant, f"anders{seed}", Role.PARTNER, make_organisation(tenant, f"anders {seed}", OrganisationKind.WELFARE)
        )
        version = published(_actor(tenant, f"redactie{seed}", Role.EDITOR, teams["care"]))
        for name, team in teams.items():
            signed(_actor(tenant, f"beheer{name}{seed}", Role.PARTNER_ADMIN, team), version)
        provide_for(tenant)
        found = list(ReferralKind.objects.filter(code__in=("budget-coach", "welfare", "debt-help")))
        for kind in found:
            for name in ("bank", "care"):
                KindReceiver.objects.create(kind=kind, team=teams[name])
        case = open_case(
            actors["welfare"],
            team_uid=teams["welfare"].uid,
            told=CaseTold(first_name="Rana", last_name="Voorbeeld", birth_date="1980-12-31", telephone="06"),
        )
        actors["resident"] = resident(tenant, case.subject)
        return World(tenant, actors, teams, found, case, _ground(actors["welfare"], teams, case))


def _actor(tenant: Tenant, name: str, role: Role, team: Team) -> Actor:
    return actor_for(make_member(tenant, name, role, team), tenant)


def _ground(actor: Actor, teams: Mapping[str, Team], case: Case) -> Ground:
    purpose = Purpose.objects.get(code="hand-over")
    until = timezone.localdate() + timedelta(days=30)
    receivers = [teams["bank"], teams["care"]]
    return record_ground(
        actor,
        subject=case.subject,
        purpose_uid=purpose.uid,
        controller=teams["welfare"].uid,
        receivers=[team.uid for team in receivers],
        answered=Answered(
            answer="given", channel="spoken", evidence="note", language="nl", given_at=timezone.now(), until=until,
            shown_hash=notice_for(purpose, teams["welfare"], receivers, until, "nl").hash,
        ),
    )  # fmt: skip


def _step(world: World, random: Random) -> None:
    """One thing at random: mostly a step of a running referral, sometimes a new one or a withdrawal of the ground."""
    running = list(Referral.objects.filter(state__in=RUNNING.split()).order_by("pk").values_list("pk", "state"))
    chance = random.random()
    if chance < 0.002 and len(running) > 2:
        _guarded(world, lambda: _withdraw_and_ask_again(world))
    elif chance < 0.15 or not running:
        _guarded(world, lambda: _new(world, random))
    else:
        # A state first, then one in it: who is far on the road is as often chosen as who just left.
        state = random.choice(sorted({state for _pk, state in running}))
        _move(world, random, Referral.objects.get(pk=random.choice([pk for pk, at in running if at == state])))


def _new(world: World, random: Random) -> None:
    receiver, other = random.sample([world.teams["bank"], world.teams["care"]], 2)
    more = random.choice(({}, {}, {"after": [other.uid]}, {"beside": [other.uid]}))
    if random.random() < 0.4:
        more = {**more, "hand_over": "three_way", "times": _times(random)}
    written = Written(question="Hoe verder?", receiver=receiver.uid, ground=world.ground.uid, **more)  # type: ignore[arg-type]
    sender = world.actors["welfare"]
    with seen_by(sender):
        made = services.draft(sender, case_uid=world.case.uid, kind_uid=random.choice(world.kinds).uid, written=written)
        if random.random() < 0.8:
            services.move(sender, uid=made.uid, name="send", version=made.version, key=uuid4())
            world.taken["send"] += 1


def _withdraw_and_ask_again(world: World) -> None:
    sender = world.actors["welfare"]
    with seen_by(sender):
        withdraw(sender, ground_uid=world.ground.uid)
    if Referral.objects.filter(ground=world.ground, state__in=RUNNING.split()).exists():
        world.illegal.append("a referral runs under a ground that ended")
    if CaseAccess.objects.filter(ground_uid=world.ground.uid).exists():
        world.illegal.append("a ground that ended opens something")
    with seen_by(sender):
        world.ground = _ground(sender, world.teams, world.case)


def _move(world: World, random: Random, referral: Referral) -> None:
    fitting = [*MAY.get(referral.state, {})]
    name = random.choice(fitting) if random.random() < 0.7 else random.choice(NAMES)
    actor = _somebody(world, random, referral, name)
    if random.random() < 0.1 and name == "no_show":
        Referral.objects.filter(pk=referral.pk).update(no_shows=3)
    before = referral.state
    version = referral.version - (random.random() < 0.05)
    key = random.choice((None, uuid4()))

    def act() -> None:
        with seen_by(actor):
            services.move(
                actor, uid=referral.uid, name=name, version=version, told=_told(world, random, referral, name), key=key
            )
        after = Referral.objects.get(pk=referral.pk).state
        world.taken[name] += 1
        if {**MAY.get(before, {}), **ALWAYS}.get(name) != after:
            world.illegal.append(f"{before} {name} {after}")
        if actor is world.actors["outsider"]:
            world.illegal.append(f"{name} by an outsider")

    _guarded(world, act)


def _somebody(world: World, random: Random, referral: Referral, name: str) -> Actor:
    """Mostly whose turn it is, so that most states are reached; often enough anybody."""
    if random.random() < 0.25:
        return random.choice(list(world.actors.values()))
    if name in ("send", "ask_consent", "recall", "supply", "withdraw", "in_error"):
        return world.actors["welfare"]
    if name in BY_BOTH and random.random() < 0.5:
        return world.actors["welfare"]
    receiving = [each for each in ("bank", "care") if world.teams[each].pk == referral.receiver_team_id]
    return world.actors[receiving[0] if receiving else "outsider"]


def _told(world: World, random: Random, referral: Referral, name: str) -> Told:
    """Mostly all that any step needs; now and then nothing."""
    if random.random() < 0.1:
        return Told()
    offered = TalkTime.objects.filter(referral=referral).first()
    team = random.choice([world.teams["bank"], world.teams["care"]])
    people = {world.teams[name].pk: world.actors[name].person.uid for name in ("bank", "care")}  # type: ignore[union-attr]
    return Told(
        note="Een bericht.",
        advice="Probeer een ander.",
        reject_reason=random.choice(RejectReason.values),
        outcome=random.choice(Outcome.values),
        decision=random.choice(Decided.values),
        decided_on=timezone.localdate(),
        expected_on=timezone.localdate() + timedelta(days=random.randrange(40)),
        appointment_at=timezone.now() + timedelta(hours=random.randrange(1, 99)),
        to_team=team.uid,
        times=_times(random),
        talk_time=offered.uid if offered and name == "choose_time" else None,
        contact_person=random.choice([*[people.get(referral.receiver_team_id, UUID(int=7))] * 4, UUID(int=7)]),  # type: ignore[arg-type]
    )


def _times(random: Random) -> list[Time]:
    starts = timezone.now() + timedelta(days=random.randrange(1, 30))
    return [Time(starts + timedelta(hours=each), 60, "place", "Buurthuis") for each in range(random.randrange(1, 6))]


def _guarded(world: World, act: Any) -> None:
    try:
        with transaction.atomic():
            act()
    except HouseError:
        world.refused += 1
    except Exception as crash:
        world.crashed.append(repr(crash)[:200])


def _check(world: World) -> None:
    """What must hold for every referral, whatever was done."""
    rows = {row.source_uid: row for row in CaseAccess.objects.filter(source=Source.REFERRAL)}
    events = Counter(ReferralEvent.objects.values_list("referral", flat=True))
    paused = ReferralClock.objects.filter(statutory=True, paused_at__isnull=False).count()
    if paused:
        world.illegal.append("a clock of the law stands still")
    for each in Referral.objects.all():
        row = rows.get(each.uid)
        opens = OPENS.get(each.state)
        stands = each.ground_id == world.ground.pk
        if opens is not None and stands and (row is None or row.level != opens or row.team_id != each.receiver_team_id):
            world.illegal.append(f"{each.state}: the row of the receiver does not fit")
        if opens is None and row is not None:
            world.illegal.append(f"{each.state}: a row is left")
        if each.state != "draft" and not events[each.pk]:
            world.illegal.append(f"{each.state}: no trail")
        if (each.closed_at is not None) != (each.state not in RUNNING.split()):
            world.illegal.append(f"{each.state}: the moment of the end does not fit")
