"""The addresses of what would help, below /circle/needs/."""

from django.urls import path

from rumbo.web.circle.needs import views

urlpatterns = [
    path("", views.needs, name="needs"),
    path("walk/", views.walk, name="needs-walk"),
    path("remove/<int:walk_id>/", views.remove, name="needs-remove"),
]
