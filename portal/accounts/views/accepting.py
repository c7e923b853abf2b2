"""Accepting an invitation, by the link in the mail."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.accounts.forms.people import AcceptForm, show
from portal.accounts.models import Invitation
from portal.accounts.services import invitations
from tenants.access import classified
from tenants.errors import Invalid, Refused
from tenants.http import PortalRequest


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password")
@never_cache
def accept_invitation(request: PortalRequest, uid: UUID, proof: str) -> HttpResponse:
    try:
        invitation = invitations.open_invitation(uid, proof)
    except Refused as refused:
        return render(request, "accounts/invitation_closed.html", {"reason": refused.message}, status=410)
    knows = invitations.has_account(invitation)
    form = None if knows else AcceptForm(request.POST or None, initial={"name": invitation.name})
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            return _accepted(request, invitation, proof, form)
        except Invalid as wrong:
            assert form is not None
            show(form, wrong)
    context = {"form": form, "invitation": invitation, "has_account": knows}
    status = 422 if form is not None and form.errors else 200
    return render(request, "accounts/accept_invitation.html", context, status=status)


def _accepted(request: PortalRequest, invitation: Invitation, proof: str, form: AcceptForm | None) -> HttpResponse:
    given = form.cleaned_data if form is not None else {}
    invitations.accept_invitation(
        request.actor,
        uid=invitation.uid,
        proof=proof,
        name=given.get("name", ""),
        password=given.get("password", ""),
    )
    messages.success(request, _("Uw uitnodiging is aangenomen. Log in om te beginnen."))
    return redirect("account_login")


accept_invitation = classified("sign_in")(accept_invitation)
