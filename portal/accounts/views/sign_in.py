"""allauth's views that this house uses, each with its class. What is not in this list has no address."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account import views as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from allauth.usersessions import views as usersessions
from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from portal.accounts import demo
from portal.accounts.adapters.organisation_sign_in import buttons_for
from portal.accounts.second_factor import record_proof
from tenants.access import classified

SIGN_IN = "sign_in"


class SignInView(account.LoginView):  # type: ignore[misc]
    """Address and password; a passkey; the organisations that sign in their own people; in the demo, its people."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["organisations"] = buttons_for(self.request)
        context["demo_people"] = demo.people_of(self.request.tenant) if settings.DEMO else ()
        return context


class SetUpAppView(totp.ActivateTOTPView):  # type: ignore[misc]
    """The code that was typed to set up the app is the second factor of this session as well."""

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_proof(self.request, _latest(self.request, "totp"))
        return response


class AddPasskeyView(webauthn.AddWebAuthnView):  # type: ignore[misc]
    """The passkey that was just made signed a challenge, so it is the second factor of this session as well."""

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_proof(self.request, _latest(self.request, "webauthn"))
        return response


class RemovePasskeyView(webauthn.RemoveWebAuthnView):  # type: ignore[misc]
    """allauth guards the last app, not the last passkey."""

    def form_valid(self, form: Form) -> HttpResponse:
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, str(adapter.error_messages["cannot_delete_authenticator"]))
            return redirect("mfa_list_webauthn")
        response: HttpResponse = super().form_valid(form)
        return response


def _latest(request: HttpRequest, kind: str) -> Any:
    return request.user.authenticator_set.filter(type=kind).latest("pk")  # type: ignore[union-attr]


def _origins() -> list[str]:
    """A form that leads to an organisation's sign-in is redirected there, which the policy must allow by name."""
    parts = [urlsplit(str(each["server_url"])) for each in settings.OIDC_ORGANISATIONS]
    return sorted({f"{part.scheme}://{part.netloc}" for part in parts})


def _of(view: Any) -> Any:
    """Nothing of signing in is kept by a browser or a proxy."""
    origins = _origins()
    fresh: Any = never_cache(csp_update({"form-action": origins})(view) if origins else view)
    return classified(SIGN_IN)(fresh)


login = _of(SignInView.as_view())
logout = _of(account.logout)
password_reset = _of(account.password_reset)
password_reset_done = _of(account.password_reset_done)
password_reset_from_key = _of(account.password_reset_from_key)
password_reset_from_key_done = _of(account.password_reset_from_key_done)
password_change = _of(account.password_change)
reauthenticate = _of(account.reauthenticate)

mfa_index = _of(mfa.index)
mfa_authenticate = _of(mfa.authenticate)
mfa_reauthenticate = _of(mfa.reauthenticate)
activate_totp = _of(SetUpAppView.as_view())
deactivate_totp = _of(totp.deactivate_totp)
view_recovery_codes = _of(recovery_codes.view_recovery_codes)
generate_recovery_codes = _of(recovery_codes.generate_recovery_codes)
list_passkeys = _of(webauthn.list_webauthn)
add_passkey = _of(AddPasskeyView.as_view())
remove_passkey = _of(RemovePasskeyView.as_view())
login_passkey = _of(webauthn.login_webauthn)
reauthenticate_passkey = _of(webauthn.reauthenticate_webauthn)

sessions = _of(usersessions.list_usersessions)
organisation_login = _of(openid_connect.login)
organisation_callback = _of(openid_connect.callback)
