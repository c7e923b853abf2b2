"""Addresses of composing a referral, and of the kinds to choose from. Always a uid, never a name."""

from django.urls import path

from portal.referrals.views import beginning, composing, kinds, kinds_made

app_name = "compose"

urlpatterns = [
    path("doorverwijzingen/nieuw/", beginning.new, name="new"),
    path("doorverwijzingen/<uuid:uid>/opstellen/", composing.draft, name="draft"),
    path("doorverwijzingen/<uuid:uid>/weggooien/", composing.discard, name="discard"),
    path("instellingen/soorten/", kinds.kinds, name="kinds"),
    path("instellingen/soorten/nieuw/", kinds_made.new_kind, name="new_kind"),
    path("instellingen/soorten/<uuid:uid>/", kinds.kind, name="kind"),
    path("instellingen/soorten/<uuid:uid>/uit-gebruik/", kinds_made.retire_kind, name="retire_kind"),
    path("instellingen/soorten/<uuid:uid>/in-gebruik/", kinds_made.bring_back_kind, name="bring_back_kind"),
    path("instellingen/soorten/<uuid:uid>/gemeente/<str:municipality>/", kinds_made.kind_here, name="kind_here"),
    path("instellingen/soorten/<uuid:uid>/team/", kinds.add_receiver, name="add_receiver"),
    path("instellingen/soorten/team/<uuid:uid>/", kinds.receiver, name="receiver"),
]
