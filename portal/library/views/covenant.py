"""The covenant for whoever works here: its text, its history, and signing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.library.forms.covenant import AcceptForm
from portal.library.selectors import covenant as selectors
from portal.library.views.documents import trail
from tenants.access import can, guarded
from tenants.covenant import services
from tenants.errors import NotFound
from tenants.given import refuse_as_stale
from tenants.http import PortalRequest


@require_safe
@guarded("library.read")
def covenant(request: PortalRequest) -> HttpResponse:
    context = {
        "page": selectors.covenant_page(request.actor),
        "may_change": bool(can(request.actor, "library.change")),
        "breadcrumb": trail(_("Convenant")),
    }
    return render(request, "library/covenant.html", context)


@require_safe
@guarded("library.read")
def covenant_version(request: PortalRequest, uid: UUID) -> HttpResponse:
    found = selectors.covenant_version(request.actor, uid)
    title = _("Versie %(number)s") % {"number": found.line.number}
    context = {"covenant": found, "breadcrumb": trail(title, (_("Convenant"), reverse("library:covenant")))}
    return render(request, "library/covenant_version.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded("library.accept")
def accept(request: PortalRequest, uid: UUID) -> HttpResponse:
    """The text, with one signature under it for each organisation that this person may sign for."""
    asked = [each for each in selectors.to_sign(request.actor) if each.version.uid == uid]
    found = selectors.covenant_version(request.actor, uid)
    sent = request.POST.get("organisation", "") if request.method == "POST" else ""
    forms = [(each, _form(each, found, request.POST if sent == str(each.uid) else None)) for each in asked]
    for _each, form in forms:
        if form.is_bound and form.is_valid():
            given = form.cleaned_data
            made = services.accept(
                request.actor,
                organisation_uid=given["organisation"],
                covenant_uid=uid,
                shown_hash=given["shown"],
            )
            said = _("U hebt het convenant geaccepteerd namens %(organisation)s.")
            messages.success(request, said % {"organisation": made.organisation.name})
            return redirect("library:covenant")
    wrong = next((form for _each, form in forms if form.errors), None)
    if request.method == "POST" and wrong is None:
        refuse_as_stale()
    if not asked and not can(request.actor, "library.read"):
        raise NotFound()
    title = _("Accepteren")
    context = {
        "covenant": found,
        "forms": forms,
        "form": wrong,
        "breadcrumb": trail(title, (_("Convenant"), reverse("library:covenant"))),
    }
    return render(request, "library/accept.html", context, status=422 if wrong is not None else 200)


def _form(asked: selectors.OwnOrganisation, found: selectors.Covenant, sent: object) -> AcceptForm:
    return AcceptForm(
        sent,
        organisation=asked.name,
        title=found.line.title,
        number=found.line.number,
        initial={"organisation": asked.uid, "shown": found.text_hash},
        auto_id=f"id_%s_{asked.uid}",
    )
