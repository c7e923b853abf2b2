"""The addresses of a portal. Each pattern is classified; an unclassified one refuses start-up."""

from importlib.util import find_spec

from django.urls import include, path

urlpatterns = [
    path("", include(name))
    for name in ("portal.web.urls", "portal.accounts.urls", "portal.socialmap.urls")
    if find_spec(name.rsplit(".", 1)[0]) and find_spec(name)
]

if find_spec("portal.web"):
    handler400 = "portal.web.views.errors.bad_request"
    handler403 = "portal.web.views.errors.permission_denied"
    handler404 = "portal.web.views.errors.page_not_found"
    handler500 = "portal.web.views.errors.server_error"
