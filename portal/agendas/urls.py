"""Addresses of agendas."""

from django.urls import path

from portal.agendas.views import items, lists, proposing, running, setting, writing

app_name = "agendas"

urlpatterns = [
    path("overleggen/<uuid:uid>/agenda/voorstellen/", proposing.propose, name="propose"),
    path("overleggen/<uuid:uid>/agenda/volgorde/", running.put_in_order, name="put_in_order"),
    path("overleggen/<uuid:uid>/bespreking/", running.run, name="run"),
    path("overleggen/<uuid:uid>/bespreking/nu/", running.live, name="live"),
    path("overleggen/<uuid:uid>/bespreking/volgende/", running.next_item, name="next"),
    path("agendapunten/<uuid:uid>/", items.item, name="item"),
    path("agendapunten/<uuid:uid>/doorschuiven/", items.move_on, name="move_on"),
    path("agendapunten/<uuid:uid>/stap/<slug:name>/", items.step, name="step"),
    path("agendapunten/<uuid:uid>/verslag/", writing.write, name="write"),
    path("agendapunten/<uuid:uid>/vaststellen/", writing.approve, name="approve"),
    path("agendapunten/<uuid:uid>/aanvullen/", writing.add, name="add"),
    path("acties/", lists.actions, name="actions"),
    path("acties/<uuid:uid>/klaar/", lists.done, name="done"),
    path("knelpunten/", lists.bottlenecks, name="bottlenecks"),
    path("knelpunten/<uuid:uid>/opgelost/", lists.solve, name="solve"),
    path("beheer/agenda/", setting.settings, name="settings"),
]
