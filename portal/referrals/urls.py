"""The screens of referrals for people at work."""

from django.urls import path

from portal.referrals.views import calendar, checking, page, saved, worklist

app_name = "referrals"

urlpatterns = [
    path("mijn-werk/", worklist.worklist, name="worklist"),
    path("mijn-werk/weergaven/nieuw/", saved.save, name="save_view"),
    path("mijn-werk/weergaven/beheren/", saved.manage, name="views"),
    path("mijn-werk/weergaven/<uuid:uid>/naam/", saved.rename, name="rename_view"),
    path("mijn-werk/weergaven/<uuid:uid>/weg/", saved.remove, name="remove_view"),
    path("mijn-werk/weergaven/<uuid:uid>/terug/", saved.put_back, name="put_back_view"),
    path("doorverwijzingen/<uuid:uid>/navraag/", checking.check_back, name="check_back"),
    path("doorverwijzingen/<uuid:uid>/gewist/", worklist.wiped, name="wiped"),
    path("doorverwijzingen/<uuid:uid>/", page.referral, name="referral"),
    path("doorverwijzingen/<uuid:uid>/samenvatting/", page.summary, name="summary"),
    path("doorverwijzingen/<uuid:uid>/stap/<slug:name>/", page.step, name="step"),
    path("doorverwijzingen/<uuid:uid>/gesprek.ics", calendar.calendar, name="calendar"),
    path("doorverwijzingen/<uuid:uid>/beoordelen/", page.assess, name="assess"),
    path("doorverwijzingen/<uuid:uid>/bericht/", page.talk, name="talk"),
    path("doorverwijzingen/<uuid:uid>/verdelen/", page.assign, name="assign"),
    path("doorverwijzingen/<uuid:uid>/gezien/", page.seen, name="seen"),
]
