"""Recording a ground in three steps at one address: why, what and with whom, then the text and the answer.

What was chosen stands in the address, so that every step can be gone back to and works without script. It holds codes
and public ids alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.forms.people import show
from portal.consent import choosing, policies, services
from portal.consent.asking import Question, every_language
from portal.consent.choosing import PurposeChoice, TeamChoice
from portal.consent.forms.recording import AnswerForm, ChoicesForm
from portal.consent.models import Ground
from portal.consent.services import Answered
from portal.consent.views.going import CHOSEN, language_of, query, way_back
from portal.consent.words import Answer
from tenants.access import guarded, require
from tenants.errors import Invalid, Stale
from tenants.http import PortalRequest

Command = Callable[[Question, Answered], Ground]


@dataclass(frozen=True)
class Options:
    """What this actor can choose from now."""

    teams: list[TeamChoice]
    own: list[TeamChoice]
    purposes: list[PurposeChoice]
    chosen: PurposeChoice | None


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("ground.create")
def record(request: PortalRequest, subject: UUID) -> HttpResponse:
    """Each step that is not answered yet is shown; the last one takes the answer."""
    require(policies.may_record(request.actor, subject))
    options = _options(request)
    if options.chosen is None:
        return render(request, "consent/purpose.html", _context(request, subject, options))
    form = _choices(request, options, options.chosen)
    question = _question(form, options, options.chosen)
    if question is None or request.GET.get("wijzig"):
        return render(request, "consent/choices.html", {**_context(request, subject, options), "form": form})

    def command(asked: Question, answered: Answered) -> Ground:
        return services.record_ground(
            request.actor,
            subject=subject,
            purpose_uid=asked.purpose.uid,
            controller=asked.asking.uid,
            receivers=[team.uid for team in asked.getting],
            answered=answered,
        )

    return take_answer(request, question, command, _context(request, subject, options))


@require_safe
@guarded("ground.create")
def text(request: PortalRequest, subject: UUID) -> HttpResponse:
    """The text on paper, in the language of the resident."""
    require(policies.may_record(request.actor, subject))
    options = _options(request)
    form = _choices(request, options, options.chosen) if options.chosen else None
    question = _question(form, options, options.chosen) if form and options.chosen else None
    if question is None:
        return redirect(reverse("consent:record", args=[subject]) + query(request))
    context = {**_context(request, subject, options), "notice": question.text(language_of(request).code)}
    return render(request, "consent/text.html", context)


def take_answer(request: PortalRequest, question: Question, command: Command, more: dict[str, Any]) -> HttpResponse:
    """The last step: show the text, read the answer, do it, go on.

    Args:
        command: what records the answer.
        more: what the page shows around it.
    """
    language = language_of(request)
    form = AnswerForm(request.POST if request.method == "POST" else None, kind=question.purpose.ground)
    if request.method == "POST" and form.is_valid():
        answered = form.answered(
            language=language.code,
            shown_hash=request.POST.get("shown", ""),
            at=timezone.now(),
            until=question.until,
            categories=question.categories,
        )
        try:
            made = command(question, answered)
        except Invalid as wrong:
            show(form, wrong)
        except Stale as stale:
            form.add_error(None, stale.message)
        else:
            refused = made.answer == Answer.REFUSED
            said = _("De inwoner zei nee. Dat is vastgelegd. U deelt niets.") if refused else _("Het is vastgelegd.")
            messages.success(request, said)
            return redirect(way_back(request) or reverse("consent:ground", args=[made.uid]))
    context = {
        **more,
        "form": form,
        "question": question,
        "notice": question.text(language.code),
        "kinds": [each.name for each in choosing.kinds_of(question.purpose) if each.code in question.categories],
        "languages_of_text": [(each, query(request, language=each.code)) for each in every_language()],
    }
    return render(request, "consent/answer.html", context, status=422 if form.errors else 200)


def _options(request: PortalRequest) -> Options:
    teams = choosing.teams_of_portal(request.actor)
    purposes = choosing.purpose_choices(request.actor, teams, _uids(request.GET.getlist("team")))
    wanted = request.GET.get("doel", "")
    own = choosing.own_teams(teams, request.actor)
    chosen = next((each for each in purposes if each.purpose.code == wanted and not each.reason), None)
    return Options(teams, own, purposes, chosen if own and request.GET.get("wijzig") != "doel" else None)


def _choices(request: PortalRequest, options: Options, chosen: PurposeChoice) -> ChoicesForm:
    """Filled in from the address; what is not chosen yet has a first value."""
    today = timezone.localdate()
    last_day = policies.last_day(chosen.purpose, today)
    kinds = choosing.kinds_of(chosen.purpose)
    begun = {
        "deel": [each.code for each in kinds if not each.special],
        "tot": last_day.isoformat(),
        "namens": str(options.own[0].team.uid),
    }
    return ChoicesForm(
        begun_with(request, begun),
        initial=begun,
        teams=choosing.receivers_of(chosen.purpose, options.teams),
        own=options.own,
        kinds=kinds,
        last_day=last_day,
        today=today,
    )


def begun_with(request: PortalRequest, begun: dict[str, Any], *, named: str = "team") -> QueryDict | None:
    """What the form is filled in with: what was sent, or the first values with what another screen named before."""
    if "gekozen" in request.GET:
        return request.GET
    if named not in request.GET:
        return None
    filled: QueryDict = request.GET.copy()
    for name, value in begun.items():
        if name not in filled:
            filled.setlist(name, value if isinstance(value, list) else [value])
    return filled


def _question(form: ChoicesForm, options: Options, chosen: PurposeChoice) -> Question | None:
    if not form.is_valid() or "team" not in form.cleaned_data:
        return None
    given = form.cleaned_data
    asking = given.get("namens", str(options.own[0].team.uid))
    teams = {str(each.team.uid): each.team for each in options.teams}
    until: date = given["tot"]
    return Question(
        chosen.purpose, teams[asking], [teams[each] for each in dict.fromkeys(given["team"])], form.categories, until
    )


def _context(request: PortalRequest, subject: UUID, options: Options) -> dict[str, Any]:
    chosen = options.chosen
    barred = choosing.receivers_of(chosen.purpose, options.teams) if chosen else ()
    return {
        "subject": subject,
        "purposes": [
            (each, query(request, *(() if each == chosen else CHOSEN_BUT_TEAM), doel=each.purpose.code))
            for each in options.purposes
        ],
        "chosen": chosen,
        "cannot_ask": not options.own,
        "barred": [each for each in barred if each.reason],
        "language": language_of(request),
        "kept": kept(request, "doel", "language", "terug"),
        "change_purpose": query(request, wijzig="doel"),
        "change_choices": query(request, wijzig="keuze"),
        "print_address": reverse("consent:text", args=[subject]) + query(request),
        "query": query(request),
        "way_back": way_back(request),
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Vastleggen"), "")],
    }


# Another purpose has other receivers, kinds of data and a length of its own: only a team that was named stays.
CHOSEN_BUT_TEAM = tuple(name for name in CHOSEN if name != "team")


def kept(request: PortalRequest, *names: str) -> list[tuple[str, str]]:
    """What a form that asks by address carries on."""
    return [(name, request.GET[name]) for name in names if request.GET.get(name)]


def _uids(written: list[str]) -> list[UUID]:
    found = []
    for each in written:
        try:
            found.append(UUID(each))
        except ValueError:
            continue
    return found
