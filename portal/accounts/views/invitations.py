"""Invitations with their state: sending again, taking back."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from portal.accounts import selectors
from portal.accounts.services import invitations
from tenants.access import guarded
from tenants.http import PortalRequest

PAGE = 25


@require_GET
@guarded("people.create")
def invitation_list(request: PortalRequest) -> HttpResponse:
    page = Paginator(selectors.invitations_of(request.actor), PAGE).get_page(request.GET.get("pagina"))
    return render(request, "accounts/invitations.html", {"page": page})


@require_POST
@guarded("people.create")
def resend(request: PortalRequest, uid: UUID) -> HttpResponse:
    invitations.resend_invitation(request.actor, invitation_uid=uid)
    messages.success(request, _("De uitnodiging is opnieuw verstuurd. De oude link werkt niet meer."))
    return redirect("accounts:invitations")


@require_POST
@guarded("people.create")
def revoke(request: PortalRequest, uid: UUID) -> HttpResponse:
    invitations.revoke_invitation(request.actor, invitation_uid=uid)
    messages.success(request, _("De uitnodiging is ingetrokken."))
    return redirect("accounts:invitations")
