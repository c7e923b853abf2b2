"""Reading a list in. Mounted under the address of the CMS."""

from django.urls import path

from cms.admin.spreadsheet import views

app_name = "cms_spreadsheet"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("<uuid:uid>/kolommen/", views.columns, name="columns"),
    path("<uuid:uid>/", views.rows, name="rows"),
    path("<uuid:uid>/inlezen/", views.confirm, name="confirm"),
    path("<uuid:uid>/terugdraaien/", views.undo, name="undo"),
    path("<uuid:uid>/weggooien/", views.discard, name="discard"),
]
