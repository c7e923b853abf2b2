"""One's own account: name, password, second factor, sessions, and the team to act for."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from portal.accounts import second_factor, selectors
from portal.accounts.forms.people import NameForm, show
from portal.accounts.models import User
from portal.accounts.services import own_account
from tenants.access import classified, guarded
from tenants.errors import Invalid, NotFound
from tenants.http import PortalRequest
from tenants.middleware.actor import SESSION_TEAM


@require_GET
@guarded("own_account.read")
def account(request: PortalRequest) -> HttpResponse:
    person = _oneself(request)
    kinds = list(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    context = {
        "person": person,
        "roles": selectors.own_roles(request.actor),
        "has_app": Authenticator.Type.TOTP in kinds,
        "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
        "has_codes": Authenticator.Type.RECOVERY_CODES in kinds,
        "sessions": UserSession.objects.filter(user=person).count(),
        "needs_second_factor": second_factor.is_required_of(request.actor),
        "teams": len(request.actor.teams),
    }
    return render(request, "accounts/account.html", context)


@require_http_methods(["GET", "POST"])
@guarded("own_account.change")
def name(request: PortalRequest) -> HttpResponse:
    person = _oneself(request)
    form = NameForm(request.POST or None, initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        try:
            own_account.change_name(request.actor, name=form.cleaned_data["name"])
        except Invalid as wrong:
            show(form, wrong)
        else:
            messages.success(request, _("Uw naam is gewijzigd."))
            return redirect("accounts:account")
    return render(request, "accounts/name.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@guarded("own_account.change")
def teams(request: PortalRequest) -> HttpResponse:
    """Choose the team that new things will belong to."""
    if request.method == "POST":
        team = own_account.choose_team(request.actor, team_uid=request.POST.get("team", ""))
        request.session[SESSION_TEAM] = str(team.uid)
        messages.success(request, _("U werkt nu voor %(team)s.") % {"team": team.name})
        return redirect("accounts:account")
    context = {"teams": selectors.own_teams(request.actor), "acting": request.actor.team}
    return render(request, "accounts/teams.html", context)


@require_GET
@classified("sign_in")
def second_factor_first(request: PortalRequest) -> HttpResponse:
    """Before anything else: set up a second factor. Who has proven one, or needs none, is in the wrong place."""
    actor = request.actor
    if actor.person is None:
        return redirect("account_login")
    if not second_factor.is_required_of(actor) or second_factor.is_proven(request):
        return redirect("accounts:account")
    return render(request, "accounts/second_factor_first.html")


def _oneself(request: PortalRequest) -> User:
    """Whose account it is. A resident who came in by a code has the right to an own account, and no account.

    Raises:
        NotFound: there is none.
    """
    if request.actor.person is None:
        raise NotFound()
    return request.actor.person
