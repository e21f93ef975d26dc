"""The addresses of the calendar, below /living/calendar/."""

from django.urls import path

from rumbo.web.living.calendar import views

urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("month/<int:year>/<int:month>/", views.month, name="calendar-month"),
    path("file/", views.file, name="calendar-file"),
    path("new/", views.add, name="plan-add"),
    path("<uuid:plan_id>/", views.plan, name="plan"),
    path("<uuid:plan_id>/change/", views.change, name="plan-change"),
    path("<uuid:plan_id>/again/", views.again, name="plan-again"),
    path("<uuid:plan_id>/end/", views.end, name="plan-end"),
    path("<uuid:plan_id>/file/", views.plan_file, name="plan-file"),
    path("<uuid:plan_id>/remove/", views.remove, name="plan-remove"),
    path("<uuid:plan_id>/days/<str:day>/", views.one_day, name="plan-day"),
    path("<uuid:plan_id>/days/<str:day>/skip/", views.skip, name="plan-skip"),
    path("<uuid:plan_id>/days/<str:day>/put-back/", views.put_back, name="plan-put-back"),
]
