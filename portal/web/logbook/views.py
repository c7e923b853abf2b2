"""The screens of the log. What is asked stands in the address, but for where a page begins, which is signed."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.web.logbook import selecting
from portal.web.logbook.asking import Asked, LogForm
from portal.web.logbook.selecting import Line, Place
from tenants.access import guarded
from tenants.errors import NotFound
from tenants.given import place_asked, place_written
from tenants.http import PortalRequest

_SALT = "web.logbook"


@require_safe
@guarded("audit_log.read")
def whole(request: PortalRequest) -> HttpResponse:
    """Everything, for who guards the privacy of this portal."""
    if not selecting.reads_all(request.actor):
        raise NotFound()
    return _page(request, "web:logbook", _("Logboek"))


@require_safe
@guarded("audit_log.count")
def own(request: PortalRequest) -> HttpResponse:
    """What the people of one's own organisation did: when and what, not with which case."""
    return _page(request, "web:own_logbook", _("Logboek van uw organisatie"))


def _page(request: PortalRequest, address: str, title: str) -> HttpResponse:
    organisations = selecting.organisations(request.actor) if address == "web:logbook" else []
    form = LogForm(request.GET or None, organisations=organisations)
    asked = form.asked
    lines: list[Line] = []
    further: Place | None = None
    if not form.errors:
        try:
            lines, further = selecting.page_of_log(request.actor, asked, place_asked(request, _SALT))
        except NotFound:
            if not asked.code:
                raise
            form.add_error("casus", _("Er is geen casus met deze code. Kijk de code na."))
    kept = {name: value for name in form.fields if (value := request.GET.get(name, ""))}
    context = {
        "title": title,
        "form": form,
        "lines": lines,
        "narrowed": asked != Asked() or bool(form.errors),
        "state": selecting.state_of_log(request.actor) if address == "web:logbook" else None,
        "with_codes": bool(organisations),
        "here": reverse(address),
        "first": _address(address, kept) if request.GET.get("vanaf") else "",
        "next": _address(address, kept, further) if further else "",
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (title, "")],
    }
    return render(request, "logbook/log.html", context, status=422 if form.errors else 200)


def _address(address: str, kept: dict[str, str], further: Place | None = None) -> str:
    if further is not None:
        kept = kept | {"vanaf": place_written(further, _SALT)}
    return f"{reverse(address)}?{urlencode(kept)}" if kept else reverse(address)
