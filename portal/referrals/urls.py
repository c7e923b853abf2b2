"""The screens of referrals for people at work."""

from django.urls import path

from portal.referrals.views import page, worklist

app_name = "referrals"

urlpatterns = [
    path("mijn-werk/", worklist.worklist, name="worklist"),
    path("doorverwijzingen/<uuid:uid>/gewist/", worklist.wiped, name="wiped"),
    path("doorverwijzingen/<uuid:uid>/", page.referral, name="referral"),
    path("doorverwijzingen/<uuid:uid>/samenvatting/", page.summary, name="summary"),
    path("doorverwijzingen/<uuid:uid>/stap/<slug:name>/", page.step, name="step"),
    path("doorverwijzingen/<uuid:uid>/beoordelen/", page.assess, name="assess"),
    path("doorverwijzingen/<uuid:uid>/bericht/", page.talk, name="talk"),
    path("doorverwijzingen/<uuid:uid>/verdelen/", page.assign, name="assign"),
    path("doorverwijzingen/<uuid:uid>/gezien/", page.seen, name="seen"),
]
