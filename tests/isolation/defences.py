"""What the suite is tested against: defences, what each is broken with, and the requests that must notice."""

from dataclasses import dataclass
from typing import Any

from portal.web.shell import shell_of_portal
from tenants.access import allow
from tests.isolation.standing import Standing

Aim = tuple[str, str, str, Standing | None]


@dataclass(frozen=True)
class Defence:
    """What to break (a dotted name) and with what; the requests that must notice; the rule that they break."""

    breaks: dict[str, Any]
    aims: tuple[Aim, ...]
    turns_red: str
    second_lock: bool = False
    """On PostgreSQL row security holds when the first lock is gone: it must stand there, and is broken after that."""


def _get(name: str, visitor: str, standing: Standing | None = None) -> Aim:
    return ("GET", name, visitor, standing)


def _all_rows(manager: Any, queryset: Any, tenant: Any) -> Any:
    return queryset


def _everything(queryset: Any, actor: Any) -> Any:
    return queryset


def _every_meeting(_actor: Any) -> Any:
    from portal.meetings.models import Meeting

    return Meeting.objects.get_queryset()


def _without_host_binding(request: Any) -> None:
    from tenants.access import actor_for, anonymous

    request.actor = anonymous(request.tenant)
    if request.user.is_authenticated:
        request.actor = actor_for(request.user, request.tenant)


def _any_state(cls: Any, tenant: Any) -> Any:
    return cls.objects._all_tenants().filter(tenant=tenant)


def _memberships() -> Any:
    from tenants.models import Membership

    return Membership.objects.all()


