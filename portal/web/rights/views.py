"""The screens of residents' rights: thin, each calls one command."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.cases.models import Case
from portal.web.rights import selecting
from portal.web.rights.forms import AskErasureForm, FindForm, HoldForm
from tenants.access import can, guarded
from tenants.errors import Invalid, NotFound
from tenants.http import PortalRequest
from tenants.retention.services import erasing, holds
from tenants.retention.services.subjects import access_report

READ_OR_SEND = ("GET", "HEAD", "POST")


@require_http_methods(READ_OR_SEND)
@guarded("subject_rights.read")
def find(request: PortalRequest) -> HttpResponse:
    """By the code of a case: there is no list of residents to choose from."""
    form = FindForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            found = selecting.subject_by_code(request.actor, form.cleaned_data["code"])
        except NotFound:
            form.add_error("code", _("Er is geen casus met deze code. Kijk de code na."))
        else:
            return redirect("web:rights_of", subject=found)
    context = {
        "form": form,
        "holds": selecting.standing(request.actor),
        "receipts": selecting.receipts(request.actor),
        "breadcrumb": _trail(),
    }
    return render(request, "rights/find.html", context, status=422 if form.errors else 200)


@require_safe
@guarded("subject_rights.read")
def person(request: PortalRequest, subject: UUID) -> HttpResponse:
    found = selecting.person(request.actor, subject)
    return render(
        request,
        "rights/person.html",
        {
            "person": found,
            "may_report": can(request.actor, "subject_rights.export").allowed,
            "breadcrumb": _trail(found.code),
        },
    )


@require_safe
@guarded("subject_rights.export")
def report(request: PortalRequest, subject: UUID) -> HttpResponse:
    """Everything that is known, to read, to print and to hand over. The look is logged."""
    found = selecting.person(request.actor, subject)
    context = {
        "code": found.code,
        "sections": access_report(request.actor, subject=subject),
        "breadcrumb": _trail(found.code),
    }
    return render(request, "rights/report.html", context)


@require_http_methods(READ_OR_SEND)
@sensitive_post_parameters("reason")
@guarded("subject_rights.create")
def hold(request: PortalRequest, subject: UUID) -> HttpResponse:
    found = selecting.person(request.actor, subject)
    form = HoldForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            holds.place(request.actor, label=Case._meta.label, uid=subject, **form.cleaned_data)
        except Invalid as wrong:
            form.show(wrong)
        else:
            messages.success(request, _("Het portaal wist dit niet, tot en met die dag."))
            return redirect("web:rights_of", subject=subject)
    context = {"form": form, "person": found, "breadcrumb": _trail(found.code)}
    return render(request, "rights/hold.html", context, status=422 if form.errors else 200)


@require_POST
@guarded("subject_rights.move")
def release(request: PortalRequest, uid: UUID) -> HttpResponse:
    holds.release(request.actor, uid=uid)
    messages.success(request, _("Het besluit is opgeheven. Vanaf nu geldt weer de gewone termijn."))
    return redirect("web:rights")


@require_http_methods(READ_OR_SEND)
@guarded("subject_rights.create")
def ask_erasure(request: PortalRequest, subject: UUID) -> HttpResponse:
    """Shows what would go and what would stay, before anybody decides."""
    found = selecting.person(request.actor, subject)
    form = AskErasureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = erasing.ask(request.actor, subject=subject)
        messages.success(request, _("Het verzoek ligt klaar. Een beheerder van de gemeente bevestigt het."))
        return redirect("web:rights_erasure", uid=made.uid)
    going, staying = selecting.would_go(request.actor, subject)
    context = {
        "form": form,
        "person": found,
        "going": going,
        "staying": staying,
        "breadcrumb": _trail(found.code),
    }
    return render(request, "rights/ask_erasure.html", context, status=422 if form.errors else 200)


@require_http_methods(READ_OR_SEND)
@guarded("subject_rights.read")
def erasure(request: PortalRequest, uid: UUID) -> HttpResponse:
    """How far it is, and afterwards the receipt. The commands ask for their own rights."""
    if request.method == "POST":
        command = {"bevestigen": erasing.confirm, "intrekken": erasing.withdraw}.get(request.POST.get("doen", ""))
        if command is None:
            raise Invalid(_("Kies wat u met het verzoek wilt doen."))
        command(request.actor, uid=uid)
        return redirect("web:rights_erasure", uid=uid)
    receipt = selecting.receipt(request.actor, uid)
    # Who confirms sees the same as who asked: what would go now, and what would stay.
    going, staying = selecting.would_go(request.actor, receipt.subject) if receipt.waits else ([], ())
    context = {
        "receipt": receipt,
        "going": going,
        "staying": staying,
        "breadcrumb": _trail(_("Verzoek om te wissen")),
    }
    return render(request, "rights/erasure.html", context)


def _trail(here: str = "") -> list[tuple[str, str]]:
    first = (_("Mijn overzicht"), reverse("web:overview"))
    title = _("Rechten van inwoners")
    return [first, (title, reverse("web:rights")), (here, "")] if here else [first, (title, "")]
