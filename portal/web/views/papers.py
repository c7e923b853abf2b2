"""Addresses without a language, for programs. None sets a cookie; all may be kept for a while."""

from collections.abc import Callable
from io import StringIO

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.utils.cache import patch_cache_control

from portal.web.papers.manifest import manifest as manifest_of
from portal.web.papers.robots import robots as robots_of
from portal.web.papers.security import security_txt
from portal.web.papers.sitemap import Part, kinds, write_index, write_part
from portal.web.themes import theme_named
from tenants.access import anonymous, guarded
from tenants.errors import NotFound
from tenants.http import PortalRequest, origin_of

AN_HOUR, A_DAY = 3600, 86_400


@guarded("page_published.read")
def robots(request: PortalRequest) -> HttpResponse:
    return _kept(_text(robots_of(request.tenant, origin_of(request))), A_DAY)


@guarded("page_published.read")
def security(request: PortalRequest) -> HttpResponse:
    written = security_txt(request.tenant, origin_of(request))
    if written is None:
        raise NotFound()
    return _kept(_text(written), A_DAY)


@guarded("page_published.read")
def manifest(request: PortalRequest) -> HttpResponse:
    return _kept(JsonResponse(manifest_of(request.tenant), content_type="application/manifest+json"), A_DAY)


@guarded("page_published.read")
def favicon(request: PortalRequest) -> HttpResponse:
    """Browsers that look for nothing else ask for this name."""
    return _kept(HttpResponseRedirect(static(f"icons/{theme_named(request.tenant.theme).slug}.ico")), A_DAY)


@guarded("map_entry_public.read")
def sitemap(request: PortalRequest) -> HttpResponse:
    return _xml(lambda stream: write_index(stream, anonymous(request.tenant), origin_of(request)))


@guarded("map_entry_public.read")
def sitemap_part(request: PortalRequest, kind: str, number: int) -> HttpResponse:
    """What everybody may see, whoever asks: it is kept by who fetched it."""
    if kind not in kinds() or number < 1:
        raise NotFound()
    part = Part(kind, number)

    def write(stream: StringIO) -> None:
        if not write_part(stream, anonymous(request.tenant), part, origin_of(request)):
            raise NotFound()

    return _xml(write)


def _text(written: str) -> HttpResponse:
    return HttpResponse(written, content_type="text/plain; charset=utf-8")


def _xml(write: Callable[[StringIO], object]) -> HttpResponse:
    stream = StringIO()
    write(stream)
    return _kept(HttpResponse(stream.getvalue(), content_type="application/xml"), AN_HOUR)


def _kept(response: HttpResponse, seconds: int) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=seconds)
    return response
