"""What stands in the places of an address: a table from parameter to object. A new parameter needs a line here."""

from collections.abc import Mapping
from random import Random
from typing import Any

from django.utils.http import int_to_base36

from cms.serving.addresses import path_of
from portal.accounts.links import proof_of
from tests.isolation import by_link, letters, networking, polls
from tests.isolation.addresses import Address
from tests.isolation.newsletter import proof_to
from tests.isolation.standing import Standing
from tests.isolation.target_kinds import CASE_ELSEWHERE, PROOF_OF_OWNER, SUBJECT, Target, key, random_uid, uid, word
from tests.isolation.world import World

TARGETS: Mapping[str, Target] = {
    "web:service:uid": uid("socialmap.Service"),
    "web:organisation:uid": uid("socialmap.Organization"),
    "web:topic:code": word("wonen"),
    "web:place:slug": word("vlaardingen"),
    "intake:wrong_service:uid": uid("socialmap.Service"),
    "intake:wrong_organisation:uid": uid("socialmap.Organization"),
    "intake:report:uid": uid("intake.Report"),
    "intake:move:uid": uid("intake.Report"),
    "intake:apply_step:step": word("onderwerp"),
    **{
        f"intake:{name}:uid": uid("intake.IntakeRequest")
        for name in (
            *("request", "request_take", "request_give", "request_answer", "request_refuse", "request_case"),
            "request_link",
        )
    },
    # A case of nobody: tests/portal/cases/test_from_a_request.py tries those of others.
    "intake:request_link:case_uid": word("8f8a2f0e-0000-4000-8000-000000000000"),
    "intake:subject_change:uid": uid("intake.IntakeSubject"),
    "cms:page:path": Target("cms_pages.BasePage", lambda found: path_of(found.url_path), lambda _random: "geen-pagina"),
    "cms:found:uid": Target("cms_pages.BasePage", lambda found: found.translation_key, random_uid),
    "freshness:question:uid": uid("socialmap.FreshnessAsk"),
    "freshness:answer:uid": uid("socialmap.FreshnessAsk"),
    "freshness:take_back:uid": uid("socialmap.FreshnessAsk"),
    "freshness:question:proof": PROOF_OF_OWNER,
    "freshness:answer:proof": PROOF_OF_OWNER,
    "freshness:take_back:proof": PROOF_OF_OWNER,
    "freshness:question:to": word("dienst"),
    "freshness:answer:to": word("dienst"),
    "freshness:take_back:to": word("dienst"),
    "socialmap:bring_back:uid": uid("socialmap.FreshnessAsk"),
    "socialmap:edit:uid": uid("socialmap.Service"),
    "intake:answer:uid": uid("intake.Report"),
    "socialmap:tell_capacity:uid": uid("socialmap.Service"),
    # Real files have tests of their own (tests/cms/boundary/test_files_of_editors.py).
    "media:image:uid": word("8f8a2f0e-0000-4000-8000-000000000000"),
    "media:image:size": word("card"),
    "media:document:uid": word("8f8a2f0e-0000-4000-8000-000000000000"),
    "media:file:name": word("waterkant/images/geen.png"),
    "page_id": key("cms_pages.BasePage"),
    "cms_translating:page:language": word("en"),
    "newsletter:confirm:uid": uid("newsletter.Subscriber"),
    "newsletter:confirm:proof": Target("newsletter.Subscriber", proof_to("confirm"), lambda _random: "0" * 64),
    "newsletter:unsubscribe:uid": uid("newsletter.Subscriber"),
    "newsletter:unsubscribe:proof": Target("newsletter.Subscriber", proof_to("unsubscribe"), lambda _random: "0" * 64),
    "entity": word("service"),
    "hsds:service:id": uid("socialmap.Service"),
    "hsds:organization:id": uid("socialmap.Organization"),
    "hsds:service_at_location:id": uid("socialmap.ServiceAtLocation"),
    "hsds:taxonomy:id": uid("socialmap.Taxonomy"),
    "hsds:taxonomy_term:id": uid("socialmap.TaxonomyTerm"),
    "notifications:open:uid": uid("notifications.Notification"),
    "notifications:mark_read:uid": uid("notifications.Notification"),
    "cms_spreadsheet:columns:uid": uid("socialmap.SpreadsheetUpload"),
    "cms_spreadsheet:rows:uid": uid("socialmap.SpreadsheetUpload"),
    "cms_spreadsheet:confirm:uid": uid("socialmap.SpreadsheetUpload"),
    "cms_spreadsheet:undo:uid": uid("socialmap.SpreadsheetUpload"),
    "cms_spreadsheet:discard:uid": uid("socialmap.SpreadsheetUpload"),
    "cms_entries:proposal:uid": uid("socialmap.Proposal"),
    "cms_entries:page:reader": word("partner"),
    "cms_entries:page:language": word("nl"),
    "cms_entries:language:language": word("en"),
    **{
        f"cms_entries:{name}:uid": uid("socialmap.Service")
        for name in ("edit", "step", "give_back", "versions", "compare", "restore", "language", "preview", "page")
    },
    "cms_entries:pin_map:uid": uid("socialmap.Service"),
    "cms_bulk:run:uid": uid("socialmap.BulkRun"),
    "cms_bulk:confirm:uid": uid("socialmap.BulkRun"),
    "cms_bulk:undo:uid": uid("socialmap.BulkRun"),
    "socialmap:still_true:uid": uid("socialmap.Service"),
    "socialmap:propose:uid": uid("socialmap.Service"),
    "socialmap:decide:uid": uid("socialmap.Proposal"),
    "socialmap:answer:uid": uid("socialmap.Publication"),
    "socialmap:withdraw_offer:uid": uid("socialmap.Publication"),
    "case_files:list:uid": uid("cases.Case"),
    "case_files:download:uid": uid("cases.CaseDocument"),
    "case_files:share:uid": uid("cases.CaseDocument"),
    "case_files:remove:uid": uid("cases.CaseDocument"),
    "by_link:door:token": Target("referrals.ReferralLink", by_link.token, by_link.random_token),
    "by_link:send_code:token": Target("referrals.ReferralLink", by_link.token, by_link.random_token),
    "by_link:step:name": word("accept"),
    "by_link:revoke:uid": uid("referrals.Referral"),
    "by_link:send_again:uid": uid("referrals.Referral"),
    **{
        f"referrals:{name}:uid": uid("referrals.Referral")
        for name in (
            *("wiped", "referral", "summary", "step", "assess", "talk", "assign", "seen", "check_back", "calendar"),
        )
    },
    **{f"agendas:{name}:uid": uid("agendas.Meeting") for name in ("propose", "run", "live", "next", "put_in_order")},
    **{f"agendas:{name}:uid": uid("agendas.AgendaItem") for name in ("item", "move_on", "step", "write")},
    **{f"agendas:{name}:uid": uid("agendas.Heard") for name in ("approve", "add")},
    "agendas:step:name": word("start"),
    "agendas:done:uid": uid("agendas.ItemAction"),
    "agendas:solve:uid": uid("agendas.Bottleneck"),
    "referrals:step:name": word("accept"),
    **{f"referrals:{name}:uid": uid("referrals.SavedView") for name in ("rename_view", "remove_view", "put_back_view")},
    **{f"matching:{name}:uid": uid("referrals.VolunteerMatch") for name in ("one", "end", "put_back")},
    "matching:volunteers:uid": uid("referrals.Referral"),
    "letters:letters:uid": uid("cases.Case"),
    "letters:letter:uid": uid("cases.Case"),
    "letters:letter:code": word(letters.CODE),
    "letters:template:uid": uid("letters.LetterTemplate"),
    **{
        f"meetings:{name}:uid": uid("meetings.Meeting")
        for name in (
            *("meeting", "change", "announce", "cancel", "invite", "uninvite", "answer", "take_part"),
            *("attendance", "came_along", "arrived", "left", "file"),
        )
    },
    **{f"meetings:{name}:invitation": uid("meetings.Invitation") for name in ("uninvite", "answer", "arrived", "left")},
    # With a true proof the address opens to whoever has it: tests/portal/meetings/test_the_feed.py.
    "meeting_feeds:feed:uid": uid("meetings.CalendarFeed"),
    "meeting_feeds:feed:proof": word("0" * 64),
    **{
        f"polls:{name}:uid": uid("polls.Poll")
        for name in (
            *("poll", "vote", "change", "days", "change_day", "remove_day", "decide", "people", "outsider", "take_off"),
            *("revoke_link", "new_link", "send", "close", "stop"),
        )
    },
    **{f"polls:{name}:day": uid("polls.Option") for name in ("change_day", "remove_day", "decide")},
    **{f"polls:{name}:voter": uid("polls.Voter") for name in ("take_off", "revoke_link", "new_link")},
    "polls:by_link:token": Target("polls.Voter", polls.token, by_link.random_token),
    **networking.TARGETS,
    "resident:helped:uid": uid("referrals.Referral"),
    "by_link:remove_receiver:uid": uid("referrals.LinkReceiver"),
    "library:file:uid": uid("library.DocumentVersion"),
    "library:document:uid": uid("library.Document"),
    "library:change_document:uid": uid("library.Document"),
    "library:new_version:uid": uid("library.Document"),
    "library:withdraw_document:uid": uid("library.Document"),
    "library:bring_back_document:uid": uid("library.Document"),
    "library:covenant_version:uid": uid("covenant.CovenantVersion"),
    "library:accept:uid": uid("covenant.CovenantVersion"),
    "library:question:uid": uid("library.Question"),
    "library:assign_question:uid": uid("library.Question"),
    "library:answer_question:uid": uid("library.Question"),
    "library:publish_question:uid": uid("library.Question"),
    "library:decline_question:uid": uid("library.Question"),
    "library:take_back_question:uid": uid("library.Question"),
    **{
        f"cases:{name}:uid": uid("cases.Case")
        for name in (
            *("case", "print", "change", "change_lead", "close", "reopen", "join_household", "leave_household"),
            *("circle", "leave_circle"),
        )
    },
    "cases:review_opening:uid": uid("cases.BreakGlass"),
    "cases:leave_circle:team": uid("tenants.Team"),
    "cases:hand_over:team": uid("tenants.Team"),
    "cases:hand_over:person": uid("accounts.User"),
    "fhir:task:uid": uid("referrals.Referral"),
    "fhir:service_request:uid": uid("referrals.Referral"),
    "compose:draft:uid": uid("referrals.Draft"),
    "compose:discard:uid": uid("referrals.Draft"),
    "compose:kind:uid": uid("referrals.ReferralKind"),
    "compose:retire_kind:uid": uid("referrals.ReferralKind"),
    "compose:bring_back_kind:uid": uid("referrals.ReferralKind"),
    "compose:kind_here:uid": uid("referrals.ReferralKind"),
    "compose:kind_here:municipality": word("GM0622"),
    "compose:add_receiver:uid": uid("referrals.ReferralKind"),
    "compose:receiver:uid": uid("referrals.KindReceiver"),
    "accounts:accept_invitation:uid": uid("accounts.Invitation"),
    "accounts:accept_invitation:proof": Target("accounts.Invitation", proof_of, lambda _random: "0" * 64),
    "accounts:demo_sign_in:uid": uid("accounts.User"),
    "accounts:person:uid": uid("accounts.User"),
    "accounts:grant_role:uid": uid("accounts.User"),
    "accounts:deactivate:uid": uid("accounts.User"),
    "accounts:reset_second_factor:uid": uid("accounts.User"),
    "accounts:end_role:uid": uid("tenants.Membership"),
    "accounts:resend_invitation:uid": uid("accounts.Invitation"),
    "accounts:revoke_invitation:uid": uid("accounts.Invitation"),
    "accounts:close_team:uid": uid("tenants.Team"),
    "accounts:end_partner:uid": uid("tenants.Partnership"),
    "account_reset_password_from_key:uidb36": key("accounts.User", int_to_base36),
    "account_reset_password_from_key:key": word("c0ffee-0123456789abcdef"),
    "mfa_remove_webauthn:pk": key("mfa.Authenticator"),
    "provider_id": word("organisatie"),
    "web:retention_propose:code": word("intake.report"),
    "web:retention_decide:uid": uid("retention.RetentionSetting"),
    **{f"web:rights_{name}:subject": uid("cases.Case") for name in ("of", "hold", "ask_erasure")},
    "web:rights_report:subject": CASE_ELSEWHERE,
    "web:rights_release:uid": uid("retention.LegalHold"),
    "web:rights_erasure:uid": uid("retention.Erasure"),
    "resident:stop:uid": uid("consent.Ground"),
    "resident:object:uid": uid("consent.Ground"),
    "resident:correction:uid": uid("resident.CorrectionRequest"),
    "papers:theme:digest": word("0123456789abcdef"),
    "papers:logo:digest": word("0123456789abcdef0123456789abcdef"),
    "cms_mending:ignore:uid": uid("cms_mending.Finding"),
    "cms_mending:show_again:uid": uid("cms_mending.Finding"),
    **{f"consent:{name}:subject": SUBJECT for name in ("record", "text", "receipt", "code")},
    **{f"consent:{name}:uid": uid("consent.Ground") for name in ("ground", "renew", "withdraw", "object", "decide")},
    "consent:purpose:uid": uid("consent.Purpose"),
    "consent:kind:uid": uid("consent.DataCategory"),
    "papers:sitemap_part:kind": word("service"),
    "papers:sitemap_part:number": word("1"),
}

