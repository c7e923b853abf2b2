"""Minutes: kept by the button and, with a script, at each pause; approved; added to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.accounts.forms.people import show
from portal.agendas import selectors, services
from portal.agendas.forms.proposing import AdditionForm
from portal.agendas.forms.writing import MinutesForm
from portal.agendas.views.items import detail
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.given import version_in
from tenants.http import PortalRequest

DRAFT = "X-Draft"


@require_POST
@guarded("meeting.read")
def write(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Keep the minutes. A draft of the script keeps what is whole and answers when; the button tells what is not."""
    page = selectors.item_page(request.actor, uid)
    form = MinutesForm(request.POST, page=page)
    draft = DRAFT in request.headers
    if not (form.is_valid() or (draft and "version" in form.cleaned_data)):
        return detail(request, uid, form)
    try:
        item = services.write(request.actor, uid=uid, version=form.cleaned_data["version"], written=form.written())
    except Invalid as wrong:
        show(form, wrong)
        return detail(request, uid, form)
    if draft:
        at = date_format(timezone.localtime(item.saved_at), "H.i")
        said = _("Bewaard om %(time)s uur") % {"time": at}
        return JsonResponse({"said": said, "version": item.version, "whole": not form.errors})
    return _onward(request, uid, page)


@require_POST
@guarded("meeting.read")
def approve(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.approve(request.actor, uid=uid, version=version_in(request))
    messages.success(request, _("Het verslag is vastgesteld. Wijzigen kan niet meer, aanvullen wel."))
    return redirect("agendas:item", uid=uid)


@require_POST
@guarded("meeting.read")
def add(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = AdditionForm(request.POST)
    if not form.is_valid():
        return detail(request, uid, form)
    services.add(request.actor, uid=uid, text=form.cleaned_data["text"])
    messages.success(request, _("De aanvulling staat bij het verslag."))
    return redirect("agendas:item", uid=uid)


def _onward(request: PortalRequest, uid: UUID, page: selectors.ItemPage) -> HttpResponse:
    """Where the button of the form leads: more time, the next item, or here."""
    meeting = page.item.meeting
    try:
        if "langer" in request.POST:
            services.longer(request.actor, uid=uid)
        elif "volgende" in request.POST:
            services.next_item(request.actor, meeting=meeting.uid)
        elif "door" in request.POST:
            return redirect("agendas:move_on", uid=uid)
        else:
            messages.success(request, _("Het verslag is bewaard."))
    except Invalid as wrong:
        messages.error(request, wrong.message)
    if page.item.is_running:
        return redirect("agendas:run", uid=meeting.uid)
    return redirect("agendas:item", uid=uid)
