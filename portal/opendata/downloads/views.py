"""Whole-directory downloads, by form."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase

from portal.opendata.downloads import geojson, tabular, whole_json
from portal.opendata.ledger.stamp import stamp
from portal.opendata.streaming import in_steps
from tenants.http import PortalRequest, origin_of


@dataclass(frozen=True)
class Form:
    """One form of the directory."""

    ending: str
    content_type: str
    pieces: Callable[[str], Iterator[Iterator[bytes]]]


FORMS = {
    "json": Form("json", "application/json", lambda origin: whole_json.pieces()),
    "csv": Form("zip", "application/zip", lambda origin: tabular.pieces()),
    "geojson": Form("geojson", "application/geo+json", geojson.pieces),
}


def download_of(name: str) -> Callable[[PortalRequest], HttpResponseBase]:
    """The view that sends this form, made while it is sent."""
    form = FORMS[name]

    def download(request: PortalRequest) -> HttpResponseBase:
        origin = origin_of(request)
        response = StreamingHttpResponse(in_steps(form.pieces(origin)), content_type=form.content_type)
        response["Content-Disposition"] = f'attachment; filename="sociale-kaart-{request.tenant.slug}.{form.ending}"'
        if found := stamp(name):
            response["ETag"] = f'W/"{found}"'
        return response

    return download
