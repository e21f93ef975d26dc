"""The addresses of the long view, below /living/long-view/."""

from django.urls import path

from rumbo.web.living.longview import views

urlpatterns = [
    path("", views.long_view, name="long-view"),
    path("add/", views.add, name="long-view-add"),
    path("scans/", views.scans, name="long-view-scans"),
    path("sheet/", views.sheet, name="long-view-sheet"),
    path("measured/<slug:substance>/", views.measured, name="long-view-measured"),
]
