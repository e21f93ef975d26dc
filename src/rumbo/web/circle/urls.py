"""The addresses of my circle, below /circle/. Each room's own addresses stand in its folder."""

from django.urls import include, path

from rumbo.web.circle import views

app_name = "circle"
urlpatterns = [
    path("", views.circle, name="circle"),
    path("needs/", include("rumbo.web.circle.needs.urls")),
    path("people/", include("rumbo.web.circle.people.urls")),
    path("tasks/", include("rumbo.web.circle.tasks.urls")),
]
