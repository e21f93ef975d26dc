"""The addresses of the list of questions, below /questions/."""

from django.urls import path

from rumbo.web.questions import views
from rumbo.web.questions.asking import views as asking
from rumbo.web.questions.visits import views as visits

app_name = "questions"
urlpatterns = [
    path("", views.questions, name="questions"),
    path("sheet/", views.sheet, name="sheet"),
    path("visits/", visits.visits, name="visits"),
    path("visits/new/", visits.plan, name="visit-plan"),
    path("visits/interpreter/", visits.interpreter, name="interpreter"),
    path("visits/interpreter/sheet/", visits.interpreter_sheet, name="interpreter-sheet"),
    path("visits/<uuid:visit_id>/", visits.visit, name="visit"),
    path("visits/<uuid:visit_id>/about/", visits.about, name="visit-about"),
    path("visits/<uuid:visit_id>/take-along/", visits.take_along, name="visit-take-along"),
    path("visits/<uuid:visit_id>/begin/", visits.begin, name="visit-begin"),
    path("visits/<uuid:visit_id>/close/", asking.close, name="visit-close"),
    path("visits/<uuid:visit_id>/answers/", asking.answers, name="visit-answers"),
    path("visits/<uuid:visit_id>/finish/", visits.finish, name="visit-finish"),
    path("visits/<uuid:visit_id>/remove/", visits.remove, name="visit-remove"),
    path("visits/<uuid:visit_id>/sheet/", visits.sheet, name="visit-sheet"),
    path("visits/<uuid:visit_id>/summary/", visits.summary, name="visit-summary"),
    path("visits/<uuid:visit_id>/questions/<int:number>/", asking.question, name="visit-question"),
    path("visits/<uuid:visit_id>/questions/<int:number>/again/", visits.ask_again, name="visit-ask-again"),
    path("visits/<uuid:visit_id>/questions/<int:number>/fact/", visits.fact, name="visit-fact"),
    path("visits/<uuid:visit_id>/questions/<int:number>/fact/<slug:kind>/", visits.add_fact, name="visit-add-fact"),
    path("<str:question>/add/", views.choose, name="choose"),
    path("<str:question>/leave-out/", views.leave_out, name="leave-out"),
    path("<str:question>/bring-back/", views.bring_back, name="bring-back"),
    path("<str:question>/move/", views.move, name="move"),
    path("<str:question>/words/", views.reword, name="reword"),
    path("<str:question>/why/", views.why, name="why"),
]
