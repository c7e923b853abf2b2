"""Entries of the social map, inside the address of the CMS."""

from django.urls import path

from cms.admin.entries.views import editing, languages, listing, previews, steps, versions

app_name = "cms_entries"

urlpatterns = [
    path("", listing.overview, name="list"),
    path("nieuw/<str:entity>/", listing.add, name="add"),
    path("voorstel/<uuid:uid>/", steps.proposal, name="proposal"),
    path("<str:entity>/<uuid:uid>/", editing.edit, name="edit"),
    path("<str:entity>/<uuid:uid>/stap/", steps.step, name="step"),
    path("<str:entity>/<uuid:uid>/bron/", steps.give_back, name="give_back"),
    path("<str:entity>/<uuid:uid>/versies/", versions.versions, name="versions"),
    path("<str:entity>/<uuid:uid>/vergelijken/", versions.compare, name="compare"),
    path("<str:entity>/<uuid:uid>/terugzetten/", versions.restore, name="restore"),
    path("<str:entity>/<uuid:uid>/taal/<slug:language>/", languages.language, name="language"),
    path("<str:entity>/<uuid:uid>/bekijken/", previews.preview, name="preview"),
    path("<str:entity>/<uuid:uid>/voorbeeld/<slug:reader>/<slug:language>/", previews.page, name="page"),
    path("<str:entity>/<uuid:uid>/kaart.svg", previews.pin_map, name="pin_map"),
]
