"""The page for people: it stands once per language. What programs read is in urls_programs."""

from django.urls import path

from portal.opendata.views import home

app_name = "opendata"

urlpatterns = [path("open-data/", home, name="home")]
