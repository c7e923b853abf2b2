"""Addresses of volunteers: whom somebody helps, and which volunteer helps with a referral."""

from django.urls import path

from portal.referrals.views import matching

app_name = "matching"

urlpatterns = [
    path("wie-u-helpt/", matching.mine, name="mine"),
    path("wie-u-helpt/<uuid:uid>/", matching.one, name="one"),
    path("doorverwijzingen/<uuid:uid>/vrijwilliger/", matching.volunteers, name="volunteers"),
    path("doorverwijzingen/vrijwilliger/<uuid:uid>/stoppen/", matching.end, name="end"),
    path("doorverwijzingen/vrijwilliger/<uuid:uid>/terug/", matching.put_back, name="put_back"),
]
