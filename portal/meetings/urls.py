"""Addresses of meetings."""

from django.urls import path

from portal.meetings.views import feeds, inviting, lists, organising, page

app_name = "meetings"

urlpatterns = [
    path("overleggen/", lists.meetings, name="list"),
    path("overleggen/nieuw/", organising.new, name="new"),
    path("overleggen/antwoord-inlezen/", organising.reply, name="reply"),
    path("overleggen/agenda/", feeds.calendar, name="calendar"),
    path("overleggen/agenda/maken/", feeds.make, name="make_feed"),
    path("overleggen/agenda/stoppen/", feeds.stop, name="stop_feed"),
    path("overleggen/<uuid:uid>/bijeenkomst.ics", feeds.one, name="file"),
    path("overleggen/<uuid:uid>/", page.meeting, name="meeting"),
    path("overleggen/<uuid:uid>/wijzigen/", organising.change, name="change"),
    path("overleggen/<uuid:uid>/aankondigen/", organising.announce, name="announce"),
    path("overleggen/<uuid:uid>/afzeggen/", organising.cancel, name="cancel"),
    path("overleggen/<uuid:uid>/uitnodigen/", inviting.invite, name="invite"),
    path("overleggen/<uuid:uid>/uitnodiging/<uuid:invitation>/intrekken/", inviting.uninvite, name="uninvite"),
    path("overleggen/<uuid:uid>/uitnodiging/<uuid:invitation>/antwoord/", page.answer, name="answer"),
    path("overleggen/<uuid:uid>/aanmelden/", page.take_part, name="take_part"),
    path("overleggen/<uuid:uid>/aanwezig/", inviting.attendance, name="attendance"),
    path("overleggen/<uuid:uid>/aanwezig/erbij/", inviting.came_along, name="came_along"),
    path("overleggen/<uuid:uid>/aanwezig/<uuid:invitation>/", inviting.arrived, name="arrived"),
    path("overleggen/<uuid:uid>/aanwezig/<uuid:invitation>/weg/", inviting.left, name="left"),
]
