"""The addresses of the tasks, below /circle/tasks/."""

from django.urls import path

from rumbo.web.circle.tasks import views

urlpatterns = [
    path("", views.tasks, name="tasks"),
    path("new/", views.add, name="task-new"),
    path("<uuid:task_id>/", views.task, name="task"),
    path("<uuid:task_id>/change/", views.change, name="task-change"),
    path("<uuid:task_id>/again/", views.again, name="task-again"),
    path("<uuid:task_id>/move/", views.move, name="task-move"),
    path("<uuid:task_id>/file/", views.file, name="task-file"),
    path("<uuid:task_id>/remove/", views.remove, name="task-remove"),
]
