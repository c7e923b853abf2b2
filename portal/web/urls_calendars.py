"""The public agenda for calendars: one address each, whatever the language."""

from django.urls import path

from portal.web.views import activities

app_name = "calendars"

urlpatterns = [
    path("activiteiten/agenda.ics", activities.feed, name="feed"),
    path("activiteiten/<uuid:uid>/agenda.ics", activities.entry, name="entry"),
]
