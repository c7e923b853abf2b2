"""Addresses of date polls. One carries the token of a personal link; none carries a name."""

from django.urls import path

from portal.polls.views import by_link, days, lists, organising, page, people

app_name = "polls"

urlpatterns = [
    path("datumprikkers/", lists.polls, name="list"),
    path("datumprikkers/nieuw/", organising.new, name="new"),
    path("datumprikkers/<uuid:uid>/", page.poll, name="poll"),
    path("datumprikkers/<uuid:uid>/antwoord/", page.vote, name="vote"),
    path("datumprikkers/<uuid:uid>/wijzigen/", organising.change, name="change"),
    path("datumprikkers/<uuid:uid>/dagen/", days.days, name="days"),
    path("datumprikkers/<uuid:uid>/dagen/<uuid:day>/", days.change, name="change_day"),
    path("datumprikkers/<uuid:uid>/dagen/<uuid:day>/weg/", days.remove, name="remove_day"),
    path("datumprikkers/<uuid:uid>/dagen/<uuid:day>/plan/", organising.decide, name="decide"),
    path("datumprikkers/<uuid:uid>/mensen/", people.people, name="people"),
    path("datumprikkers/<uuid:uid>/mensen/buiten/", people.outsider, name="outsider"),
    path("datumprikkers/<uuid:uid>/mensen/<uuid:voter>/weg/", people.take_off, name="take_off"),
    path("datumprikkers/<uuid:uid>/mensen/<uuid:voter>/link/intrekken/", people.revoke, name="revoke_link"),
    path("datumprikkers/<uuid:uid>/mensen/<uuid:voter>/link/opnieuw/", people.again, name="new_link"),
    path("datumprikkers/<uuid:uid>/versturen/", organising.send, name="send"),
    path("datumprikkers/<uuid:uid>/sluiten/", organising.close, name="close"),
    path("datumprikkers/<uuid:uid>/stoppen/", organising.stop, name="stop"),
    path("prik/<str:token>/", by_link.door, name="by_link"),
]
