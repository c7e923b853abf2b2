"""The API, the downloads and the feed: one address each, whatever the language."""

from django.urls import URLPattern, URLResolver, include, path

from portal.opendata.api.serving import open_to_all
from portal.opendata.downloads.views import FORMS, download_of
from portal.opendata.feed import feed

FILES = "opendata_files"
files: list[URLPattern] = [
    *(
        path(f"open-data/download/{name}", open_to_all(download_of(name), limit="download"), name=name)
        for name in FORMS
    ),
    path("open-data/wijzigingen.atom", open_to_all(feed), name="feed"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("portal.opendata.api.urls")),
    path("", include((files, FILES))),
]
