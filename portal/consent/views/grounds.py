"""One record, and its steps: renew, stop at the resident's request, object, decide."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.consent import choosing, policies, services, steps
from portal.consent.asking import Question, language_named
from portal.consent.forms.recording import KindsForm
from portal.consent.models import Ground
from portal.consent.services import Answered
from portal.consent.services.ending import OBJECTION_DAYS
from portal.consent.views.going import language_of, query, way_back
from portal.consent.views.recording import begun_with, kept, take_answer
from portal.consent.words import PartyKind
from tenants.access import guarded, require
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_safe
@guarded("ground.read")
def ground(request: PortalRequest, uid: UUID) -> HttpResponse:
    found = steps.ground_and_steps(request.actor, uid)
    return render(request, "consent/ground.html", _context(request, found))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("ground.withdraw")
def withdraw(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Tells first what stops and what goes on. Asks no reason: stopping is as easy as giving (GDPR article 7(3))."""
    found = steps.ground_and_steps(request.actor, uid)
    require(found.page.may_withdraw)
    if request.method == "POST":
        services.withdraw(request.actor, ground_uid=uid)
        messages.success(request, _("Het delen is gestopt. Er gaat niets nieuws meer naar deze organisatie."))
        return redirect(way_back(request) or reverse("consent:ground", args=[uid]))
    context = {**_context(request, found), "goes_on": steps.goes_on_without(request.actor, found.page)}
    return render(request, "consent/withdraw.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("ground.withdraw")
def object_to(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Tells who answers and by when, before anything is written down."""
    found = steps.ground_and_steps(request.actor, uid)
    require(found.page.may_object)
    if request.method == "POST":
        services.object_to(request.actor, ground_uid=uid)
        messages.success(request, _("Het bezwaar is vastgelegd."))
        return redirect(way_back(request) or reverse("consent:ground", args=[uid]))
    return render(request, "consent/object.html", {**_context(request, found), "days": OBJECTION_DAYS})


@require_POST
@guarded("ground.create")
def decide(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Answer an objection."""
    decisions = {"gegrond": True, "ongegrond": False}
    chosen = request.POST.get("besluit", "")
    steps.ground_and_steps(request.actor, uid)  # what the actor may not see is not there, whatever they sent
    if chosen not in decisions:
        raise Invalid(_("Kies wat u besluit."))
    services.decide_objection(request.actor, ground_uid=uid, upheld=decisions[chosen])
    said = _("Het bezwaar is gegrond. Het delen is gestopt.") if decisions[chosen] else _("Het delen gaat door.")
    messages.success(request, said)
    return redirect("consent:ground", uid=uid)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("ground.create")
def renew(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Ask again, with the same purpose and the same organisations."""
    found = steps.ground_and_steps(request.actor, uid)
    require(found.may_renew)
    old: Ground = Ground.objects.visible_to(request.actor).select_related("purpose").get_or_not_found(uid=uid)
    today = timezone.localdate()
    kinds, last_day = choosing.kinds_of(old.purpose), policies.last_day(old.purpose, today)
    first = {
        "deel": [each.code for each in kinds if not each.special and each.code in old.categories],
        "apart": [],
        "tot": last_day.isoformat(),
    }
    form = KindsForm(
        begun_with(request, first, named="tot"), initial=first, kinds=kinds, last_day=last_day, today=today
    )
    context = {
        **_context(request, found),
        "kept": kept(request, "language", "terug"),
        "change_choices": query(request, wijzig="keuze"),
    }
    if not form.is_valid() or request.GET.get("wijzig"):
        return render(request, "consent/renew.html", {**context, "form": form})

    def command(asked: Question, answered: Answered) -> Ground:
        return services.renew(request.actor, ground_uid=uid, answered=answered)

    return take_answer(request, _same_question(old, form), command, context)


def _same_question(old: Ground, form: KindsForm) -> Question:
    parties = list(old.parties.select_related("team__organisation"))
    asking = next(each.team for each in parties if each.kind == PartyKind.CONTROLLER)
    getting = sorted((each.team for each in parties if each.kind == PartyKind.RECEIVER), key=lambda team: team.pk)
    return Question(old.purpose, asking, getting, form.categories, form.cleaned_data["tot"])


def _context(request: PortalRequest, found: steps.GroundAndSteps) -> dict[str, Any]:
    return {
        "found": found,
        "ground": found.page,
        "shown_in": language_named(found.page.language),
        "language": language_of(request),
        "way_back": way_back(request),
        "cancel": reverse("consent:ground", args=[found.page.uid]),
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (found.page.number, "")],
    }
