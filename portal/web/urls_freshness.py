"""Where owners answer without account. The link is the right: who, what and until when is signed in it."""

from django.urls import path

from portal.web.views import freshness

app_name = "freshness"

urlpatterns = [
    path("klopt-dit-nog/<uuid:uid>/<slug:to>/<slug:proof>/", freshness.question, name="question"),
    path("klopt-dit-nog/<uuid:uid>/<slug:to>/<slug:proof>/antwoord/", freshness.answer, name="answer"),
    path("klopt-dit-nog/<uuid:uid>/<slug:to>/<slug:proof>/terug/", freshness.take_back, name="take_back"),
]
