from portal.referrals.models.checking import CheckBack
from portal.referrals.models.clocks import ReferralClock
from portal.referrals.models.kinds import KindReceiver, ReferralKind
from portal.referrals.models.links import LinkReceiver, ReferralLink
from portal.referrals.models.matching import VolunteerMatch
from portal.referrals.models.referral import Referral, ReferralCandidate
from portal.referrals.models.talking import ReferralMessage
from portal.referrals.models.trail import ReferralEvent, ReferralOpening
from portal.referrals.models.views import SavedView
from portal.referrals.models.warm import TalkTime

__all__ = [
    "CheckBack",
    "KindReceiver",
    "LinkReceiver",
    "Referral",
    "ReferralCandidate",
    "ReferralClock",
    "ReferralEvent",
    "ReferralKind",
    "ReferralLink",
    "ReferralMessage",
    "ReferralOpening",
    "SavedView",
    "TalkTime",
    "VolunteerMatch",
]
