from django.urls import path

from cms.admin.translating import views

app_name = "cms_translating"

urlpatterns = [
    path("", views.index, name="index"),
    path("<int:page_id>/<slug:language>/", views.page, name="page"),
]
