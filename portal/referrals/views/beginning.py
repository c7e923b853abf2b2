"""Beginning a referral: for whom, and which help."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.cases import selectors as cases
from portal.cases.models import Case
from portal.cases.policies import may_change
from portal.referrals import services
from portal.referrals.forms.beginning import BeginForm
from portal.referrals.selectors.drafts import kinds_to_begin_with
from tenants.access import guarded, require
from tenants.errors import NotFound
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("case.create")
def new(request: PortalRequest) -> HttpResponse:
    """Without a case in the address: choose one of one's own. With one: choose the kind, and the draft is made."""
    if not request.GET.get("casus"):
        return _choose_case(request)
    case: Case = Case.objects.whole_to(request.actor).get_or_not_found(uid=_uid(request.GET["casus"]))
    require(may_change(request.actor, case))
    kinds = kinds_to_begin_with(request.actor, case)
    form = BeginForm(request.POST if request.method == "POST" else None, kinds=kinds)
    if request.method == "POST" and form.is_valid():
        made = services.draft(
            request.actor,
            case_uid=case.uid,
            kind_uid=UUID(form.cleaned_data["kind"]),
            follows=_uid(request.GET["volgt"]) if request.GET.get("volgt") else None,
        )
        return redirect("compose:draft", uid=made.uid)
    context = {"form": form, "kinds": kinds, "case": case, "breadcrumb": trail(_("Nieuwe doorverwijzing"))}
    return render(request, "referrals/compose/kind.html", context, status=422 if form.errors else 200)


def trail(here: str, *between: tuple[str, str]) -> list[tuple[str, str]]:
    """From my work to here."""
    return [(_("Mijn werk"), reverse("referrals:worklist")), *between, (here, "")]


def _choose_case(request: PortalRequest) -> HttpResponse:
    lines, _end = cases.led_by_own_teams(request.actor, mine=True)
    begin = reverse("compose:new")
    context = {"lines": [(each, f"{begin}?casus={each.uid}") for each in lines], "breadcrumb": trail(_("Voor wie?"))}
    return render(request, "referrals/compose/case.html", context)


def _uid(written: str) -> UUID:
    try:
        return UUID(written)
    except ValueError as wrong:
        raise NotFound() from wrong
