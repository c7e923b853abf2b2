"""A few addresses more, whose views do what the middleware must cope with."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.urls import path

from portal.config import urls as portal
from tenants.access import classified, guarded
from tenants.context import current_tenant_or_none
from tenants.errors import Invalid, NotFound, Refused, Stale
from tenants.models import Organisation, Team

ERRORS = {
    "refused": Refused("Alleen de voorzitter zet een punt op de agenda."),
    "not_found": NotFound(),
    "stale": Stale(),
    "invalid": Invalid("Kijk de velden na.", {"name": "Vul een naam in."}),
}


@classified("sign_in")
def who(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    return JsonResponse(
        {
            "tenant": current_tenant_or_none().slug,
            "person": str(actor.person.uid) if actor.person else None,
            "roles": sorted(actor.roles),
        }
    )


@classified("sign_in")
def lazily(request: HttpRequest) -> HttpResponse:
    template = engines["django"].from_string("{% for team in teams %}[{{ team.name }}]{% endfor %}")
    return TemplateResponse(request, template, {"teams": Team.objects.order_by("name").all})


@classified("sign_in")
def streaming(request: HttpRequest) -> HttpResponse:
    def names() -> Iterator[str]:
        yield from Team.objects.values_list("name", flat=True)

    return StreamingHttpResponse(names())


@classified("sign_in")
def write_and(request: HttpRequest, how: str) -> HttpResponse:
    Organisation.objects.create(name="Geschreven")
    if how in ERRORS:
        raise ERRORS[how]
    raise RuntimeError("Iets ging mis.")


@guarded("people.grant")
def for_administrators(request: HttpRequest) -> HttpResponse:
    return HttpResponse("binnen")


urlpatterns = [
    path("proef/wie/", who, name="who"),
    path("proef/later/", lazily, name="lazily"),
    path("proef/stroom/", streaming, name="streaming"),
    path("proef/schrijf/<slug:how>/", write_and, name="write_and"),
    path("proef/beheer/", for_administrators, name="for_administrators"),
    *portal.urlpatterns,
]
handler404 = portal.handler404
handler500 = portal.handler500
