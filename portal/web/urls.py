"""The first rooms of the site."""

from django.conf import settings
from django.urls import path
from django.urls.resolvers import URLPattern

from portal.web.folder import views as folder
from portal.web.keeping import views as keeping
from portal.web.logbook import views as logbook
from portal.web.rights import views as rights
from portal.web.theming import views as theming
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
    path("folder/", folder.folder, name="folder"),
    path("folder/print/", folder.folder_print, name="folder_print"),
    path("folder/pdf/", folder.folder_pdf, name="folder_pdf"),
    path("hulp/<uuid:uid>/", socialmap.service, name="service"),
    path("organisatie/<uuid:uid>/", socialmap.organisation, name="organisation"),
    path("instellingen/thema/", theming.choose, name="theme"),
    path("instellingen/thema/terug/", theming.put_back, name="theme_put_back"),
    path("instellingen/thema/voorbeeld.css", theming.preview_style, name="theme_preview"),
    path("logboek/", logbook.whole, name="logbook"),
    path("logboek/organisatie/", logbook.own, name="own_logbook"),
    path("rechten-van-inwoners/", rights.find, name="rights"),
    path("rechten-van-inwoners/<uuid:subject>/", rights.person, name="rights_of"),
    path("rechten-van-inwoners/<uuid:subject>/overzicht/", rights.report, name="rights_report"),
    path("rechten-van-inwoners/<uuid:subject>/tegenhouden/", rights.hold, name="rights_hold"),
    path("rechten-van-inwoners/<uuid:subject>/wissen/", rights.ask_erasure, name="rights_ask_erasure"),
    path("rechten-van-inwoners/besluit/<uuid:uid>/opheffen/", rights.release, name="rights_release"),
    path("rechten-van-inwoners/verzoek/<uuid:uid>/", rights.erasure, name="rights_erasure"),
    path("instellingen/bewaartermijnen/", keeping.terms, name="retention"),
    path("instellingen/bewaartermijnen/<str:code>/", keeping.propose, name="retention_propose"),
    path("instellingen/bewaartermijnen/voorstel/<uuid:uid>/", keeping.decide, name="retention_decide"),
    path("toegankelijkheid/", statements.accessibility, name="accessibility"),
    path("privacy/", statements.privacy, name="privacy"),
]
if settings.DEMO:
    urlpatterns.append(path("stijlgids/", style_guide.style_guide, name="style_guide"))
