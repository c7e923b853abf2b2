"""The buttons of the demo's sign-in page."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from portal.accounts import demo
from tenants.access import classified
from tenants.http import PortalRequest


@require_POST
def sign_in_as(request: PortalRequest, uid: UUID) -> HttpResponse:
    return demo.demo_sign_in(request, uid)


sign_in_as = classified("sign_in")(sign_in_as)
