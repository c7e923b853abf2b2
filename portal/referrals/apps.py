from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from portal.referrals.row_security import PARTS, ROW_SECURITY
from tenants.retention import NOTHING_PERSONAL


class ReferralsConfig(AppConfig):
    name = "portal.referrals"
    label = "referrals"
    verbose_name = _("Doorverwijzingen")
    model_scopes = {
        "ReferralKind": "owned",
        "KindReceiver": "owned",
        "Referral": "owned",
        "ReferralCandidate": "owned",
        "ReferralClock": "owned",
        "ReferralEvent": "owned",
        "ReferralOpening": "owned",
        "ReferralMessage": "owned",
        "TalkTime": "owned",
        "LinkReceiver": "owned",
        "ReferralLink": "owned",
        "CheckBack": "owned",
        "SavedView": "owned",
        "VolunteerMatch": "owned",
    }
    row_security = ROW_SECURITY
    kept = {
        "ReferralKind": NOTHING_PERSONAL,
        "KindReceiver": NOTHING_PERSONAL,
        **dict.fromkeys(PARTS, "Part of a referral: it goes in the moment that the referral goes."),
        "VolunteerMatch": "Part of a referral: it goes in the moment that the referral goes.",
        "LinkReceiver": "The mail address of an organisation: it goes when an administrator takes it away.",
    }

    def ready(self) -> None:
        from portal.cases import access
        from portal.cases.events import CLOSED, LEAD_CHANGED
        from portal.consent.events import ENDED, RECORDED
        from portal.consent.policies import register_own_terms
        from portal.referrals import (  # noqa: F401  they register themselves
            audit_actions,
            events,
            for_resident,
            mails,
            notices,
            notices_matching,
            on_the_case,
            policies,
            retention,
        )
        from portal.referrals.providing import provide_for
        from portal.referrals.rows import rows_of_referrals
        from portal.referrals.services import by_link, ending, links, matching
        from portal.referrals.watching import watch_everywhere
        from tenants.events import subscribe
        from tenants.middleware.by_link import register_links
        from tenants.outbox import register_job

        policies.register()
        for_resident.register()
        on_the_case.register()
        access.register_source(rows_of_referrals)
        subscribe(ENDED, ending.withdraw_what_rested_on)
        subscribe(RECORDED, ending.rest_on_the_new_one)
        subscribe(CLOSED, ending.refuse_while_something_runs)
        subscribe(LEAD_CHANGED, ending.follow_the_lead)
        subscribe("tenants.tenant_opened", provide_for)
        subscribe(events.MOVED, notices.tell_of_a_step)
        subscribe(events.TALKED, notices.tell_of_a_message)
        subscribe(events.NOTE_ASKED, notices.tell_to_send_a_note)
        subscribe(events.NOTE_ASKED, links.ask_for_note)
        subscribe(events.LATE, notices.tell_of_a_late_clock)
        subscribe(events.MOVED, matching.end_with_the_referral)
        subscribe(events.MATCHED, notices_matching.tell_the_volunteer)
        subscribe(events.MATCH_ENDED, notices_matching.tell_that_it_ended)
        subscribe(events.VOLUNTEER_WROTE, notices_matching.tell_the_team)
        subscribe(events.MOVED, links.follow)
        subscribe(events.TALKED, links.tell_of_message)
        subscribe(events.LATE, links.remind)
        register_own_terms(links.receives_by_link)
        register_links(by_link.opens)
        register_job("referrals.watch", timedelta(minutes=15), watch_everywhere)
