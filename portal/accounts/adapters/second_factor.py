"""allauth's second-factor adapter: seeds are encrypted, the QR code is drawn here, the last factor stays."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from portal.accounts import seeds
from portal.accounts.adapters.sentences import SECOND_FACTOR_ERRORS
from portal.accounts.qr import svg
from portal.accounts.second_factor import is_required_of_person
from tenants.context import current_tenant_or_none


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {**DefaultMFAAdapter.error_messages, **SECOND_FACTOR_ERRORS}

    def encrypt(self, text: str) -> str:
        return seeds.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return seeds.decrypt(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        return svg(url, title=_("QR-code voor uw authenticator-app"))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The only second factor of somebody who must have one cannot go."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        if others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
            return True
        return not is_required_of_person(authenticator.user)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}

    def _get_site_name(self) -> str:
        tenant = current_tenant_or_none()
        return tenant.name if tenant is not None else "Ketenwijzer"
