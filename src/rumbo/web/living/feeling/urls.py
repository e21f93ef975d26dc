"""The addresses of how I feel, below /living/feeling/."""

from django.urls import path

from rumbo.web.living.feeling import views

urlpatterns = [
    path("", views.feeling, name="feeling"),
    path("new/", views.log, name="feeling-log"),
    path("all/", views.logs, name="feeling-logs"),
    path("since/", views.since, name="feeling-since"),
    path("since/sheet/", views.sheet, name="feeling-sheet"),
    path("<uuid:feeling_id>/", views.one, name="feeling-one"),
    path("<uuid:feeling_id>/change/", views.change, name="feeling-change"),
    path("<uuid:feeling_id>/remove/", views.remove, name="feeling-remove"),
]
