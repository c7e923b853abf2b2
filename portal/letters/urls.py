"""Letters: of a case, and the templates. A letter stands in the address by its code, a resident by no name."""

from django.urls import path

from portal.letters import views, views_settings

app_name = "letters"

urlpatterns = [
    path("casussen/<uuid:uid>/brieven/", views.letters, name="letters"),
    path("casussen/<uuid:uid>/brieven/<slug:code>/", views.letter, name="letter"),
    path("instellingen/brieven/", views_settings.templates, name="templates"),
    path("instellingen/brieven/nieuw/", views_settings.new, name="new_template"),
    path("instellingen/brieven/<uuid:uid>/", views_settings.template, name="template"),
]
