"""The screens of those who keep the map true."""

from django.urls import path

from portal.socialmap.views import asking, editing, own_entries

app_name = "socialmap"

urlpatterns = [
    path("kaart/mijn-vermeldingen/", own_entries.own_entries, name="own_entries"),
    path("kaart/mijn-vermeldingen/<slug:entity>/<uuid:uid>/klopt-nog/", own_entries.still_true, name="still_true"),
    path("kaart/mijn-vermeldingen/<slug:entity>/<uuid:uid>/voorstel/", own_entries.propose, name="propose"),
    path("kaart/mijn-vermeldingen/<uuid:uid>/plek/", own_entries.tell_capacity, name="tell_capacity"),
    path("kaart/voorstellen/", editing.proposals, name="proposals"),
    path("kaart/voorstellen/<uuid:uid>/", editing.decide, name="decide"),
    path("kaart/vermelding/<slug:entity>/<uuid:uid>/wijzigen/", editing.edit, name="edit"),
    path("kaart/aanbod/", editing.offers, name="offers"),
    path("kaart/aanbod/<uuid:uid>/", editing.answer, name="answer"),
    path("kaart/aanbod/<uuid:uid>/intrekken/", editing.withdraw, name="withdraw_offer"),
    path("kaart/klopt-dit-nog/", asking.asks, name="asks"),
    path("kaart/klopt-dit-nog/<uuid:uid>/terug/", asking.bring_back, name="bring_back"),
]
