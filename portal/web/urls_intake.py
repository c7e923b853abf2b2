"""What visitors tell, and where it is handled."""

from django.urls import path

from portal.web.views import applying, helpful, intake_settings, reporting, reports, triage

app_name = "intake"

urlpatterns = [
    path("hulp/<uuid:uid>/klopt-dit-niet/", reporting.wrong, {"entity": "service"}, name="wrong_service"),
    path(
        "organisatie/<uuid:uid>/klopt-dit-niet/", reporting.wrong, {"entity": "organization"}, name="wrong_organisation"
    ),
    path("mist-u-iets/", reporting.missing, name="missing"),
    path("melding-ontvangen/", reporting.received, name="received"),
    path("aanmelden/", applying.begin, name="apply"),
    path("aanmelden/controleren/", applying.check, name="apply_check"),
    path("aanmelden/verstuurd/", applying.receipt, name="apply_receipt"),
    path("aanmelden/wissen/", applying.wipe, name="apply_wipe"),
    path("aanmelden/<slug:step>/", applying.step, name="apply_step"),
    path("aanmeldingen/", triage.requests, name="requests"),
    path("aanmeldingen/<uuid:uid>/", triage.request_page, name="request"),
    path("aanmeldingen/<uuid:uid>/nemen/", triage.take, name="request_take"),
    path("aanmeldingen/<uuid:uid>/geven/", triage.give, name="request_give"),
    path("aanmeldingen/<uuid:uid>/antwoord/", triage.answer, name="request_answer"),
    path("aanmeldingen/<uuid:uid>/afwijzen/", triage.refuse, name="request_refuse"),
    path("aanmeldingen/<uuid:uid>/casus/", triage.make_case, name="request_case"),
    path("aanmeldingen/<uuid:uid>/casus/<uuid:case_uid>/", triage.link_case, name="request_link"),
    path("instellingen/aanmelden/", intake_settings.subjects, name="subjects"),
    path("instellingen/aanmelden/<uuid:uid>/", intake_settings.change, name="subject_change"),
    path("gevonden/", helpful.helpful, name="helpful"),
    path("gevonden/bedankt/", helpful.thanks, name="helpful_thanks"),
    path("meldingen/", reports.reports, name="reports"),
    path("meldingen/<uuid:uid>/", reports.report, name="report"),
    path("meldingen/<uuid:uid>/stand/", reports.move, name="move"),
    path("meldingen/<uuid:uid>/antwoord/", reports.answer, name="answer"),
]
