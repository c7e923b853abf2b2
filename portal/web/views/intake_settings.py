"""Who receives what people ask: chosen by an administrator of the municipality."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from portal.intake import selectors, services
from portal.intake.selectors import SubjectSetting
from portal.intake.selectors.subjects import teams_that_read
from portal.intake.services import Chosen
from portal.web.forms.triage import SubjectSettingForm
from tenants.access import can, guarded
from tenants.errors import Invalid, NotFound
from tenants.given import refuse_as_stale
from tenants.http import PortalRequest


@require_GET
@guarded("settings.read")
def subjects(request: PortalRequest) -> HttpResponse:
    return _page(request)


@require_POST
@guarded("settings.change")
def change(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = SubjectSettingForm(request.POST, prefix=str(uid), teams=teams_that_read(request.actor))
    if form.has_error("version"):
        refuse_as_stale()
    if form.is_valid():
        given = form.cleaned_data
        chosen = Chosen(UUID(given["team"]) if given["team"] else None, given["active"], given["norm_days"])
        try:
            services.change_subject(request.actor, uid=uid, version=given["version"], chosen=chosen)
        except Invalid as wrong:
            form.show(wrong)
        else:
            messages.success(request, _("Uw keuze is bewaard."))
            return redirect("intake:subjects")
    if all(each.uid != uid for each in selectors.subject_settings(request.actor)):
        raise NotFound()
    return _page(request, uid, form)


def _page(request: PortalRequest, uid: UUID | None = None, wrong: SubjectSettingForm | None = None) -> HttpResponse:
    teams = teams_that_read(request.actor)
    may_change = bool(can(request.actor, "settings.change"))
    lines = [
        (each, wrong if wrong is not None and each.uid == uid else _form(each, teams) if may_change else None)
        for each in selectors.subject_settings(request.actor)
    ]
    context = {
        "lines": lines,
        "form": wrong,
        "none_on_form": not any(each.on_form for each, _form in lines),
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Hulp vragen"), "")],
    }
    return render(request, "web/intake_subjects.html", context, status=422 if wrong is not None else 200)


def _form(subject: SubjectSetting, teams: list[tuple[UUID, str]]) -> SubjectSettingForm:
    begun = {
        "version": subject.version,
        "team": str(subject.team or ""),
        "norm_days": subject.norm_days,
        "active": subject.active,
    }
    return SubjectSettingForm(initial=begun, prefix=str(subject.uid), teams=teams)
