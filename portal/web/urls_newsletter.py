"""Asking for the newsletter, and leaving it. Screens of editors stand in the admin (cms/newsletter)."""

from django.urls import path

from portal.web.views import newsletter

app_name = "newsletter"

urlpatterns = [
    path("nieuwsbrief/", newsletter.subscribe, name="subscribe"),
    path("nieuwsbrief/gevraagd/", newsletter.asked, name="asked"),
    path("nieuwsbrief/bevestigen/<uuid:uid>/<slug:proof>/", newsletter.confirm, name="confirm"),
    path("nieuwsbrief/uitschrijven/<uuid:uid>/<slug:proof>/", newsletter.unsubscribe, name="unsubscribe"),
]
