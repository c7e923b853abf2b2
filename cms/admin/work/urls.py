"""Beside the first screen. Mounted in the admin."""

from django.urls import path

from cms.admin.work import views

app_name = "cms_work"

urlpatterns = [
    path("vragen/", views.questions, name="questions"),
    path("gevonden/", views.show_found, name="found"),
    path("hulp/", views.show_help, name="help"),
]
