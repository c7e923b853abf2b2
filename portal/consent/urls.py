"""Addresses of the ledger. `subject` is the pseudonym of a resident, `uid` that of a record."""

from django.urls import path

from portal.consent.views import grounds, purposes, receipts, recording

app_name = "consent"

urlpatterns = [
    path("grondslagen/<uuid:subject>/nieuw/", recording.record, name="record"),
    path("grondslagen/<uuid:subject>/tekst/", recording.text, name="text"),
    path("grondslagen/<uuid:subject>/bewijs/", receipts.receipt, name="receipt"),
    path("grondslagen/<uuid:subject>/bewijs/code/", receipts.code, name="code"),
    path("grondslagen/<uuid:uid>/", grounds.ground, name="ground"),
    path("grondslagen/<uuid:uid>/vernieuwen/", grounds.renew, name="renew"),
    path("grondslagen/<uuid:uid>/stoppen/", grounds.withdraw, name="withdraw"),
    path("grondslagen/<uuid:uid>/bezwaar/", grounds.object_to, name="object"),
    path("grondslagen/<uuid:uid>/bezwaar/besluit/", grounds.decide, name="decide"),
    path("instellingen/doelen/", purposes.purposes, name="purposes"),
    path("instellingen/doelen/<uuid:uid>/", purposes.purpose, name="purpose"),
    path("instellingen/soorten-gegevens/<uuid:uid>/", purposes.kind, name="kind"),
]
