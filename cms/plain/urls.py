"""Checks of plain language. Mounted in the admin."""

from django.urls import path

from cms.plain import views

app_name = "cms_plain"

urlpatterns = [
    path("", views.look, name="look"),
    path("pagina/<int:page_id>/", views.page, name="page"),
]
