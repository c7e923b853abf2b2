""" "Mijn lijst": entries without an account. Whose list it is, the server never knows."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from portal.socialmap.selectors import service_cards
from portal.web.composing.my_list import entries_asked_for, list_page
from portal.web.composing.translated import in_language_of_page
from tenants.access import guarded
from tenants.http import PortalRequest


@guarded("map_entry_public.read")
def my_list(request: PortalRequest) -> HttpResponse:
    """The entries in the address; without any, the room that the browser fills. Not for search engines or caches."""
    asked = entries_asked_for(request.GET.get("h", ""))
    found = tuple(service_cards(request.actor, uids=asked).values()) if asked else ()
    address = request.build_absolute_uri(f"{reverse('web:my_list')}?h={','.join(map(str, asked))}")
    page = list_page(
        asked, in_language_of_page(found), timezone.localdate(), shared="h" in request.GET, address=address
    )
    breadcrumb = [(_("Home"), reverse("web:home")), (_("Mijn lijst"), "")]
    response = render(request, "web/my_list.html", {"page": page, "breadcrumb": breadcrumb})
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, no_store=True)
    return response
