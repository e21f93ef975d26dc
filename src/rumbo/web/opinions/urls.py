"""The addresses of the opinions, below /opinions/."""

from django.urls import path

from rumbo.web.opinions import views

app_name = "opinions"
urlpatterns = [
    path("", views.opinions, name="opinions"),
    path("new/", views.begin, name="begin"),
    path("sheet/", views.sheet, name="sheet"),
    path("ask/", views.ask, name="ask"),
    path("how/", views.how, name="how"),
    path("<uuid:opinion_id>/remove/", views.remove, name="remove"),
    path("<uuid:opinion_id>/<str:step>/", views.step, name="step"),
]
