"""The addresses of help outside, below /help/outside/."""

from django.urls import path

from rumbo.web.help.outside import views

urlpatterns = [
    path("", views.outside, name="outside"),
    path("<slug:place_id>/", views.place, name="outside-place"),
    path("<slug:place_id>/sheet/", views.call_sheet, name="outside-sheet"),
]
