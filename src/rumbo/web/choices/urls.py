"""The addresses of the choices, below /choices/."""

from django.urls import path

from rumbo.web.choices import views
from rumbo.web.choices.deciding import views as deciding
from rumbo.web.choices.matters import views as matters
from rumbo.web.choices.numbers import views as numbers

app_name = "choices"
urlpatterns = [
    path("", views.choices, name="choices"),
    path("ask/", views.ask, name="ask"),
    path("side-by-side/", views.beside, name="beside"),
    path("side-by-side/sheet/", views.sheet, name="sheet"),
    path("cancers/<slug:guide_id>/", views.cancer, name="cancer"),
    path("named/new/", views.name, name="name"),
    path("named/<uuid:named_id>/", views.change, name="change"),
    path("named/<uuid:named_id>/remove/", views.remove, name="remove"),
    path("matters/", matters.matters, name="matters"),
    path("matters/sheet/", matters.sheet, name="matters-sheet"),
    path("matters/beside/<int:reader_id>/", matters.beside, name="matters-beside"),
    path("matters/beside/<int:reader_id>/agree/", matters.agree, name="matters-agree"),
    path("matters/beside/<int:reader_id>/apart/", matters.take_apart, name="matters-apart"),
    path("matters/<slug:prompt>/", matters.prompt, name="matters-prompt"),
    path("deciding/", deciding.decisions, name="decisions"),
    path("deciding/new/", deciding.begin, name="decide"),
    path("deciding/<uuid:decision_id>/", deciding.decision, name="decision"),
    path("deciding/<uuid:decision_id>/sheet/", deciding.sheet, name="decision-sheet"),
    path("deciding/<uuid:decision_id>/aside/", deciding.set_aside, name="decision-aside"),
    path("deciding/<uuid:decision_id>/ask/", deciding.ask, name="decision-ask"),
    path("deciding/<uuid:decision_id>/remove/", deciding.remove, name="decision-remove"),
    path("deciding/<uuid:decision_id>/<slug:part>/", deciding.part, name="decision-part"),
    path("numbers/", numbers.topics, name="numbers"),
    path("numbers/<slug:topic>/", numbers.topic, name="number-topic"),
    path("numbers/<slug:topic>/open/", numbers.open_door, name="number-open"),
    path("numbers/<slug:topic>/close/", numbers.close_door, name="number-close"),
    path("numbers/<slug:topic>/ask/", numbers.ask, name="number-ask"),
    path("<slug:choice_id>/", views.choice, name="choice"),
]
