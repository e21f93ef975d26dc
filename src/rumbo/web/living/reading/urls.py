"""The addresses of fear and hope, below /living/reading/."""

from django.urls import path

from rumbo.web.living.reading import views

urlpatterns = [
    path("", views.readings, name="readings"),
    path("<slug:reading_id>/", views.reading, name="reading"),
]
