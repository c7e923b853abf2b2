"""The screens of one's own messages."""

from django.urls import path

from portal.notifications import views

app_name = "notifications"

urlpatterns = [
    path("berichten/", views.messages, name="messages"),
    path("berichten/alles-gelezen/", views.mark_all_read, name="mark_all_read"),
    path("berichten/keuzes/", views.preferences, name="preferences"),
    path("berichten/<uuid:uid>/openen/", views.open_message, name="open"),
    path("berichten/<uuid:uid>/gelezen/", views.mark_read, name="mark_read"),
]
