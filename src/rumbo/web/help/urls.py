"""The addresses of help, below /help/."""

from django.urls import include, path

from rumbo.web.help import views

app_name = "help"
urlpatterns = [
    path("", views.help_page, name="help"),
    path("who-to-call/", views.who_to_call, name="who-to-call"),
    path("card/", views.card, name="card"),
    path("card/sheet/", views.card_sheet, name="card-sheet"),
    path("papers/", views.get_papers, name="papers"),
    path("papers/request/", views.papers_request, name="papers-request"),
    path("outside/", include("rumbo.web.help.outside.urls")),
    path("words/", views.words, name="words"),
    path("hard-sentences/", views.hard_sentences_page, name="hard-sentences"),
    path("hard-sentences/sheet/", views.sentences_sheet, name="sentences-sheet"),
    path("hard-sentences/<slug:sentence_id>/", views.hard_sentence, name="hard-sentence"),
    path("hard-sentences/<slug:sentence_id>/sheet/", views.sentence_sheet, name="sentence-sheet"),
    path("explained/<slug:page_id>/", views.explain, name="explain"),
]
