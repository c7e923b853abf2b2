"""The first rooms of the site."""

from django.conf import settings
from django.urls import path
from django.urls.resolvers import URLPattern

from portal.web.views import (
    home,
    my_list,
    places,
    search,
    socialmap,
    statements,
    style_guide,
    suggestions,
    topics,
)

app_name = "web"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("onderwerpen/", topics.topics, name="topics"),
    path("onderwerp/<slug:code>/", topics.topic, name="topic"),
    path("plaats/<slug:slug>/", places.place, name="place"),
    path("overzicht/", home.overview, name="overview"),
    path("zoeken/", search.results, name="search"),
    path("zoeken/kaart/", search.large_map, name="search_map"),
    path("zoeken/suggesties/", suggestions.suggestions, name="suggestions"),
    path("mijn-lijst/", my_list.my_list, name="my_list"),
    path("hulp/<uuid:uid>/", socialmap.service, name="service"),
    path("organisatie/<uuid:uid>/", socialmap.organisation, name="organisation"),
    path("toegankelijkheid/", statements.accessibility, name="accessibility"),
    path("privacy/", statements.privacy, name="privacy"),
]
if settings.DEMO:
    urlpatterns.append(path("stijlgids/", style_guide.style_guide, name="style_guide"))
