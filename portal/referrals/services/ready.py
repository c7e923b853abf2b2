"""What a referral still lacks before it can leave. The page "check answers" shows the same sentences."""

from django.utils.translation import gettext as _

from portal.consent import selectors as consent
from portal.referrals.fields import fit, wrong_answers
from portal.referrals.models import KindReceiver, Referral
from portal.referrals.services import warm
from portal.referrals.situation import situation_of


def missing(referral: Referral) -> dict[str, str]:
    """Per field what must be done first; empty when it can be sent. At most five queries; a warm one costs more."""
    wrong = wrong_answers(referral.kind.fields, referral.answers, complete=True)
    if not referral.question.strip():
        wrong["question"] = _("Schrijf in een zin wat de vraag is.")
    team = referral.receiver_team
    if team is None:
        wrong["receiver"] = _("Kies wie het krijgt.")
        return wrong
    if said := _not_taken(referral):
        wrong["receiver"] = said
    if referral.ground is None:
        wrong["ground"] = _("Leg eerst vast waarom u dit mag delen.")
        return wrong
    teams = [team, *(candidate.team for candidate in referral.candidates.select_related("team"))]
    wrong |= warm.missing(referral, teams)
    for each in teams:
        allowed = consent.may_share_under(referral.ground, subject=referral.case.subject, team=each)
        if not allowed:
            wrong["ground"] = _("De grondslag noemt %(team)s niet, of geldt niet meer.") % {"team": each}
    return wrong


def _not_taken(referral: Referral) -> str:
    """Why the receiver does not take it; empty when it does. A condition that is to be asked stops nothing."""
    found = KindReceiver.objects.filter(kind=referral.kind, team=referral.receiver_team, active=True).first()
    if found is None:
        return _("Dit team neemt deze soort hulp nu niet aan. Kies een ander.")
    situation = situation_of(referral.case, referral.answers)
    for condition in found.conditions:
        if fit(condition, situation) == "not":
            return _("De inwoner past niet bij een voorwaarde: %(condition)s.") % {"condition": condition["text"]}
    return ""
