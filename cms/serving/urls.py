"""Addresses of pages. Included last: what another room answers never comes here."""

from django.urls import path, register_converter

from cms.serving import views
from cms.serving.converters import PathOfSlugs

register_converter(PathOfSlugs, "slugs")
app_name = "cms"

urlpatterns = [
    path("pagina/<uuid:uid>/", views.by_uid, name="found"),
    path("<slugs:path>/", views.serve, name="page"),
]
