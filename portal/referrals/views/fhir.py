"""One referral for a system of one of its parties, in FHIR."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from portal.referrals import fhir, selectors
from portal.referrals.selectors import ReferralPage
from tenants.access import guarded
from tenants.http import PortalRequest

MEDIA_TYPE = "application/fhir+json"


@require_GET
@guarded("referral_sent.read")
def task(request: PortalRequest, uid: UUID) -> HttpResponse:
    return _answer(request, uid, fhir.task)


@require_GET
@guarded("referral_sent.read")
def service_request(request: PortalRequest, uid: UUID) -> HttpResponse:
    return _answer(request, uid, fhir.service_request)


def _answer(request: PortalRequest, uid: UUID, resource: Callable[[ReferralPage], fhir.Resource]) -> HttpResponse:
    page = selectors.referral(request.actor, uid)
    return JsonResponse(resource(page), content_type=MEDIA_TYPE)
