"""Files of editors. What programs and pages point at; one address whatever the language."""

from django.urls import path

from cms.media import views

app_name = "media"

urlpatterns = [
    path("beeld/<uuid:uid>/<slug:size>/", views.image, name="image"),
    path("bestand/<uuid:uid>/", views.document, name="document"),
    path("media/<path:name>", views.file, name="file"),
]
