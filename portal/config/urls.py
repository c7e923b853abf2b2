"""The addresses of a portal. Each pattern is classified; an unclassified one refuses start-up.

What people read stands once per language: Dutch without a prefix, /en/ and /ar/ before the others. What programs read,
or what somebody else has written down (a sign-in server), has one address whatever the language.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from portal.accounts.urls import organisation_callback

# API, robots, sitemap, security.txt and the like: addresses without a language.
unprefixed: list[URLPattern | URLResolver] = [
    organisation_callback,
    path("", include("portal.web.urls_papers")),
    path("", include("portal.web.urls_calendars")),
    path("", include("portal.opendata.urls_programs")),
    path("", include("portal.referrals.urls_programs")),
    path("", include("portal.meetings.urls_programs")),
    path("", include("cms.media.urls")),
    path("cms/", include("cms.boundary.urls")),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *unprefixed,
    *i18n_patterns(
        path("", include("portal.web.urls")),
        path("", include("portal.web.urls_intake")),
        path("", include("portal.web.urls_newsletter")),
        path("", include("portal.web.urls_freshness")),
        path("", include("portal.web.urls_activities")),
        path("", include("portal.opendata.urls")),
        path("", include("portal.accounts.urls")),
        path("", include("portal.socialmap.urls")),
        path("", include("portal.library.urls")),
        path("", include("portal.notifications.urls")),
        path("", include("portal.consent.urls")),
        path("", include("portal.cases.urls")),
        path("", include("portal.referrals.urls")),
        path("", include("portal.referrals.urls_by_link")),
        path("", include("portal.referrals.urls_matching")),
        path("", include("portal.cases.urls_documents")),
        path("", include("portal.letters.urls")),
        path("", include("portal.meetings.urls")),
        path("", include("portal.polls.urls")),
        path("", include("portal.agendas.urls")),
        path("", include("portal.networking.urls")),
        path("", include("portal.resident.urls")),
        path("", include("portal.referrals.urls_composing")),
        path("", include("cms.serving.urls")),  # last: it answers whatever nobody else answers
        prefix_default_language=False,
    ),
]

handler400 = "portal.web.views.errors.bad_request"
handler403 = "portal.web.views.errors.permission_denied"
handler404 = "portal.web.views.errors.page_not_found"
handler500 = "portal.web.views.errors.server_error"