# What people put into the address bar when they mean no good. Only for parameters that take text.
MALFORMED = ("0", "-1", "..", "%00", "a" * 2000, "1' OR '1'='1", "..\\..\\etc", "<b>", "ㅤ", "٣")


def standings(address: Address, world: World) -> list[Standing | None]:
    """The kinds of object that this address can be asked for; None alone when it has no parameter.

    Raises:
        LookupError: the table does not know a parameter; the sentence says what to add.
    """
    if not address.parameters:
        return [None]
    labels = {target(address, parameter).label for parameter in address.parameters} - {""}
    known = [set(world.objects[label]) for label in labels]
    return [each for each in Standing if all(each in there for there in known)] + [Standing.RANDOM]


def fill(address: Address, world: World, standing: Standing) -> dict[str, object]:
    """Values for every parameter of the address, of an object that stands so."""
    return {parameter: _value(target(address, parameter), world, standing) for parameter in address.parameters}


def fill_malformed(address: Address, random: Random) -> dict[str, object]:
    """The same with nonsense, where the converter of the parameter lets nonsense in."""
    return {
        parameter: random.choice(MALFORMED) if converter == "StringConverter" else _made_up(address, parameter, random)
        for parameter, converter in address.converters
    }


def target(address: Address, parameter: str) -> Target:
    found = TARGETS.get(f"{address.name}:{parameter}") or TARGETS.get(parameter)
    if found is None:
        raise LookupError(
            f"The isolation suite does not know what to put in <{parameter}> of {address}. Add a line "
            f'"{parameter}" (or "{address.name}:{parameter}") to TARGETS in tests/isolation/targets.py that tells of '
            "which model the object is, and see that world.py makes one of ours, of another organisation and of "
            "another portal."
        )
    return found


def names_an_object(address: Address) -> bool:
    """Whether something that could be somebody's stands in the address, or words alone."""
    return any(target(address, parameter).label for parameter in address.parameters)


def object_of(address: Address, world: World, standing: Standing) -> Any:
    """The object that the address is about: that of its last parameter with one."""
    labels = [target(address, parameter).label for parameter in address.parameters]
    named = [label for label in labels if label]
    return world.objects.get(named[-1], {}).get(standing) if named else None


def _value(aimed_at: Target, world: World, standing: Standing) -> object:
    found = world.objects.get(aimed_at.label, {}).get(standing)
    return aimed_at.of(found) if found is not None or not aimed_at.label else aimed_at.made_up(world.aviary.random)


def _made_up(address: Address, parameter: str, random: Random) -> object:
    return target(address, parameter).made_up(random)
