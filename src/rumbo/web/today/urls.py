"""The addresses of the first page, at the root of each language."""

from django.urls import path

from rumbo.web.today import views

app_name = "today"
urlpatterns = [
    path("", views.today, name="today"),
    path("meaning/", views.meaning, name="meaning"),
    path("begin/", views.welcome, name="welcome"),
    path("tonight/<slug:situation>/", views.evening, name="evening"),
    path("tonight/<slug:situation>/sheet/", views.evening_sheet, name="evening-sheet"),
]
