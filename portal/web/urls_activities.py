"""The public agenda: what anybody may come to, and coming without an account."""

from django.urls import path

from portal.web.views import activities, registering

app_name = "activities"

urlpatterns = [
    path("activiteiten/", activities.activities, name="list"),
    path("activiteiten/<uuid:uid>/", activities.activity, name="activity"),
    path("activiteiten/<uuid:uid>/aanmelden/", registering.register, name="register"),
    path("activiteiten/<uuid:uid>/gevraagd/", registering.asked, name="asked"),
    path("activiteiten/bevestigen/<uuid:uid>/<slug:proof>/", registering.confirm, name="confirm"),
    path("activiteiten/afmelden/<uuid:uid>/<slug:proof>/", registering.leave, name="leave"),
]
