"""What a referral still lacks before it can leave. The page "check answers" shows the same sentences."""

from django.utils.translation import gettext as _

from portal.consent import selectors as consent
from portal.referrals.fields import wrong_answers
from portal.referrals.models import Referral
from portal.referrals.services import warm
from portal.referrals.services.taking import not_taken


def missing(referral: Referral) -> dict[str, str]:
    """Per field what must be done first; empty when it can be sent. At most six queries; a warm one costs more."""
    wrong = wrong_answers(referral.kind.fields, referral.answers, complete=True)
    if not referral.question.strip():
        wrong["question"] = _("Schrijf in een zin wat de vraag is.")
    team = referral.receiver_team
    if team is None:
        wrong["receiver"] = _("Kies wie het krijgt.")
        return wrong
    candidates = list(referral.candidates.select_related("team"))
    teams = [team, *(candidate.team for candidate in candidates)]
    refusals = not_taken(referral, teams)
    for place, each in (("receiver", team), *(("beside" if one.beside else "after", one.team) for one in candidates)):
        if said := refusals.get(each.pk):
            wrong[place] = said if place == "receiver" else f"{each}: {said}"
    if referral.ground is None:
        wrong["ground"] = _("Leg eerst vast waarom u dit mag delen.")
        return wrong
    wrong |= warm.missing(referral, teams)
    for each in teams:
        allowed = consent.may_share_under(referral.ground, subject=referral.case.subject, team=each)
        if not allowed:
            wrong["ground"] = _("De grondslag noemt %(team)s niet, of geldt niet meer.") % {"team": each}
    return wrong