DEFENCES: dict[str, Defence] = {
    "the manager's scope": Defence(
        {"tenants.managers.TenantManager.scoped": _all_rows},
        (_get("accounts:people", "municipality administrator"),),
        "leaks",
    ),
    "visible_to of a service": Defence(
        {"portal.socialmap.models.visibility.ServiceQuerySet.visible_to": _everything},
        (_get("web:service", "visitor", Standing.PARTNERS_ONLY), _get("web:service", "resident", Standing.HIDDEN)),
        "leaks",
    ),
    "visible_to of a membership": Defence(
        {"tenants.models.membership.MembershipQuerySet.visible_to": _everything}
        | {"portal.accounts.people.memberships_seen_by": lambda actor: _memberships()},
        (_get("accounts:person", "partner administrator", Standing.OTHER_ORGANISATION),),
        "leaks",
    ),
    "visible_to of a report": Defence(
        {"portal.intake.models.reports.ReportQuerySet.visible_to": _everything},
        (_get("intake:report", "partner administrator", Standing.OTHER_ORGANISATION),),
        "leaks",
    ),
    "visible_to of a request": Defence(
        {"portal.intake.models.requests.RequestQuerySet.visible_to": lambda queryset, actor: queryset},
        (_get("intake:request", "consultant", Standing.OTHER_ORGANISATION),),
        "leaks",
    ),
    "visible_to of a file": Defence(
        {"portal.library.models.documents.VersionQuerySet.visible_to": lambda queryset, actor: queryset},
        (_get("library:file", "visitor", Standing.PARTNERS_ONLY), _get("library:file", "resident", Standing.OWN)),
        "leaks",
    ),
    "visible_to of a file on a case": Defence(
        {"portal.cases.models.document.CaseDocumentQuerySet.visible_to": lambda queryset, actor: queryset},
        (_get("case_files:download", "professional", Standing.OTHER_ORGANISATION),),
        "leaks",
        second_lock=True,
    ),
    "visible_to of a referral": Defence(
        {"portal.referrals.models.referral.ReferralQuerySet.visible_to": lambda queryset, actor: queryset},
        (_get("referrals:referral", "professional", Standing.OTHER_ORGANISATION),),
        "leaks",
        second_lock=True,
    ),
    "one referral for who came in by a link": Defence(
        {"portal.referrals.models.referral.ReferralQuerySet._of_links": lambda queryset, actor: queryset},
        (_get("referrals:referral", "receiver of a link", Standing.OTHER_ORGANISATION),),
        "leaks",
        second_lock=True,
    ),
    "all of a case before a letter": Defence(
        {"portal.cases.models.case.CaseQuerySet.whole_to": lambda queryset, actor: queryset},
        (_get("letters:letter", "professional", Standing.OTHER_ORGANISATION),),
        "leaks",
        second_lock=True,
    ),
    "visible_to of a view of a worklist": Defence(
        {"portal.referrals.models.views.OnesOwn.visible_to": lambda queryset, actor: queryset},
        (_get("referrals:rename_view", "professional", Standing.OTHER_ORGANISATION),),
        "leaks",
    ),
    "the page around the way to a second factor": Defence(
        {
            "portal.web.context.shell_of_portal": lambda tenant, actor, path, proven: shell_of_portal(
                tenant, actor, path
            )
        },
        (_get("accounts:second_factor_first", "second factor never set up"),),
        "leaks",
    ),
    "visible_to of an item of an agenda": Defence(
        {"portal.agendas.models.sight.AgendaItemQuerySet.visible_to": lambda queryset, actor: queryset},
        (
            _get("agendas:item", "professional", Standing.OTHER_ORGANISATION),
            _get("agendas:item", "municipality administrator", Standing.OWN),
            _get("agendas:run", "organiser", Standing.OWN),
        ),
        "leaks",
        second_lock=True,
    ),
    "visible_to of a meeting": Defence(
        {"portal.meetings.models.meeting.MeetingQuerySet.visible_to": _everything},
        (_get("meetings:list", "professional"), _get("meetings:meeting", "professional", Standing.OTHER_ORGANISATION)),
        "leaks",
    ),
    "visible_to of a date poll": Defence(
        {"portal.polls.models.poll.PollQuerySet.visible_to": _everything},
        (_get("polls:list", "professional"), _get("polls:poll", "professional", Standing.OTHER_ORGANISATION)),
        "leaks",
    ),
    "the public agenda sees as a visitor": Defence(
        {"portal.networking.selectors.agenda.public_meetings": _every_meeting},
        (_get("activities:list", "visitor"), _get("calendars:feed", "visitor")),
        "leaks",
    ),
    "the list of guests is for who keeps it": Defence(
        {
            "portal.networking.models.guest.GuestQuerySet.visible_to": _everything,
            "portal.networking.selectors.guests.may_keep_the_list": lambda _actor, _meeting: allow(),
        },
        (_get("networking:guests", "professional", Standing.OWN),),
        "leaks",
    ),
    "visible_to of a question": Defence(
        {"portal.library.models.questions.QuestionQuerySet.visible_to": lambda queryset, actor: queryset},
        (_get("library:questions", "professional"),),
        "leaks",
    ),
    "visible_to of a ground": Defence(
        {"portal.consent.models.grounds.GroundQuerySet.visible_to": _everything},
        (
            _get("consent:ground", "professional", Standing.OTHER_ORGANISATION),
            _get("consent:receipt", "consultant", Standing.OWN),
        ),
        "leaks",
    ),
    "the guard on a view": Defence(
        {"tenants.access.guard.can": lambda actor, action, obj=None: allow()},
        (_get("accounts:people", "volunteer"), _get("accounts:rights", "resident")),
        "does not refuse",
    ),
    "the session's host": Defence(
        {"tenants.middleware.actor._set_actor": _without_host_binding},
        (_get("accounts:people", "administrator here, session of another portal"),),
        "does not refuse",
    ),
    "the second factor": Defence(
        {"portal.accounts.second_factor.is_required_of": lambda actor: False},
        (_get("accounts:people", "second factor not proven"),),
        "leaks",
    ),
    "the state of a publication": Defence(
        {"portal.socialmap.models.publication.Publication.taken_in_by": classmethod(_any_state)},
        (_get("web:service", "visitor", Standing.OFFERED),),
        "finds what is not there",
    ),
    "the secret address": Defence(
        {"portal.socialmap.selectors.assembling._place": None},
        (_get("web:service", "visitor", Standing.SECRET_PLACE),),
        "leaks",
    ),
    "the cache of a signed-in page": Defence(
        {
            "tenants.middleware.actor.patch_cache_control": lambda response, **_kept: None,
            "portal.web.headers.patch_cache_control": lambda response, **_kept: None,
        },
        (_get("web:home", "professional"),),
        "lacks a header",
    ),
    "the headers of the site": Defence(
        {
            "csp.middleware.CSPMiddleware.process_response": lambda _self, _request, response: response,
            "portal.web.headers.ALWAYS": {},
        },
        (_get("web:home", "visitor"),),
        "lacks a header",
    ),
}
