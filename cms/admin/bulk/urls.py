"""Work on many services. Mounted under the address of the CMS."""

from django.urls import path

from cms.admin.bulk import views

app_name = "cms_bulk"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("bekijken/", views.prepare, name="prepare"),
    path("meenemen/", views.export, name="export"),
    path("<uuid:uid>/", views.run, name="run"),
    path("<uuid:uid>/doen/", views.confirm, name="confirm"),
    path("<uuid:uid>/terugdraaien/", views.undo, name="undo"),
]
