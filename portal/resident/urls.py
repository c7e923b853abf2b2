"""Addresses of the resident's own pages. None carries a name, a code or a date; a ground stands there by its uid."""

from django.urls import path

from portal.resident.views import answering, correcting, door, overview

app_name = "resident"

urlpatterns = [
    path("wie-weet-wat/", door.door, name="door"),
    path("wie-weet-wat/weg/", door.away, name="away"),
    path("wie-weet-wat/afsluiten/", door.leave, name="leave"),
    path("wie-weet-wat/overzicht/", overview.page, name="page"),
    path("wie-weet-wat/hulp/<uuid:uid>/hielp-het/", overview.helped, name="helped"),
    path("wie-weet-wat/delen/<uuid:uid>/stoppen/", overview.stop, name="stop"),
    path("wie-weet-wat/delen/<uuid:uid>/bezwaar/", overview.object_to, name="object"),
    path("wie-weet-wat/klopt-niet/", correcting.ask, name="ask_correction"),
    path("wie-weet-wat/alles/", overview.everything, name="everything"),
    path("verbeteringen/", answering.waiting, name="corrections"),
    path("verbeteringen/<uuid:uid>/", answering.answer, name="correction"),
]
