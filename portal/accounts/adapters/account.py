"""allauth's account adapter: nobody signs up, everybody who signs in has a place here, mail goes by the outbox."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from portal.accounts import mails
from portal.accounts.adapters.sentences import ERRORS, MESSAGES, NOT_HERE, NOTICES
from portal.accounts.membership import has_place_here
from portal.accounts.models import User
from portal.accounts.second_factor import authentication_records
from portal.accounts.services import own_account, sessions
from tenants.access import actor_for
from tenants.context import current_tenant_or_none


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {**DefaultAccountAdapter.error_messages, **ERRORS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people come in by invitation."""
        return False

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **hooks: Any) -> HttpResponse | None:
        """Every way in passes here: password, passkey, organisation sign-in."""
        if not _may_come_in(user):
            return _not_here(request)
        response: HttpResponse | None = super().pre_login(request, user, **hooks)
        return response

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """The last step, after the second factor. Asked again: minutes passed, and the host may be another one."""
        if not _may_come_in(user):
            raise ImmediateHttpResponse(_not_here(request))
        super().login(request, user)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **hooks: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **hooks)
        tenant = current_tenant_or_none()
        if tenant is not None and isinstance(user, User):
            sessions.note_tenant(request)
            own_account.note_signed_in(actor_for(user, tenant))
        return response

    def logout(self, request: HttpRequest) -> None:
        actor = getattr(request, "actor", None)
        if actor is not None and actor.person is not None:
            own_account.note_signed_out(actor)
        super().logout(request)

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        return _not_here(request)

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """By User.email; allauth looks in its own table of addresses, which stays empty."""
        if not isinstance(user, User):
            return False
        proven = self.authenticate(self.request, email=user.email, password=password)
        return proven is not None and proven.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **hooks: Any) -> bool:
        """Not just after signing in: that was a proof as well."""
        records = authentication_records(self.request)
        if records and time.time() - float(records[-1].get("at", 0)) < REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **hooks))

    def is_safe_url(self, url: str) -> bool:
        """This host alone: another portal's host is another site."""
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure()
        )

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """One count for a person over all portals."""
        return f"address:{str(credentials.get('email', '')).strip().lower()}"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:account")

    def send_password_reset_mail(self, user: AbstractBaseUser, email: str, context: dict[str, Any]) -> None:
        if isinstance(user, User):
            mails.send_password_reset(user)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell somebody what changed in their account. What allauth calls otherwise than NOTICES says, is not sent."""
        notice = NOTICES.get(template_prefix)
        tenant = current_tenant_or_none()
        if notice is not None and isinstance(user, User) and tenant is not None:
            mails.send_notice(user, notice)
            own_account.note_change(actor_for(user, tenant), notice)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing leaves by allauth's own mailer; what it may send is named above."""
        raise NotImplementedError(f"{template_prefix} is a mail that this house does not send.")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Our own sentences instead of allauth's templates; what is not in the table is not said."""
        said = message or MESSAGES.get(message_template or "")
        if said:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)


def _may_come_in(user: AbstractBaseUser) -> bool:
    return isinstance(user, User) and has_place_here(user)


def _not_here(request: HttpRequest) -> HttpResponse:
    from allauth.account.internal.stagekit import clear_login

    clear_login(request)
    messages.error(request, str(NOT_HERE))
    return HttpResponseRedirect(reverse("account_login"))
