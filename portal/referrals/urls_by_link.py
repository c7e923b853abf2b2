"""Addresses of receivers without an account. One carries the token of a link; none carries a name or a number."""

from django.urls import path

from portal.referrals.views import by_link, link_door, links

app_name = "by_link"

urlpatterns = [
    path("ontvangen/", link_door.closed, name="closed"),
    path("ontvangen/afsluiten/", link_door.leave, name="leave"),
    path("ontvangen/afspraken/", by_link.accept_terms, name="terms"),
    path("ontvangen/vraag/", by_link.page, name="page"),
    path("ontvangen/vraag/bericht/", by_link.talk, name="talk"),
    path("ontvangen/vraag/gesprek.ics", by_link.calendar, name="calendar"),
    path("ontvangen/vraag/stap/<slug:name>/", by_link.step, name="step"),
    path("ontvangen/<str:token>/", link_door.door, name="door"),
    path("ontvangen/<str:token>/code/", link_door.send_code, name="send_code"),
    path("doorverwijzingen/<uuid:uid>/link/intrekken/", links.revoke, name="revoke"),
    path("doorverwijzingen/<uuid:uid>/link/opnieuw/", links.send_again, name="send_again"),
    path("instellingen/ontvangers-met-link/", links.receivers, name="receivers"),
    path("instellingen/ontvangers-met-link/<uuid:uid>/weghalen/", links.remove, name="remove_receiver"),
]
