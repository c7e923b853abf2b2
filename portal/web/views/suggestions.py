"""Suggestions while somebody types in the search box. Only the script of the site asks for them.

JSON and no piece of a page: the script makes the options itself with textContent, so a title is never markup, and the
answer is a third of the size.
"""

from dataclasses import asdict

from django.http import JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from portal.web.composing.suggestions import suggestion_list
from portal.web.composing.translated import suggestions_in_language_of_page
from search.api import suggest
from tenants.access import guarded
from tenants.http import PortalRequest

MOST, LEAST_LETTERS, MOST_LETTERS = 8, 2, 100
SECONDS = 60


@require_safe
@guarded("map_entry_public.read")
def suggestions(request: PortalRequest) -> JsonResponse:
    """At most eight, in the language of the address. Nonsense has none. Sets no cookie and keeps no question."""
    text = request.GET.get("q", "").replace("\0", "").strip()[:MOST_LETTERS]
    asked = suggest(request.actor, text, limit=MOST) if len(text) >= LEAST_LETTERS else ()
    found = asdict(suggestion_list(suggestions_in_language_of_page(asked)))
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False})
    if not request.actor.is_somebody:  # what one person may see is kept nowhere: the middleware says no-store
        patch_cache_control(response, private=True, max_age=SECONDS)
    return response
