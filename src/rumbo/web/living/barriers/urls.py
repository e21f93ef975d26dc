"""The addresses of money, work and getting there, below /living/barriers/."""

from django.urls import path

from rumbo.web.living.barriers import views

urlpatterns = [
    path("", views.barriers, name="barriers"),
    path("check/", views.check, name="barriers-check"),
    path("united-states/", views.programs, name="barriers-programs"),
    path("sheet/", views.sheet, name="barriers-sheet"),
    path("ask/", views.ask, name="barriers-ask"),
    path("remove/<int:check_id>/", views.remove, name="barriers-remove"),
    path("about/<slug:barrier>/", views.barrier, name="barriers-one"),
]
