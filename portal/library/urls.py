"""Addresses of the library."""

from django.urls import path

from portal.library.views import covenant, covenant_editing, documents, editing, question_steps, questions

app_name = "library"

urlpatterns = [
    path("bibliotheek/", documents.home, name="home"),
    path("bibliotheek/bestand/<uuid:uid>/", documents.file, name="file"),
    path("bibliotheek/stuk/nieuw/", editing.new_document, name="new_document"),
    path("bibliotheek/stuk/<uuid:uid>/", documents.document, name="document"),
    path("bibliotheek/stuk/<uuid:uid>/wijzigen/", editing.change_document, name="change_document"),
    path("bibliotheek/stuk/<uuid:uid>/nieuwe-versie/", editing.new_version, name="new_version"),
    path("bibliotheek/stuk/<uuid:uid>/weghalen/", editing.withdraw, name="withdraw_document"),
    path("bibliotheek/stuk/<uuid:uid>/terugzetten/", editing.bring_back, name="bring_back_document"),
    path("bibliotheek/convenant/", covenant.covenant, name="covenant"),
    path("bibliotheek/convenant/versie/<uuid:uid>/", covenant.covenant_version, name="covenant_version"),
    path("bibliotheek/convenant/versie/<uuid:uid>/accepteren/", covenant.accept, name="accept"),
    path("bibliotheek/convenant/organisaties/", covenant_editing.organisations, name="organisations"),
    path("bibliotheek/convenant/concept/", covenant_editing.draft, name="covenant_draft"),
    path("bibliotheek/convenant/concept/publiceren/", covenant_editing.publish, name="publish_covenant"),
    path("bibliotheek/vragen/", questions.questions, name="questions"),
    path("bibliotheek/vragen/stellen/", questions.ask, name="ask"),
    path("bibliotheek/vragen/<uuid:uid>/", questions.question, name="question"),
    path("bibliotheek/vragen/<uuid:uid>/deskundige/", question_steps.assign, name="assign_question"),
    path("bibliotheek/vragen/<uuid:uid>/antwoord/", question_steps.answer, name="answer_question"),
    path("bibliotheek/vragen/<uuid:uid>/publiceren/", question_steps.publish, name="publish_question"),
    path("bibliotheek/vragen/<uuid:uid>/niet-plaatsen/", question_steps.decline, name="decline_question"),
    path("bibliotheek/vragen/<uuid:uid>/terughalen/", question_steps.take_back, name="take_back_question"),
]
