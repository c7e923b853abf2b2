"""Addresses that programs of the parties read: one, whatever the language."""

from django.urls import path

from portal.referrals.views import fhir

app_name = "fhir"

urlpatterns = [
    path("api/fhir/Task/<uuid:uid>", fhir.task, name="task"),
    path("api/fhir/ServiceRequest/<uuid:uid>", fhir.service_request, name="service_request"),
]
