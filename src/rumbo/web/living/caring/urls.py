"""The addresses of the care partner's page, below /living/caring/."""

from django.urls import path

from rumbo.web.living.caring import views

urlpatterns = [
    path("", views.caring, name="caring"),
    path("check/", views.check, name="caring-check"),
    path("erase/", views.erase, name="caring-erase"),
    path("ask/", views.ask, name="caring-ask"),
]
