"""The API, the downloads and the feed: one address each, whatever the language."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("portal.opendata.api.urls"))]
