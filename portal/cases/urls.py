"""Addresses of cases. A uid or nothing stands in them, never a name."""

from django.urls import path

from portal.cases.views import circle, glass, handing_over, lists, opening, page, steps

app_name = "cases"

urlpatterns = [
    path("casussen/", lists.cases, name="list"),
    path("casussen/nieuw/", opening.new, name="new"),
    path("casussen/overdragen/", handing_over.caseloads, name="caseloads"),
    path("casussen/overdragen/een/", handing_over.transfer, name="transfer"),
    path("casussen/overdragen/<uuid:team>/<uuid:person>/", handing_over.hand_over, name="hand_over"),
    path("casussen/in-nood/", glass.break_glass, name="break_glass"),
    path("casussen/in-nood/nakijken/", glass.openings, name="openings"),
    path("casussen/in-nood/nakijken/<uuid:uid>/", glass.review, name="review_opening"),
    path("casussen/<uuid:uid>/", page.case, name="case"),
    path("casussen/<uuid:uid>/print/", page.on_paper, name="print"),
    path("casussen/<uuid:uid>/wijzigen/", opening.change, name="change"),
    path("casussen/<uuid:uid>/aanspreekpunt/", steps.change_lead, name="change_lead"),
    path("casussen/<uuid:uid>/afsluiten/", steps.close, name="close"),
    path("casussen/<uuid:uid>/heropenen/", steps.reopen, name="reopen"),
    path("casussen/<uuid:uid>/kring/", circle.circle, name="circle"),
    path("casussen/<uuid:uid>/kring/<uuid:team>/uit/", circle.leave, name="leave_circle"),
    path("casussen/<uuid:uid>/huisgenoot/", steps.join_household, name="join_household"),
    path("casussen/<uuid:uid>/huishouden-verlaten/", steps.leave_household, name="leave_household"),
]
