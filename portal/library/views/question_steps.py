"""The steps of a question: naming the expert, answering, publishing, or not."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.accounts.forms.people import show
from portal.library.experts import experts
from portal.library.forms.questions import AnswerForm, AssignForm, DeclineForm, PublishForm
from portal.library.services import questions as services
from portal.library.views.questions import detail
from tenants.access import Actor, guarded
from tenants.errors import Invalid
from tenants.given import refuse_as_stale, version_in
from tenants.http import PortalRequest

Taking = Callable[[Actor, UUID, Mapping[str, Any]], object]


@require_POST
@guarded("library.change")
def assign(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = AssignForm(request.POST, experts=experts(request.actor), auto_id="id_assign_%s")
    return _step(request, uid, "assign", form, _assign, _("De deskundige krijgt een mail."))


@require_POST
@guarded("library.advise")
def answer(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = AnswerForm(request.POST, auto_id="id_answer_%s")
    return _step(request, uid, "answer", form, _answer, _("Dank u wel. De redactie plaatst uw antwoord."))


@require_POST
@guarded("library.change")
def publish(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = PublishForm(request.POST, auto_id="id_publish_%s")
    return _step(request, uid, "publish", form, _publish, _("De vraag en het antwoord staan in de bibliotheek."))


@require_POST
@guarded("library.change")
def decline(request: PortalRequest, uid: UUID) -> HttpResponse:
    form = DeclineForm(request.POST, auto_id="id_decline_%s")
    said = _("De vraag wordt niet geplaatst. De vrager krijgt een mail.")
    return _step(request, uid, "decline", form, _decline, said)


@require_POST
@guarded("library.change")
def take_back(request: PortalRequest, uid: UUID) -> HttpResponse:
    services.take_back(request.actor, uid=uid, version=version_in(request))
    messages.success(request, _("De vraag is niet meer zichtbaar voor partners."))
    return redirect("library:question", uid=uid)


def _assign(actor: Actor, uid: UUID, given: Mapping[str, Any]) -> object:
    return services.assign(actor, uid=uid, version=given["version"], expert_uid=UUID(given["expert"]))


def _answer(actor: Actor, uid: UUID, given: Mapping[str, Any]) -> object:
    return services.answer(actor, uid=uid, version=given["version"], text=given["answer"])


def _publish(actor: Actor, uid: UUID, given: Mapping[str, Any]) -> object:
    rewritten = services.Rewritten(given["heading"], given["question"], given["answer"], given["topic"])
    return services.publish(actor, uid=uid, version=given["version"], rewritten=rewritten)


def _decline(actor: Actor, uid: UUID, given: Mapping[str, Any]) -> object:
    return services.decline(actor, uid=uid, version=given["version"], because=given["because"])


def _step(request: PortalRequest, uid: UUID, name: str, form: forms.Form, take: Taking, said: str) -> HttpResponse:
    """Take the step, or show the question again with what is wrong at its field and what was typed still there."""
    if form.is_valid():
        try:
            take(request.actor, uid, form.cleaned_data)
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, said)
            return redirect("library:question", uid=uid)
    if "version" in form.errors:
        refuse_as_stale()
    return detail(request, uid, name, form)
