"""Address and password, for people of this portal alone."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from portal.accounts.membership import has_place_here
from portal.accounts.models import User


class PortalBackend(AuthenticationBackend):  # type: ignore[misc]
    """A right password of somebody who has no place here is answered like a wrong one.

    The work is the same up to there (one hash), so the time tells nothing either. The same holds for a person
    who was deactivated: allauth would show them a page of their own.
    """

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> AbstractBaseUser | None:
        person = super().authenticate(request, **credentials)
        self.unstash_authenticated_user()
        if isinstance(person, User) and has_place_here(person):
            return person
        return None
