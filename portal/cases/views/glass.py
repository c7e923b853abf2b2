"""The privacy officer opens a case in an emergency, and another one looks at it afterwards."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.forms.people import show
from portal.cases import selectors, services
from portal.cases.forms.glass import BreakGlassForm
from tenants.access import Scope, guarded, scopes_of
from tenants.errors import Invalid, NotFound
from tenants.given import page_asked
from tenants.http import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("reason")
@guarded("case.read")
def break_glass(request: PortalRequest) -> HttpResponse:
    """By code: whoever breaks the glass knows which case it is."""
    if Scope.BREAK_GLASS not in scopes_of(request.actor, "case.read"):
        raise NotFound()
    form = BreakGlassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = services.break_glass(request.actor, code=given["code"], reason=given["reason"])
        except NotFound:
            form.add_error("code", _("Er is geen casus met deze code. Kijk de code na."))
        except Invalid as wrong:
            show(form, wrong)
        else:
            return redirect("cases:case", uid=made.case.uid)
    context = {
        "form": form,
        "open_now": selectors.own_openings(request.actor),
        "breadcrumb": _trail(_("In nood openen")),
    }
    return render(request, "cases/break_glass.html", context, status=422 if form.errors else 200)


@require_safe
@guarded("audit_log.move")
def openings(request: PortalRequest) -> HttpResponse:
    """What was opened in an emergency and nobody looked at yet."""
    page = page_asked(request)
    found, more = selectors.to_review(request.actor, page=page)
    context = {"openings": found, "more": more, "page": page, "breadcrumb": _trail(_("Nood-openingen nakijken"))}
    return render(request, "cases/openings.html", context)


@require_POST
@guarded("audit_log.move")
def review(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.review_glass(request.actor, uid=uid)
    messages.success(request, _("U hebt deze nood-opening nagekeken."))
    return redirect("cases:openings")


def _trail(title: str) -> list[tuple[str, str]]:
    return [(_("Mijn overzicht"), reverse("web:overview")), (title, "")]
