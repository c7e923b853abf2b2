"""Asking back: whom, about what, and what was said. From here somebody who needs help again is referred anew."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.referrals import selectors, services
from portal.referrals.forms.checking import CheckBackForm
from tenants.access import guarded
from tenants.errors import Invalid, Stale
from tenants.http import PortalRequest

LIST = "navragen"


@sensitive_post_parameters("note")
@require_http_methods(["GET", "HEAD", "POST"])
@guarded("referral_closed.reopen")
def check_back(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Two buttons: that is all, or the resident needs help again."""
    page = selectors.check_page(request.actor, uid)
    form = CheckBackForm(request.POST if request.method == "POST" else None, initial={"clock": page.clock})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.check_back(request.actor, uid=uid, clock=given["clock"], how=given["how"], note=given["note"])
        except Invalid as wrong:
            for name, said in wrong.fields.items():
                form.add_error(name, said)
        except Stale as stale:
            form.add_error(None, stale.message)
        else:
            messages.success(request, _("De navraag is vastgelegd."))
            return _again(page) if "again" in request.POST and page.case_runs else _to_the_list()
    context = {
        "page": page,
        "form": form,
        "breadcrumb": [
            (_("Mijn werk"), reverse("referrals:worklist")),
            (page.number, reverse("referrals:referral", args=[uid])),
            (_("Navraag"), ""),
        ],
    }
    return render(request, "referrals/check_back.html", context, status=422 if form.errors else 200)


def _again(page: selectors.CheckPage) -> HttpResponse:
    answer = redirect("compose:new")
    answer["Location"] += f"?casus={page.case_uid}&volgt={page.uid}"
    return answer


def _to_the_list() -> HttpResponse:
    answer = redirect("referrals:worklist")
    answer["Location"] += f"?lijst={LIST}"
    return answer
