"""The addresses of the people who help, below /circle/people/."""

from django.urls import path

from rumbo.web.circle.people import views

urlpatterns = [
    path("", views.people, name="people"),
    path("new/", views.new, name="member-new"),
    path("<uuid:member_id>/", views.member, name="member"),
    path("<uuid:member_id>/change/", views.change, name="member-change"),
    path("<uuid:member_id>/shares/", views.shares, name="member-shares"),
    path("<uuid:member_id>/seen/", views.seen, name="member-seen"),
    path("<uuid:member_id>/stop/", views.stop, name="member-stop"),
    path("<uuid:member_id>/remove/", views.remove, name="member-remove"),
]
