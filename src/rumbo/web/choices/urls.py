"""The addresses of the choices, below /choices/."""

from django.urls import path

from rumbo.web.choices import views

app_name = "choices"
urlpatterns = [
    path("", views.choices, name="choices"),
    path("named/new/", views.name, name="name"),
    path("named/<uuid:named_id>/", views.change, name="change"),
    path("named/<uuid:named_id>/remove/", views.remove, name="remove"),
]
