"""The addresses of the scan wait, below /living/waiting/."""

from django.urls import path

from rumbo.web.living.waiting import views

urlpatterns = [
    path("", views.waits, name="waits"),
    path("new/", views.begin, name="wait-new"),
    path("<uuid:wait_id>/", views.wait, name="wait"),
    path("<uuid:wait_id>/change/", views.change, name="wait-change"),
    path("<uuid:wait_id>/came/", views.came, name="wait-came"),
    path("<uuid:wait_id>/ask/", views.ask, name="wait-ask"),
    path("<uuid:wait_id>/remove/", views.remove, name="wait-remove"),
]
