"""Addresses that calendars read: one, whatever the language."""

from django.urls import path

from portal.meetings.views import feeds

app_name = "meeting_feeds"

urlpatterns = [path("agenda/<uuid:uid>/<str:proof>.ics", feeds.feed, name="feed")]
