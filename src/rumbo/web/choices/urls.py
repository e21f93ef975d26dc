"""The addresses of the choices, below /choices/."""

from django.urls import path

from rumbo.web.choices import views

app_name = "choices"
urlpatterns = [
    path("", views.choices, name="choices"),
    path("ask/", views.ask, name="ask"),
    path("side-by-side/", views.beside, name="beside"),
    path("side-by-side/sheet/", views.sheet, name="sheet"),
    path("cancers/<slug:guide_id>/", views.cancer, name="cancer"),
    path("named/new/", views.name, name="name"),
    path("named/<uuid:named_id>/", views.change, name="change"),
    path("named/<uuid:named_id>/remove/", views.remove, name="remove"),
    path("<slug:choice_id>/", views.choice, name="choice"),
]
