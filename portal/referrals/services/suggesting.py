"""A first text for the summary of a dossier, out of what the sending team knows and the ground allows."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from portal.referrals import audit_actions, dossier
from portal.referrals.models import Referral
from portal.referrals.models.referral import UNSENT
from portal.referrals.services.finding import referral_to_move
from portal.referrals.states import RUNNING, STATES
from portal.referrals.words import HandOver, ReferralState
from tenants.access import Actor
from tenants.audit import record
from tenants.errors import Invalid, Refused

MOST_LINES = 5


@transaction.atomic
def suggest_summary(actor: Actor, *, uid: UUID, version: int) -> Referral:
    """Fill the empty parts of a summary. What is written stays; a part that the ground does not allow stays empty.

    The resident has to go through it after that: an earlier check falls away when something was added.

    Raises:
        NotFound: no such draft for this actor.
        Refused: it is no draft any more.
        Stale: somebody changed it meanwhile.
        Invalid: another way of handing over was chosen, or no ground yet.
    """
    referral = referral_to_move(actor, uid, version)
    if referral.state not in UNSENT:
        raise Refused(_("Deze doorverwijzing is al verzonden. U kunt haar niet meer wijzigen."))
    if referral.hand_over != HandOver.DOSSIER:
        said = _("Kies eerst bij de overdracht: %(way)s.") % {"way": HandOver.DOSSIER.label}
        raise Invalid(said, {"hand_over": said})
    if referral.ground is None:
        said = _("Kies eerst de grondslag. Die zegt welke gegevens mee mogen.")
        raise Invalid(said, {"ground": said})
    before = referral.summary or {}
    allowed = dossier.open_parts(referral.ground.categories)
    told = {name: tell(actor, referral) for name, tell in TELLS.items() if name in allowed and not before.get(name)}
    after = dossier.cleaned({**before, **{name: text[: dossier.MOST_PART] for name, text in told.items()}})
    if after != before:
        referral.summary, referral.checked_on, referral.checked_how = after, None, ""
        referral.version += 1
        referral.save()
    record(actor, audit_actions.SUGGESTED, referral)
    return referral


def _situation(_actor: Actor, referral: Referral) -> str:
    return str(referral.case.situation)


def _tried(actor: Actor, referral: Referral) -> str:
    """What ended, and how: what of it the sender may see."""
    ended = _others(actor, referral, (state for state, told in STATES.items() if told.terminal and told.shares))
    return "\n".join(f"{each.kind.title}: {each.get_outcome_display()}" for each in ended)


def _running(actor: Actor, referral: Referral) -> str:
    running = _others(actor, referral, RUNNING - {ReferralState.DRAFT, ReferralState.CONSENT})
    return "\n".join(f"{each.kind.title}: {each.receiver_team}" for each in running)


def _agreements(actor: Actor, referral: Referral) -> str:
    running = _others(actor, referral, (state for state in RUNNING if STATES[state].working))
    return "\n".join(each.agreed for each in running if each.agreed)


def _wishes(_actor: Actor, referral: Referral) -> str:
    case = referral.case
    spoken = _("Taal: %(language)s") % {"language": str(get_language_info(case.language)["name_translated"])}
    return "\n".join(filter(None, (case.safe_contact, spoken)))


def _others(actor: Actor, referral: Referral, states: Iterable[ReferralState]) -> list[Referral]:
    rows = Referral.objects.visible_to(actor).filter(case=referral.case_id, state__in=sorted(states))
    found = rows.exclude(pk=referral.pk).select_related("kind", "receiver_team").order_by("-sent_at", "-pk")
    return list(found[:MOST_LINES])


TELLS: dict[str, Callable[[Actor, Referral], str]] = {
    "situation": _situation,
    "tried": _tried,
    "running": _running,
    "agreements": _agreements,
    "wishes": _wishes,
}
assert TELLS.keys() == set(dossier.NAMES)
