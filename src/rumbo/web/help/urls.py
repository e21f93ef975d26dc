"""The addresses of help, below /help/."""

from django.urls import path

from rumbo.web.help import views

app_name = "help"
urlpatterns = [
    path("", views.help_page, name="help"),
    path("who-to-call/", views.who_to_call, name="who-to-call"),
    path("card/", views.card, name="card"),
    path("card/sheet/", views.card_sheet, name="card-sheet"),
    path("papers/", views.get_papers, name="papers"),
    path("papers/request/", views.papers_request, name="papers-request"),
    path("words/", views.words, name="words"),
    path("explained/<slug:page_id>/", views.explain, name="explain"),
]
