"""Codes and passkeys: allauth's checks, our words, and no code twice."""

from typing import Any

from allauth.mfa.base import forms as of_allauth
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from portal.accounts.adapters.sentences import SECOND_FACTOR_ERRORS
from portal.accounts.forms.sign_in import relabel

CODE = _("Code")
CODE_HELP = _("Zes cijfers uit uw authenticator-app, of een van uw herstelcodes.")
STEP = 30  # seconds that a code of an app is shown


def once(person_id: int, code: str) -> bool:
    """Whether this code was not used before. allauth remembers it for one step; ours are valid for three."""
    used = f"accounts.code:{person_id}:{''.join(code.split())}"
    return bool(cache.add(used, 1, timeout=STEP * (2 * settings.MFA_TOTP_TOLERANCE + 1)))


class _CodeOnce(forms.Form):
    user: Any
    authenticator: Authenticator

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relabel(self, {"code": CODE}, {"code": CODE_HELP})
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP and not once(self.user.pk, code):
            raise forms.ValidationError(str(SECOND_FACTOR_ERRORS["incorrect_code"]), code="incorrect_code")
        return code


class CodeForm(_CodeOnce, of_allauth.AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""


class ConfirmCodeForm(_CodeOnce, of_allauth.ReauthenticateForm):  # type: ignore[misc]
    """The second step, asked again."""


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app proves that the seed arrived."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relabel(self, {"code": CODE}, {"code": _("De zes cijfers die uw app nu toont.")})
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    def clean_code(self) -> str:
        code: str = super().clean_code()
        once(self.user.pk, code)
        return code


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        helps = {
            "name": _("Zodat u hem herkent, bijvoorbeeld: telefoon van het werk."),
            "passwordless": _("Dan logt u in met alleen deze passkey, zonder wachtwoord."),
        }
        labels = {"name": _("Naam van de passkey"), "passwordless": _("Ook gebruiken om in te loggen")}
        relabel(self, labels, helps)
