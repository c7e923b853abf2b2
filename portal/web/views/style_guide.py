"""The style guide: each component with invented content. Only in the demo."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from portal.web.showcase import examples
from portal.web.showcase.forms import ExampleForm, with_mistakes
from portal.web.themes import THEMES, declarations
from tenants.access import guarded
from tenants.errors import NotFound
from tenants.http import PortalRequest


@guarded("page_published.read")
def style_guide(request: PortalRequest) -> HttpResponse:
    if not settings.DEMO:
        raise NotFound()
    return render(
        request,
        "showcase/style_guide.html",
        {
            "page": examples.RESULTS,
            "example": examples,
            "empty_form": ExampleForm(prefix="leeg"),
            "wrong_form": with_mistakes(),
            "themes": THEMES.values(),
            "declarations": declarations(THEMES[request.tenant.theme]) if request.tenant.theme in THEMES else {},
        },
    )
