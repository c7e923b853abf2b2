"""Addresses of files on a case. A uid and nothing else: no name stands in an address."""

from django.urls import path

from portal.cases import views_documents as views

app_name = "case_files"

urlpatterns = [
    path("casus/<uuid:uid>/bestanden/", views.files, name="list"),
    path("casus/bestand/<uuid:uid>/", views.download, name="download"),
    path("casus/bestand/<uuid:uid>/inwoner/", views.share, name="share"),
    path("casus/bestand/<uuid:uid>/weghalen/", views.remove, name="remove"),
]
