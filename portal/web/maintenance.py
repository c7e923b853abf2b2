"""While the portals are closed: the page that says so, for everybody, without a look at the database."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.web.looks import PLATFORM, Look, host_of
from portal.web.plain import CLOSED, plain_page
from tenants import maintenance

# Programs get words for programs (RFC 9457).
PROGRAMS = "/api/"


def closed_for_maintenance(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands after health and static files, before the host is looked up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        going_on = maintenance.now()
        if going_on is None:
            return get_response(request)
        told = going_on.looks.get(host_of(request))
        look = Look.of_json(told) if told else PLATFORM
        page = plain_page(request, CLOSED, look, message=going_on.message, back_at=going_on.back_at)
        return _for_programs(page) if request.path_info.startswith(PROGRAMS) else page

    return middleware


def _for_programs(page: HttpResponse) -> HttpResponse:
    problem = {"type": "about:blank", "title": str(CLOSED.title), "status": CLOSED.status}
    return JsonResponse(
        problem,
        status=CLOSED.status,
        content_type="application/problem+json",
        headers={"Retry-After": page.headers["Retry-After"]},
    )
