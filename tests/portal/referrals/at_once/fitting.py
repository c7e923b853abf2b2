"""What must hold after two did something at once. `MAY` was copied by hand from the design (stateful.py)."""

from collections import Counter
from collections.abc import Iterator

from django.utils import timezone

from portal.cases import access
from portal.cases.models import Case, CaseAccess
from portal.cases.words import Level, Source
from portal.consent.models import Ground
from portal.referrals.models import Referral, ReferralClock, ReferralEvent
from tests.portal.referrals.at_once.scene import Scene
from tests.portal.referrals.stateful import ALWAYS, MAY, OPENS, RUNNING


def what_does_not_fit(scene: Scene, ground: Ground) -> Iterator[str]:
    """What does not fit in any referral of this ground, and in the flat table: sentences, none when all is well."""
    stands = Ground.objects.standing(timezone.localdate()).filter(pk=ground.pk).exists()
    rows = {row.source_uid: row for row in CaseAccess.objects.filter(source=Source.REFERRAL)}
    for each in Referral.objects.filter(ground=ground).order_by("pk"):
        yield from _wrong_trail(each)
        yield from _wrong_clocks(each)
        opens, row = OPENS.get(each.state), rows.get(each.uid)
        running = each.state in RUNNING.split()
        if not stands and running and each.state != "draft":
            yield f"{each.state} under a ground that ended"
        if not stands and row is not None:
            yield "a ground that ended opens something"
        if stands and opens is not None and (row is None or (row.level, row.team_id) != (opens, each.receiver_team_id)):
            yield f"the row of the receiver does not fit {each.state}"
        if opens is None and row is not None:
            yield f"a row is left of {each.state}"
    yield from _wrong_batch(ground)
    missing, needless = access.differences()
    if missing or needless:
        yield f"access check: {len(missing)} missing, {len(needless)} too many"
    case = Case.objects.get(pk=scene.world.case.pk)
    led = CaseAccess.objects.filter(case=case, source=Source.LEAD).values_list("team", "level")
    if list(led) != [(case.lead_team_id, Level.ALL)]:
        yield "the row of the lead does not fit"


def _wrong_trail(referral: Referral) -> Iterator[str]:
    """Every event begins where the one before ended, and is a step of the design."""
    state, version = "draft", 1
    for event in ReferralEvent.objects.filter(referral=referral).order_by("pk"):
        after = {**MAY.get(event.before, {}), **ALWAYS, "expire": "expired"}.get(event.move)
        if event.before != state or after != event.after:
            yield f"trail: {event.move} from {event.before} to {event.after} after {state}"
        state, version = event.after, version + 1
    if state != referral.state:
        yield f"{referral.state}, while the trail says {state}"
    if referral.version < version:
        yield f"version {referral.version} after {version - 1} steps"
    if (referral.closed_at is not None) != (referral.state not in RUNNING.split()):
        yield f"the moment of the end does not fit {referral.state}"


def _wrong_clocks(referral: Referral) -> Iterator[str]:
    running = ReferralClock.objects.filter(referral=referral, stopped_at__isnull=True)
    codes = Counter(running.values_list("code", flat=True))
    if double := [code for code, times in codes.items() if times > 1]:
        yield f"two clocks of one kind run: {double}"
    if referral.state in ("withdrawn", "in_error", "handed_on") and codes:
        yield f"clocks run of what is {referral.state}: {sorted(codes)}"
    ends = [each.ends_at for each in running if each.paused_at is None]
    if referral.state == "appointed" and referral.appointment_at is not None:
        ends.append(referral.appointment_at)
    if referral.due_at != min(ends, default=None):
        yield f"due_at of {referral.state} is not the first end of its clocks"


def _wrong_batch(ground: Ground) -> Iterator[str]:
    batched = Referral.objects.filter(ground=ground, batch__isnull=False)
    said_yes = batched.filter(state__in=("accepted", "waitlisted", "appointed", "in_progress")).count()
    if said_yes > 1:
        yield f"{said_yes} receivers of one batch accepted"
    if said_yes and batched.filter(state="sent").exists():
        yield "one accepted, and another is still asked"
