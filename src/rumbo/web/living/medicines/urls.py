"""The addresses of the medicines, below /living/medicines/."""

from django.urls import path

from rumbo.web.living.medicines import views

urlpatterns = [
    path("", views.medicines, name="medicines"),
    path("new/", views.new, name="medicine-new"),
    path("names/", views.names, name="medicine-names"),
    path("accept/", views.accept, name="medicine-accept"),
    path("sheet/", views.sheet, name="medicines-sheet"),
    path("day/", views.day, name="medicine-day"),
    path("days/", views.days, name="medicine-days"),
    path("<uuid:medicine_id>/", views.one, name="medicine"),
    path("<uuid:medicine_id>/change/", views.change, name="medicine-change"),
    path("<uuid:medicine_id>/stop/", views.stop, name="medicine-stop"),
    path("<uuid:medicine_id>/again/", views.again, name="medicine-again"),
    path("<uuid:medicine_id>/ask/", views.ask, name="medicine-ask"),
    path("<uuid:medicine_id>/remove/", views.remove, name="medicine-remove"),
]
