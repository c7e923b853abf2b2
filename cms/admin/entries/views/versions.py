"""What happened to an entry: versions, two of them side by side, and back to an older one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cms.admin.entries.composing import ICONS, require_kind
from cms.admin.entries.forms.fields import BaseForm, CompareForm
from portal.socialmap.drafting import history, selectors
from portal.socialmap.drafting.services import Base, restore_version
from tenants.access import guarded
from tenants.given import refuse_as_stale
from tenants.http import PortalRequest


@require_GET
@guarded("map_entry_public.change")
def versions(request: PortalRequest, entity: str, uid: UUID) -> HttpResponse:
    """All versions, and who did what, when and why."""
    entity = require_kind(entity)
    context = {
        "heading": _("Versies en geschiedenis"),
        "icon": "history",
        "entity": entity,
        "uid": uid,
        "entry": selectors.entry_to_edit(request.actor, entity, uid),
        "versions": history.versions(request.actor, entity, uid),
        "happenings": history.history(request.actor, entity, uid),
    }
    return render(request, "cms_admin/entries/versions.html", context)


@require_GET
@guarded("map_entry_public.change")
def compare(request: PortalRequest, entity: str, uid: UUID) -> HttpResponse:
    """Two versions side by side, in words."""
    entity = require_kind(entity)
    form = CompareForm(request.GET)
    form.is_valid()
    older, newer = form.cleaned_data.get("older") or 0, form.cleaned_data.get("newer") or 0
    context = {
        "heading": _("Twee versies naast elkaar"),
        "icon": ICONS[entity],
        "entity": entity,
        "uid": uid,
        "found": history.compare(request.actor, entity, uid, older=older, newer=newer),
        "entry": selectors.entry_to_edit(request.actor, entity, uid),
    }
    return render(request, "cms_admin/entries/compare.html", context)


@require_POST
@guarded("map_entry_public.change")
def restore(request: PortalRequest, entity: str, uid: UUID) -> HttpResponse:
    """Make an older version the draft."""
    entity = require_kind(entity)
    looked_at, which = BaseForm(request.POST), CompareForm({"revision": request.POST.get("which")})
    if not looked_at.is_valid() or not which.is_valid():
        refuse_as_stale()
    base = Base(looked_at.cleaned_data["version"], looked_at.cleaned_data["revision"] or 0)
    restore_version(request.actor, entity=entity, uid=uid, base=base, revision=which.cleaned_data["revision"] or 0)
    messages.success(request, _("Deze versie is nu het concept. Bekijk het en publiceer het."))
    return redirect("cms_entries:edit", entity=entity, uid=uid)
