"""What one does with an entry beside writing: publish, review, plan, lock, withdraw, decide on what others say."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.admin.entries import reviewing
from cms.admin.entries.composing import require_kind
from cms.admin.entries.forms.fields import BaseForm
from portal.socialmap import services
from portal.socialmap.drafting import proposals
from portal.socialmap.drafting import services as drafts
from portal.socialmap.drafting.services import Base
from tenants.access import Role, guarded
from tenants.errors import Invalid, NotFound
from tenants.given import refuse_as_stale
from tenants.http import PortalRequest

Step = Callable[[PortalRequest, str, UUID, Base, BaseForm], str]


@require_POST
@guarded("map_entry_public.change")
def step(request: PortalRequest, entity: str, uid: UUID) -> HttpResponse:
    """One step, named by the button that was pressed."""
    entity = require_kind(entity)
    take = STEPS.get(request.POST.get("do", ""))
    if take is None:
        raise NotFound()
    form = _looked_at(request)
    base = Base(form.cleaned_data["version"], form.cleaned_data["revision"] or 0)
    try:
        messages.success(request, take(request, entity, uid, base, form))
    except Invalid as wrong:
        messages.error(request, wrong.message)
    return redirect("cms_entries:edit", entity=entity, uid=uid)


@require_POST
@guarded("map_entry_public.change")
def proposal(request: PortalRequest, uid: UUID) -> HttpResponse:
    """Take a proposal into the draft of its entry, or decline it with a reason."""
    form = _looked_at(request)
    version, accept = form.cleaned_data["version"], request.POST.get("do") == "accept"
    try:
        if accept:
            entry = proposals.take_into_draft(request.actor, uid=uid, version=version)
            messages.success(request, _("Het voorstel staat in het concept. Bekijk het en publiceer het."))
        else:
            reason = form.cleaned_data["comment"]
            entry = services.decide_proposal(request.actor, uid=uid, version=version, accept=False, reason=reason).entry
            messages.success(request, _("Het voorstel is niet overgenomen. De partner krijgt bericht."))
    except Invalid as wrong:
        messages.error(request, wrong.message)
        return redirect("cms_entries:list")
    return redirect("cms_entries:edit", entity=str(entry._meta.model_name), uid=entry.uid)


@require_POST
@guarded("map_entry_public.change")
def give_back(request: PortalRequest, entity: str, uid: UUID) -> HttpResponse:
    """Let the source have a field again."""
    entity = require_kind(entity)
    version = _looked_at(request).cleaned_data["version"]
    services.give_back(request.actor, entity=entity, uid=uid, field=request.POST.get("field", "")[:60], version=version)
    messages.success(request, _("De waarde van de bron staat er weer."))
    return redirect("cms_entries:edit", entity=entity, uid=uid)


def _publish(request: PortalRequest, entity: str, uid: UUID, base: Base, form: BaseForm) -> str:
    reviewing.publish(request.actor, entity=entity, uid=uid, base=base)
    return _("Gepubliceerd. Iedereen ziet het nu zo.")


def _take_back(request: PortalRequest, entity: str, uid: UUID, base: Base, form: BaseForm) -> str:
    reviewing.take_back(request.actor, entity=entity, uid=uid, base=base)
    return _("Uw vraag is ingetrokken. U kunt weer verder.")


def _approve(request: PortalRequest, entity: str, uid: UUID, base: Base, form: BaseForm) -> str:
    reviewing.approve(request.actor, entity=entity, uid=uid, base=base, comment=form.cleaned_data["comment"])
    return _("Goedgekeurd en gepubliceerd.")


def _send_back(request: PortalRequest, entity: str, uid: UUID, base: Base, form: BaseForm) -> str:
    if not form.cleaned_data["comment"].strip():
        raise Invalid(_("Schrijf erbij wat er anders moet."))
    reviewing.send_back(request.actor, entity=entity, uid=uid, base=base, comment=form.cleaned_data["comment"])
    return _("Teruggestuurd met uw opmerking.")


def _plan(request: PortalRequest, entity: str, uid: UUID, base: Base, form: BaseForm) -> str:
    at = form.cleaned_data["at"]
    if at is None:
        raise Invalid(_("Kies een dag en een tijd."))
    reviewing.plan(request.actor, entity=entity, uid=uid, base=base, at=at)
    local = timezone.localtime(at)
    return _("Gepland. Het gaat live op %(at)s.") % {"at": f"{local:%d-%m-%Y %H:%M}"}


def _cancel_plan(request: PortalRequest, entity: str, uid: UUID, base: Base, form: BaseForm) -> str:
    drafts.cancel_plan(request.actor, entity=entity, uid=uid, base=base)
    return _("De planning is weg. Het concept staat er nog.")


def _discard(request: PortalRequest, entity: str, uid: UUID, base: Base, form: BaseForm) -> str:
    drafts.discard_draft(request.actor, entity=entity, uid=uid, base=base)
    return _("Het concept is weg. U vindt het nog bij de versies.")


def _withdraw(request: PortalRequest, entity: str, uid: UUID, base: Base, form: BaseForm) -> str:
    services.withdraw(request.actor, entity=entity, uid=uid, version=base.version)
    return _("Van de kaart gehaald. Met “Zet terug op de kaart” maakt u dit ongedaan.")


def _check(request: PortalRequest, entity: str, uid: UUID, base: Base, form: BaseForm) -> str:
    services.mark_checked(request.actor, entity=entity, uid=uid, version=base.version)
    return _("Vandaag nagekeken. Dank u wel.")


def _capacity(request: PortalRequest, entity: str, uid: UUID, base: Base, form: BaseForm) -> str:
    if entity != "service":
        raise NotFound()
    weeks = form.cleaned_data["weeks"]
    services.tell_capacity(request.actor, uid=uid, state=form.cleaned_data["capacity"], weeks=weeks)
    return _("Doorgegeven. Iedereen ziet nu of er plek is.")


def _lock(request: PortalRequest, entity: str, uid: UUID, base: Base, form: BaseForm) -> str:
    drafts.set_lock(request.actor, entity=entity, uid=uid, locked=True)
    return _("Op slot. Alleen u kunt dit nu wijzigen.")


def _unlock(request: PortalRequest, entity: str, uid: UUID, base: Base, form: BaseForm) -> str:
    over = Role.MUNICIPALITY_ADMIN in request.actor.roles
    drafts.set_lock(request.actor, entity=entity, uid=uid, locked=False, over_colleague=over)
    return _("Van het slot. Collega's kunnen dit weer wijzigen.")


STEPS: dict[str, Step] = {
    "publish": _publish,
    "put_back": _publish,
    "take_back": _take_back,
    "approve": _approve,
    "send_back": _send_back,
    "plan": _plan,
    "cancel_plan": _cancel_plan,
    "discard": _discard,
    "withdraw": _withdraw,
    "check": _check,
    "capacity": _capacity,
    "lock": _lock,
    "unlock": _unlock,
}


def _looked_at(request: PortalRequest) -> BaseForm:
    form = BaseForm(request.POST)
    form.is_valid()
    if "version" not in form.cleaned_data:
        refuse_as_stale()
    for name, nothing in (("at", None), ("comment", ""), ("revision", 0), ("capacity", ""), ("weeks", None)):
        form.cleaned_data.setdefault(name, nothing)
    return form
