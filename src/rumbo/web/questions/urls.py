"""The addresses of the list of questions, below /questions/."""

from django.urls import path

from rumbo.web.questions import views

app_name = "questions"
urlpatterns = [
    path("", views.questions, name="questions"),
    path("sheet/", views.sheet, name="sheet"),
    path("<str:question>/add/", views.choose, name="choose"),
    path("<str:question>/leave-out/", views.leave_out, name="leave-out"),
    path("<str:question>/bring-back/", views.bring_back, name="bring-back"),
    path("<str:question>/move/", views.move, name="move"),
    path("<str:question>/words/", views.reword, name="reword"),
    path("<str:question>/why/", views.why, name="why"),
]
