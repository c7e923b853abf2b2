"""The screen of terms. The privacy officer reads it; administrators of the municipality propose and decide."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.web.keeping.forms import TermForm, begun
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest
from tenants.retention import selectors
from tenants.retention.models import RetentionSetting
from tenants.retention.services import terms as services

# What the buttons say, and what is said after it.
DECISIONS: dict[str, tuple[Callable[..., RetentionSetting], str | Promise]] = {
    "goedkeuren": (services.approve, gettext_lazy("De nieuwe termijn geldt vanaf nu.")),
    "afwijzen": (services.decline, gettext_lazy("Het voorstel is afgewezen. De termijn blijft zoals hij was.")),
    "intrekken": (services.withdraw, gettext_lazy("Uw voorstel is ingetrokken.")),
}


@require_GET
@guarded("settings.read")
def terms(request: PortalRequest) -> HttpResponse:
    context = {
        "page": selectors.overview(request.actor),
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Bewaartermijnen"), "")],
    }
    return render(request, "keeping/terms.html", context)


@require_http_methods(["GET", "POST"])
@guarded("settings.change")
def propose(request: PortalRequest, code: str) -> HttpResponse:
    rule, term = selectors.rule_to_propose(request.actor, code)
    form = TermForm(request.POST if request.method == "POST" else None, initial=begun(term))
    if request.method == "POST" and form.is_valid():
        try:
            services.propose(request.actor, rule=code, **form.cleaned_data)
        except Invalid as wrong:
            form.show(wrong)
        else:
            messages.success(request, _("Uw voorstel is bewaard. Een andere beheerder beslist erover."))
            return redirect("web:retention")
    context = {
        "form": form,
        "rule": rule,
        "term": term,
        "breadcrumb": [(_("Bewaartermijnen"), reverse("web:retention")), (_("Andere termijn"), "")],
    }
    return render(request, "keeping/propose.html", context, status=422 if form.errors else 200)


@require_POST
@guarded("settings.change")
def decide(request: PortalRequest, uid: UUID) -> HttpResponse:
    decision = DECISIONS.get(request.POST.get("doen", ""))
    if decision is None:
        raise Invalid(_("Kies wat u met het voorstel wilt doen."))
    command, said = decision
    command(request.actor, uid=uid)
    messages.success(request, str(said))
    return redirect("web:retention")
