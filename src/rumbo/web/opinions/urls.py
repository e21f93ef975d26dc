"""The addresses of the opinions, below /opinions/."""

from django.urls import path

from rumbo.web.opinions import views
from rumbo.web.opinions.packet import views as packet

app_name = "opinions"
urlpatterns = [
    path("", views.opinions, name="opinions"),
    path("new/", views.begin, name="begin"),
    path("sheet/", views.sheet, name="sheet"),
    path("ask/", views.ask, name="ask"),
    path("how/", views.how, name="how"),
    path("packet/", packet.packet, name="packet"),
    path("packet/file/", packet.packet_file, name="packet-file"),
    path("packet/cover/", packet.cover, name="packet-cover"),
    path("packet/letter/<str:office>/", packet.letter, name="packet-letter"),
    path("<uuid:opinion_id>/remove/", views.remove, name="remove"),
    path("<uuid:opinion_id>/<str:step>/", views.step, name="step"),
]
