"""Addresses of network meetings for who works here. Those of the site stand in portal/web/urls_activities.py."""

from django.urls import path

from portal.networking.views import exchange, guests, programme

app_name = "networking"

urlpatterns = [
    path("ik-zoek-ik-bied/", exchange.everything, name="exchange"),
    path("ik-zoek-ik-bied/nieuw/", exchange.place, name="exchange_place"),
    path("ik-zoek-ik-bied/<uuid:uid>/", exchange.one, name="exchange_one"),
    path("ik-zoek-ik-bied/<uuid:uid>/reageren/", exchange.reply, name="exchange_reply"),
    path("ik-zoek-ik-bied/<uuid:uid>/weghalen/", exchange.withdraw, name="exchange_withdraw"),
    path("ik-zoek-ik-bied/<uuid:uid>/terugzetten/", exchange.bring_back, name="exchange_back"),
    path("overleggen/<uuid:uid>/gasten/", guests.guests, name="guests"),
    path("overleggen/<uuid:uid>/gasten/erbij/", guests.came_along, name="came_along"),
    path("overleggen/<uuid:uid>/gasten/<uuid:guest>/", guests.arrived, name="arrived"),
    path("overleggen/<uuid:uid>/gasten/<uuid:guest>/vergissing/", guests.not_there, name="not_there"),
    path("overleggen/<uuid:uid>/gasten/<uuid:guest>/afmelden/", guests.take_off, name="take_off"),
    path("overleggen/<uuid:uid>/programma/", programme.write, name="programme"),
    path("overleggen/<uuid:uid>/programma/kies/", programme.choose, name="choose"),
    path("overleggen/<uuid:uid>/programma/<uuid:part>/", programme.change, name="change_part"),
    path("overleggen/<uuid:uid>/programma/<uuid:part>/weg/", programme.remove, name="remove_part"),
    path("overleggen/<uuid:uid>/lijst/", guests.paper_list, name="paper_list"),
    path("overleggen/<uuid:uid>/naamkaartjes/", guests.badges, name="badges"),
]
