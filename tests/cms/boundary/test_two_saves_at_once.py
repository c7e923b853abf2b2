"""A page that keeps itself, and its button pressed in the same moment: Wagtail looks first and saves later."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from cms.boundary.wall import walled
from tenants.access import Actor
from tenants.errors import Stale
from tenants.models import Tenant


def test_whoever_comes_second_hears_so_and_meets_no_error_of_the_server(
    in_waterkant: Tenant, eva: Actor, rf: RequestFactory
) -> None:
    def saves_too_late(_request: HttpRequest) -> HttpResponse:
        raise ValidationError({"slug": "taken meanwhile"})

    request: Any = rf.post("/cms/pages/")
    request.actor, request.user, request.tenant = eva, eva.person, in_waterkant

    with pytest.raises(Stale, match="net ook"):
        walled("wagtailadmin_explore_root", saves_too_late)(request)
