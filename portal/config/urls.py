"""The addresses of a portal. Each pattern is classified; an unclassified one refuses start-up."""

from django.urls import include, path

urlpatterns = [
    path("", include("portal.web.urls")),
    path("", include("portal.accounts.urls")),
    path("", include("portal.socialmap.urls")),
]

handler400 = "portal.web.views.errors.bad_request"
handler403 = "portal.web.views.errors.permission_denied"
handler404 = "portal.web.views.errors.page_not_found"
handler500 = "portal.web.views.errors.server_error"
