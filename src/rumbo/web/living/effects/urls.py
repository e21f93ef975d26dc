"""The addresses of side effects, below /living/effects/."""

from django.urls import path

from rumbo.web.living.effects import views

urlpatterns = [
    path("", views.effects, name="effects"),
    path("ask/", views.ask, name="effects-ask"),
    path("lasting/", views.lasting, name="effects-lasting"),
    path("<slug:effects_id>/", views.one, name="effects-one"),
]
