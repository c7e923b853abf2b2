"""Addresses of the newsletter in the admin. The wall (cms/boundary) stands around each."""

from django.urls import path

from cms.newsletter import views

app_name = "cms_newsletter"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("<int:page_id>/", views.issue, name="issue"),
    path("<int:page_id>/mail/", views.mail, name="mail"),
    path("<int:page_id>/proef/", views.proof, name="proof"),
    path("<int:page_id>/verstuur/", views.send, name="send"),
    path("<int:page_id>/stop/", views.stop, name="stop"),
]
