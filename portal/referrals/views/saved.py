"""The views of a worklist that somebody keeps: making one, its name, taking it away and putting it back."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.referrals import selectors
from portal.referrals.forms import FilterForm
from portal.referrals.forms.saved_views import ViewForm
from portal.referrals.selectors.saved_views import FILTERS, removed_views, saved_view, saved_views
from portal.referrals.services import saved_views as services
from portal.referrals.views.worklist import TABS
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("referral_sent.read")
def save(request: PortalRequest) -> HttpResponse:
    """What is kept stands in the address, and only what the filters of the list know."""
    form = ViewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        filters = _filters(request)
        try:
            services.save_view(request.actor, name=form.cleaned_data["name"], filters=filters)
        except Invalid as wrong:
            form.add_error("name", wrong.message)
        else:
            messages.success(request, _("De weergave is bewaard. U vindt haar boven de werklijst."))
            return _list(filters)
    context = {"form": form, "breadcrumb": _trail(_("Weergave bewaren")), "title": _("Weergave bewaren")}
    return render(request, "referrals/view_form.html", context, status=422 if form.errors else 200)


@require_safe
@guarded("referral_sent.read")
def manage(request: PortalRequest) -> HttpResponse:
    context = {
        "views": saved_views(request.actor),
        "removed": removed_views(request.actor),
        "breadcrumb": _trail(_("Uw weergaven")),
    }
    return render(request, "referrals/views.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("referral_sent.read")
def rename(request: PortalRequest, uid: UUID) -> HttpResponse:
    view = saved_view(request.actor, uid)
    form = ViewForm(request.POST if request.method == "POST" else None, initial={"name": view.name})
    if request.method == "POST" and form.is_valid():
        try:
            services.rename_view(request.actor, uid=uid, name=form.cleaned_data["name"])
        except Invalid as wrong:
            form.add_error("name", wrong.message)
        else:
            messages.success(request, _("De weergave heeft een nieuwe naam."))
            return redirect("referrals:views")
    context = {"form": form, "breadcrumb": _trail(_("Naam wijzigen")), "title": _("Naam wijzigen")}
    return render(request, "referrals/view_form.html", context, status=422 if form.errors else 200)


@require_POST
@guarded("referral_sent.read")
def remove(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.remove_view(request.actor, uid=uid)
    messages.success(request, _("De weergave is weg. U kunt haar hieronder een uur lang terugzetten."))
    return redirect("referrals:views")


@require_POST
@guarded("referral_sent.read")
def put_back(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.put_back_view(request.actor, uid=uid)
    messages.success(request, _("De weergave staat weer boven de werklijst."))
    return redirect("referrals:views")


def _filters(request: PortalRequest) -> dict[str, str]:
    """The list and the filters of the address, as far as the list has them as a choice."""
    asked = request.GET.get("lijst", "")
    name = asked if asked in TABS else "ons"
    form = FilterForm(
        request.GET,
        kinds=[(each.code, each.title) for each in selectors.kinds(request.actor)],
        districts=selectors.districts(request.actor, TABS[name][0]),
    )
    form.is_valid()
    chosen = {each: str(form.cleaned_data.get(each, "")) for each in FILTERS[1:]}
    return {"lijst": name, **chosen}


def _list(filters: dict[str, str]) -> HttpResponse:

    answer = redirect("referrals:worklist")
    answer["Location"] += f"?{urlencode(filters)}"
    return answer


def _trail(here: str) -> list[tuple[str, str]]:
    return [(_("Mijn werk"), reverse("referrals:worklist")), (here, "")]
