"""What visitors tell, and where it is handled."""

from django.urls import path

from portal.web.views import reporting, reports

app_name = "intake"

urlpatterns = [
    path("hulp/<uuid:uid>/klopt-dit-niet/", reporting.wrong, {"entity": "service"}, name="wrong_service"),
    path(
        "organisatie/<uuid:uid>/klopt-dit-niet/", reporting.wrong, {"entity": "organization"}, name="wrong_organisation"
    ),
    path("mist-u-iets/", reporting.missing, name="missing"),
    path("melding-ontvangen/", reporting.received, name="received"),
    path("meldingen/", reports.reports, name="reports"),
    path("meldingen/<uuid:uid>/", reports.report, name="report"),
    path("meldingen/<uuid:uid>/stand/", reports.move, name="move"),
]
