"""The addresses of day to day, below /living/. Each room's own addresses stand in its folder."""

from django.urls import include, path

from rumbo.web.living import views

app_name = "living"
urlpatterns = [
    path("", views.living, name="living"),
    path("waiting/", include("rumbo.web.living.waiting.urls")),
    path("barriers/", include("rumbo.web.living.barriers.urls")),
    path("long-view/", include("rumbo.web.living.longview.urls")),
    path("calendar/", include("rumbo.web.living.calendar.urls")),
    path("caring/", include("rumbo.web.living.caring.urls")),
    path("reading/", include("rumbo.web.living.reading.urls")),
    path("feeling/", include("rumbo.web.living.feeling.urls")),
    path("effects/", include("rumbo.web.living.effects.urls")),
    path("medicines/", include("rumbo.web.living.medicines.urls")),
]
