"""Sign-in by an organisation's own OpenID Connect.

It opens for people whom this portal knows: who signed in so before, who works here for that very organisation under
an address of its own domains, or whom that organisation's administrator invited. Nobody else gets an account, and
no account is linked by an address that the organisation does not own.
"""

from typing import Any, cast

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess, Provider
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.adapters.sentences import NOT_HERE
from portal.accounts.models import User
from portal.accounts.second_factor import record_proof_by_organisation
from portal.accounts.services.joining import join_by_organisation
from tenants.access import anonymous
from tenants.context import current_tenant, current_tenant_or_none
from tenants.models import Membership


class OrganisationSignInAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """Those of the active portal; another portal's organisation is not there."""
        tenant = current_tenant_or_none()
        if tenant is None:
            return []
        apps: list[SocialApp] = super().list_apps(request, provider=provider, client_id=client_id)
        return [app for app in apps if tenant.slug in (app.settings.get("tenants") or [])]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the person, or answer as for a wrong password."""
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise ImmediateHttpResponse(_back(request, str(NOT_HERE)))  # nobody hangs a second identity on an account
        settings = cast("dict[str, Any]", sociallogin.provider.app.settings)
        if sociallogin.is_existing:
            person = sociallogin.user
        else:
            person = _person_known_here(sociallogin, settings)
            if person is None:
                raise ImmediateHttpResponse(_back(request, str(NOT_HERE)))
            sociallogin.connect(request, person)
        if _proved_twice(sociallogin, settings):
            record_proof_by_organisation(request, person)

    def on_authentication_error(self, request: HttpRequest, provider: Provider, **details: Any) -> None:
        said = _("Aanmelden via uw organisatie is niet gelukt. Probeer het opnieuw of gebruik uw wachtwoord.")
        raise ImmediateHttpResponse(_back(request, said))


def buttons_for(request: HttpRequest) -> list[tuple[str, str]]:
    """The organisations of this portal that sign in their own people: name and address. One query."""
    from allauth.socialaccount.adapter import get_adapter

    apps = get_adapter().list_apps(request, provider="openid_connect")
    return [(app.name, reverse("openid_connect_login", kwargs={"provider_id": app.provider_id})) for app in apps]


def _person_known_here(sociallogin: SocialLogin, settings: dict[str, Any]) -> User | None:
    """Somebody of this organisation under an address that is theirs, or the one whom it invited."""
    email = _own_address(sociallogin, settings)
    organisation = settings.get("organisation")
    if not email or not organisation:
        return None
    works_here = Membership.objects.standing(timezone.localdate()).filter(
        team__organisation__uid=organisation, person__email=email, person__is_active=True
    )
    membership = works_here.select_related("person").first()
    if membership is not None:
        return membership.person
    name = str((sociallogin.account.extra_data.get("userinfo") or {}).get("name", ""))
    return join_by_organisation(anonymous(current_tenant()), email=email, organisation_uid=organisation, name=name)


def _own_address(sociallogin: SocialLogin, settings: dict[str, Any]) -> str:
    """The verified address of the token, when its domain is one that the organisation owns; else nothing."""
    domains = {str(domain).lower() for domain in settings.get("domains") or []}
    for address in sociallogin.email_addresses:
        email = address.email.lower()
        if address.verified and email.rpartition("@")[2] in domains:
            return str(email)
    return ""


def _proved_twice(sociallogin: SocialLogin, settings: dict[str, Any]) -> bool:
    """Whether the ID token says so in the words that were agreed. The userinfo answer is not signed, so not asked."""
    agreed = {str(value) for value in settings.get("second_factor") or []}
    token = sociallogin.account.extra_data.get("id_token") or {}
    methods = token.get("amr") or []
    said = {str(value) for value in (methods if isinstance(methods, list) else [methods])} | {str(token.get("acr", ""))}
    return bool(agreed & said)


def _back(request: HttpRequest, said: str) -> HttpResponseRedirect:
    messages.error(request, said)
    return HttpResponseRedirect(reverse("account_login"))
