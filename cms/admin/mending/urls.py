"""What could be better. Mounted in the admin."""

from django.urls import path

from cms.admin.mending import views

app_name = "cms_mending"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("<uuid:uid>/negeren/", views.ignore, name="ignore"),
    path("<uuid:uid>/terug/", views.show_again, name="show_again"),
    path("pagina/<int:page_id>/nagekeken/", views.looked_at, name="looked_at"),
]
